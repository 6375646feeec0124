"""Columns computed from what was recorded, computed again when the program computes otherwise."""

from collections.abc import Iterator
from typing import Any

from tracker.languages import fold
from tracker.store import search, sql
from tracker.store.record import Record, Row, columns_of, from_rows, known_kinds
from tracker.store.sql import EVERYTHING

HOW = f"{fold.VERSION}.1"
"""How this program computes them; raise the second number when anything but the fold changes."""

AT_ONCE = 1_000
"""Records in memory at a time."""


def are_current(connection: Any) -> bool:
    """Whether they were computed as this program does."""
    row = connection.execute("select value from setting where name = 'derived'").fetchone()
    return row is not None and row[0] == HOW


def compute_again(connection: Any) -> None:
    """Compute them for every record, and make the indexes of words anew; inside a transaction."""
    tables = _tables(connection)
    known = {kind.table: kind for kind in known_kinds()}
    for table in tables & known.keys():
        search.let_go(connection, table)
        for rows in _derived(connection, known[table]):
            connection.executemany(sql.update_columns(table, rows[0].keys() - {"id"}), rows)
        search.fill(connection, table)
        search.keep_up(connection, table)
    unknown = tables - known.keys()
    if not any(_has_rows(connection, table) for table in unknown):  # else another program will
        connection.execute(
            "insert or replace into setting (name, value) values ('derived', ?)", [HOW]
        )


def _has_rows(connection: Any, table: str) -> bool:
    return connection.execute(sql.ids(table, EVERYTHING, limit=1)).fetchone() is not None


def _tables(connection: Any) -> set[str]:
    rows = connection.execute(
        "select m.name from sqlite_schema m join pragma_table_info(m.name) c "
        "where m.type = 'table' and c.name = 'fold_title'"
    )
    return {row[0] for row in rows}


def _derived(connection: Any, kind: type[Record]) -> Iterator[list[Row]]:
    """The columns of every record with its id, some at a time."""
    last = 0
    while True:
        rows = connection.execute(
            sql.rows_after(kind.table, columns_of(kind), AT_ONCE), [last]
        ).fetchall()
        if not rows:
            return
        records = from_rows(kind, map(dict, rows))
        yield [record.derived() | {"id": record.id} for record in records]
        last = rows[-1]["id"]
