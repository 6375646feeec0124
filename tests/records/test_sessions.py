from dataclasses import replace
from datetime import date

import pytest

from tracker.records import commitments, logbook, series, sessions
from tracker.records.commitments import Commitment
from tracker.records.countries import HOME, by_code, home, partners
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session, SessionStatus
from tracker.records.words import Words
from tracker.store import Refs, Severity


@pytest.fixture
def diaspora_ministers(register):
    return series.save(
        register, Series(name=Words.of(en="Ministers in charge of diaspora affairs"))
    )


def fourth(diaspora_ministers, **fields):
    return Session(
        title=Words.of(en="4th meeting"), series=diaspora_ministers.ref, ordinal=4, **fields
    )


def entry(register, turkiye):
    home = by_code(register, "KZ")
    return logbook.Entry(
        Session(title=Words.of(kk="Стратегиялық сессиялар"), start=PartialDate("2021-06-03")),
        delegations=(Delegation(country=turkiye.ref), Delegation(country=home.ref)),
        agenda=(AgendaItem(number="1", title=Words.of(en="Disinformation")),),
        follow_ups=(
            Commitment(title=Words.of(en="Train media specialists")),
            Commitment(title=Words.of(en="Prepare the 4th meeting")),
        ),
    )


def test_a_session_is_logged_with_all_its_parts_in_one_step(register, turkiye):
    session = logbook.log(register, entry(register, turkiye))
    found = logbook.read(register, session)
    assert [d.country.id for d in found.delegations][-1] == turkiye.id
    assert [str(c.title) for c in found.follow_ups] == [
        "Train media specialists",
        "Prepare the 4th meeting",
    ]
    assert register.next_undo == "Add session"
    register.undo()
    assert (register.count(Session), register.count(Delegation), register.count(Commitment)) == (
        0, 0, 0,
    )  # fmt: skip
    register.redo()
    assert logbook.read(register, register.get(Session, session.id)).agenda == found.agenda


def test_a_country_that_sent_a_delegation_is_a_partner_and_home_is_not(register, turkiye):
    session = logbook.log(register, entry(register, turkiye))
    assert session.partners == Refs((turkiye.id,))
    assert register.count(Commitment, commitments.with_partner(turkiye)) == 2


def test_parts_left_out_of_an_entry_go_into_the_bin(register, turkiye):
    session = logbook.log(register, entry(register, turkiye))
    whole = logbook.read(register, session)
    logbook.log(register, replace(whole, agenda=(), follow_ups=whole.follow_ups[:1]))
    left = logbook.read(register, session)
    assert (len(left.agenda), len(left.follow_ups), len(left.delegations)) == (0, 1, 2)
    assert register.next_undo == "Edit session"
    assert len(register.find(Commitment, binned=True)) == 2


def test_an_end_before_the_beginning_is_said_beside_the_end():
    session = Session(
        title=Words.of(en="x"), start=PartialDate("2021-06-03"), end=PartialDate("2021-05")
    )
    [problem] = session.problems()
    assert (problem.field, problem.severity) == ("end", Severity.ERROR)


def test_an_end_in_the_same_month_as_the_beginning_is_no_fault():
    session = Session(
        title=Words.of(en="x"), start=PartialDate("2021-06-03"), end=PartialDate("2021-06")
    )
    assert session.problems() == []


def test_a_second_fourth_meeting_is_warned_of_and_not_forbidden(register, diaspora_ministers):
    first = logbook.log(register, logbook.Entry(fourth(diaspora_ministers)))
    [problem] = sessions.problems(register, fourth(diaspora_ministers))
    assert (problem.field, problem.severity) == ("ordinal", Severity.WARNING)
    assert first.code in problem.sentence
    assert sessions.problems(register, first) == []


def test_faults_of_parts_are_said_where_they_are(register, turkiye):
    faulty = replace(entry(register, turkiye), follow_ups=(Commitment(),))
    assert [p.field for p in logbook.problems(register, faulty)] == ["follow_ups"]


