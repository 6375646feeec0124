"""Series: editions by number, gaps and doubles warned and never forbidden, titles per language."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.languages import Language, speaking
from tracker.records import editions, logbook, series, sessions
from tracker.records.commitments import Commitment, Status
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session, SessionStatus
from tracker.records.words import Words
from tracker.store import Condition, Refs, Severity


@pytest.fixture
def council(register):
    return series.save(register, Series(name=Words.of(en="Council", kk="Кеңес")))


@pytest.fixture
def held(register, council):
    """Puts an edition of this number into the register."""

    def hold(number, **fields):
        title = Words.of(en=f"Meeting {number}")
        edition = Session(title=title, series=council.ref, ordinal=number, **fields)
        return logbook.log(register, logbook.Entry(edition))

    return hold


def numbers(register, council):
    return sessions.editions(register, council)


def test_gaps_and_doubles_are_warned_and_not_forbidden(register, council, held):
    for number in (5, 1, 4, 5, 8, 10):
        held(number)
    found = numbers(register, council)
    assert editions.gaps(found) == [2, 3, 6, 7, 9]
    assert editions.doubles(found) == [5]
    assert editions.warnings(found) == [
        "Not recorded: 2–3, 6–7, 9",
        "Recorded more than once: 5",
    ]


def test_a_series_known_from_its_twelfth_meeting_has_no_gap_before_it(register, council, held):
    for number in (12, 13):
        held(number)
    assert editions.warnings(numbers(register, council)) == []


def test_a_number_that_leaves_a_gap_is_warned_of_before_it_is_saved(register, council, held):
    held(3)
    new = Session(title=Words.of(en="Fifth"), series=council.ref, ordinal=5)
    [problem] = sessions.problems(register, new)
    assert (problem.field, problem.severity) == ("ordinal", Severity.WARNING)
    assert "3" in problem.sentence
    assert sessions.problems(register, replace(new, ordinal=4)) == []


def test_the_next_number_follows_the_highest(register, council, held):
    assert editions.next_number(register, council) == 1
    for number in (4, 2):
        held(number)
    assert editions.next_number(register, council) == 5


@pytest.mark.parametrize(
    ("language", "plain", "roman"),
    [
        (Language.EN, "4th meeting", "IV meeting"),
        (Language.KK, "4-ші отырыс", "IV отырысы"),
        (Language.RU, "4-е заседание", "IV заседание"),
        (Language.TR, "4. Toplantı", "IV. Toplantı"),
    ],
)
def test_an_edition_is_titled_by_its_number_in_each_language(held, language, plain, roman):
    session = held(4)
    with speaking(language):
        assert editions.edition_title(session) == plain
        assert editions.edition_title(session, roman=True) == roman


def test_a_session_without_a_number_has_no_such_title(held):
    assert editions.edition_title(held(None)) == ""


def test_the_share_fulfilled_is_unknown_where_nothing_was_agreed(register, held):
    nothing = editions.fulfilment(register, held(1), date(2022, 1, 1))
    assert (nothing.share, str(nothing)) == (None, "")


def test_the_share_fulfilled_counts_its_parts_and_leaves_out_drafts(register, held):
    session = held(1)
    part = logbook.log(
        register, logbook.Entry(Session(title=Words.of(en="Part"), parent=session.ref))
    )
    closed = {"status": Status.FULFILLED, "closed_on": PartialDate("2021-12-01")}
    for origin, fields in (
        (session, {}),
        (session, {"status": Status.DRAFT}),
        (session, closed),
        (part, closed),
    ):
        title = Words.of(en="Hold a forum")
        with register.edit("Add commitment") as edit:
            edit.save(Commitment(title=title, origin=origin.any_ref, **fields))
    assert str(editions.fulfilment(register, session, date(2022, 1, 1))) == "2 of 3"
    assert str(editions.fulfilment(register, session, date(2021, 11, 1))) == "0 of 3"


@pytest.fixture
def fourth(register, turkiye, council):
    titles = {
        "en": "4th Meeting of the Council",
        "kk": "Кеңестің 4-отырысы",
        "ru": "4-е заседание Совета",
        "tr": "Konsey 4. Toplantısı",
    }
    session = Session(
        title=Words.of(titles), series=council.ref, ordinal=4, start=PartialDate("2021-11")
    )
    sent = Delegation(country=turkiye.ref, head_post=Words.of(en="Minister"))
    item = AgendaItem(number="1", title=Words.of(en="Media"), outcome=Words.of(en="Agreed"))
    return logbook.log(register, logbook.Entry(session, (sent,), (item,)))


def test_the_next_edition_is_cloned_without_what_is_not_known_yet(register, turkiye, fourth):
    clone = editions.clone(register, fourth)
    assert (clone.ordinal, clone.status, clone.start) == (5, SessionStatus.PLANNED, None)
    assert clone.title.by_language == {
        Language.EN: "5th Meeting of the Council",
        Language.KK: "Кеңестің 5-отырысы",
        Language.RU: "5-е заседание Совета",
        Language.TR: "Konsey 5. Toplantısı",
    }
    entry = logbook.read(register, clone)
    assert [(d.country, d.head_post) for d in entry.delegations] == [(turkiye.ref, None)]
    assert [(item.number, str(item.title), item.outcome) for item in entry.agenda] == [
        ("1", "Media", None)
    ]
    assert clone.partners == Refs((turkiye.saved_id,))
    assert register.get(Session, fourth.ref) == fourth
    assert register.next_undo == "Plan next edition"


def test_a_title_without_its_number_gives_way_to_the_series_and_the_number(register, held):
    clone = editions.clone(register, held(3, start=PartialDate("2020")))
    assert clone.title.in_(Language.EN) == "Meeting 4"
    unnumbered = replace(clone, title=Words.of(en="Extraordinary talks"))
    with register.edit("Edit session") as edit:
        saved = edit.save(unnumbered)
    again = editions.clone(register, saved)
    assert again.title.in_(Language.EN) == "Council: 5th meeting"
    assert again.title.in_(Language.KK) == "Кеңес: 5-ші отырыс"


def test_a_session_of_no_series_has_no_next_edition(register):
    talks = logbook.log(register, logbook.Entry(Session(title=Words.of(en="Talks"))))
    with pytest.raises(ValueError, match="no series"):
        editions.clone(register, talks)


def test_the_sample_warns_of_the_meetings_of_the_planning_group_not_recorded(sample):
    [group] = sample.find(Series, Condition("fold like '% jspg%'"))
    assert editions.gaps(sessions.editions(sample, group)) == [2, 3, 4]
