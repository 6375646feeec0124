"""Any field's value as a person reads it, in the language in use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from tracker.languages import Language, current
from tracker.records.kinds import KINDS
from tracker.records.names import with_present_name
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.store import (
    AnyRef,
    Change,
    Field,
    Record,
    Ref,
    Refs,
    Register,
    Vocabulary,
    fields_of,
)
from tracker.store.record import from_rows

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class FieldChange:
    """What an edit did to one field: its label, and its value before and after in words."""

    label: str
    before: str
    after: str


def shown(register: Register, record: Record, field: Field) -> str:
    """The value of a record's field; empty where nothing is known."""
    return said(register, field, getattr(record, field.name))


def said(register: Register, field: Field, value: Any) -> str:
    match value:
        case None:
            return ""
        case Vocabulary():
            return value.label
        case Language():
            return value.own_name
        case Ref():
            return heading(register, known(register, field.target, value.id))
        case Refs():
            named = (known(register, field.target, id_) for id_ in value.ids)
            return "; ".join(heading(register, record) for record in named if not record.binned)
        case AnyRef():
            return _any(register, value)
        case _:
            return str(value)


def known(register: Register, kind: type[R], id_: int) -> R:
    """A record to be named, as it is now, in a list that names few of them on many rows.

    Raises LookupError if there is none.
    """
    record: R = register.kept(Register.get, kind, id_)
    return record


def heading(register: Register, record: Record) -> str:
    """What people know the record by: its title or name, else its code."""
    known_by = record.heading
    if isinstance(known_by, Ref):
        [field] = [f for f in fields_of(type(record)) if f.name == record.heading_field]
        return said(register, field, known_by)
    if isinstance(known_by, Vocabulary):
        return known_by.label
    return str(known_by or record.code)


def heading_on(
    register: Register, record: Record, on: PartialDate | None, today: date | None = None
) -> str:
    """The same as it was at the time of an event, with today's name if that is another."""
    return with_present_name(register, record, on, today) or heading(register, record)


def names(
    register: Register,
    kind: type[Record],
    refs: Ref[Any] | Refs[Any] | None,
    on: PartialDate | None = None,
    today: date | None = None,
) -> str:
    """What the records named are called, with semicolons between them.

    ``on`` is the time of an event: then they go by the names they had, with that of ``today``.
    """
    if refs is None:
        return ""
    ids = (refs.id,) if isinstance(refs, Ref) else refs.ids
    return "; ".join(heading_on(register, known(register, kind, id_), on, today) for id_ in ids)


def short_name(register: Register, ref: Ref[Organisation] | None) -> str:
    """An organisation's short name, where it has one in the reader's language, else its name."""
    if ref is None:
        return ""
    organisation = known(register, Organisation, ref.id)
    short = organisation.short.by_language if organisation.short else {}
    return short.get(current()) or str(organisation.name)


def coded(register: Register, record: Record) -> str:
    """Its code and what it is called, as in ``S-2 · Joint strategic sessions``."""
    return f"{record.code} · {heading(register, record)}"


def describe(register: Register, kind: type[Record], change: Change) -> Iterator[FieldChange]:
    """What a change did, field by field, in the order of the fields."""
    before, after = (_as_record(kind, row) for row in (change.before, change.after))
    for field in fields_of(kind):
        was, became = (shown(register, r, field) if r else "" for r in (before, after))
        if was != became:
            yield FieldChange(field.label, was, became)


def _as_record(kind: type[Record], row: dict[str, Any] | None) -> Record | None:
    return from_rows(kind, [row])[0] if row else None


def _any(register: Register, ref: AnyRef) -> str:
    record: Record | None = register.kept(_at, ref)
    return coded(register, record) if record else ""


def _at(register: Register, ref: AnyRef) -> Record | None:
    return register.at(ref, KINDS)