def test_the_next_session_is_the_first_after_the_day(register, turkiye):
    partners = Refs((turkiye.id,))
    days = ("2021-04", "2021-06-03", "2021-11-20", "2022-10-12")
    held = [
        logbook.log(
            register,
            logbook.Entry(
                Session(title=Words.of(en=day), start=PartialDate(day), partners=partners)
            ),
        )
        for day in days
    ]
    assert sessions.last_and_next(register, turkiye, date(2021, 6, 5)) == (held[1], held[2])
    assert sessions.last_and_next(register, turkiye, date(2021, 1, 1)) == (None, held[0])
    assert sessions.last_and_next(register, turkiye, date(2023, 1, 1)) == (held[3], None)


def test_a_cancelled_session_is_not_the_next(register, turkiye):
    logbook.log(
        register,
        logbook.Entry(
            Session(
                title=Words.of(en="x"),
                start=PartialDate("2022"),
                status=SessionStatus.CANCELLED,
                partners=Refs((turkiye.id,)),
            )
        ),
    )
    assert sessions.last_and_next(register, turkiye, date(2021, 6, 5)) == (None, None)


@pytest.mark.parametrize(
    ("start", "end", "is_next"),
    [
        ("2021-06-05", None, True),
        ("2021-06-04", "2021-06-05", True),
        ("2021-06", None, True),
        ("2021-Q2", None, True),
        ("2021-06-04", None, False),
        ("2021-05", None, False),
    ],
)
def test_what_is_planned_for_today_or_this_month_is_the_next(
    register, turkiye, start, end, is_next
):
    planned = Session(
        title=Words.of(en="Talks"),
        status=SessionStatus.PLANNED,
        start=PartialDate(start),
        end=end and PartialDate(end),
        partners=Refs((turkiye.id,)),
    )
    saved = logbook.log(register, logbook.Entry(planned))
    found = sessions.last_and_next(register, turkiye, date(2021, 6, 5))
    assert found == (None, saved if is_next else None)


def test_a_quarter_stands_among_the_months_it_holds(register, turkiye):
    for day in ("2021-12-01", "2021-Q1", "2021-06", "2021-Q4", "2020-Q4"):
        session = Session(
            title=Words.of(en=day), start=PartialDate(day), partners=Refs((turkiye.id,))
        )
        logbook.log(register, logbook.Entry(session))
    found = [s.start.iso for s in sessions.by_date(register)]
    assert found == ["2021-12-01", "2021-Q4", "2021-06", "2021-Q1", "2020-Q4"]
    coming = register.find(Session, sessions.coming(date(2021, 5, 1)))
    assert {s.start.iso for s in coming} == {"2021-12-01", "2021-Q4", "2021-06"}


def test_a_register_of_another_home_sees_kazakhstan_as_its_partner(register):
    register.set_setting(HOME, "TR")
    kazakhstan, ours = by_code(register, "KZ"), home(register)
    session = logbook.log(
        register,
        logbook.Entry(
            Session(title=Words.of(tr="Stratejik oturumlar")),
            delegations=(Delegation(country=kazakhstan.ref), Delegation(country=ours.ref)),
        ),
    )
    assert partners(register) == [kazakhstan]
    assert [d.country for d in sessions.delegations(register, session)] == [
        ours.ref,
        kazakhstan.ref,
    ]


def test_editions_of_a_series_stand_by_number(register, diaspora_ministers):
    for number in (5, 3, 4):
        logbook.log(
            register,
            logbook.Entry(replace(fourth(diaspora_ministers), ordinal=number)),
        )
    assert [s.ordinal for s in sessions.editions(register, diaspora_ministers)] == [3, 4, 5]


def test_a_session_with_just_these_partners_names_no_other(register, turkiye):
    uzbekistan = by_code(register, "UZ")
    both = (turkiye.id, uzbekistan.id)
    sides = [Refs(ids) for ids in ((), both[:1], both[1:], both, both[::-1])]
    with register.edit("Meet") as edit:
        for mine in sides:
            edit.save(Session(title=Words.of(en="Talks"), partners=mine))
    for mine in sides:
        found = register.find(Session, sessions.with_just(mine))
        same = [s for s in register.find(Session) if set(s.partners.ids) == set(mine.ids)]
        assert found == same
