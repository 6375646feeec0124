"""What an edit changed: enough to undo it, to redraw for it, and to keep it in the history."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar

from tracker.languages import _
from tracker.store import sql
from tracker.store.connection import RegisterError
from tracker.store.record import Record, Row, derived_from, to_row, without_derived

R = TypeVar("R", bound=Record)


class StaleRecord(RegisterError):
    """The record, or the register, was changed by somebody else since it was read."""


@dataclass(frozen=True)
class Change:
    """One row before and after; ``None`` where the row did not exist."""

    table: str
    id: int
    before: Row | None
    after: Row | None

    def reversed(self) -> Self:
        return replace(self, before=self.after, after=self.before)

    @property
    def columns(self) -> set[str]:
        """The columns that are not what they were."""
        before, after = self.before or {}, self.after or {}
        return {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}

    @property
    def puts_in_bin(self) -> bool:
        return bool(self.before and self.after and self.after["binned"] > self.before["binned"])


@dataclass
class Edit:
    """A labelled group of changes: one transaction, one undo step, one entry in the history.

    The label is a text marked with ``N_``, so that a step reads in whatever language is in use.
    """

    label: str
    connection: Any = field(repr=False)
    changes: list[Change] = field(default_factory=list)
    is_of_setting: bool = False
    """A setting of the register was written: no row changed, yet any page may show it."""
    loaded: frozenset[str] = frozenset()
    """The tables that very many records were loaded into, without a change told of each."""

    @property
    def tables(self) -> frozenset[str]:
        return self.loaded.union(change.table for change in self.changes)

    def save(self, record: R) -> R:
        """Insert the record, or update it if it has an id; the saved record comes back.

        Raises StaleRecord if it was changed since it was read.
        """
        return self._insert(record) if record.id is None else self._update(record)

    def remove(self, record: R) -> R:
        """Put the record into the bin, from where it can come back whole."""
        return self.save(replace(record, binned=True))

    def touches(self, *kinds: type[Record]) -> bool:
        tables = {kind.table for kind in kinds}
        return self.is_of_setting or not self.tables.isdisjoint(tables)

    def _insert(self, record: R) -> R:
        table = record.table
        new_id = self.connection.execute(
            "insert into code_number (record_table, last) values (?, 1) "
            "on conflict (record_table) do update set last = last + 1 returning last",
            [table],
        ).fetchone()[0]
        saved = replace(
            record,
            id=new_id,
            uid=record.uid or uuid.uuid4().hex,
            code=record.code or f"{record.prefix}-{new_id}",
            version=1,
        )
        self._write(Change(table, saved.saved_id, None, to_row(saved)), saved)
        return saved

    def _update(self, record: R) -> R:
        before = read_row(self.connection, record.table, record.saved_id)
        if before is None or before["version"] != record.version:
            raise StaleRecord(
                _("{code} was changed by someone else meanwhile; open it again.", code=record.code)
            )
        if to_row(record) == before:
            return record
        saved = replace(record, version=record.version + 1)
        self._write(Change(record.table, saved.saved_id, before, to_row(saved)), saved)
        return saved

    def _write(self, change: Change, saved: Record) -> None:
        write(self.connection, change, saved.derived())
        self.changes.append(change)


@contextmanager
def joined(edit: Edit) -> Iterator[None]:
    """An edit inside another: where it fails, its own changes are taken out again."""
    before = len(edit.changes)
    edit.connection.execute("savepoint joined")
    try:
        yield
    except BaseException:
        if edit.connection.in_transaction:  # a full disk ends the transaction by itself
            edit.connection.execute("rollback to joined")
            edit.connection.execute("release joined")
        del edit.changes[before:]
        raise
    edit.connection.execute("release joined")


def apply(connection: Any, change: Change) -> None:
    """Make the row be as it is after the change, its derived columns too."""
    if change.after is None:
        connection.execute(sql.delete(change.table), [change.id])
    else:
        write(connection, change, derived_from(change.table, change.after))


def write(connection: Any, change: Change, derived: Row) -> None:
    """Insert or update the row of a change, with the columns derived from it."""
    after = (change.after or {}) | derived
    if change.before is None:
        connection.execute(sql.insert(change.table, after), after)
    else:
        parameters = after | {"was": change.before["version"]}
        connection.execute(sql.update(change.table, after), parameters)


def read_row(connection: Any, table: str, id_: int) -> Row | None:
    """What was recorded in a row, without its derived columns; None if there is none."""
    row = connection.execute(sql.row_by_id(table), [id_]).fetchone()
    return without_derived(table, dict(row)) if row else None
