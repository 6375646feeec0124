"""The day's questions, on a register in which it is 5 June 2021."""

from datetime import UTC, date, datetime

import pytest

from tracker.records import commitments, countries, sessions, today
from tracker.records.commitments import Commitment, Progress, Status
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session, SessionStatus
from tracker.records.words import Words
from tracker.store import Refs, Register

DAY = date(2021, 6, 5)


@pytest.fixture
def promise(register):
    def promise(due=None, **fields):
        when = PartialDate(due) if due else None
        with register.edit("Add commitment") as edit:
            return edit.save(Commitment(title=Words.of(en=due or "No date"), due=when, **fields))

    return promise


@pytest.fixture
def plan(register):
    def plan(start, status=SessionStatus.PLANNED, **fields):
        with register.edit("Plan") as edit:
            return edit.save(
                Session(title=Words.of(en=start), start=PartialDate(start), status=status, **fields)
            )

    return plan


def codes(found):
    return [record.code for record in found]


def test_the_longest_overdue_comes_first_and_what_is_closed_is_not_overdue(register, promise):
    late, later = promise("2021-06-04"), promise("2021-05")
    promise("2021-06-05")
    promise("2021-01-01", status=Status.FULFILLED)
    assert codes(today.overdue(register, DAY)) == codes([later, late])


def test_due_within_counts_the_day_itself_and_the_last_day(register, promise):
    promise("2021-06-04")
    first, last = promise("2021-06-05"), promise("2021-06-19")
    after, month = promise("2021-06-20"), promise("2021-06")
    promise("2021-07-06")
    assert codes(today.due_within(register, DAY, 0, 14)) == codes([first, last])
    assert codes(today.due_within(register, DAY, 15, 30)) == codes([after, month])


def test_the_partner_narrows_every_question(register, promise, plan, turkiye):
    theirs = Refs((turkiye.id,))
    azerbaijan = countries.by_code(register, "AZ")
    promise("2021-06-01", partners=theirs)
    plan("2021-07-01", partners=theirs)
    assert len(today.overdue(register, DAY, turkiye)) == 1
    assert len(today.coming_sessions(register, DAY, turkiye)) == 1
    assert not today.overdue(register, DAY, azerbaijan)
    assert not today.coming_sessions(register, DAY, azerbaijan)
    assert sum(n for _month, n in today.due_by_month(register, DAY, azerbaijan)) == 0


def test_a_session_called_off_is_not_coming_and_one_past_its_date_still_is(register, plan):
    plan("2021-07-01", SessionStatus.CANCELLED)
    plan("2021-06-03", SessionStatus.HELD)
    forgotten, soon = plan("2021-06-01"), plan("2021-06-20")
    whole = plan("2021-09")
    plan("2021-09-01", parent=whole.ref)
    assert codes(today.coming_sessions(register, DAY)) == codes([forgotten, soon, whole])
    sessions.remove(register, [soon])
    assert codes(today.coming_sessions(register, DAY)) == codes([forgotten, whole])


def test_nothing_recorded_for_60_days_is_stale_until_the_journal_speaks(register, promise):
    quiet = promise()
    closed = promise(status=Status.FULFILLED)
    assert not today.stale(register, date(2021, 8, 4))
    after = date(2021, 8, 5)
    assert codes(today.stale(register, after)) == [quiet.code]
    assert closed.code not in codes(today.stale(register, after))
    with Register.open(register.path, clock=lambda: datetime(2021, 8, 1, tzinfo=UTC)) as later:
        commitments.report_progress(
            later,
            Progress(
                commitment=quiet.ref, on=PartialDate("2021-06"), text=Words.of(en="Letter sent")
            ),
        )
    assert not today.stale(register, after)


def test_due_dates_are_counted_by_month_for_a_year(register, promise):
    promise("2021-06-04")
    for due in ("2021-06-30", "2021-06", "2021-Q4", "2022-05-31", "2022-06-01"):
        promise(due)
    counted = today.due_by_month(register, DAY)
    assert (counted[0], counted[6], counted[-1]) == (("2021-06", 2), ("2021-12", 1), ("2022-05", 1))
    assert (len(counted), sum(n for _month, n in counted)) == (12, 4)
