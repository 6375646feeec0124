"""A long list as ids, with its records read a block at a time when they are looked at."""

import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from tracker.store.record import Record

R = TypeVar("R", bound=Record)

BLOCK = 16
"""Records read at once: a screen shows two or three times as many, and a jump reads no more."""
KEPT = 256
"""Blocks in memory at a time."""


class Listing(Sequence[R]):
    """The records a question found, in its order, as they were when it was asked."""

    def __init__(self, ids: "array[int]", read: Callable[[Sequence[int]], list[R]]) -> None:
        self.ids = ids
        self._read = read
        self._blocks: dict[int, list[R]] = {}

    def others(self, ids: "array[int]") -> "Listing[R]":
        """A list of other records of the same kind."""
        return Listing(ids, self._read)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, row):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204 - Sequence's two forms
        if isinstance(row, slice):
            return [self[n] for n in range(*row.indices(len(self)))]
        if row < 0:
            row += len(self)
        if not 0 <= row < len(self):
            raise IndexError(row)
        return self._block(row // BLOCK)[row % BLOCK]

    def __iter__(self) -> Iterator[R]:
        return (self[row] for row in range(len(self)))

    def _block(self, number: int) -> list[R]:
        if number not in self._blocks:
            if len(self._blocks) >= KEPT:
                self._blocks.clear()
            start = number * BLOCK
            self._blocks[number] = self._read(self.ids[start : start + BLOCK])
        return self._blocks[number]


class Glance(Sequence[R]):
    """The same where only the first few and the number of them are looked at, mostly.

    ``first`` brings as many as it is told; each is asked when it is looked at.
    """

    def __init__(self, count: Callable[[], int], first: Callable[[int], list[R]]) -> None:
        self._count = count
        self._first = first

    def __len__(self) -> int:
        return self._count()

    def __getitem__(self, row):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204 - Sequence's two forms
        if isinstance(row, slice):
            start, stop, step = row.indices(len(self))
            return self._first(stop)[start:stop:step]
        return self._first(len(self))[row] if row < 0 else self._first(row + 1)[row]

    def __iter__(self) -> Iterator[R]:
        return iter(self._first(len(self)))


def place_of(ids: "array[int]", id_: int) -> int | None:
    """Where an id stands: an array's own ``index`` makes a number of each to compare it."""
    whole, sought = ids.tobytes(), id_.to_bytes(4, sys.byteorder)
    place = whole.find(sought)
    while place > 0 and place % 4:  # the bytes of two neighbours may look like a third
        place = whole.find(sought, place + 1)
    return None if place < 0 else place // 4
