"""The few SQL texts built in code. Names come from dataclasses, values always as parameters."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.languages.collation import CYRILLIC_FROM, LATIN_FROM


@dataclass(frozen=True)
class Condition:
    """A piece of SQL that is true or false of a row, with its parameters.

    Stands beside the record it asks about; conditions are joined with ``&``, ``|`` and ``~``, and
    one so made knows its ``parts`` and how they are joined.
    """

    sql: str
    values: tuple[object, ...] = ()
    joined: str = ""
    """``and``, ``or``, ``not``; empty for one that has no parts."""
    parts: tuple["Condition", ...] = ()
    of_few: str = ""
    """The same with the same parameters, as it is best asked of a few rows known by their ids."""
    ids: str = ""
    """A question with the same parameters that brings the ids by itself, in a column ``id``."""

    def __and__(self, other: "Condition") -> "Condition":
        if EVERYTHING in (self, other):
            return other if self == EVERYTHING else self
        return self._with("and", other)

    def __or__(self, other: "Condition") -> "Condition":
        return self._with("or", other)

    def __invert__(self) -> "Condition":
        # What is unknown to SQL is not true, and its opposite is.
        return Condition(f"({self.sql}) is not true", self.values, "not", (self,))

    def _with(self, joined: str, other: "Condition") -> "Condition":
        text = f"({self.sql}) {joined} ({other.sql})"
        return Condition(text, self.values + other.values, joined, (self, other))


EVERYTHING = Condition("1 = 1")


def by_title(language: str, direction: str = "asc") -> str:
    """The order of titles in the alphabet of a language: its own script first, after numbers."""
    key = f"coalesce(sort_{language}, sort)"
    if language not in ("kk", "ru"):
        return f"{key} {direction}, id"
    is_foreign = f"({key} >= '{LATIN_FROM}' and {key} < '{CYRILLIC_FROM}')"
    return f"{is_foreign} {direction}, {key} {direction}, id"


def names_one(owner: str, field: str, other: str, id_: int) -> Condition:
    """That a field of ``owner`` which names several records of ``other`` names this one."""
    return names_any(owner, field, other, Condition("?", (id_,)))


def names_any(owner: str, field: str, other: str, ids: Condition) -> Condition:
    """That it names one of those whose ids are given as SQL with its values, or brought by it."""
    named = f"from {owner}_{field} where {other}_id in ({ids.sql})"
    owners = f"select owner_id as id {named}"
    return Condition(
        f"id in ({owners})",
        ids.values,
        ids=owners,
        # SQLite would read all the owners there are to look for a few among them.
        of_few=f"exists (select 1 {named} and owner_id = {owner}.id)",
    )


def has_id(ids: Collection[int]) -> Condition:
    return Condition(f"id in ({', '.join('?' * len(ids))})", tuple(ids))


def named_by(table: str, column: str, where: Condition) -> Condition:
    """That a row of another table, of which the condition is true, names it in this column."""
    return Condition(f"id in (select {column} from {table} where {where.sql})", where.values)


def some(table: str, where: Condition) -> Condition:
    """That there is a row of another table of which the condition is true."""
    return Condition(f"exists (select 1 from {table} where {where.sql})", where.values)


def touched_since(table: str, at: datetime) -> Condition:
    """That something was recorded of a row of this table at the moment, in UTC, or later."""
    told = Condition("edit.at >= ? and record_table = ?", (at.isoformat(timespec="seconds"), table))
    return named_by("edit join change on change.edit_id = edit.id", "record_id", told)


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


def ids(table: str, where: Condition, order: str = "", limit: int | None = None) -> str:
    """In no order where none is given: whatever index is at hand will do."""
    ordered = f" order by {order}" if order else ""
    limited = "" if limit is None else f" limit {int(limit)}"
    return f"select id from {table} where {where.sql}{ordered}{limited}"


def of_few(where: Condition) -> Condition:
    """The condition in the form in which it is best asked of a few rows."""
    return Condition(where.of_few or where.sql, where.values)


def all_ids(table: str, where: Condition) -> str:
    """The ids of which the condition is true, those in the bin too, in no order."""
    return where.ids or ids(table, where)


def at_once(question: str) -> str:
    """The ids that a question brings as one row of JSON: a third of the time, of one piece."""
    return f"select json_group_array(id) from ({question})"


def looks_elsewhere(where: Condition) -> bool:
    """Whether another table tells of what the condition is true: faster read as a set."""
    return bool(where.ids) or any(map(looks_elsewhere, where.parts))


def last_id(table: str) -> str:
    return f"select max(id) from {table}"


def count(table: str, where: Condition) -> str:
    return f"select count(*) from {table} where {where.sql}"


def changes_after(tables: int) -> str:
    """The history after a moment, of so many tables, the latest first."""
    return (
        "select edit.*, change.record_table, change.record_id, change.before, change.after "
        # Crossed, so that SQLite goes back edit by edit and need not read and sort all changes.
        "from edit cross join change where edit.id = change.edit_id "
        f"and edit.at > ? and record_table in ({', '.join('?' * tables)}) "
        "order by edit.id desc, position desc limit 10000"
    )
