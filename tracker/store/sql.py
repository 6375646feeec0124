"""The few SQL texts built in code. Names come from dataclasses, values always as parameters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.languages.collation import CYRILLIC_FROM, LATIN_FROM


@dataclass(frozen=True)
class Condition:
    """A piece of SQL that is true or false of a row, with its parameters.

    Stands beside the record it asks about; conditions are joined with ``&``.
    """

    sql: str
    values: tuple[object, ...] = ()

    def __and__(self, other: "Condition") -> "Condition":
        return Condition(f"({self.sql}) and ({other.sql})", self.values + other.values)

    def __or__(self, other: "Condition") -> "Condition":
        return Condition(f"({self.sql}) or ({other.sql})", self.values + other.values)

    def __invert__(self) -> "Condition":
        return Condition(f"not ({self.sql})", self.values)


EVERYTHING = Condition("1 = 1")


def by_title(language: str, direction: str = "asc") -> str:
    """The order of titles in the alphabet of a language: its own script first, after numbers."""
    key = f"coalesce(sort_{language}, sort)"
    if language not in ("kk", "ru"):
        return f"{key} {direction}, id"
    return f"{key} between '{LATIN_FROM}' and '{CYRILLIC_FROM}' {direction}, {key} {direction}, id"


def names_one(owner: str, field: str, other: str, id_: int) -> Condition:
    """That a field of ``owner`` which names several records of ``other`` names this one."""
    relation = f"{owner}_{field}"
    return Condition(f"id in (select owner_id from {relation} where {other}_id = ?)", (id_,))


def some(table: str, where: Condition) -> Condition:
    """That there is a row of another table of which the condition is true."""
    return Condition(f"exists (select 1 from {table} where {where.sql})", where.values)


def touched_since(table: str, at: datetime) -> Condition:
    """That something was recorded of a row of this table at the moment, in UTC, or later."""
    entries = "change join edit on edit.id = change.edit_id"
    return some(
        entries,
        Condition(
            f"record_table = ? and record_id = {table}.id and edit.at >= ?",
            (table, at.isoformat(timespec="seconds")),
        ),
    )


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def insert(table: str, columns: Iterable[str]) -> str:
    names = list(columns)
    marks = ", ".join(f":{name}" for name in names)
    return f"insert into {table} ({_listed(names)}) values ({marks})"


def insert_in_order(table: str, columns: Sequence[str]) -> str:
    """The same with the values in the order of the columns, which is faster for very many."""
    marks = ", ".join("?" * len(columns))
    return f"insert into {table} ({_listed(columns)}) values ({marks})"


def insert_named(owner: str, field: str, other: str) -> str:
    """Fill the table of a field that names several records, for the owners above an id."""
    return (
        f"insert into {owner}_{field} ({other}_id, owner_id) "
        f"select value, {owner}.id from {owner}, json_each({owner}.{field}) "
        f"where {owner}.id > ? order by 1, 2"
    )


def update(table: str, columns: Iterable[str]) -> str:
    """One row by its id, if it still has the version ``:was``."""
    settings = ", ".join(f'"{name}" = :{name}' for name in columns)
    return f"update {table} set {settings} where id = :id and version = :was"


def update_columns(table: str, columns: Iterable[str]) -> str:
    """Some columns of one row by its id, whatever its version."""
    settings = ", ".join(f'"{name}" = :{name}' for name in columns)
    return f"update {table} set {settings} where id = :id"


def delete(table: str) -> str:
    return f"delete from {table} where id = ?"


def row_by_id(table: str) -> str:
    return f"select * from {table} where id = ?"


def rows(table: str, columns: Iterable[str], where: Condition, order: str, limit: int) -> str:
    return (
        f"select {_listed(columns)} from {table} where {where.sql} "
        f"order by {order} limit {int(limit)}"
    )


def rows_by_id(table: str, columns: Iterable[str], count: int) -> str:
    marks = ", ".join("?" * count)
    return f"select {_listed(columns)} from {table} where id in ({marks})"


def rows_after(table: str, columns: Iterable[str], limit: int) -> str:
    """The rows with ids above one, in their order."""
    return f"select {_listed(columns)} from {table} where id > ? order by id limit {int(limit)}"


def ids(table: str, where: Condition, order: str) -> str:
    return f"select id from {table} where {where.sql} order by {order}"


def count(table: str, where: Condition) -> str:
    return f"select count(*) from {table} where {where.sql}"


def changes_after(tables: int) -> str:
    """The history after a moment, of so many tables, the latest first."""
    return (
        "select edit.*, change.record_table, change.record_id, change.before, change.after "
        "from edit join change on edit.id = change.edit_id "
        f"where edit.at > ? and record_table in ({', '.join('?' * tables)}) "
        "order by edit.id desc, position desc limit 10000"
    )
