"""A deadline that was promised once moves only with a reason, and keeps what it was."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.records import commitments, deadlines, logbook
from tracker.records.commitments import Commitment, NotAllowed
from tracker.records.deadlines import DeadlineChange, DeadlineReason
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.records.words import Words


def moved_to(new, **more):
    facts = {"reason": DeadlineReason.PARTNER_ASKED, "allowed_by": "Minister"} | more
    return DeadlineChange(new=new and PartialDate(new), **facts)


@pytest.fixture
def memorandum(register):
    new = Commitment(title=Words.of(en="Conclude the memorandum"), due=PartialDate("2021-06"))
    return commitments.add(register, new)


def test_a_deadline_moves_only_with_a_record_of_the_change(register, memorandum):
    with pytest.raises(NotAllowed, match="only with a reason"):
        commitments.change(register, replace(memorandum, due=PartialDate("2021-12")))
    with pytest.raises(NotAllowed):
        commitments.add(register, replace(memorandum, due=None))
    assert register.get(Commitment, memorandum.id).due == PartialDate("2021-06")


def test_a_change_of_deadline_needs_a_reason_and_who_allowed_it(register, memorandum):
    for without in ({"reason": None}, {"allowed_by": ""}):
        with pytest.raises(NotAllowed, match="Please fill in"):
            deadlines.extend(register, memorandum, moved_to("2021-12", **without))
    assert deadlines.changes(register, memorandum) == []


def test_another_reason_is_said_in_words():
    [problem] = moved_to("2022", reason=DeadlineReason.OTHER).problems()
    assert problem.field == "explanation"


def test_the_first_date_and_each_change_stay(register, memorandum):
    later = deadlines.extend(register, memorandum, moved_to("2021-12", letter="No. 7"))
    latest = deadlines.extend(register, later, moved_to("2022"))
    assert (latest.due, latest.due_original) == (PartialDate("2022"), PartialDate("2021-06"))
    made = deadlines.changes(register, memorandum)
    assert [(c.old.iso, c.new.iso, c.letter) for c in made] == [
        ("2021-06", "2021-12", "No. 7"),
        ("2021-12", "2022", ""),
    ]


def test_a_date_brought_forward_is_no_extension(register, memorandum):
    saved = deadlines.extend(register, memorandum, moved_to("2021-05"))
    deadlines.extend(register, saved, moved_to("2021-09"))
    assert len(deadlines.changes(register, memorandum)) == 2
    assert deadlines.extensions(register, memorandum, date(2021, 6, 5)) == 1


def test_an_extended_commitment_is_not_overdue(register, memorandum):
    day = date(2021, 7, 15)
    assert memorandum.is_overdue(day)
    extended = deadlines.extend(register, memorandum, moved_to("2021-12"))
    assert not extended.is_overdue(day)
    assert register.count(Commitment, commitments.overdue(day)) == 0


def test_the_first_date_of_an_undated_commitment_needs_no_reason(register):
    undated = commitments.add(register, Commitment(title=Words.of(en="Some day")))
    dated = commitments.change(register, replace(undated, due=PartialDate("2022")))
    assert dated.due_original == PartialDate("2022")


def test_an_extension_is_one_step_to_undo(register, memorandum):
    deadlines.extend(register, memorandum, moved_to("2021-12"))
    assert register.next_undo == "Extend deadline"
    register.undo()
    assert register.get(Commitment, memorandum.id).due == PartialDate("2021-06")
    assert deadlines.changes(register, memorandum) == []


def test_a_sessions_form_cannot_move_the_deadline_of_a_follow_up(register, memorandum):
    talks = logbook.log(register, logbook.Entry(Session(title=Words.of(en="Talks"))))
    entry = logbook.Entry(talks, follow_ups=(replace(memorandum, due=PartialDate("2023")),))
    [problem] = logbook.problems(register, entry)
    assert (problem.field, memorandum.code in problem.sentence) == ("follow_ups", True)
