"""What follows on a day from an agreement's dated actions and its own terms."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from tracker.records import agreement_life, agreements, bin, countries, links, plain
from tracker.records.agreement_life import Life, papers_due
from tracker.records.agreements import (
    Action,
    ActionKind,
    Agreement,
    AgreementStatus,
    EntryIntoForce,
    Level,
)
from tracker.records.links import Link, LinkKind
from tracker.records.partial_dates import PartialDate
from tracker.records.spans import Span
from tracker.records.words import Words
from tracker.store import Ref, Refs

WE, THEY = 1, 2
PLANNED, NEGOTIATED, INITIALLED, SIGNED, SENT, RATIFIED, NOTIFIED, EXCHANGED = (
    ActionKind.PLANNED,
    ActionKind.NEGOTIATED,
    ActionKind.INITIALLED,
    ActionKind.SIGNED,
    ActionKind.SENT_FOR_RATIFICATION,
    ActionKind.RATIFIED,
    ActionKind.NOTIFIED,
    ActionKind.EXCHANGED,
)
IN_FORCE, APPLIED, AMENDED, SUSPENDED, DENOUNCED, TERMINATED = (
    ActionKind.IN_FORCE,
    ActionKind.PROVISIONALLY_APPLIED,
    ActionKind.AMENDED,
    ActionKind.SUSPENDED,
    ActionKind.DENOUNCED,
    ActionKind.TERMINATED,
)
ON_SIGNATURE = {"entry": EntryIntoForce.ON_SIGNATURE}
ON_NOTIFICATION = {"entry": EntryIntoForce.LAST_NOTIFICATION}
AFTER_30_DAYS = {"entry": EntryIntoForce.DAYS_AFTER_NOTIFICATION, "entry_days": 30}
ON_EXCHANGE = {"entry": EntryIntoForce.EXCHANGE_OF_INSTRUMENTS}
FIVE_YEARS = {"term_years": 5, "renewal_years": 5, "notice_months": 6}
ONE_TERM = {"term_years": 5, "renewal_years": 0, "notice_months": 6}
WITHOUT_LIMIT = {"term_years": 0, "notice_months": 6}


@dataclass(frozen=True)
class Story:
    """What was done, each as kind, date and party; the day; and what follows on it."""

    done: list[tuple[Any, ...]]
    day: str
    status: str
    since: str | None = None
    turn: tuple[int, ...] | None = ()
    notice_by: str | None = None
    terms: dict[str, Any] = field(default_factory=dict)


STORIES = {
    "nothing recorded": Story([], "2021-06-05", "unknown", turn=None),
    "an amendment alone": Story([(AMENDED, "2005")], "2021-06-05", "unknown", turn=None),
    "planned": Story([(PLANNED, "2021-04")], "2021-06-05", "planned", "2021-04", (WE, THEY)),
    "talks without a date": Story([(NEGOTIATED,)], "2021-06-05", "negotiated", None, (WE, THEY)),
    "initialled": Story(
        [(NEGOTIATED, "2020"), (INITIALLED, "2021-03-02")],
        "2021-06-05", "initialled", "2021-03-02", (WE, THEY),
    ),
    "only we have signed": Story(
        [(SIGNED, "2021-06-01", WE)], "2021-06-05", "signed", "2021-06-01", (THEY,)
    ),
    "signed, the way on not known": Story(
        [(SIGNED, "2003-05-22")], "2021-06-05", "signed", "2003-05-22", None
    ),
    "signed, its own clause looked for in vain": Story(
        [(SIGNED, "2003-05-22")], "2021-06-05", "signed", "2003-05-22", None,
        terms={"entry": EntryIntoForce.NOT_KNOWN},
    ),
    "a memorandum that binds nobody": Story(
        [(SIGNED, "2018-11-08")], "2021-06-05", "signed", "2018-11-08", (),
        terms={"level": Level.NON_BINDING},
    ),
    "in force on signature": Story(
        [(SIGNED, "2021-06-03")], "2021-06-05", "in_force", "2021-06-03", terms=ON_SIGNATURE
    ),
    "in force on the second signature": Story(
        [(SIGNED, "2021-05-03", WE), (SIGNED, "2021-06-03", THEY)],
        "2021-06-05", "in_force", "2021-06-03", terms=ON_SIGNATURE,
    ),
    "in force on signature, the day not known": Story(
        [(SIGNED,)], "2021-06-05", "in_force", None, terms=ON_SIGNATURE
    ),
    "the bill has gone to parliament": Story(
        [(SIGNED, "2003-05-22"), (SENT, "2004-02-26", WE)],
        "2021-06-05", "internal_procedures", "2004-02-26", (WE, THEY),
    ),
    "only we have ratified": Story(
        [(SIGNED, "2022-05-10"), (RATIFIED, "2025-03-03", WE)],
        "2026-01-01", "internal_procedures", "2025-03-03", (THEY,),
    ),
    "both have ratified": Story(
        [(SIGNED, "2022-05-10"), (RATIFIED, "2025-03-03", WE), (RATIFIED, "2025-06", THEY)],
        "2026-01-01", "ratified", "2025-03-03", (),
    ),
    "ratified, not yet exchanged": Story(
        [(SIGNED, "2022"), (RATIFIED, "2023")], "2024-01-01", "ratified", "2023", (WE, THEY),
        terms=ON_EXCHANGE,
    ),
    "in force on exchange": Story(
        [(SIGNED, "2022"), (RATIFIED, "2023"), (EXCHANGED, "2023-09-01")],
        "2024-01-01", "in_force", "2023-09-01", terms=ON_EXCHANGE,
    ),
    "they have still to notify": Story(
        [(SIGNED, "2020-01-15"), (NOTIFIED, "2020-05-01", WE)],
        "2020-06-01", "internal_procedures", "2020-05-01", (THEY,), terms=ON_NOTIFICATION,
    ),
    "in force on the last notification": Story(
        [(SIGNED, "2020-01-15"), (NOTIFIED, "2020-05-01", WE), (NOTIFIED, "2020-07-01", THEY)],
        "2020-08-01", "in_force", "2020-07-01", terms=ON_NOTIFICATION,
    ),
    "thirty days run": Story(
        [(SIGNED, "2020"), (NOTIFIED, "2020-07-01")],
        "2020-07-30", "internal_procedures", "2020-07-01", (), terms=AFTER_30_DAYS,
    ),
    "thirty days are over": Story(
        [(SIGNED, "2020"), (NOTIFIED, "2020-07-01")],
        "2020-07-31", "in_force", "2020-07-31", terms=AFTER_30_DAYS,
    ),
    "thirty days from a month that is known without its day": Story(
        [(SIGNED, "2020"), (NOTIFIED, "2020-07")],
        "2020-08-15", "internal_procedures", "2020-07", (), terms=AFTER_30_DAYS,
    ),
    "thirty days from a notification without a date": Story(
        [(SIGNED, "2020"), (NOTIFIED,)],
        "2024-01-01", "internal_procedures", None, (), terms=AFTER_30_DAYS,
    ),
    "so many days, nobody knows how many": Story(
        [(SIGNED, "2020"), (NOTIFIED, "2020-07-01")],
        "2024-01-01", "internal_procedures", "2020-07-01", (),
        terms={"entry": EntryIntoForce.DAYS_AFTER_NOTIFICATION},
    ),
    "in force from a fixed date": Story(
        [(SIGNED, "2020-11-01")], "2021-01-01", "in_force", "2021-01-01",
        terms={"entry": EntryIntoForce.FIXED_DATE, "entry_on": PartialDate("2021-01-01")},
    ),
    "a fixed year that is not over": Story(
        [(SIGNED, "2020-11-01")], "2021-06-05", "signed", "2020-11-01",
        terms={"entry": EntryIntoForce.FIXED_DATE, "entry_on": PartialDate("2021")},
    ),
    "a fixed date, and only we have signed": Story(
        [(SIGNED, "2020-11-01", WE)], "2021-06-05", "signed", "2020-11-01", (THEY,),
        terms={"entry": EntryIntoForce.FIXED_DATE, "entry_on": PartialDate("2021-01-01")},
    ),
    "applied before it is in force": Story(
        [(SIGNED, "2020"), (APPLIED, "2020-03"), (RATIFIED, "2020-09", WE)],
        "2021-06-05", "provisionally_applied", "2020-03", (THEY,),
    ),
    "a step entered late without a date": Story(
        [(IN_FORCE, "2004-03-01"), (NEGOTIATED,)], "2021-06-05", "in_force", "2004-03-01"
    ),
    "in force and amended": Story(
        [(IN_FORCE, "2004"), (AMENDED, "2010")], "2021-06-05", "in_force", "2004"
    ),
    "in force later than the day": Story(
        [(SIGNED, "2003"), (IN_FORCE, "2005")], "2004-01-01", "signed", "2003", None
    ),
    "suspended": Story(
        [(IN_FORCE, "2004"), (SUSPENDED, "2019-05")], "2021-06-05", "suspended", "2019-05"
    ),
    "in force again": Story(
        [(IN_FORCE, "2004"), (SUSPENDED, "2019-05"), (IN_FORCE, "2020")],
        "2021-06-05", "in_force", "2020",
    ),
    "terminated": Story(
        [(IN_FORCE, "2004"), (TERMINATED, "2020-01-31")], "2021-06-05", "terminated", "2020-01-31"
    ),
    "its only term runs": Story(
        [(IN_FORCE, "2016-06-05")], "2021-06-05", "in_force", "2016-06-05", terms=ONE_TERM
    ),
    "its only term is over": Story(
        [(IN_FORCE, "2016-06-05")], "2021-06-06", "expired", "2021-06-05", terms=ONE_TERM
    ),
    "its only term, from a year": Story(
        [(IN_FORCE, "2016")], "2021-12-31", "in_force", "2016", terms=ONE_TERM
    ),
    "its only term, from a year that is over": Story(
        [(IN_FORCE, "2016")], "2022-01-01", "expired", "2021", terms=ONE_TERM
    ),
    "its only term, nobody knows from when": Story(
        [(IN_FORCE,)], "2040-01-01", "in_force", None, terms=ONE_TERM
    ),
    "renewed or not, nobody knows": Story(
        [(IN_FORCE, "2010-01-01")], "2021-06-05", "unknown", None, None, terms={"term_years": 5}
    ),
    "renewed by itself": Story(
        [(IN_FORCE, "2010-03-10")], "2021-06-05", "in_force", "2010-03-10",
        notice_by="2024-09-10", terms=FIVE_YEARS,
    ),
    "on the last day to denounce": Story(
        [(IN_FORCE, "2010-03-10")], "2024-09-10", "in_force", "2010-03-10",
        notice_by="2024-09-10", terms=FIVE_YEARS,
    ),
    "the day after the last day to denounce": Story(
        [(IN_FORCE, "2010-03-10")], "2024-09-11", "in_force", "2010-03-10",
        notice_by="2029-09-10", terms=FIVE_YEARS,
    ),
    "the last day to denounce is in a short month": Story(
        [(IN_FORCE, "2020-08-31")], "2021-06-05", "in_force", "2020-08-31",
        notice_by="2025-02-28", terms=FIVE_YEARS,
    ),
    "the last day to denounce is known to a month": Story(
        [(IN_FORCE, "2010-03")], "2021-06-05", "in_force", "2010-03",
        notice_by="2024-09", terms=FIVE_YEARS,
    ),
    "renewed, the notice not known": Story(
        [(IN_FORCE, "2010-03-10")], "2021-06-05", "in_force", "2010-03-10",
        terms=FIVE_YEARS | {"notice_months": None},
    ),
    "denounced in time": Story(
        [(IN_FORCE, "2010-03-10"), (DENOUNCED, "2024-09-10")],
        "2025-03-10", "denounced", "2024-09-10", terms=FIVE_YEARS,
    ),
    "denounced in time, and its term is over": Story(
        [(IN_FORCE, "2010-03-10"), (DENOUNCED, "2024-09-10")],
        "2025-03-11", "terminated", "2025-03-10", terms=FIVE_YEARS,
    ),
    "denounced a day late": Story(
        [(IN_FORCE, "2010-03-10"), (DENOUNCED, "2024-09-11")],
        "2025-03-11", "denounced", "2024-09-11", terms=FIVE_YEARS,
    ),
    "denounced, in time or not nobody knows": Story(
        [(IN_FORCE, "2010-03-10"), (DENOUNCED, "2024-09")],
        "2040-01-01", "denounced", "2024-09", terms=FIVE_YEARS,
    ),
    "denounced late, in its only term": Story(
        [(IN_FORCE, "2016-06-05"), (DENOUNCED, "2021-05-01")],
        "2021-06-06", "terminated", "2021-06-05", terms=ONE_TERM,
    ),
    "denounced, of no set term": Story(
        [(IN_FORCE, "2010"), (DENOUNCED, "2021-01-31")],
        "2021-08-01", "terminated", "2021-07-31", terms=WITHOUT_LIMIT,
    ),
    "denounced, its terms not known": Story(
        [(IN_FORCE, "2010"), (DENOUNCED, "2021-01-31")], "2040-01-01", "denounced", "2021-01-31"
    ),
    "a term beyond the years there are": Story(
        [(IN_FORCE, "2010")], "2021-06-05", "in_force", "2010",
        terms=FIVE_YEARS | {"term_years": 99999},
    ),
}  # fmt: skip


def life(story: Story) -> Life:
    done = [
        Action(
            kind=kind,
            on=PartialDate(rest[0]) if rest else None,
            party=Ref(rest[1]) if len(rest) > 1 else None,
        )
        for kind, *rest in story.done
    ]
    agreement = Agreement(id=7, partners=Refs((THEY,)), **story.terms)
    day = date.fromisoformat(story.day)
    return Life(agreement, tuple(agreements.in_order(done)), (WE, THEY), day)


@pytest.mark.parametrize("name", STORIES)
def test_what_follows_from_the_actions_and_the_terms(name):
    story = STORIES[name]
    found = life(story)
    notice_by = found.notice_by.on if found.notice_by else None
    assert (
        found.status.value,
        found.status_since.iso if found.status_since else None,
        found.whose_turn,
        notice_by.iso if notice_by else None,
    ) == (story.status, story.since, story.turn, story.notice_by)


def test_every_status_has_a_story():
    told = {story.status for story in STORIES.values()}
    assert told == set(AgreementStatus) - {AgreementStatus.SUPERSEDED}  # see below


def test_the_days_to_entry_into_force_are_counted():
    assert life(STORIES["thirty days run"]).days_to_entry == 1
    assert life(STORIES["thirty days are over"]).days_to_entry is None


def test_days_to_an_entry_whose_day_is_not_known_are_not_counted():
    story = STORIES["thirty days from a month that is known without its day"]
    assert life(story).days_to_entry is None
    assert life(story).entry.when == Span(date(2020, 7, 31), date(2020, 8, 30))


def test_nothing_recorded_later_is_known_on_a_day():
    story = STORIES["renewed by itself"]
    later = replace(story, done=[*story.done, (TERMINATED, "2022")])
    assert life(later).status is AgreementStatus.IN_FORCE


def test_where_the_partners_are_not_known_nobody_is_waited_for():
    found = replace(life(STORIES["they have still to notify"]), parties=())
    assert found.whose_turn is None


@pytest.mark.parametrize(
    ("first", "last", "narrowest"),
    [
        ("2021-06-03", "2021-06-03", "2021-06-03"),
        ("2021-06-01", "2021-06-02", "2021-06"),
        ("2021-07-01", "2021-08-01", "2021-Q3"),
        ("2021-06-30", "2021-07-01", "2021"),
        ("2021-12-31", "2022-01-01", None),
    ],
)
def test_days_that_are_not_known_are_written_as_the_time_that_holds_them(first, last, narrowest):
    span = Span(date.fromisoformat(first), date.fromisoformat(last))
    assert (span.on.iso if span.on else None) == narrowest


# The grid


def marks(found: Life) -> dict[int, str]:
    """For each party a sign for each step: done, awaited or neither."""
    return {
        party: "".join("+" if s.is_done else "?" if s.is_awaited else "." for s in squares)
        for party, squares in found.grid().items()
    }


def test_the_grid_tells_whose_turn_it_is():
    assert marks(life(STORIES["they have still to notify"])) == {WE: "++", THEY: "+?"}


def test_the_grid_has_only_steps_that_are_needed_or_were_taken():
    found = life(STORIES["only we have ratified"])
    steps = [[square.step for square in squares] for squares in found.grid().values()]
    assert steps == [[SIGNED, RATIFIED]] * 2
    assert marks(found) == {WE: "++", THEY: "+?"}


def test_a_notification_shows_that_a_party_has_consented():
    story = STORIES["only we have ratified"]
    notified = replace(story, done=[*story.done, (NOTIFIED, "2025-05", THEY)])
    assert life(notified).whose_turn == ()


def test_the_grid_knows_dates_as_precisely_as_they_were_recorded():
    found = life(STORIES["both have ratified"])
    assert [s.on for s in found.grid()[THEY]] == [PartialDate("2022-05-10"), PartialDate("2025-06")]


# The papers before a signing


def test_papers_are_due_14_days_before_signing_in_the_governments_name():
    signing = PartialDate("2021-06-15")
    assert papers_due(Level.INTERGOVERNMENTAL, signing) == date(2021, 6, 1)


def test_papers_are_due_30_days_before_signing_in_the_republics_name():
    assert papers_due(Level.INTERSTATE, PartialDate("2021-07-01")) == date(2021, 6, 1)


@pytest.mark.parametrize(
    ("level", "signing"),
    [
        (Level.INTERSTATE, "2021-07"),
        (Level.INTERDEPARTMENTAL, "2021-07-01"),
        (Level.NON_BINDING, "2021-07-01"),
        (None, "2021-07-01"),
    ],
)
def test_no_day_for_papers_is_made_up(level, signing):
    assert papers_due(level, PartialDate(signing)) is None


def test_a_signing_to_come_is_known_as_planned():
    story = Story([(NEGOTIATED, "2021-04"), (SIGNED, "2021-07-01")], "2021-06-05", "negotiated")
    assert life(story).planned_signing == PartialDate("2021-07-01")
    assert life(story).status is AgreementStatus.NEGOTIATED


# In a register


@pytest.fixture
def treaty(register, turkiye):
    return agreements.save(
        register,
        Agreement(
            title=Words.of(en="Customs assistance"),
            partners=Refs((turkiye.id,)),
            level=Level.INTERGOVERNMENTAL,
        ),
        [Action(kind=IN_FORCE, on=PartialDate("2003-05-22"))],
    )


def replacing(register, older, level, *done):
    """An agreement that replaces the older one."""
    newer = Agreement(title=Words.of(en="Newer"), partners=older.partners, level=level)
    saved = agreements.save(register, newer, done)
    ends = {"origin": saved.any_ref, "target": older.any_ref}
    links.connect(register, Link(kind=LinkKind.REPLACES, **ends))
    return saved


def status(register, agreement, day):
    found = agreement_life.of(register, agreement, date.fromisoformat(day))
    return found.status.value, found.status_since.iso if found.status_since else None


def test_an_agreement_is_superseded_once_the_one_replacing_it_is_in_force(register, treaty):
    newer = Action(kind=SIGNED, on=PartialDate("2020-01-10"))
    in_force = Action(kind=IN_FORCE, on=PartialDate("2021-02"))
    replacing(register, treaty, Level.INTERGOVERNMENTAL, newer, in_force)
    assert status(register, treaty, "2020-06-01") == ("in_force", "2003-05-22")
    assert status(register, treaty, "2021-03-01") == ("superseded", "2021-02")


def test_what_binds_nobody_takes_the_older_ones_place_when_signed(register, treaty):
    replacing(
        register, treaty, Level.NON_BINDING, Action(kind=SIGNED, on=PartialDate("2020-01-10"))
    )
    assert status(register, treaty, "2020-06-01") == ("superseded", "2020-01-10")


def test_an_agreement_stays_in_force_until_the_one_replacing_it_is(register, treaty):
    done = (Action(kind=SIGNED), Action(kind=NOTIFIED, on=PartialDate("2021-06-01")))
    newer = replacing(register, treaty, Level.INTERGOVERNMENTAL, *done)
    agreements.save(register, replace(newer, **AFTER_30_DAYS))
    assert status(register, treaty, "2021-06-30") == ("in_force", "2003-05-22")
    assert status(register, treaty, "2021-07-01") == ("superseded", "2021-07-01")


def test_a_newer_agreement_in_the_bin_replaces_nothing(register, treaty):
    in_force = Action(kind=IN_FORCE, on=PartialDate("2021-02"))
    newer = replacing(register, treaty, Level.INTERGOVERNMENTAL, in_force)
    agreements.remove(register, [newer])
    assert status(register, treaty, "2021-06-05")[0] == "in_force"


def test_only_the_replaced_agreement_is_superseded(register, treaty):
    in_force = Action(kind=IN_FORCE, on=PartialDate("2021-02"))
    newer = replacing(register, treaty, Level.INTERGOVERNMENTAL, in_force)
    assert status(register, newer, "2021-06-05") == ("in_force", "2021-02")


def test_an_agreement_already_terminated_stays_so(register, treaty):
    agreements.record_action(
        register, treaty, Action(kind=TERMINATED, on=PartialDate("2019-01-01"))
    )
    replacing(
        register,
        treaty,
        Level.INTERGOVERNMENTAL,
        Action(kind=IN_FORCE, on=PartialDate("2021-02")),
    )
    assert status(register, treaty, "2021-06-05") == ("terminated", "2019-01-01")


def test_an_agreement_replaced_within_its_term_is_superseded_and_does_not_expire(register, treaty):
    newer = Action(kind=IN_FORCE, on=PartialDate("2008-05-21"))
    agreements.save(register, replace(treaty, **ONE_TERM))
    replacing(register, treaty, Level.INTERGOVERNMENTAL, newer)
    kept = register.get(Agreement, treaty.ref)
    assert status(register, kept, "2021-06-05") == ("superseded", "2008-05-21")


def test_an_agreement_replaced_after_its_term_has_expired(register, treaty):
    newer = Action(kind=IN_FORCE, on=PartialDate("2008-05-23"))
    agreements.save(register, replace(treaty, **ONE_TERM))
    replacing(register, treaty, Level.INTERGOVERNMENTAL, newer)
    kept = register.get(Agreement, treaty.ref)
    assert status(register, kept, "2021-06-05") == ("expired", "2008-05-22")


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("renewed by itself", "2025-03-10"),
        ("its only term is over", "2021-06-05"),
        ("denounced in time", "2025-03-10"),
        ("denounced in time, and its term is over", None),
        ("denounced, in time or not nobody knows", None),
        ("in force and amended", None),
    ],
)
def test_the_end_of_the_term_is_told_while_it_means_something(name, end):
    found = life(STORIES[name]).term_end
    assert (found.on.iso if found else None) == end


def test_scripts_read_how_an_agreement_stands(register, turkiye, treaty):
    terms = replace(treaty, **FIVE_YEARS)
    told = plain.of(register, agreements.save(register, terms), date(2021, 6, 5))
    assert told["status"] == "in_force"
    assert told["status_since"] == "2003-05-22"
    assert told["term_end"] == "2023-05-22"
    assert told["notice_by"] == "2022-11-22"
    assert told["whose_turn"] == []
    assert told["binding"] is True


def test_scripts_read_whose_turn_it_is_as_codes_of_countries(register, turkiye):
    ours = countries.home(register)
    saved = agreements.save(
        register,
        Agreement(title=Words.of(en="Trade"), partners=Refs((turkiye.id,)), **ON_NOTIFICATION),
        [
            Action(kind=SIGNED, on=PartialDate("2021-01-15")),
            Action(kind=NOTIFIED, on=PartialDate("2021-05"), party=ours.ref),
        ],
    )
    assert plain.of(register, saved, date(2021, 6, 5))["whose_turn"] == ["TR"]


def test_notice_windows_that_close_soon_are_found_the_most_urgent_first(register, turkiye):
    for title, on in (("Media", "2017-01-10"), ("Sport", "2016-12-20"), ("Trade", "2018-01-10")):
        agreement = Agreement(title=Words.of(en=title), partners=Refs((turkiye.id,)), **FIVE_YEARS)
        agreements.save(register, agreement, [Action(kind=IN_FORCE, on=PartialDate(on))])
    found = agreement_life.closing(register, date(2021, 6, 5), 60)
    assert [str(life.agreement.title) for life in found] == ["Sport", "Media"]


def test_an_action_recorded_by_mistake_goes_to_the_bin_and_the_history_tells_of_it(
    register, treaty
):
    mistake = agreements.record_action(register, treaty, Action(kind=TERMINATED))
    assert status(register, treaty, "2021-06-05")[0] == "terminated"
    agreements.take_back(register, mistake)
    assert status(register, treaty, "2021-06-05")[0] == "in_force"
    [kept] = bin.contents(register)
    assert [entry.label for entry in register.history_of(kept)] == [
        "Take back action",
        "Record action",
    ]
    bin.restore(register, [kept])
    assert status(register, treaty, "2021-06-05")[0] == "terminated"
