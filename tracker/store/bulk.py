"""Loading very many new records at once: the rows bare, then at one go what is kept beside them.

Kept up row by row, the indexes of words alone would cost half a millisecond a record.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from sqlcipher3 import dbapi2

from tracker.languages import N_
from tracker.store import search, sql
from tracker.store.record import Record, Refs, Row, fields_of, to_row

Progress = Callable[[str, int, int], None]
"""Hears what is being done, as marked with ``N_``, how much of it is done, and of how much.

The last is 0 where nobody knows. What it raises stops the loading.
"""

RECORDS = N_("Writing records")
INDEXES = N_("Building indexes")
LINKS = N_("Linking records")
WORDS = N_("Indexing words")

_CACHE = 256 << 10
"""KiB of pages in memory while loading: the unique keys come in no order, and must fit."""

_NUMBERED = (
    "insert into code_number (record_table, last) values (?, ?) "
    "on conflict (record_table) do update set last = excluded.last"
)

_OFTEN = 200_000
"""Steps of SQLite's machine between two looks at whether to go on: some hundredths of a second."""


def unheard(_doing: str, _done: int, _of: int) -> None:
    """Nobody watches the progress."""


@contextmanager
def roomy(connection: Any) -> Iterator[None]:
    """More memory for the pages, and at the end no more log on the disk than needed."""
    [was] = connection.execute("pragma cache_size").fetchone()
    connection.execute(f"pragma cache_size = -{_CACHE}")
    try:
        yield
    finally:
        connection.execute(f"pragma cache_size = {int(was)}")
        with suppress(dbapi2.Error):  # another program reads; it is done when the last one leaves
            connection.execute("pragma wal_checkpoint(truncate)").fetchall()


def load(
    connection: Any, batches: Iterable[Sequence[Record]], progress: Progress, total: int
) -> frozenset[str]:
    """Insert the records, and bring up to date what is kept beside them; inside a transaction.

    The tables concerned come back. ``Register.load`` says what the records must be like.
    """
    loading = _Loading(connection, progress)
    done = 0
    for batch in batches:
        loading.insert(batch)
        done += len(batch)
        progress(RECORDS, done, total)
    loading.finish()
    return frozenset(loading.tables)


def last_id(connection: Any, table: str) -> int:
    """The highest id a table's records have been given; 0 where there was none."""
    row = connection.execute(
        "select last from code_number where record_table = ?", [table]
    ).fetchone()
    return row[0] if row else 0


@dataclass
class _Bare:
    """A table without its indexes and triggers, until its rows are in."""

    kind: type[Record]
    last: int
    """The highest id it had before; what is above is new."""
    columns: tuple[str, ...]
    kept: list[tuple[str, str]]
    """What was taken off it and off its relations: ``index`` or ``trigger``, and its SQL."""
    highest: int = 0

    @property
    def relations(self) -> dict[str, str]:
        """The tables of its fields that name several records: each with the table they name."""
        return {f.name: f.target.table for f in fields_of(self.kind) if f.kind is Refs}

    def made_by(self, what: str) -> list[str]:
        return [made for kind, made in self.kept if kind == what]


@dataclass
class _Loading:
    connection: Any
    progress: Progress
    tables: dict[str, _Bare] = field(default_factory=dict)

    def insert(self, batch: Sequence[Record]) -> None:
        """Records of any kinds; those of one kind that follow one another go in together."""
        for kind, records in _runs(batch):
            rows = [_row(record) for record in records]
            table = self.tables.get(kind.table) or self._bare(kind, rows[0])
            ids = [row["id"] for row in rows]
            if min(ids) <= table.last:
                raise ValueError(f"{kind.table} {min(ids)} is no new id")
            table.highest = max(table.highest, *ids)
            values = map(itemgetter(*table.columns), rows)
            self.connection.executemany(sql.insert_in_order(kind.table, table.columns), values)

    def finish(self) -> None:
        """What was taken off comes back; what is kept beside the rows is filled from them."""
        self._build_indexes()
        self._fill_relations()
        self._fill_words()
        for table in self.tables.values():
            for trigger in table.made_by("trigger"):
                self.connection.execute(trigger)
            self.connection.execute(_NUMBERED, [table.kind.table, table.highest])

    def _bare(self, kind: type[Record], row: Row) -> _Bare:
        """Take off a table what is kept beside its rows; what it was, is remembered."""
        last = last_id(self.connection, kind.table)
        table = self.tables[kind.table] = _Bare(kind, last, tuple(row), [])
        for name in (kind.table, *(f"{kind.table}_{many}" for many in table.relations)):
            for what, thing, made in _beside(self.connection, name):
                self.connection.execute(f"drop {what} {thing}")
                table.kept.append((what, made))
        return table

    def _build_indexes(self) -> None:
        indexes = [made for table in self.tables.values() for made in table.made_by("index")]
        for done, index in enumerate(indexes):
            self._run(index, [], INDEXES, done, len(indexes))

    def _fill_relations(self) -> None:
        fields = [(t, name, to) for t in self.tables.values() for name, to in t.relations.items()]
        for done, (table, name, to) in enumerate(fields):
            question = sql.insert_named(table.kind.table, name, to)
            self._run(question, [table.last], LINKS, done, len(fields))

    def _fill_words(self) -> None:
        for done, table in enumerate(self.tables):
            with self._heard(WORDS, done, len(self.tables)):
                search.fill(self.connection, table)
                self.connection.execute(f"analyze {table}")

    def _run(self, statement: str, values: list[int], doing: str, done: int, of: int) -> None:
        with self._heard(doing, done, of):
            self.connection.execute(statement, values)

    @contextmanager
    def _heard(self, doing: str, done: int, of: int) -> Iterator[None]:
        """Tell the progress again and again while SQL runs; what it raises stops the SQL."""
        raised: list[BaseException] = []

        def tell() -> int:
            try:
                self.progress(doing, done, of)
            except BaseException as error:  # SQLite would swallow it
                raised.append(error)
            return len(raised)

        self.connection.set_progress_handler(tell, _OFTEN)
        try:
            self.progress(doing, done, of)
            yield
        except dbapi2.Error as error:
            if "interrupted" in str(error) and not raised:  # Ctrl+C came just before ``tell``
                raised.append(KeyboardInterrupt())
            if not raised:
                raise
        finally:
            self.connection.set_progress_handler(None, 0)
        if raised:
            raise raised[0]


def _beside(connection: Any, table: str) -> list[tuple[str, str, str]]:
    """The indexes and triggers of a table that can be dropped: what each is, its name, its SQL."""
    rows: list[tuple[str, str, str]] = connection.execute(
        "select type, name, sql from sqlite_schema where tbl_name = ? "
        "and type in ('index', 'trigger') and sql is not null order by rowid",
        [table],
    ).fetchall()
    return rows


def _runs(batch: Sequence[Record]) -> Iterator[tuple[type[Record], list[Record]]]:
    start = 0
    for end in range(1, len(batch) + 1):
        if end == len(batch) or type(batch[end]) is not type(batch[start]):
            yield type(batch[start]), list(batch[start:end])
            start = end


def _row(record: Record) -> Row:
    """The row that saving the record as a new one would have written."""
    if not (record.uid and record.code and record.version == 1):
        record = replace(
            record,
            uid=record.uid or uuid.uuid4().hex,
            code=record.code or f"{record.prefix}-{record.saved_id}",
            version=1,
        )
    return to_row(record) | record.derived()
