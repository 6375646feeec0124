"""The content of a record's detail: what is known of it, from where, and what was changed."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice

from tracker.briefs.tones import Tone
from tracker.gui import standing
from tracker.gui.chips import Chip, sentence
from tracker.gui.detail import documents, parts
from tracker.gui.detail.blocks import (
    Content,
    Fact,
    Facts,
    Notice,
    Prose,
    Said,
    Section,
    Step,
    Steps,
)
from tracker.gui.detail.values import facts, long_texts, named, original
from tracker.languages import N_, _, current, dates
from tracker.records import links, provenance, sources
from tracker.records.display import describe, heading
from tracker.records.links import Link, LinkKind
from tracker.records.sources import Citation, Source
from tracker.records.words import Words
from tracker.store import Record, Ref, Register, fields_of
from tracker.store.history import Entry


def gather(register: Register, record: Record, today: date, history: int = 5) -> Content:
    """All that is known of a record as of ``today``, with its ``history`` latest changes."""
    entries = register.history_of(record)
    differing = sources.conflicts(sources.citations(register, record))
    sections = [
        Section("", (Facts(tuple(facts(register, record, differing))),)),
        *long_texts(record),
        *parts.of(register, record, today),
        *documents.of(register, record),
        _linked(register, record),
        _sources(register, record),
        Section(_("History"), (_history(register, type(record), entries[:history]),)),
    ]
    words = record.heading if isinstance(record.heading, Words) else None
    return Content(
        kicker=_kicker(record),
        title=heading(register, record),
        original=original(words),
        subtitle=parts.subtitle(register, record),
        chips=(*standing.of(register, record, today), *_flags(record, differing)),
        sections=tuple(section for section in sections if _says_something(section)),
        more_history=max(0, len(entries) - history),
    )


def awaited(register: Register, record: Record) -> Content:
    """What it is, until all that is known of it is there."""
    return Content(
        kicker=_kicker(record),
        title=heading(register, record),
        original="",
        subtitle="",
        chips=(),
        sections=(Section("", (Prose("…"),)),),
    )


def _kicker(record: Record) -> str:
    return f"{_(record.noun)} · {record.code}"


def _flags(record: Record, differing: Collection[str]) -> Iterator[Chip]:
    """A chip at the head for each field of which sources say different things."""
    for field in fields_of(type(record)):
        if field.name in differing:
            yield Chip(_("Sources differ: {field}", field=field.label), Tone.WARNING)


def _says_something(section: Section) -> bool:
    return any(not isinstance(block, Facts | Steps) or block.items for block in section.blocks)


# Where it comes from and what it leads to

_SEEN_FROM_TARGET = {
    LinkKind.LED_TO: N_("result of"),
    LinkKind.AGREED_TO_HOLD: N_("agreed to be held at"),
    LinkKind.PREPARES: N_("prepared by"),
    LinkKind.PROVIDES_FOR: N_("provided for in"),
    LinkKind.IMPLEMENTS: N_("implemented by"),
    LinkKind.AIMS_AT: N_("aimed at by"),
    LinkKind.CARRIED_OVER_TO: N_("carried over from"),
    LinkKind.MENTIONS: N_("mentioned in"),
    LinkKind.AMENDS: N_("amended by"),
    LinkKind.SUPPLEMENTS: N_("supplemented by"),
    LinkKind.REPLACES: N_("replaced by"),
    LinkKind.HAS_DOCUMENT: N_("document of"),
}


def _linked(register: Register, record: Record) -> Section:
    told = (link for link in links.of(register, record) if not _is_attachment(record, link))
    found = (_link(register, record, link) for link in told)
    return Section(_("Links"), (Facts(tuple(fact for fact in found if fact)),))


def _is_attachment(record: Record, link: Link) -> bool:
    """Whether the link leads to a document, which the section of documents tells."""
    return link.kind is LinkKind.HAS_DOCUMENT and link.origin == record.any_ref


def _link(register: Register, record: Record, link: Link) -> Fact | None:
    leads_away = link.origin == record.any_ref
    label = link.kind.label if leads_away else _(_SEEN_FROM_TARGET[link.kind])
    other = link.target if leads_away else link.origin
    if other is None:
        return None
    known = provenance.at(register, other)
    found = known.record
    note = f"{_(found.noun)} · {found.code}" if found else ""
    if known.is_gone or found is None:  # what was deleted stays in sight
        gone = " · ".join(part for part in (note, provenance.tombstone(known)) if part)
        return Fact(sentence(label), (Said(provenance.called(register, known), note=gone),))
    return Fact(sentence(label), (named(register, found, note),))


# Sources


def _sources(register: Register, record: Record) -> Section:
    cited = sources.citations(register, record)
    labels = {field.name: field.label for field in fields_of(type(record))}
    notices = tuple(
        Notice(
            _("Sources differ: {field}", field=labels.get(name, name)),
            tuple(f"{_title(register, c)}: {c.said}" for c in said_of_it),
        )
        for name, said_of_it in sources.conflicts(cited).items()
    )
    facts = tuple(_citations(register, cited, labels))
    return Section(_("Sources"), (*notices, Facts(facts)))


def _citations(
    register: Register, cited: Iterable[Citation], labels: dict[str, str]
) -> Iterator[Fact]:
    by_source: dict[Ref[Source], list[Citation]] = {}
    for citation in cited:
        if citation.source:
            by_source.setdefault(citation.source, []).append(citation)
    for ref, citations in by_source.items():
        source = register.get(Source, ref)
        published = source.published.short if source.published else ""
        words = "\n".join(line for c in citations for line in _words_of(c, labels))
        note = "\n".join(part for part in (source.publisher, words) if part)
        yield Fact(published, (Said(source.title, note=note),))


def _words_of(citation: Citation, labels: dict[str, str]) -> Iterator[str]:
    if citation.says:
        label = labels.get(citation.field, citation.field)
        yield f"{label}: {citation.said}" if label else citation.said
    if citation.quote:
        yield _("“{words}”", words=citation.quote)


def _title(register: Register, citation: Citation) -> str:
    if citation.source is None:
        return ""
    source = register.get(Source, citation.source)
    return source.publisher or source.title


# History

_ACTIONS = {"undo": N_("Undone: {step}"), "redo": N_("Redone: {step}")}


def _history(register: Register, kind: type[Record], entries: Iterable[Entry]) -> Steps:
    return Steps(tuple(_entry(register, kind, entry) for entry in entries))


def _entry(register: Register, kind: type[Record], entry: Entry) -> Step:
    label = _(entry.label)
    at = entry.at.astimezone()
    day = dates.write(at.date().isoformat(), current(), short=True)
    return Step(
        when=day,
        what=_(_ACTIONS[entry.action], step=label) if entry.action in _ACTIONS else label,
        notes=(
            " · ".join(part for part in (entry.who, f"{at:%H:%M}") if part),
            *islice(_changes(register, kind, entry), 40),
        ),
    )


def _changes(register: Register, kind: type[Record], entry: Entry) -> Iterator[str]:
    """Field by field; of a new record nothing, for the page itself tells that."""
    for change in entry.changes:
        if change.before is None or change.after is None:
            continue
        for field in describe(register, kind, change):
            yield f"{field.label}: {field.before or '–'} → {field.after or '–'}"
