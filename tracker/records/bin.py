"""The bin: what was deleted, and comes back whole."""

from collections.abc import Iterable
from dataclasses import replace

from tracker.languages import N_
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.documents import Document
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.store import Condition, Record, Register

KINDS: tuple[type[Record], ...] = (Session, Delegation, AgendaItem, Agreement, Commitment, Document)
"""What people can delete."""

_BINNED = Condition("binned = 1")


def contents(register: Register) -> list[Record]:
    """What is in the bin, by kind and then as it was recorded."""
    return [record for kind in KINDS for record in register.find(kind, _BINNED, binned=True)]


def restore(register: Register, chosen: Iterable[Record]) -> None:
    """Take records out of the bin again, as they were."""
    with register.edit(N_("Restore from the bin")) as edit:
        for record in chosen:
            edit.save(replace(record, binned=False))
