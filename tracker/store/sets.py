"""Sets of records as the bits of one number, so that any filter is counted within a millisecond.

A bit stands for an id. The ids of a condition are read once and then follow the edits; what joins
conditions joins their numbers. Of a million records a condition takes 125 kB; one that few of them
meet takes 4 bytes for each.
"""

import json
import re
import sys
from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import compress, islice
from typing import Any

from tracker.store import search, sql
from tracker.store.orders import Order
from tracker.store.record import Record
from tracker.store.sql import EVERYTHING, Condition

Ask = Callable[[str, Sequence[object]], Iterator[Any]]
"""Puts a question in SQL to the register, with its parameters; rows come back."""
Ids = array  # of C's int, four bytes each

LISTS = 2
"""Whole lists remembered, 4 bytes for each record in them."""
ROOM = 24 << 20
"""Bytes for the conditions remembered; those asked for longest ago go first."""
ORDERS = 2
"""Orders remembered, 12 bytes for each record."""
FEW = 200
"""Records changed at once that are followed one by one; after more, everything is read again."""
SPARSE, VERY_SPARSE = 64, 2048
"""A set of fewer than one in so many is kept as a list of ids; the second while there is room."""

_FEW_OF_FIRST, _FEW_OF_ALL = 100, 20
"""A set of fewer than one in so many is sorted; else the order is gone through."""

_BINNED = Condition("binned <> 0")
_AS_DIGITS = bytes.maketrans(b"\0\1", b"01")
_AS_FLAGS = bytes.maketrans(b"01", b"\0\1")


