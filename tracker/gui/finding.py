"""What a list page asks of the register: how many records there are, and which, in their order."""

from array import array
from collections.abc import Generator
from dataclasses import dataclass

from tracker.records import sources
from tracker.store import Condition, Record, Register

FIRST = 200
"""How many rows of a long list are shown before it is there whole: more than a screen holds."""


@dataclass(frozen=True)
class Asked:
    """Which records of a kind, in an order of SQL."""

    kind: type[Record]
    where: Condition
    order: str


@dataclass(frozen=True)
class Found:
    """``rows`` is how many there are; ``ids`` are of the first of them, or of all.

    ``differing`` are the ids of those of which sources say different things.
    """

    rows: int
    ids: "array[int]"
    differing: frozenset[int]


def whole(asked: Asked, register: Register) -> Found:
    """All of them, by the register's own order: for a list of some thousands."""
    ids = register.listing(asked.kind, asked.where, order=asked.order).ids
    return Found(len(ids), ids, _differing(asked, register))


def beginning(asked: Asked, register: Register) -> Found:
    """The first rows of a long list, and how many there are."""
    sets = register.sets(asked.kind)
    differing = _differing(asked, register)
    if sets.knows_order(asked.order):
        found = sets.of(asked.where)
        ids = sets.first_in_order(found, asked.order, FIRST)
        return Found(found.bit_count(), ids, differing)
    first = register.ids(asked.kind, asked.where, asked.order, FIRST)
    rows = len(first) if len(first) < FIRST else register.count(asked.kind, asked.where)
    return Found(rows, first, differing)


def whole_of_many(asked: Asked, register: Register) -> Generator[None, None, Found]:
    """All of a long list, by sets, which are then at hand for the next question."""
    sets = register.sets(asked.kind)
    sets.of(asked.where)
    yield
    ids = sets.listed(asked.where, asked.order)
    return Found(len(ids), ids, _differing(asked, register))


def _differing(asked: Asked, register: Register) -> frozenset[int]:
    return register.kept(sources.in_conflict, asked.kind)
