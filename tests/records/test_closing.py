"""A commitment closes in two steps, with evidence, and stays true to itself."""

from dataclasses import replace

import pytest

from tracker.records import closing, commitments, evidence
from tracker.records.closing import Closing, Outcome, Report
from tracker.records.commitments import Commitment, Completion, NotAllowed, Status
from tracker.records.evidence import Evidence
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words

CLOSED_ON = PartialDate("2021-11-20")


@pytest.fixture
def meeting(register):
    return commitments.add(
        register, Commitment(title=Words.of(kk="4-отырысты өткізу", en="Hold the 4th meeting"))
    )


def proof(on="2021-11-20"):
    return Evidence(
        description=Words.of(en="Egemen Qazaqstan reported the meeting"), on=PartialDate(on)
    )


def close(register, commitment, *proofs, **more):
    closing.take_off_control(register, [commitment], Closing(on=CLOSED_ON, **more), proofs)
    return register.get(Commitment, commitment.id)


def test_what_is_fulfilled_needs_evidence(register, meeting):
    with pytest.raises(NotAllowed, match="at least one piece of evidence"):
        close(register, meeting)
    assert register.get(Commitment, meeting.id).is_open
    closed = close(register, meeting, proof())
    assert (closed.status, closed.closed_on) == (Status.FULFILLED, CLOSED_ON)


def test_evidence_recorded_before_is_enough(register, meeting):
    evidence.add(register, meeting, proof("2021-11"))
    assert close(register, meeting).status is Status.FULFILLED


def test_no_other_way_leads_to_fulfilled(register, meeting):
    done = meeting.moved_to(Status.FULFILLED)
    with pytest.raises(NotAllowed, match="Take off control"):
        commitments.change(register, done)
    with pytest.raises(NotAllowed, match="Take off control"):
        commitments.add(register, Commitment(title=Words.of(en="x"), status=Status.FULFILLED))


@pytest.mark.parametrize(
    ("on", "is_late"),
    [("2021-11-20", False), ("2021-11-21", True), ("2021-11", False), ("2022", True)],
)
def test_evidence_is_not_later_than_the_closing(register, meeting, on, is_late):
    if not is_late:
        assert close(register, meeting, proof(on)).status is Status.FULFILLED
        return
    with pytest.raises(NotAllowed, match="later than the closing"):
        close(register, meeting, proof(on))
    closed = close(register, meeting, proof())
    with pytest.raises(NotAllowed, match="later than the closing"):
        evidence.add(register, closed, proof(on))


def test_what_is_not_fulfilled_closes_without_evidence(register, meeting):
    closed = close(register, meeting, outcome=Outcome.NOT_APPLICABLE, reason="The body dissolved")
    assert (closed.status, closed.closing_reason) == (Status.NOT_APPLICABLE, "The body dissolved")


def test_every_outcome_is_a_status_that_is_not_open():
    assert {outcome.status for outcome in Outcome} == set(Status) - set(commitments.OPEN)
    assert all(outcome.label == outcome.status.label for outcome in Outcome)


def test_the_executor_reports_and_another_verifies(register, meeting):
    closing.report_done(register, [meeting], Report(by="A. Executor", on=PartialDate("2021-11-20")))
    reported = register.get(Commitment, meeting.id)
    assert (reported.status, reported.reported_by) == (Status.REPORTED, "A. Executor")
    with pytest.raises(NotAllowed, match="cannot be the one to verify"):
        close(register, reported, proof(), verified_by="a. executor ")
    assert close(register, reported, proof(), verified_by="B. Controller").verified_by


def test_a_name_that_is_missing_is_no_fault(meeting):
    assert replace(meeting, verified_by="B. Controller").problems() == []


def test_returned_work_is_open_again_and_its_evidence_stays(register, meeting):
    closed = close(register, meeting, proof(), verified_by="B. Controller")
    closing.return_to_work(register, [closed])
    again = register.get(Commitment, meeting.id)
    assert (again.status, again.closed_on, again.verified_by) == (Status.IN_PROGRESS, None, "")
    assert again.completion is not Completion.COMPLETE
    assert len(evidence.of(register, again)) == 1


@pytest.mark.parametrize("status", Status)
def test_a_status_never_leaves_a_contradicting_completion(meeting, status):
    for before in Completion:
        moved = replace(meeting, completion=before).moved_to(status)
        assert moved.problems() == []
        assert (moved.completion is Completion.COMPLETE) <= (
            status in {Status.FULFILLED, Status.REPORTED}
        )


def test_a_contradiction_is_said_and_not_saved(register, meeting):
    complete = replace(meeting, completion=Completion.COMPLETE)
    [problem] = complete.problems()
    assert problem.field == "completion"
    with pytest.raises(NotAllowed, match="contradict"):
        commitments.change(register, complete)


def test_taking_off_control_is_one_step_to_undo(register, meeting):
    other = commitments.add(register, Commitment(title=Words.of(en="Publish the minutes")))
    closing.take_off_control(register, [meeting, other], Closing(on=CLOSED_ON), [proof()])
    assert register.count(Commitment, commitments.IS_OPEN) == 0
    assert register.count(Evidence) == 2
    register.undo()
    assert register.count(Commitment, commitments.IS_OPEN) == 2
    assert register.count(Evidence) == 0


def test_no_fulfilled_commitment_of_the_sample_is_without_evidence(sample):
    done = sample.find(Commitment, commitments.with_status(Status.FULFILLED))
    assert done
    for commitment in done:
        assert closing.problems_of(commitment, evidence.of(sample, commitment)) == []


def test_what_an_older_program_left_unproven_can_stand_but_not_be_changed(register, meeting):
    with register.edit("By an older program") as edit:
        left = edit.save(replace(meeting, status=Status.FULFILLED, completion=Completion.COMPLETE))
    assert commitments.change(register, left) == left
    assert [p.field for p in closing.problems_of(left, [])] == ["evidence"]
