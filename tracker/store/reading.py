"""Reading an open register: its records, lists of them, how many, and what is remembered of it."""

from array import array
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from tracker.languages import _
from tracker.store import history, search, sql
from tracker.store.connection import Connection, DamagedRegister, disk_words, written_elsewhere
from tracker.store.edits import Edit
from tracker.store.listing import Glance, Listing
from tracker.store.record import AnyRef, Record, Ref, Refs, columns_of, derived_names, from_rows
from tracker.store.sets import Sets
from tracker.store.sql import EVERYTHING, Condition

R = TypeVar("R", bound=Record)
T = TypeVar("T")

MOST = 1_000_000
"""No question brings more records at once."""

MOST_LISTED = 100_000_000
"""A list on screen holds no more."""

MOST_KEPT = 2_000
"""So many answers are kept while nothing is written; then the keeping begins anew."""

_HERE = Condition("binned = 0")


class Reading:
    """What can be asked of a register, whoever writes it; ``Register`` is one that can be written.

    Where it reads beside another, in a thread of its own, filters are answered by sets.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db: Connection = None
        self._open_edit: Edit | None = None
        self._kept: dict[Hashable, Any] = {}
        self._kept_since = 0
        self._sets: dict[type[Record], Sets] = {}
        self._by_sets = False
        self._is_written = False
        self._is_given_up = False

    def get(self, kind: type[R], ref: Ref[R] | int) -> R:
        """The record; raises LookupError if there is none."""
        id_ = ref if isinstance(ref, int) else ref.id
        found = self._records(kind, sql.rows_by_id(kind.table, columns_of(kind), 1), [id_])
        if not found:
            raise LookupError(f"no {kind.table} {id_}")
        return found[0]

    def get_all(self, kind: type[R], refs: Refs[R]) -> list[R]:
        """The records named, in their order; those in the bin are left out."""
        return [record for record in self._by_id(kind, refs.ids) if not record.binned]

    def at(self, ref: AnyRef, kinds: dict[str, type[Record]]) -> Record | None:
        """The record a provenance link names; None if it is gone or of a kind not known here."""
        kind = kinds.get(ref.table)
        with suppress(LookupError):
            return self.get(kind, ref.id) if kind else None
        return None

    def find(
        self,
        kind: type[R],
        where: Condition = EVERYTHING,
        *,
        order: str = "id",
        limit: int = MOST,
        binned: bool = False,
    ) -> list[R]:
        """The records of which the condition is true, in the order asked for."""
        where = where if binned else where & _HERE
        question = sql.rows(kind.table, columns_of(kind), where, order, limit)
        return self._records(kind, question, where.values)

    def outlines(
        self, kind: type[R], names: Sequence[str], where: Condition, *, order: str = "id"
    ) -> list[R]:
        """The same with only these columns read, for rules that need no others of very many.

        In the others they are like new records; they are not for saving.
        """
        where = where & _HERE
        return self._records(kind, sql.rows(kind.table, names, where, order, MOST), where.values)

    def first(self, kind: type[R], where: Condition, *, order: str = "id") -> R | None:
        found = self.find(kind, where, order=order, limit=1)
        return found[0] if found else None

    def listing(
        self, kind: type[R], where: Condition = EVERYTHING, *, order: str = "id"
    ) -> Listing[R]:
        """The same for a list on screen: ids now, the records when they are looked at."""
        return self.listed(kind, self.ids(kind, where, order, MOST_LISTED))

    def ids(self, kind: type[Record], where: Condition, order: str, limit: int) -> "array[int]":
        """The ids of the first records of which the condition is true, in the order asked for."""
        if self._prefers_sets(where):
            sets = self.sets(kind)
            return sets.first_in_order(sets.of(where), order, limit)
        where = where & _HERE
        rows = self._ask(sql.ids(kind.table, where, order, limit), where.values)
        return array("i", (row[0] for row in rows))

    def count(self, kind: type[Record], where: Condition = EVERYTHING) -> int:
        if self._prefers_sets(where):
            return self.sets(kind).of(where).bit_count()
        where = where & _HERE
        [[number]] = self._rows(sql.count(kind.table, where), where.values)
        return int(number)

    def counts(
        self, kind: type[Record], among: Condition, conditions: Sequence[Condition]
    ) -> list[int]:
        """Of how many records that meet the one condition each of the others is true."""
        wholes = [among & where for where in conditions]
        if any(map(self._prefers_sets, wholes)):
            sets = self.sets(kind)
            return sets.counts(sets.of(among), conditions)
        return [self.count(kind, whole) for whole in wholes]

    def sets(self, kind: type[Record]) -> Sets:
        """The records of a kind as sets, for filters and their counts."""
        if kind not in self._sets:
            self._sets[kind] = Sets(kind, self._ask)
        return self._sets[kind]

    def glance(self, kind: type[R], where: Condition, *, order: str) -> Glance[R]:
        """The same for a page that shows how many there are, and the first of them."""
        return Glance(
            lambda: self.count(kind, where),
            lambda limit: self._by_id(kind, tuple(self.ids(kind, where, order, limit))),
        )

    def listed(self, kind: type[R], ids: "array[int]") -> Listing[R]:
        """A list on screen of records found before, read when they are looked at."""
        return Listing(ids, lambda some: self._by_id(kind, tuple(some)))

    def newest(self, kind: type[Record], question: str, limit: int) -> list[int]:
        """The ids of the records that have the words of a question, the newest first.

        ``question`` is of ``search.expression``. Those in the bin are among them.
        """
        if not question:
            return []
        rows = self._rows(search.newest(kind.table), [question, limit])
        return [row[0] for row in rows]

    def newest_titles(
        self, kind: type[Record], question: str, limit: int, *, titles: bool = False
    ) -> list[tuple[int, str]]:
        """The same without those in the bin, each with the folded words of its title.

        ``titles``: only words of titles count.
        """
        if not question:
            return []
        rows = self._rows(search.newest_titles(kind.table, titles=titles), [question, limit])
        return [tuple(row) for row in rows]

    def setting(self, name: str, default: str) -> str:
        rows = self._rows("select value from setting where name = ?", [name])
        return rows[0]["value"] if rows else default

    # What is remembered

    def kept(self, question: Callable[..., T], *about: Any) -> T:
        """The answer of ``question(self, *about)``, kept until anybody writes to the register.

        For lists, whose rows name the same few countries and organisations. The answer must be
        one that nobody changes. What an edit has not finished writing is asked for each time.
        """
        if self._open_edit:
            return question(self, *about)
        self._forget_what_others_changed()
        key = (question, *about)
        if key not in self._kept:
            answer = question(self, *about)
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = answer
        kept: T = self._kept[key]
        return kept

    def _forget_what_others_changed(self) -> None:
        with disk_words(self.path):
            number = written_elsewhere(self._db)
        if number != self._kept_since:
            self._kept.clear()
            self._kept_since = number

    def follow(self, edit: Edit) -> None:
        """Bring what is remembered up to date with an edit made elsewhere."""
        self._is_written = True
        if edit.loaded:
            self.forget()
            return
        touched = edit.tables | history.TABLES
        for kind, sets in self._sets.items():
            sets.forget_what_tells_of(touched - {kind.table})
            changes = [change for change in edit.changes if change.table == kind.table]
            if changes:
                columns = {column for change in changes for column in change.columns}
                sets.follow({change.id for change in changes}, columns | derived_names(kind))
        self._kept.clear()

    def forget(self) -> None:
        """Read everything anew from now on."""
        self._sets.clear()
        self._kept.clear()

    def interrupt(self) -> None:
        """Give up what is being asked, until ``go_on``: it raises Interrupted; from any thread."""
        self._is_given_up = True
        self._db.interrupt()

    def go_on(self) -> None:
        """Answer questions again after an interruption."""
        self._is_given_up = False

    # How it is read

    def _prefers_sets(self, where: Condition) -> bool:
        """Whether a condition is better answered by a set: read once, it then follows the edits."""
        return self._by_sets and (self._is_written or sql.looks_elsewhere(where))

    def _by_id(self, kind: type[R], ids: Sequence[int]) -> list[R]:
        question = sql.rows_by_id(kind.table, columns_of(kind), len(ids))
        rows = self._records(kind, question, ids)
        found = {record.id: record for record in rows}
        return [found[id_] for id_ in ids if id_ in found]

    def _records(self, kind: type[R], question: str, values: Sequence[object]) -> list[R]:
        rows = map(dict, self._rows(question, values))
        try:
            return from_rows(kind, rows)
        except (ValueError, TypeError) as error:
            raise DamagedRegister(
                _("{path} holds something this program cannot read.", path=self.path)
            ) from error

    def _ask(self, question: str, values: Sequence[object]) -> Iterator[Any]:
        """The rows one by one, which leaves other threads their turn."""
        with disk_words(self.path):
            yield from self._db.execute(question, values)

    def _rows(self, question: str, values: Sequence[object]) -> list[Any]:
        with disk_words(self.path):
            rows: list[Any] = self._db.execute(question, values).fetchall()
            return rows
