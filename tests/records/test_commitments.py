from dataclasses import replace
from datetime import date

import pytest

from tracker.records import commitments, deadlines
from tracker.records.commitments import Commitment, Side, Status, Timing
from tracker.records.deadlines import DeadlineChange, DeadlineReason
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture
def youth_memorandum(register, turkiye):
    """Commitment 1 of the case, with a date of its own for the tests."""
    return commitments.add(
        register,
        Commitment(
            title=Words.of(kk="Жастар саясаты туралы меморандум жасасу", en="Conclude the MoU"),
            partners=Refs((turkiye.id,)),
            side=Side.JOINT,
            due=PartialDate("2021-06"),
        ),
    )


@pytest.mark.parametrize(
    ("due", "day", "timing"),
    [
        ("2021-06-03", date(2021, 6, 3), Timing.SOON),
        ("2021-06-03", date(2021, 6, 4), Timing.OVERDUE),
        ("2021-06", date(2021, 6, 30), Timing.SOON),
        ("2021-06", date(2021, 7, 1), Timing.OVERDUE),
        ("2021-Q2", date(2021, 6, 30), Timing.SOON),
        ("2021", date(2021, 12, 1), Timing.SOON),
        ("2021", date(2021, 11, 30), Timing.LATER),
        (None, date(2031, 1, 1), Timing.UNDATED),
    ],
)
def test_a_commitment_is_overdue_only_after_the_last_day_of_its_date(due, day, timing):
    commitment = Commitment(title=Words.of(en="x"), due=due and PartialDate(due))
    assert commitment.timing(day) is timing


def test_a_fulfilled_commitment_is_never_overdue(youth_memorandum):
    done = replace(youth_memorandum, status=Status.FULFILLED)
    assert not done.is_overdue(date(2030, 1, 1))


def test_what_was_closed_later_counts_as_open_on_the_day(youth_memorandum):
    closed = replace(youth_memorandum, status=Status.FULFILLED, closed_on=PartialDate("2021-09-01"))
    assert closed.is_open_on(date(2021, 8, 31))
    assert not closed.is_open_on(date(2021, 9, 1))
    assert closed.days_late(date(2021, 7, 10)) == 10


def test_the_first_due_date_is_kept_when_the_date_moves(register, youth_memorandum):
    why = DeadlineChange(
        new=PartialDate("2021-12"), reason=DeadlineReason.PROCEDURES, allowed_by="Deputy minister"
    )
    moved = deadlines.extend(register, youth_memorandum, why)
    assert moved.due_original == PartialDate("2021-06")


def test_the_database_and_the_record_agree_on_what_is_overdue(register, youth_memorandum):
    for day in (date(2021, 6, 30), date(2021, 7, 1)):
        found = register.find(Commitment, commitments.overdue(day))
        assert bool(found) == youth_memorandum.is_overdue(day)


@pytest.mark.parametrize(
    "closed_on", ["2021-09-01", "2021-09", "2021-Q3", "2021-Q1", "2021", "2022"]
)
def test_they_agree_as_well_on_what_was_closed_later(register, youth_memorandum, closed_on):
    closed = commitments.change(
        register,
        replace(youth_memorandum, status=Status.NOT_FULFILLED, closed_on=PartialDate(closed_on)),
    )
    for day in (date(2021, 7, 1), date(2021, 8, 31), date(2021, 9, 2), date(2022, 1, 1)):
        found = register.find(Commitment, commitments.overdue(day))
        assert bool(found) == closed.is_overdue(day)


def test_urgent_comes_first_and_undated_after_dated(register, youth_memorandum):
    undated = commitments.add(register, Commitment(title=Words.of(en="Some day")))
    sooner = commitments.add(
        register, Commitment(title=Words.of(en="Soon"), due=PartialDate("2021-06-10"))
    )
    closed = commitments.add(
        register,
        Commitment(title=Words.of(en="Done"), due=PartialDate("2020"), status=Status.REPLACED),
    )
    assert list(commitments.by_urgency(register)) == [sooner, youth_memorandum, undated, closed]


def test_only_the_partners_commitments_are_found(register, youth_memorandum, turkiye):
    commitments.add(register, Commitment(title=Words.of(en="Nobody's")))
    found = register.find(Commitment, commitments.with_partner(turkiye))
    assert found == [youth_memorandum]
    assert register.count(Commitment, commitments.with_partner(None)) == 2


def test_an_empty_title_is_said_beside_its_field():
    [problem] = Commitment().problems()
    assert (problem.field, problem.sentence) == ("title", "Please fill in “Commitment”.")


def test_an_open_commitment_has_no_closing_date(youth_memorandum):
    [problem] = replace(youth_memorandum, closed_on=PartialDate("2021")).problems()
    assert problem.field == "closed_on"
