"""The values of a record's declared fields, in words for its detail."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import Fact, Prose, Said, Section
from tracker.languages import _, current
from tracker.records import agreements
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.display import heading_on, said
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import AnyRef, Field, Record, Ref, Refs, Register, Vocabulary, fields_of

_TOLD_ELSEWHERE = {
    Session.table: {"status", "start", "end", "country", "city"},
    Commitment.table: {"status", "origin", "item", "verbatim", "verbatim_language"},
    Agreement.table: {
        "entry",
        "entry_days",
        "entry_on",
        "term_years",
        "renewal_years",
        "notice_months",
    },
}
"""Fields that the head or a part of the page tells."""


_OPENED = {kind.table for kind in (Session, Agreement, Commitment, Country, Series)}
"""The kinds of record that have a page to go to; the others are named only."""


def facts(register: Register, record: Record, differing: Collection[str] = ()) -> Iterator[Fact]:
    """The short fields of which something is known, in the order they are declared.

    ``differing`` names the fields of which sources say different things; they are flagged.
    """
    told = {record.heading_field, *_TOLD_ELSEWHERE.get(record.table, ())}
    on = _time_of(register, record)
    for field in fields_of(type(record)):
        shown = field.declared.shown and not field.declared.long and field.name not in told
        found = values(register, field, getattr(record, field.name), on) if shown else ()
        if found and field.name in differing:
            found = (*found[:-1], replace(found[-1], flag=_("sources differ")))
        if found:
            yield Fact(field.label, found)


def _time_of(register: Register, record: Record) -> PartialDate | None:
    """When what a record tells of took place, for the names of that time."""
    if isinstance(record, Session):
        return record.start
    if isinstance(record, Agreement):
        return agreements.signed_on(agreements.actions(register, record))
    return None


def values(
    register: Register, field: Field, value: Any, on: PartialDate | None = None
) -> tuple[Said, ...]:
    """What a field says: a value for each record it names, none where nothing is known.

    ``on`` is the time of an event: then records go by the names they had.
    """
    match value:
        case Ref():
            return (named(register, register.get(field.target, value), on=on),)
        case Refs():
            found = register.get_all(field.target, value)
            if field.target is Topic:  # short and many
                return _on_one_line(str(topic.name) for topic in found)
            return tuple(named(register, record, on=on) for record in found)
        case Words():
            return (Said(str(value), note=original(value)),)
        case Vocabulary():
            return (Said(sentence(value.label)),)
        case _:
            text = said(register, field, value)
            return (Said(text),) if text else ()


def named(
    register: Register, record: Record, note: str = "", *, on: PartialDate | None = None
) -> Said:
    """A record by what people knew it by; one in the bin is said to be there, and not opened."""
    called = heading_on(register, record, on)
    if record.binned:
        notes = "\n".join(part for part in (note, _("deleted, in the bin")) if part)
        return Said(called, None, notes)
    return Said(called, _ref_to(record), note)


def original(words: Words | None) -> str:
    """The original of a text that is shown in translation, after the name of its language."""
    if not words or words.original is None or words.original is current():
        return ""
    original = words.in_(words.original)
    return f"{words.original.own_name}: {original}" if original != str(words) else ""


def long_texts(record: Record) -> Iterator[Section]:
    """A section for each of the fields that hold more than a line."""
    told = _TOLD_ELSEWHERE.get(record.table, ())
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.declared.long and value and field.name not in told:
            note = original(value) if isinstance(value, Words) else ""
            yield Section(field.label, (Prose(str(value), note),))


def _on_one_line(texts: Iterable[str]) -> tuple[Said, ...]:
    line = "; ".join(texts)
    return (Said(line),) if line else ()


def _ref_to(record: Record) -> AnyRef | None:
    return record.any_ref if record.table in _OPENED else None
