"""Every edit kept for good: who, when, what; and the stack of steps that can be undone."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tracker.store import sql
from tracker.store.edits import Change, apply
from tracker.store.record import Row

TABLES = frozenset({"edit", "change"})
"""Where the history is kept: every edit writes there."""


@dataclass(frozen=True)
class Entry:
    """One entry of the history. ``action`` is ``edit``, ``undo`` or ``redo``."""

    id: int
    label: str
    who: str
    at: datetime
    action: str
    changes: tuple[Change, ...]

    def reversed(self) -> tuple[Change, ...]:
        """What takes it back: its changes the other way round, the last one first."""
        return tuple(change.reversed() for change in self.changes[::-1])


def keep(
    connection: Any, label: str, who: str, at: datetime, changes: Iterable[Change], action: str
) -> int:
    """Add an entry to the history; its number comes back."""
    number: int = connection.execute(
        "insert into edit (label, who, at, action) values (?, ?, ?, ?) returning id",
        [label, who, _moment(at), action],
    ).fetchone()[0]
    connection.executemany(
        "insert into change (edit_id, position, record_table, record_id, before, after) "
        "values (?, ?, ?, ?, ?, ?)",
        [
            (number, position, c.table, c.id, _written(c.before), _written(c.after))
            for position, c in enumerate(changes)
        ],
    )
    return number


def of_record(connection: Any, table: str, id_: int) -> list[Entry]:
    """The entries that changed a record, newest first, each with its changes to that record."""
    rows = connection.execute(
        "select edit.*, change.record_table, change.record_id, change.before, change.after "
        "from change join edit on edit.id = change.edit_id "
        "where record_table = ? and record_id = ? order by edit.id desc, position limit 1000",
        [table, id_],
    )
    return [_entry(row, (_change(row),)) for row in rows]


def since(connection: Any, at: datetime, tables: Collection[str]) -> Iterator[Entry]:
    """What was done to records of these tables after the moment, the latest first.

    Read as it is asked for, up to 10 000. Each entry has one change; an edit that changed several
    records makes as many entries.
    """
    question = sql.changes_after(len(tables))
    for row in connection.execute(question, [_moment(at), *tables]):
        yield _entry(row, (_change(row),))


def take_back_after(connection: Any, at: datetime) -> None:
    """Take back what was recorded after the moment, and forget it; inside a transaction, on a copy.

    An entry dated before the moment by a clock that ran wrong goes with those it came after.
    """
    first = _first(
        connection, "select id from edit where at > ? order by id limit 1", [_moment(at)]
    )
    if first is None:
        return
    # Rows come back in an order that breaks a reference for a moment.
    connection.execute("pragma defer_foreign_keys = on")
    changes = connection.execute(
        "select * from change where edit_id >= ? order by edit_id desc, position desc", [first]
    )
    for row in changes:
        apply(connection, _change(row).reversed())
    connection.execute("delete from undo_step")
    connection.execute("delete from change where edit_id >= ?", [first])
    connection.execute("delete from edit where id >= ?", [first])


def entry(connection: Any, number: int) -> Entry:
    row = connection.execute("select * from edit where id = ?", [number]).fetchone()
    changes = connection.execute(
        "select * from change where edit_id = ? order by position limit 1000000", [number]
    )
    return _entry(row, tuple(_change(change) for change in changes))


# The stack of steps: what was edited and not undone, then what was undone and can be redone.


def push(connection: Any, number: int) -> None:
    """A new step; what was undone before it can no longer be redone."""
    connection.execute("delete from undo_step where undone = 1")
    connection.execute("insert into undo_step (edit_id, undone) values (?, 0)", [number])


def next_undo(connection: Any) -> int | None:
    return _first(
        connection, "select edit_id from undo_step where undone = 0 order by edit_id desc limit 1"
    )


def next_redo(connection: Any) -> int | None:
    return _first(
        connection, "select edit_id from undo_step where undone = 1 order by edit_id limit 1"
    )


def mark(connection: Any, number: int, *, undone: bool) -> None:
    connection.execute("update undo_step set undone = ? where edit_id = ?", [int(undone), number])


def latest(connection: Any) -> int:
    """The number of the newest entry; 0 where there is none."""
    return _first(connection, "select max(id) from edit") or 0


def label(connection: Any, number: int) -> str:
    text: str = connection.execute("select label from edit where id = ?", [number]).fetchone()[0]
    return text


def _first(connection: Any, question: str, values: Sequence[object] = ()) -> int | None:
    row = connection.execute(question, values).fetchone()
    return row[0] if row else None


def _entry(row: Any, changes: tuple[Change, ...]) -> Entry:
    at = datetime.fromisoformat(row["at"])
    return Entry(row["id"], row["label"], row["who"], at, row["action"], changes)


def _change(row: Any) -> Change:
    return Change(row["record_table"], row["record_id"], _read(row["before"]), _read(row["after"]))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _written(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _read(text: str | None) -> Row | None:
    row: Row | None = None if text is None else json.loads(text)
    return row
