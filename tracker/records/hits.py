"""Hits: how a record that a search found is told, with the words that were sought marked in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.languages import _, current
from tracker.languages.fold import begun
from tracker.records import display
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.documents import Document
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.records.sources import Source
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import AnyRef, Record, Register, fields_of

Keys = tuple[tuple[str, ...], ...]
"""For each word that was typed, the keys it is sought by: ``fold.query``."""

LONGEST = 120
"""Characters of a passage that are told."""
BEFORE = 30
"""Characters told before the first word that was found."""
READ = 4_000
"""Characters of a text in which a passage is looked for."""


@dataclass(frozen=True)
class Marked:
    """A text, and where in it the found words begin and end, as Python slices count."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Passage:
    """Where else the words were found: in which field or part, and what it says there."""

    label: str
    words: Marked


@dataclass(frozen=True)
class Hit:
    """A record that was found, as it was read; ``part`` of it is where the words were found.

    ``is_by_code``: its code was typed, and no words.
    """

    record: Record
    part: Record | None = None
    is_by_code: bool = False

    @property
    def ref(self) -> AnyRef:
        return self.record.any_ref

    @property
    def code(self) -> str:
        return self.record.code


@dataclass(frozen=True)
class Told:
    """What people read of a hit; ``passage`` is told where its title lacks some of the words."""

    title: Marked
    note: str = ""
    passage: Passage | None = None


def told(register: Register, hit: Hit, keys: Keys) -> Told:
    """A hit in words, in the language in use. Some 0.1 ms each: tell those in sight."""
    if hit.is_by_code:
        heading = display.heading(register, hit.record)
        return Told(Marked(heading), note(register, hit.record))
    title = _marked(display.heading(register, hit.record), keys)
    missing = _missing(title, keys)
    passage = None
    if hit.part:
        texts = _texts(hit.part, noun=_(hit.part.noun))
        passage = _passage(texts, missing or keys) or _whole(hit.part)
    elif missing:
        passage = _passage(_texts(hit.record), missing)
    return Told(title, note(register, hit.record), passage)


def note(register: Register, record: Record) -> str:
    """What tells one record from others of its kind: with whom, when, how it stands."""
    read = _NOTES.get(record.table)
    return " · ".join(filter(None, read(register, record))) if read else ""


def _marked(text: str, keys: Keys) -> Marked:
    return Marked(text, tuple(begun(text, sum(keys, ()))))


def _missing(marked: Marked, keys: Keys) -> Keys:
    """The typed words of which nothing is in the text."""
    if len(keys) < 2 or not marked.marks:
        return () if marked.marks else keys
    found = " ".join(marked.text[begin:end] for begin, end in marked.marks)
    return tuple(spellings for spellings in keys if not begun(found, spellings))


def _texts(record: Record, noun: str = "") -> Iterator[tuple[str, str]]:
    """The texts a record is found by, each after the name of its field or language."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not value or not field.declared.searched:
            continue
        is_title = field.name == record.heading_field
        if isinstance(value, Words):
            texts = sorted(value.texts, key=lambda each: each[0] is not current())
            for language, text in texts:
                own = language.own_name if is_title else field.label
                yield noun or own, text
        else:
            yield noun or field.label, str(value)


def _passage(texts: Iterable[tuple[str, str]], keys: Keys) -> Passage | None:
    """The text with most of the words, cut to what is around the first of them."""
    best: Passage | None = None
    least_missing = len(keys)
    for label, text in texts:
        marked = _marked(text[:READ], keys)
        missing = len(_missing(marked, keys)) if marked.marks else len(keys)
        if missing < least_missing:
            best, least_missing = Passage(label, marked), missing
        if not missing:
            break
    return Passage(best.label, _around(best.words)) if best else None


def _whole(part: Record) -> Passage:
    """A part that was asked for by its code."""
    return Passage(_(part.noun), _cut(Marked(str(part.heading)), 0))


def _around(marked: Marked) -> Marked:
    """The text around its first mark, with dots where something was left out."""
    first = marked.marks[0][0]
    space = marked.text.find(" ", max(0, first - BEFORE), first)
    return _cut(marked, 0 if first <= BEFORE else space + 1 or first)


def _cut(marked: Marked, start: int) -> Marked:
    """A line of the text; the words that are marked first are always in it."""
    end = len(marked.text)
    if end - start > LONGEST:
        first_end = marked.marks[0][1] if marked.marks else start + LONGEST
        end = max(marked.text.rfind(" ", start, start + LONGEST), first_end)
    before, after = "… " * (start > 0), " …" * (end < len(marked.text))
    shift = len(before) - start
    marks = tuple((a + shift, b + shift) for a, b in marked.marks if b <= end)
    # Each sign of space is one character still.
    told = "".join(" " if each.isspace() else each for each in marked.text[start:end])
    return Marked(before + told + after, marks)


# What is told of each kind


def _of_commitment(register: Register, commitment: Commitment) -> Sequence[str]:
    partners = display.names(register, Country, commitment.partners)
    return partners, str(commitment.due or ""), commitment.status.label


def _of_session(register: Register, session: Session) -> Sequence[str]:
    partners = display.names(register, Country, session.partners)
    return session.when, partners, session.status.label


def _of_agreement(register: Register, agreement: Agreement) -> Sequence[str]:
    return display.names(register, Country, agreement.partners), agreement.form.label


def _of_person(register: Register, person: Person) -> Sequence[str]:
    organisation = display.names(register, Organisation, person.organisation)
    return str(person.post or ""), organisation


def _of_organisation(register: Register, organisation: Organisation) -> Sequence[str]:
    kind = organisation.kind.label if organisation.kind else ""
    return kind, display.names(register, Country, organisation.country)


def _of_document(_register: Register, document: Document) -> Sequence[str]:
    return document.kind.label, document.number, str(document.date or "")


def _of_source(_register: Register, source: Source) -> Sequence[str]:
    return source.publisher, str(source.published or "")


_NOTES: dict[str, Callable[[Register, Any], Sequence[str]]] = {
    Commitment.table: _of_commitment,
    Session.table: _of_session,
    Agreement.table: _of_agreement,
    Person.table: _of_person,
    Organisation.table: _of_organisation,
    Document.table: _of_document,
    Source.table: _of_source,
    Series.table: lambda register, series: (display.names(register, Country, series.partners),),
    Topic.table: lambda register, topic: (display.names(register, Topic, topic.parent),),
}