class Sets:
    """The records of one kind by what is true of them; those in the bin are left out."""

    def __init__(self, kind: type[Record], ask: Ask) -> None:
        self._table = kind.table
        self._ask = ask
        self._known: OrderedDict[Condition, int | Ids[int]] = OrderedDict()
        self._orders: OrderedDict[str, Order] = OrderedDict()
        self._lists: OrderedDict[tuple[Condition, str], Ids[int]] = OrderedDict()
        self._room = ROOM
        self.size = self._count_of_ids()
        """One more than the last id there is."""

    # Questions

    def of(self, where: Condition) -> int:
        """The records of which the condition is true."""
        return self._of(where) & self._here

    def counts(self, bits: int, conditions: Iterable[Condition]) -> list[int]:
        """Of how many in a set each of the conditions is true."""
        asked = [(where, self._few(where)) for where in conditions]
        flags = self._flags(bits) if any(few is not None for _where, few in asked) else b""
        return [self._count(bits, flags, where, few) for where, few in asked]

    def listed(self, where: Condition, order: str) -> "Ids[int]":
        """The ids of which the condition is true, in an order of SQL; not to be changed."""
        key = (where, order)
        if key not in self._lists:
            self._lists[key] = self.in_order(self.of(where), order)
            if len(self._lists) > LISTS:
                self._lists.popitem(last=False)
        self._lists.move_to_end(key)
        return self._lists[key]

    def in_order(self, bits: int, order: str) -> "Ids[int]":
        """The ids of a set in an order of SQL."""
        known = self._ordered(order)
        if bits.bit_count() * _FEW_OF_ALL < self.size:
            return array("i", known.sorted(self._members(bits)))
        return array("i", known.chosen(self._flags(bits)))

    def first_in_order(self, bits: int, order: str, limit: int) -> "Ids[int]":
        """As many of them as the limit at the most, without looking further."""
        known = self._ordered(order)
        if bits.bit_count() * _FEW_OF_FIRST < self.size:
            return array("i", known.sorted(self._members(bits))[:limit])
        return array("i", islice(known.chosen(self._flags(bits)), limit))

    def knows(self, where: Condition) -> bool:
        """Whether the answer is at hand, and need not be read from the register."""
        if where.joined:
            return all(map(self.knows, where.parts))
        return where in self._known

    def knows_order(self, order: str) -> bool:
        return order in self._orders

    # News

    def follow(self, ids: Collection[int], columns: Collection[str]) -> None:
        """Bring what is remembered up to date with records that were changed, in these columns."""
        self.size = self._count_of_ids()
        if len(ids) > FEW:
            self._forget_all()
            return
        for where in list(self._known):
            if search.is_of_words(where):
                self._forget(where)
            elif where == EVERYTHING or any(column in where.sql for column in columns):
                self._known[where] = self._followed(where, ids)
        for order in list(self._orders):
            self._place_again(order, ids)
        for where, order in list(self._lists):
            self._correct(where, order, ids)

    def forget_what_tells_of(self, tables: Collection[str]) -> None:
        """Read anew the conditions that look into other tables, which were written to.

        With a table went those that its triggers keep, such as ``commitment_partners``.
        """
        names = re.compile(rf"\b(?:{'|'.join(sorted(tables))})(?:_\w+)?\b")
        for where in [where for where in self._known if names.search(where.sql)]:
            self._forget(where)
        for key in [key for key in self._lists if names.search(key[0].sql)]:
            del self._lists[key]

    def _correct(self, where: Condition, order: str, ids: Collection[int]) -> None:
        """Bring a list up to date by the records that were changed alone, where that can be."""
        listed = self._lists.pop((where, order))
        if order in self._orders and self.knows(where):
            known = self._orders[order]
            self._lists[where, order] = known.corrected(listed, ids, self.of(where))

    def _forget_all(self) -> None:
        self._lists.clear()
        self._known.clear()
        self._orders.clear()
        self._room = ROOM

    def _followed(self, where: Condition, ids: Collection[int]) -> "int | Ids[int]":
        known = self._known[where]
        now = array("i", self._ids(sql.has_id(ids) & sql.of_few(where)))
        if isinstance(known, int):
            return known & ~_bits_of(ids) | _bits_of(now)
        return array("i", [id_ for id_ in known if id_ not in ids]) + now

    def _place_again(self, order: str, ids: Collection[int]) -> None:
        """Take the records out of an order, and put each where it belongs now, if anywhere."""
        known = self._orders[order]
        known.take_out(ids)
        for id_ in self._ids(sql.has_id(ids)):
            if not known.put_in(id_, self._place_in(known.ids, order, id_)):
                del self._orders[order]  # it is read again when it is next asked for
                return

    def _place_in(self, ordered: "Ids[int]", order: str, id_: int) -> int:
        low, high = 0, len(ordered)
        while low < high:
            middle = (low + high) // 2
            pair = sql.has_id((id_, ordered[middle]))
            first = next(self._ask(sql.ids(self._table, pair, order), pair.values))[0]
            low, high = (low, middle) if first == id_ else (middle + 1, high)
        return low

    # How they are read

    @property
    def _here(self) -> int:
        return self._of(EVERYTHING) & ~self._of(_BINNED)

    def _count_of_ids(self) -> int:
        return 1 + (next(self._ask(sql.last_id(self._table), ()))[0] or 0)

    def _of(self, where: Condition) -> int:
        match where.joined:
            case "and":
                return self._of(where.parts[0]) & self._of(where.parts[1])
            case "or":
                return self._of(where.parts[0]) | self._of(where.parts[1])
            case "not":
                return self._of(EVERYTHING) & ~self._of(where.parts[0])
        known = self._remembered(where)
        return known if isinstance(known, int) else _bits_of(known)

    def _remembered(self, where: Condition) -> "int | Ids[int]":
        if where not in self._known:
            ids = self._all_ids(where)
            self._known[where] = ids if self._is_sparse(len(ids)) else _bits_of(ids)
            self._room -= sys.getsizeof(self._known[where])
            while self._room < 0 and len(self._known) > 1:
                self._forget(next(iter(self._known)))
        self._known.move_to_end(where)
        return self._known[where]

    def _is_sparse(self, number: int) -> bool:
        """Whether so few are kept as ids: slower to count, and smaller, which matters in time."""
        share = SPARSE if self._room < ROOM // 2 else VERY_SPARSE
        return number * share < self.size

    def _forget(self, where: Condition) -> None:
        self._room += sys.getsizeof(self._known.pop(where))

    def _count(self, bits: int, flags: bytes, where: Condition, few: "Ids[int] | None") -> int:
        if few is None:
            return (bits & self._of(where)).bit_count()
        if where.joined:  # one that meets two parts is there twice
            return len(set(compress(few, map(flags.__getitem__, few))))
        return sum(map(flags.__getitem__, few))

    def _few(self, where: Condition) -> "Ids[int] | None":
        """The ids of a condition that few meet, perhaps several times; None where many do."""
        if where.joined == "or":
            parts = [self._few(part) for part in where.parts]
            return sum((part for part in parts if part), array("i")) if None not in parts else None
        known = None if where.joined else self._remembered(where)
        return known if isinstance(known, array) else None

    def _all_ids(self, where: Condition) -> "Ids[int]":
        question = sql.all_ids(self._table, where)
        if search.is_of_words(where):  # somebody is typing
            [found] = next(self._ask(sql.at_once(question), where.values))
            return array("i", json.loads(found))
        return array("i", (row[0] for row in self._ask(question, where.values)))

    def _ids(self, where: Condition) -> Iterator[int]:
        return (row[0] for row in self._ask(sql.ids(self._table, where), where.values))

    def _ordered(self, order: str) -> Order:
        """All of them, those in the bin too: to leave them out would read every row."""
        if order not in self._orders:
            rows = self._ask(sql.ids(self._table, EVERYTHING, order), ())
            self._orders[order] = Order(array("i", (row[0] for row in rows)))
            if len(self._orders) > ORDERS:
                self._orders.popitem(last=False)
        self._orders.move_to_end(order)
        return self._orders[order]

    def _members(self, bits: int) -> Iterator[int]:
        """The ids of a set that few belong to, from the least."""
        flags = self._flags(bits)
        id_ = flags.find(1)
        while id_ >= 0:
            yield id_
            id_ = flags.find(1, id_ + 1)

    def _flags(self, bits: int) -> bytes:
        """For each id from 0 to the last there is, 1 if it is in the set."""
        return f"{bits:b}".encode()[::-1].translate(_AS_FLAGS).ljust(self.size, b"\0")


def _bits_of(ids: Collection[int]) -> int:
    """A set by the ids of its members."""
    last = max(ids, default=0)
    if len(ids) * VERY_SPARSE < last * 8:
        few = bytearray(last // 8 + 1)
        for id_ in ids:
            few[id_ >> 3] |= 1 << (id_ & 7)
        return int.from_bytes(few, "little")
    flags = bytearray(last + 1)
    for id_ in ids:
        flags[id_] = 1
    return int(flags[::-1].translate(_AS_DIGITS), 2)
