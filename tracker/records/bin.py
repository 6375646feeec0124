"""The bin: what was deleted, and comes back whole."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.languages import N_
from tracker.records.agreements import Action, Agreement
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment
from tracker.records.documents import Document
from tracker.records.milestones import Milestone
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.saved_views import SavedView
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.store import Condition, Record, Register

KINDS: tuple[type[Record], ...] = (
    Session, Delegation, AgendaItem, Agreement, Action, Commitment, Milestone, Organisation, Person,
    Series, Preparation, Document, SavedView,
)  # fmt: skip
"""What people can delete."""

PARTS: tuple[type[Record], ...] = (Delegation, AgendaItem)
"""Parts of a session, which go into the bin with it."""

# Said as the indexes of what is in the bin say it, which SQLite does not use otherwise.
_BINNED = Condition("binned <> 0")
_SESSION_IS_THERE = Condition(
    "session is null or session not in (select id from session where binned <> 0)"
)


def contents(register: Register) -> list[Record]:
    """What is in the bin, by kind and then as it was recorded.

    A part whose session is in the bin too is not said apart: it comes back with it.
    """
    return [record for kind in KINDS for record in register.find(kind, _apart(kind), binned=True)]


def restore(register: Register, chosen: Iterable[Record]) -> None:
    """Take records out of the bin again, as they were, with the parts that went with them.

    A part that was deleted before its session stays in the bin.
    """
    with register.edit(N_("Restore from the bin")) as edit:
        for record in chosen:
            for each in (record, *_gone_with(register, record)):
                edit.save(replace(each, binned=False))


def _apart(kind: type[Record]) -> Condition:
    return _BINNED & _SESSION_IS_THERE if kind in PARTS else _BINNED


def _gone_with(register: Register, owner: Record) -> Iterator[Record]:
    """The parts that went into the bin in the same step as their session."""
    step = register.binned_in(owner)
    if step is None or not isinstance(owner, Session):
        return
    for kind in PARTS:
        mine = _BINNED & Condition("session = ?", (owner.id,))
        for part in register.find(kind, mine, binned=True):
            if register.binned_in(part) == step:
                yield part
