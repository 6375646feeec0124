"""The past: commitments as they stood on a day, as far as the dates of what changed are known."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tracker.records import agreements, deadlines
from tracker.records.agreements import Action, Agreement
from tracker.records.commitments import Commitment, Progress, Status
from tracker.records.deadlines import DeadlineChange
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.store import EVERYTHING, AnyRef, Condition, Register

P = TypeVar("P", DeadlineChange, Progress)


def on(register: Register, found: Iterable[Commitment], day: date) -> list[Commitment]:
    """The commitments made by a day, as they were on it, the most urgent first."""
    known = _Known(register, EVERYTHING)
    were = [known.as_of(c, day) for c in found if not known.came_later(c, day)]
    return sorted(were, key=_urgency)


def as_of(register: Register, commitment: Commitment, day: date) -> Commitment:
    """The commitment with the status, deadline and closing it had on the day.

    What was closed or reported later was in progress if something was recorded of it by then, else
    on control. What changed on a day that is not known counts as changed before.
    """
    known = _Known(register, Condition("commitment = ?", (commitment.id,)))
    return known.as_of(commitment, day)


def came_later(register: Register, commitment: Commitment, day: date) -> bool:
    """Whether what it was agreed at was not yet there on the day."""
    return _Known(register, Condition("1 = 0")).came_later(commitment, day)


class _Known:
    """What is recorded of some commitments, read once for all of them."""

    def __init__(self, register: Register, where: Condition) -> None:
        self._register = register
        self._changes = _by_commitment(register.find(DeadlineChange, where))
        self._journals = _by_commitment(register.find(Progress, where))
        self._origins: dict[AnyRef, PartialDate | None] = {}

    def as_of(self, commitment: Commitment, day: date) -> Commitment:
        due = deadlines.due_on(commitment.due, self._changes[commitment.id], day)
        return replace(self._worked_on(commitment, day), due=due)

    def _worked_on(self, commitment: Commitment, day: date) -> Commitment:
        status = self._status(commitment, day)
        if status is commitment.status:
            return commitment
        was = commitment.moved_to(status)
        return was if status is Status.REPORTED else replace(was, reported_by="", reported_on=None)

    def _status(self, commitment: Commitment, day: date) -> Status:
        reported, closed = commitment.reported_on, commitment.closed_on
        was_closed = not commitment.is_open and not _is_after(closed, day)
        if was_closed or commitment.status in _UNDATED:
            return commitment.status
        if reported and not _is_after(reported, day):
            return Status.REPORTED
        if commitment.status is Status.REPORTED and reported is None:
            return commitment.status
        return self._begun(commitment, day)

    def _begun(self, commitment: Commitment, day: date) -> Status:
        entries = self._journals[commitment.id]
        if any(entry.on and entry.on.earliest <= day for entry in entries):
            return Status.IN_PROGRESS
        is_known = entries or not commitment.is_open or commitment.status is Status.REPORTED
        return Status.ON_CONTROL if is_known else commitment.status

    def came_later(self, commitment: Commitment, day: date) -> bool:
        if commitment.origin is None:
            return False
        if commitment.origin not in self._origins:
            self._origins[commitment.origin] = self._agreed_on(commitment.origin)
        return _is_after(self._origins[commitment.origin], day)

    def _agreed_on(self, origin: AnyRef) -> PartialDate | None:
        found = self._register.at(origin, {kind.table: kind for kind in (Session, Agreement)})
        if isinstance(found, Session):
            return found.start
        if isinstance(found, Agreement):
            return _foreseen(agreements.actions(self._register, found))
        return None


def _foreseen(actions: Sequence[Action]) -> PartialDate | None:
    """When an agreement was signed, else when it was first spoken of, if that is known."""
    dates = [action.on for action in actions]
    return agreements.signed_on(actions) or (dates[0] if dates and all(dates) else None)


_UNDATED = {Status.DRAFT, Status.ON_CONTROL, Status.DEFERRED}
"""Since when it is so, nothing tells."""


def _by_commitment(records: list[P]) -> dict[int | None, list[P]]:
    sorted_out: dict[int | None, list[P]] = defaultdict(list)
    for record in records:
        sorted_out[record.commitment.id if record.commitment else None].append(record)
    return sorted_out


def _is_after(when: PartialDate | None, day: date) -> bool:
    return when is not None and when.earliest > day


def _urgency(commitment: Commitment) -> tuple[Any, ...]:
    latest = commitment.due.latest if commitment.due else date.max
    return not commitment.is_open, commitment.due is None, latest, commitment.saved_id
