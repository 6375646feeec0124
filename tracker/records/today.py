"""The day's questions: what is late, what falls due, what is coming, what nobody has looked at."""

from datetime import UTC, date, datetime, time, timedelta

from tracker.records import commitments, sessions
from tracker.records.commitments import Commitment, Progress
from tracker.records.countries import Country
from tracker.records.sessions import Session
from tracker.store import Condition, Glance, Register, named_by, touched_since

STALE = 60
"""Days with nothing recorded, after which an open commitment is asked about."""

MONTHS = 12
"""How many months ahead the due dates are counted."""

_SOONEST_FIRST = "start nulls last, id"


def overdue(register: Register, day: date, partner: Country | None = None) -> Glance[Commitment]:
    """Open and past their date, the longest overdue first."""
    where = commitments.with_partner(partner) & commitments.overdue(day)
    return _glance(register, where)


def due_within(
    register: Register, day: date, first: int, last: int, partner: Country | None = None
) -> Glance[Commitment]:
    """Open ones whose last day is ``first`` to ``last`` days from the day, the soonest first."""
    begin, end = (day + timedelta(days=n) for n in (first, last + 1))
    where = commitments.open_and_due(begin.isoformat(), end.isoformat())
    return _glance(register, commitments.with_partner(partner) & where)


def coming_sessions(
    register: Register, day: date, partner: Country | None = None
) -> Glance[Session]:
    """Whole sessions not yet held and not called off, the soonest first.

    One that is past its date and still only planned stays among them, for its outcome is missing.
    """
    whole = Condition("parent is null and status <> 'cancelled'") & sessions.coming(day)
    where = whole & sessions.with_partner(partner)
    return register.glance(Session, where, order=_SOONEST_FIRST)


def stale(register: Register, day: date, partner: Country | None = None) -> Glance[Commitment]:
    """Open ones of which nothing was recorded for 60 days, their journal counted, urgent first."""
    since = datetime.combine(day - timedelta(days=STALE), time.min, UTC)
    told = named_by(Progress.table, "commitment", touched_since(Progress.table, since))
    quiet = ~touched_since(Commitment.table, since) & ~told
    return _glance(register, commitments.IS_OPEN & commitments.with_partner(partner) & quiet)


def due_by_month(
    register: Register, day: date, partner: Country | None = None
) -> list[tuple[str, int]]:
    """Open commitments due in this month and the eleven after it: the month in ISO, how many.

    What is already overdue, or due later, is not counted.
    """
    mine = commitments.with_partner(partner)
    return [
        (month, register.count(Commitment, mine & _due_in(month, day)))
        for month in (_month_after(day, n) for n in range(MONTHS))
    ]


def _glance(register: Register, where: Condition) -> Glance[Commitment]:
    return register.glance(Commitment, where, order=commitments.URGENT_FIRST)


def _due_in(month: str, day: date) -> Condition:
    """In the month, and not before the day."""
    first = max(f"{month}-01", day.isoformat())
    return commitments.open_and_due(first, f"{month}~")


def _month_after(day: date, n: int) -> str:
    years, month = divmod(day.month - 1 + n, 12)
    return f"{day.year + years:04}-{month + 1:02}"
