"""The bin: what was deleted, and comes back whole."""

from collections.abc import Iterable
from dataclasses import replace

from tracker.languages import N_
from tracker.records.agreements import Action, Agreement
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment
from tracker.records.documents import Document
from tracker.records.milestones import Milestone
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.store import Condition, Record, Register

KINDS: tuple[type[Record], ...] = (
    Session, Delegation, AgendaItem, Agreement, Action, Commitment, Milestone, Organisation, Person,
    Series, Preparation, Document,
)  # fmt: skip
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
