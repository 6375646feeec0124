"""The few SQL texts built in code. Names come from dataclasses, values always as parameters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Condition:
    """A piece of SQL that is true or false of a row, with its parameters.

    Stands beside the record it asks about; conditions are joined with ``&`` and ``|``.
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


def names_one(owner: str, field: str, other: str, id_: int) -> Condition:
    """That a field of ``owner`` which names several records of ``other`` names this one."""
    relation = f"{owner}_{field}"
    return Condition(f"id in (select owner_id from {relation} where {other}_id = ?)", (id_,))


def names_any(owner: str, field: str, other: str, ids: Condition) -> Condition:
    """That it names one of those whose ids a question, given as SQL with its values, brings."""
    relation = f"{owner}_{field}"
    found = f"select owner_id from {relation} where {other}_id in ({ids.sql})"
    return Condition(f"id in ({found})", ids.values)


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


def insert(table: str, columns: Iterable[str]) -> str:
    names = list(columns)
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(f":{name}" for name in names)
    return f"insert into {table} ({quoted}) values ({marks})"


def update(table: str, columns: Iterable[str]) -> str:
    """One row by its id, if it still has the version ``:was``."""
    settings = ", ".join(f'"{name}" = :{name}' for name in columns)
    return f"update {table} set {settings} where id = :id and version = :was"


def delete(table: str) -> str:
    return f"delete from {table} where id = ?"


def row_by_id(table: str) -> str:
    return f"select * from {table} where id = ?"


def rows(table: str, where: Condition, order: str, limit: int) -> str:
    return f"select * from {table} where {where.sql} order by {order} limit {int(limit)}"


def rows_by_id(table: str, count: int) -> str:
    return f"select * from {table} where id in ({', '.join('?' * count)})"


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
