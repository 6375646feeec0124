"""The chain as a brief: why a record exists, in numbered lines, each with its date and sources."""

import unicodedata
from collections.abc import Iterator
from datetime import date

from tracker.briefs.content import Block, Brief, Callout, Fact, Facts, Heading, Note, Point, Points
from tracker.briefs.tones import Tone
from tracker.languages import Language, _, speaking
from tracker.languages.dates import write as write_date
from tracker.records import documents, provenance
from tracker.records.display import coded, heading
from tracker.records.documents import Document
from tracker.records.provenance import Step
from tracker.records.sources import Source
from tracker.store import Record, Register

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
"""The scripts that the letters of a brief are drawn in."""


def gather(
    register: Register, record: Record, as_of: date, language: Language, marking: str = ""
) -> Brief:
    """What led to a record, from the nearest cause to the earliest."""
    with speaking(language):
        day = write_date(as_of.isoformat(), language)
        return Brief(
            title=heading(register, record),
            language=language,
            as_of=as_of,
            blocks=tuple(_blocks(register, record)),
            kicker=_("Why does this exist?"),
            subtitle=f"{_(record.noun)} · {record.code}",
            marking=marking,
            subject=record.code,
            facts=(Fact(_("As of"), day),),
            footer_left=f"{record.code} · {_('As of')}: {day}",
            page_of=_("{page} / {pages}", page="{page}", pages="{pages}"),
        )


def _blocks(register: Register, record: Record) -> Iterator[Block]:
    own = provenance.sources_of(register, record)
    if own:
        yield Facts((Fact(_("Sources"), "\n".join(map(_printed, own))),))
    yield from _papers(register, record)
    steps = provenance.chain(register, record)
    yield Heading(_("What led to it"))
    if steps:
        yield Note(_("The nearest cause comes first; under each stands what led to it in turn."))
        yield Points(tuple(_point(register, step) for step in steps), numbered=True)
    else:
        yield Note(_("No cause of it is recorded."))


def _papers(register: Register, record: Record) -> Iterator[Block]:
    """The record's documents, each file read through again to prove that it is the one attached."""
    own = [record] if isinstance(record, Document) else []
    papers = [*own, *documents.of(register, record)]
    if papers:
        yield Facts((Fact(_("Documents"), "\n".join(_paper(register, p) for p in papers)),))
    for paper in papers:
        if not documents.is_whole(register, paper):
            said = _("Its file is not the one that was attached; do not rely on it.")
            yield Callout(coded(register, paper), said, Tone.BAD)


def _paper(register: Register, paper: Document) -> str:
    on = paper.date.short if paper.date else ""
    said = (coded(register, paper), on, f"SHA-256 {paper.sha256[:16]}…" if paper.sha256 else "")
    return ", ".join(part for part in said if part)


def _point(register: Register, step: Step) -> Point:
    known = step.known
    named = coded(register, known.record) if known.record else known.ref.to_column()
    how = " · ".join(
        part for part in (step.of, step.relation, step.when, provenance.tombstone(known)) if part
    )
    of_link = (of_the_link(_printed(source)) for source in step.link_sources)
    read = [*of_link, *map(_printed, step.sources)] or [_("No source is recorded.")]
    return Point("\n".join(["", how, *read]), opening=named)


def read_in(step: Step) -> list[str]:
    """A line for each source of a step: first those of the link itself, then the record's."""
    return [*(of_the_link(cited(s)) for s in step.link_sources), *map(cited, step.sources)]


def of_the_link(source: str) -> str:
    return _("Of the link: {source}", source=source)


def cited(source: Source) -> str:
    """A source as it is named in a line: title, publisher, date."""
    published = source.published.short if source.published else ""
    return ", ".join(part for part in (source.title, source.publisher, published) if part)


def _printed(source: Source) -> str:
    """The same on paper, where a title in other scripts would be a row of boxes."""
    if _can_be_drawn(source.title) or not source.publisher:
        return cited(source)
    published = source.published.short if source.published else ""
    return ", ".join(part for part in (source.publisher, published, source.code) if part)


def _can_be_drawn(text: str) -> bool:
    return all(unicodedata.name(c, "").startswith(_SCRIPTS) for c in text if c.isalpha())
