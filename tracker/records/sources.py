"""Sources: where a fact was read. Where two of them differ, both stay and the conflict shows."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import ClassVar

from tracker.languages import N_
from tracker.languages.dates import is_iso
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import AnyRef, Condition, Field, Record, Ref, Register, field_of


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    table: ClassVar[str] = "source"
    prefix: ClassVar[str] = "SO"
    noun: ClassVar[str] = N_("Source")

    title: str = field_of(N_("Title"), default="", searched=True, required=True)
    publisher: str = field_of(N_("Publisher"), default="", searched=True)
    address: str = field_of(N_("Address"), default="")
    language: str = field_of(N_("Language"), default="")
    published: PartialDate | None = field_of(N_("Published"))
    note: str = field_of(N_("Note"), default="", long=True)


@dataclass(frozen=True, kw_only=True)
class Citation(Record):
    """That a source says something of a record, or of one field of it.

    What it says of a date is kept as ISO text cut to its precision, and shown as a date.
    """

    table: ClassVar[str] = "citation"
    prefix: ClassVar[str] = "CI"
    noun: ClassVar[str] = N_("Citation")
    heading_field: ClassVar[str] = "says"

    about: AnyRef | None = field_of(N_("About"), required=True)
    source: Ref[Source] | None = field_of(N_("Source"), required=True)
    field: str = field_of(N_("Field"), default="")
    says: Words | None = field_of(N_("Says"), searched=True)
    quote: str = field_of(N_("Exact words"), default="", searched=True, long=True)

    @property
    def date(self) -> PartialDate | None:
        """The date it says, if what it says is one."""
        text = self.says.all_texts[0] if self.says else ""
        return PartialDate(text) if is_iso(text) else None

    @property
    def said(self) -> str:
        """What it says, in the language in use."""
        return str(self.date or self.says or "")

    def agrees_with(self, other: "Citation") -> bool:
        """The same words, or dates of which one may be the other less exactly known."""
        mine, theirs = self.date, other.date
        if mine and theirs:
            return mine.earliest <= theirs.latest and theirs.earliest <= mine.latest
        return self.says == other.says


def save(register: Register, source: Source) -> Source:
    with register.edit(N_("Save source")) as edit:
        return edit.save(source)


def cite(register: Register, citation: Citation, new: Source | None = None) -> Citation:
    """Cite a source; ``new`` is one that is recorded in the same step."""
    with register.edit(N_("Cite source")) as edit:
        if new:
            citation = replace(citation, source=edit.save(new).ref)
        return edit.save(citation)


def in_form_of(field: Field, says: Words, today: date) -> Words:
    """What a source says of a field, as a citation keeps it. Raises NotADate with a sentence."""
    if field.kind is not PartialDate:
        return says
    read = PartialDate.read(says.all_texts[0], today)
    return Words(((says.texts[0][0], read.iso),)) if read else says


def citations(register: Register, record: Record) -> list[Citation]:
    about = record.any_ref.to_column()
    return register.find(Citation, Condition("about = ?", (about,)))


def conflicts(citations: list[Citation]) -> dict[str, list[Citation]]:
    """By field, the citations of it where not all agree with one another."""
    by_field: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.field and citation.says:
            by_field[citation.field].append(citation)
    return {name: said for name, said in by_field.items() if not _all_agree(said)}


def in_conflict(register: Register, kind: type[Record]) -> frozenset[int]:
    """The ids of the records of a kind of which sources say different things."""
    said = Condition("about like ? and field <> '' and says is not null", (f"{kind.table}:%",))
    by_record: dict[AnyRef, list[Citation]] = defaultdict(list)
    for citation in register.find(Citation, said):
        if citation.about and citation.about.table == kind.table:
            by_record[citation.about].append(citation)
    return frozenset(ref.id for ref, cited in by_record.items() if conflicts(cited))


def _all_agree(citations: list[Citation]) -> bool:
    return all(one.agrees_with(other) for one, other in combinations(citations, 2))
