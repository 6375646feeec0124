"""How a record stands on a day, as chips: the same words and tones in lists and in details."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.briefs.tones import Tone, tone
from tracker.gui.chips import Chip
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import agreement_life
from tracker.records.agreements import Agreement, AgreementStatus
from tracker.records.commitments import Commitment, Timing
from tracker.records.sessions import Session
from tracker.store import Record, Register, Vocabulary


def of(register: Register, record: Record, today: date) -> tuple[Chip, ...]:
    """The chips of a record, what is most pressing first; none for a kind that has no status."""
    read = _BY_TABLE.get(record.table)
    return read(register, record, today) if read else ()


def of_commitment(commitment: Commitment, today: date) -> tuple[Chip, ...]:
    status = commitment.status
    work = _chip(status)
    timing = _of_timing(commitment, today)
    return (timing, work) if timing else (work,)


def of_session(session: Session) -> tuple[Chip, ...]:
    return (_chip(session.status),)


def of_agreement(status: AgreementStatus) -> tuple[Chip, ...]:
    return (_chip(status),)


def _chip(status: Vocabulary) -> Chip:
    return Chip(status.label, tone(status))


def _of_timing(commitment: Commitment, today: date) -> Chip | None:
    late = commitment.days_late(today)
    if late:
        return Chip(plural("{n} day overdue", "{n} days overdue", late), Tone.BAD)
    if commitment.due is None or commitment.timing(today) is not Timing.SOON:
        return None
    left = (commitment.due.latest - today).days
    words = plural("{n} day left", "{n} days left", left) if left else _("due today")
    return Chip(words, Tone.WARNING)


def _of_agreement(register: Register, agreement: Agreement, today: date) -> tuple[Chip, ...]:
    return of_agreement(agreement_life.of(register, agreement, today).status)


_BY_TABLE: dict[str, Callable[[Register, Any, date], tuple[Chip, ...]]] = {
    Commitment.table: lambda _register, record, today: of_commitment(record, today),
    Session.table: lambda _register, record, _today: of_session(record),
    Agreement.table: _of_agreement,
}
