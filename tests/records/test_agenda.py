"""The agenda and the preparation of a session: tasks become commitments, steps have their day."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.languages import LANGUAGES
from tracker.records import (
    agenda,
    checklists,
    commitments,
    editions,
    logbook,
    provenance,
    series,
    sessions,
)
from tracker.records import templates as patterns
from tracker.records.agenda import NoTask
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment, Status
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, OutcomeKind, Session, SessionStatus
from tracker.records.templates import TEMPLATES
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture
def session(register, turkiye):
    items = (
        AgendaItem(number="1", title=Words.of(en="Media"), outcome_kind=OutcomeKind.INFORMATION),
        AgendaItem(
            number="2",
            title=Words.of(en="Volunteers"),
            outcome=Words.of(en="Exchange experience of volunteering"),
            outcome_kind=OutcomeKind.TASK,
        ),
        AgendaItem(number="3", title=Words.of(en="Youth"), outcome_kind=OutcomeKind.TASK),
    )
    held = Session(
        title=Words.of(en="Sessions"),
        start=PartialDate("2021-06-03"),
        partners=Refs((turkiye.saved_id,)),
    )
    return logbook.log(register, logbook.Entry(held, agenda=items))


def test_a_task_becomes_a_commitment_linked_both_ways(register, session, turkiye):
    task = sessions.agenda(register, session)[1]
    made = agenda.make_commitment(register, task)
    assert agenda.commitment_of(register, task) == made
    assert task in [step.record for step in provenance.chain(register, made)]
    assert (str(made.title), made.item) == ("Exchange experience of volunteering", "2")
    assert (made.origin, made.partners) == (session.any_ref, Refs((turkiye.saved_id,)))


def test_what_a_task_did_not_say_keeps_its_commitment_a_draft(register, session):
    made = agenda.make_commitment(register, sessions.agenda(register, session)[2])
    assert (made.status, made.due, made.lead) == (Status.DRAFT, None, None)
    assert str(made.title) == "Youth"


def test_information_never_becomes_a_commitment_nor_a_task_two(register, session):
    information, task, _other = sessions.agenda(register, session)
    agenda.make_commitment(register, task)
    for item in (information, task):
        with pytest.raises(NoTask):
            agenda.make_commitment(register, item)


def test_all_tasks_of_a_session_become_commitments_in_one_step(register, session):
    made = agenda.make_commitments(register, session)
    assert [commitment.item for commitment in made] == ["2", "3"]
    assert agenda.open_tasks(register, session) == []
    register.undo()
    assert register.count(Commitment) == 0
    assert len(agenda.open_tasks(register, session)) == 2


def test_a_deleted_commitment_leaves_its_task_open_again(register, session):
    [made, _other] = agenda.make_commitments(register, session)
    commitments.remove(register, [made])
    assert [item.number for item in agenda.open_tasks(register, session)] == ["2"]


# Preparation


def step(days, **fields):
    return Preparation(title=Words.of(en="Send the list"), days_before=days, **fields)


def test_a_step_is_due_so_many_days_before_the_session():
    session = Session(title=Words.of(en="x"), start=PartialDate("2021-06-03"))
    assert step(14).due(session) == date(2021, 5, 20)
    assert step(None).due(session) is None
    assert step(14).due(replace(session, start=None)) is None


def test_before_a_month_alone_a_step_is_due_in_time_for_its_first_day():
    session = Session(title=Words.of(en="x"), start=PartialDate("2021-06"))
    assert step(1).due(session) == date(2021, 5, 31)


def test_a_step_done_is_never_late():
    session = Session(title=Words.of(en="x"), start=PartialDate("2021-06-03"))
    assert step(14).is_late(session, date(2021, 5, 21))
    assert not step(14).is_late(session, date(2021, 5, 20))
    assert not step(14, done_on=PartialDate("2021-06-01")).is_late(session, date(2021, 6, 2))


def test_steps_stand_in_the_order_they_are_due(register):
    steps = (step(1), step(None), step(30))
    session = Session(title=Words.of(en="Talks"))
    saved = logbook.log(register, logbook.Entry(session, checklist=steps))
    assert [s.days_before for s in checklists.of(register, saved)] == [30, 1, None]


def test_a_next_edition_begins_its_preparation_anew(register):
    council = series.save(register, Series(name=Words.of(en="Council")))
    session = Session(title=Words.of(en="1st Meeting"), series=council.ref, ordinal=1)
    done = step(14, done_on=PartialDate("2021-05-19"))
    saved = logbook.log(register, logbook.Entry(session, checklist=(done,)))
    [again] = checklists.of(register, editions.clone(register, saved))
    assert (again.title, again.days_before, again.done_on) == (done.title, 14, None)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_a_template_starts_a_planned_session_with_its_preparation(register, turkiye, template):
    entry = patterns.start(register, template, turkiye)
    assert (entry.session.kind, entry.session.status) == (template.kind, SessionStatus.PLANNED)
    assert entry.session.partners == Refs((turkiye.saved_id,))
    titled = replace(entry, session=replace(entry.session, title=Words.of(en="Next year")))
    saved = logbook.log(register, titled)
    found = checklists.of(register, saved)
    assert [s.days_before for s in found] == sorted((d for _t, d in template.steps), reverse=True)
    assert all(set(s.title.by_language) == set(LANGUAGES) for s in found)
