"""Provenance: why a record exists, told step by step back to the earliest cause known."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.languages import N_, _
from tracker.records import agreements, links, sources
from tracker.records.agreements import Action, Agreement
from tracker.records.commitments import Commitment, Progress
from tracker.records.display import heading
from tracker.records.kinds import KINDS
from tracker.records.links import Link, LinkKind
from tracker.records.partial_dates import PartialDate, written_range
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.records.sources import Citation, Source
from tracker.store import AnyRef, Record, Ref, Register, fields_of
from tracker.store.record import from_rows

MOST = 200
"""A chain is not followed further than this many steps."""

CAUSED_BY = {
    LinkKind.LED_TO: N_("result of"),
    LinkKind.AGREED_TO_HOLD: N_("agreed to be held at"),
    LinkKind.PREPARES: N_("prepared by"),
    LinkKind.PROVIDES_FOR: N_("provided for in"),
    LinkKind.AIMS_AT: N_("aimed at by"),
    LinkKind.CARRIED_OVER_TO: N_("carried over from"),
    LinkKind.HAS_DOCUMENT: N_("document of"),
}
"""Links that name the cause first, with their words read from the effect. A mention is no cause."""

CAUSES = {LinkKind.IMPLEMENTS: LinkKind.IMPLEMENTS.words}
"""Links that name the effect first."""

_WHOLES: dict[str, tuple[str, ...]] = {
    Session.table: ("parent", "series"),
    Delegation.table: ("session",),
    AgendaItem.table: ("session",),
    Action.table: ("agreement",),
    Commitment.table: ("origin",),
    Progress.table: ("commitment",),
}
"""The fields that name what a record belongs to or comes from."""


@dataclass(frozen=True)
class Known:
    """The other end of a reference, even if it was deleted: ``record`` is it as it last was.

    ``deleted_on`` is the day it was deleted, in UTC; None while it is in the register.
    """

    ref: AnyRef
    record: Record | None
    is_gone: bool = False
    deleted_on: date | None = None

    @property
    def code(self) -> str:
        return self.record.code if self.record else ""


@dataclass(frozen=True)
class Step:
    """A cause, how it caused the step before it, and where both were read.

    ``path`` places it: ``(1, 2)`` is the second cause of the first cause. ``of`` is the code of
    what it caused. ``name`` is the kind of link or the field that says so, for scripts; ``words``
    say it to people, marked with ``N_``.
    """

    known: Known
    path: tuple[int, ...]
    of: str
    name: str
    words: str
    when: str
    date: PartialDate | None
    sources: tuple[Source, ...]
    link_sources: tuple[Source, ...]

    @property
    def record(self) -> Record | None:
        return self.known.record

    @property
    def depth(self) -> int:
        return len(self.path)

    @property
    def relation(self) -> str:
        return _(self.words)


@dataclass(frozen=True)
class _Cause:
    ref: AnyRef
    name: str
    words: str
    link: Link | None = None


def chain(register: Register, record: Record) -> list[Step]:
    """What led to a record, each cause under its effect; a record is named once, the nearest.

    Cycles end where they close. What was deleted stays in the chain, marked as gone.
    """
    return _Walk(register).from_(record)


def at(register: Register, ref: AnyRef) -> Known:
    """The record meant, or what is remembered of it since it was deleted."""
    kind = KINDS.get(ref.table)
    if kind is None:
        return Known(ref, None, is_gone=True)
    record = register.at(ref, KINDS)
    if record and not record.binned:
        return Known(ref, record)
    return _remembered(register, ref, kind, record)


def called(register: Register, known: Known) -> str:
    """What people know it by; the code of its place where nothing is remembered."""
    return heading(register, known.record) if known.record else known.ref.to_column()


def tombstone(known: Known) -> str:
    """The words on a record that was deleted; empty for one that is there."""
    if not known.is_gone:
        return ""
    if known.deleted_on is None:
        return _("Deleted")
    return _("Deleted on: {date}", date=PartialDate.of(known.deleted_on))


@dataclass
class _Walk:
    """One reading of the register for one chain, nearest causes first."""

    register: Register
    seen: set[AnyRef] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)

    def from_(self, record: Record) -> list[Step]:
        self.seen.add(record.any_ref)
        waiting: deque[tuple[Record, tuple[int, ...]]] = deque([(record, ())])
        while waiting and len(self.steps) < MOST:
            effect, path = waiting.popleft()
            for step in self._before(effect, path):
                self.steps.append(step)
                if step.record:
                    waiting.append((step.record, step.path))
        return sorted(self.steps, key=lambda step: step.path)

    def _before(self, effect: Record, path: tuple[int, ...]) -> Iterator[Step]:
        place = 0
        for cause in _causes(self.register, effect):
            if cause.ref not in self.seen and len(self.steps) < MOST:
                self.seen.add(cause.ref)
                place += 1
                yield self._step(cause, effect, (*path, place))

    def _step(self, cause: _Cause, effect: Record, path: tuple[int, ...]) -> Step:
        known = at(self.register, cause.ref)
        on = _date(self.register, known.record)
        return Step(
            known=known,
            path=path,
            of=effect.code,
            name=cause.name,
            words=cause.words,
            when=_when(known.record, on),
            date=on,
            sources=sources_of(self.register, known.record),
            link_sources=sources_of(self.register, cause.link),
        )


def connect(register: Register, link: Link, citation: Citation | None = None) -> Link:
    """Link two records, and cite where that was read: one step."""
    with register.edit(N_("Link records")):
        saved = links.connect(register, link)
        if citation:
            sources.cite(register, replace(citation, about=saved.any_ref))
    return saved


def sources_of(register: Register, record: Record | None) -> tuple[Source, ...]:
    """The sources cited for a record, each once, as they were cited."""
    cited = sources.citations(register, record) if record and record.id else []
    refs = dict.fromkeys(citation.source for citation in cited if citation.source)
    return tuple(register.get(Source, ref) for ref in refs)


def _causes(register: Register, effect: Record) -> Iterator[_Cause]:
    for declared in fields_of(type(effect)):
        if declared.name in _WHOLES.get(effect.table, ()):
            value: Any = getattr(effect, declared.name)
            ref = AnyRef(declared.target.table, value.id) if isinstance(value, Ref) else value
            if ref:
                yield _Cause(ref, declared.name, declared.declared.label)
    for link in links.of(register, effect):
        is_target = link.target == effect.any_ref
        words = (CAUSED_BY if is_target else CAUSES).get(link.kind)
        cause = link.origin if is_target else link.target
        if words and cause:
            yield _Cause(cause, str(link.kind), words, link)


def _remembered(
    register: Register, ref: AnyRef, kind: type[Record], record: Record | None
) -> Known:
    """From the history: the record as it was, and the day on which it last left the register."""
    for entry in register.history_of(kind(id=ref.id)):
        for change in entry.changes:
            was_here = change.before is not None and not change.before["binned"]
            is_here = change.after is not None and not change.after["binned"]
            if was_here and not is_here:
                [before] = from_rows(kind, [change.before or {}])
                return Known(ref, before, is_gone=True, deleted_on=entry.at.date())
    return Known(ref, record, is_gone=True)


def _date(register: Register, record: Record | None) -> PartialDate | None:
    """The day a record stands for: when a session began, an agreement was signed, and so on."""
    if isinstance(record, Agreement):
        return agreements.signed_on(agreements.actions(register, record))
    named = (getattr(record, name, None) for name in ("start", "on", "date"))
    return next((value for value in named if isinstance(value, PartialDate)), None)


def _when(record: Record | None, on: PartialDate | None) -> str:
    if isinstance(record, Session):
        return written_range(record.start, record.end, short=True)
    return on.short if on else ""
