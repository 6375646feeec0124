"""An order of records in memory: the ids one after the other, and the rank of each."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import compress

from tracker.store.listing import place_of

GAP = 1 << 20
"""Between the ranks of neighbours: so often can one be put between two before there is no room."""


class Order:
    """The ids in their order. Where one is taken out or put in, the others keep their ranks."""

    def __init__(self, ids: "array[int]") -> None:
        self.ids = ids
        self._ranks = array("q", bytes(8 * (max(ids, default=0) + 1)))
        for place, id_ in enumerate(ids):
            self._ranks[id_] = place * GAP

    def chosen(self, flags: bytes) -> Iterator[int]:
        """Those in their order that have a 1 among the flags, which stand for ids."""
        return compress(self.ids, map(flags.__getitem__, self.ids))

    def sorted(self, ids: Iterable[int]) -> list[int]:
        """Some of them in their order: faster than to go through all, where they are few."""
        return sorted(ids, key=self._ranks.__getitem__)

    def take_out(self, ids: Collection[int]) -> None:
        without(self.ids, ids)

    def corrected(self, listed: "array[int]", ids: Collection[int], members: int) -> "array[int]":
        """A list in this order, after these records were changed; ``members`` are bits of a set."""
        listed = without(listed[:], ids)
        for id_ in ids:
            if members >> id_ & 1:
                place = bisect_left(listed, self._ranks[id_], key=self._ranks.__getitem__)
                listed.insert(place, id_)
        return listed

    def put_in(self, id_: int, place: int) -> bool:
        """Put an id at a place; False if there is no room for a rank between its neighbours."""
        before = self._ranks[self.ids[place - 1]] if place else -GAP
        after = self._ranks[self.ids[place]] if place < len(self.ids) else before + 2 * GAP
        if after - before < 2:
            return False
        self._ranks.extend([0] * (id_ + 1 - len(self._ranks)))
        self._ranks[id_] = (before + after) // 2
        self.ids.insert(place, id_)
        return True


def without(listed: "array[int]", ids: Collection[int]) -> "array[int]":
    """The same list, from which the ids that are in it were taken out."""
    for id_ in ids:
        place = place_of(listed, id_)
        if place is not None:
            del listed[place]
    return listed
