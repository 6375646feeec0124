"""What changed with a partner since a day: of its commitments, agreements and sessions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracker.languages import N_, _
from tracker.records import moments, sessions
from tracker.records.agreements import Action, Agreement
from tracker.records.commitments import Commitment, Progress
from tracker.records.countries import Country
from tracker.records.display import coded, describe
from tracker.records.kinds import KINDS
from tracker.records.sessions import Session
from tracker.store import AnyRef, Change, Record, Refs, Register

SUBJECTS: tuple[type[Record], ...] = (Commitment, Agreement, Session)
"""What is told of; each names its partners."""

_TABLES = {kind.table for kind in SUBJECTS}
_PARTS = (Action, Progress)
_OWNERS = {Action.table: Agreement.table, Progress.table: Commitment.table}
"""Parts that are told of under the record they belong to, which a field of the name tells."""


@dataclass(frozen=True)
class RecordChange:
    """One change of one record: when it was recorded, by whom, and what it did, in words."""

    record: Record
    at: datetime
    who: str
    what: str
    lines: tuple[str, ...]

    @property
    def day(self) -> date:
        """When, where the reader is."""
        return self.at.astimezone().date()


def since_last_session(
    register: Register, partner: Country, today: date
) -> tuple[Session | None, Iterator[RecordChange]]:
    """The last session held with the partner, and what was recorded after its last day."""
    last, _coming = sessions.last_and_next(register, partner, today)
    day = last and (last.end or last.start)
    return (last, since(register, partner, day.latest)) if day else (None, iter(()))


def since(register: Register, partner: Country, day: date) -> Iterator[RecordChange]:
    """What was recorded after the day, the latest first, each put in words as it is read."""
    for entry in register.history_since(moments.end_of(day), *SUBJECTS, *_PARTS):
        for change in entry.changes:
            record = _subject(register, partner, change)
            told = _told(register, change) if record else None
            if record and told:
                yield RecordChange(record, entry.at, entry.who, *told)


def said(register: Register, change: RecordChange) -> str:
    """The change on one line, without its date."""
    details = f" ({'; '.join(change.lines)})" if change.lines else ""
    return f"{coded(register, change.record)}: {change.what}{details}"


def _subject(register: Register, partner: Country, change: Change) -> Record | None:
    """The record that a change is told under; None if it is none of this partner's."""
    rows = [row for row in (change.before, change.after) if row]
    if change.table in _TABLES:
        known = any(partner.id in Refs.from_column(row["partners"]).ids for row in rows)
        return register.at(AnyRef(change.table, change.id), KINDS) if known else None
    owner = _OWNERS.get(change.table)
    if owner is None or rows[-1][owner] is None:
        return None
    record = register.at(AnyRef(owner, rows[-1][owner]), KINDS)
    partners: Refs[Country] = getattr(record, "partners", Refs())
    return record if partner.id in partners.ids else None


def _told(register: Register, change: Change) -> tuple[str, tuple[str, ...]] | None:
    """What a change did, and its lines; None where it did nothing people can see."""
    kind = KINDS[change.table]
    if change.table in _OWNERS:
        return (_(kind.noun), (_part(register, kind, change),)) if change.after else None
    if what := _came_or_went(change):
        return _(what), ()
    lines = tuple(
        f"{field.label}: {field.before or '–'} → {field.after or '–'}"
        for field in describe(register, kind, change)
    )
    return (_("changed"), lines) if lines else None


def _came_or_went(change: Change) -> str:
    """Whether the record was added, deleted or brought back; empty where it only changed."""
    was_there = change.before is not None and not change.before["binned"]
    is_there = change.after is not None and not change.after["binned"]
    if was_there == is_there:
        return ""
    if was_there:
        return N_("deleted")
    return N_("added") if change.before is None else N_("brought back")


def _part(register: Register, kind: type[Record], change: Change) -> str:
    """An action or an entry of the journal, in the values it has now."""
    values = [field.after for field in describe(register, kind, _as_new(change)) if field.after]
    return " · ".join(values[1:])  # the first is the record it belongs to


def _as_new(change: Change) -> Change:
    return replace(change, before=None)
