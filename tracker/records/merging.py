"""Merging duplicates: two records that mean the same become one, and nothing named is lost."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from tracker.languages import N_, Language
from tracker.records import names
from tracker.records.kinds import KINDS
from tracker.records.links import Link
from tracker.records.names import Name, NameKind
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.words import Words
from tracker.store import (
    AnyRef,
    Condition,
    Edit,
    Field,
    Record,
    Ref,
    Refs,
    Register,
    fields_of,
)
from tracker.store.sql import names_one

MERGED = (Organisation, Person, Series)
"""What is entered twice under two spellings. Countries are those of ISO 3166 and stay."""


class NotAlike(ValueError):
    """Only two different records of one kind can become one."""


def preview(register: Register, kept: Record, dropped: Record) -> list[Record]:
    """The records that will name ``kept`` where they name ``dropped``, in the bin or not."""
    _check(kept, dropped)
    return [record for record in _naming(register, dropped) if record.any_ref != kept.any_ref]


def merge(register: Register, kept: Record, dropped: Record) -> Record:
    """All that names ``dropped`` names ``kept`` from now on; the merged record comes back.

    The one dropped goes to the bin, and its names stay as aliases. Raises NotAlike.
    """
    _check(kept, dropped)
    with register.edit(N_("Merge duplicates")) as edit:
        for record in list(_naming(register, dropped)):
            _save_moved(edit, record, kept, dropped)
        for text in _other_names(kept, dropped):
            edit.save(Name(owner=kept.any_ref, text=text, kind=NameKind.ALIAS))
        names.remember(register, edit, kept.any_ref)
        edit.remove(register.get(type(dropped), dropped.saved_id))
    return register.get(type(kept), kept.saved_id)


def _check(kept: Record, dropped: Record) -> None:
    if type(kept) is not type(dropped) or kept.id == dropped.id:
        raise NotAlike(f"{kept.code} and {dropped.code}")


# What names a record


def _naming(register: Register, dropped: Record) -> Iterator[Record]:
    """Every record with a field that names this one, once."""
    for kind in KINDS.values():
        found: dict[int, Record] = {}
        for field in fields_of(kind):
            if condition := _names(kind, field, dropped):
                for record in register.find(kind, condition, binned=True):
                    found[record.saved_id] = record
        yield from (found[id_] for id_ in sorted(found))


def _names(kind: type[Record], field: Field, dropped: Record) -> Condition | None:
    """That a field names the record; None for a field that never can."""
    if field.kind is AnyRef:
        return Condition(f'"{field.name}" = ?', (dropped.any_ref.to_column(),))
    if field.kind is Ref and _target(field) == dropped.table:
        return Condition(f'"{field.name}" = ?', (dropped.id,))
    if field.kind is Refs and _target(field) == dropped.table:
        return names_one(kind.table, field.name, dropped.table, dropped.saved_id)
    return None


def _target(field: Field) -> str:
    table: str = field.target.table
    return table


# What becomes of it


def _save_moved(edit: Edit, record: Record, kept: Record, dropped: Record) -> None:
    moved = _moved(record, kept, dropped)
    if isinstance(moved, Link) and moved.origin == moved.target:
        moved = replace(moved, binned=True)  # what linked the two says nothing of the one
    edit.save(moved)


def _moved(record: Record, kept: Record, dropped: Record) -> Record:
    declared = {field.name: field for field in fields_of(type(record))}
    changed: dict[str, Any] = {}
    for name in (f.name for f in fields(record) if f.name in declared):
        value = getattr(record, name)
        now = _value(declared[name], value, kept, dropped)
        if record.any_ref == kept.any_ref and now == kept.ref:
            now = None  # it would be a part of itself
        if now != value:
            changed[name] = now
    return replace(record, **changed)


def _value(field: Field, value: Any, kept: Record, dropped: Record) -> Any:
    match value:
        case AnyRef() if value == dropped.any_ref:
            return kept.any_ref
        case Ref() if _target(field) == dropped.table and value.id == dropped.id:
            return kept.ref
        case Refs() if _target(field) == dropped.table:
            return Refs(tuple(kept.saved_id if i == dropped.id else i for i in value.ids))
        case _:
            return value


def _other_names(kept: Record, dropped: Record) -> Iterator[Words]:
    """The names of the one dropped, in each language where the one kept has another."""
    heading = names.present(dropped)
    for field in fields_of(type(dropped)):
        if not field.declared.searched or field.name == "also_called":
            continue
        theirs, ours = getattr(dropped, field.name), getattr(kept, field.name)
        if text := _other(_as_words(theirs, heading), _as_words(ours, heading)):
            yield text


def _as_words(value: Words | str | None, heading: Words) -> Words:
    if isinstance(value, str):
        return Words.of({heading.original or Language.EN: value})
    return value or Words()


def _other(theirs: Words, ours: Words) -> Words:
    return Words.of({lang: text for lang, text in theirs.texts if text not in ours.all_texts})
