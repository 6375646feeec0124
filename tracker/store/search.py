"""The index of words: each table's records found by how their words begin, in any script.

Two full-text tables stand beside each table of records: one of the words of its titles, one of all
its words. They keep no text: a word is cut to ``fold.CUT`` letters and found by any beginning of
it, each of which has a list of its own, so that a common word is found as fast as a rare one.
Triggers keep them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tracker.languages import fold
from tracker.store.sql import EVERYTHING, Condition

Progress = Callable[[int], None]

_OPTIONS = "x, tokenize='ascii', content='', detail=none, columnsize=0, prefix='1 2 3 4 5 6 7'"
_COLUMNS = {"": "fold", "_title": "fold_title"}
"""What each of the two indexes of a table is made from."""


def index_of(table: str, *, titles: bool = False) -> str:
    """The name of a table's index of words."""
    return f"search_{table}_title" if titles else f"search_{table}"


def create(connection: Any, table: str) -> None:
    """Make the two indexes of a table, empty, with the triggers that keep them."""
    for kind in _COLUMNS:
        connection.execute(f"create virtual table search_{table}{kind} using fts5({_OPTIONS})")
    keep_up(connection, table)


def keep_up(connection: Any, table: str) -> None:
    """Let triggers bring each write of a record into its indexes."""
    took = "".join(_taken_out(f"search_{table}{kind}", c) for kind, c in _COLUMNS.items())
    put = "".join(_put_in(f"search_{table}{kind}", c) for kind, c in _COLUMNS.items())
    changed = " or ".join(f"old.{column} <> new.{column}" for column in _COLUMNS.values())
    for name, what, does in (
        ("insert", f"after insert on {table}", put),
        ("update", f"after update of fold, fold_title on {table} when {changed}", took + put),
        ("delete", f"after delete on {table}", took),
    ):
        connection.execute(f"create trigger search_{table}_{name} {what} begin {does} end")


def let_go(connection: Any, table: str) -> None:
    """Write records without their indexes from now on; ``fill`` and ``keep_up`` afterwards."""
    for name in ("insert", "update", "delete"):
        connection.execute(f"drop trigger if exists search_{table}_{name}")


def fill(connection: Any, table: str) -> None:
    """Make the indexes anew from what the records hold: far faster than one by one."""
    for kind, column in _COLUMNS.items():
        index = f"search_{table}{kind}"
        command = f"insert into {index} ({index}, rank) values ('hashsize', ?)"
        connection.execute(f"insert into {index} ({index}) values ('delete-all')")
        connection.execute(command, [_LARGE])
        connection.execute(f"insert into {index} (rowid, x) select id, {column} from {table}")
        # Left in pieces, the next edits would pay for joining them: seconds each were measured.
        connection.execute(f"insert into {index} ({index}) values ('optimize')")
        connection.execute(command, [_USUAL])


_LARGE, _USUAL = 64 << 20, 1 << 20
"""Bytes that an index gathers in memory before it writes."""


def expression(query: Iterable[Sequence[str]], *, whole: bool = False) -> str:
    """A full-text question: for each typed word, that one of its spellings begins a word.

    ``whole``: that it is one. Empty where nothing was typed that can be found.
    """
    return " AND ".join(_any_of(spellings, whole) for spellings in query if spellings)


def has_words(table: str, question: str) -> Condition:
    """That a record of the table has the words of a question made by ``expression``."""
    if not question:
        return EVERYTHING
    index = index_of(table)
    found = f"select rowid as id from {index} where {index} match ?"
    return Condition(f"id in ({found})", (question,), ids=found)


def is_of_words(where: Condition) -> bool:
    """Whether it is a condition made by ``has_words``."""
    return " match ?" in where.sql


def newest(table: str) -> str:
    """SQL for the ids of the records with the words of a question, the newest first; and a limit.

    The index is read from its end and only as far as the limit, however many there are.
    """
    index = index_of(table)
    return f"select rowid from {index} where {index} match ? order by rowid desc limit ?"


def newest_titles(table: str, *, titles: bool) -> str:
    """The same, without those in the bin, each with the folded words of its title."""
    index = index_of(table, titles=titles)
    # The index is to be read first, for it alone can stop at the limit.
    return (
        f"select {table}.id, fold_title from {index} cross join {table} "
        f"on {table}.id = {index}.rowid where {index} match ? and binned = 0 "
        f"order by {index}.rowid desc limit ?"
    )


def _any_of(spellings: Sequence[str], whole: bool) -> str:
    words = dict.fromkeys(_word(spelling, whole) for spelling in spellings)
    return f"({' OR '.join(words)})"


def _word(spelling: str, whole: bool) -> str:
    """What is as long as a word in the index is one whole word there; else it may begin one."""
    word = spelling[: fold.CUT].replace('"', '""')
    return f'"{word}"' if whole or len(spelling) >= fold.CUT else f'"{word}"*'


def _put_in(index: str, column: str) -> str:
    return f"insert into {index} (rowid, x) values (new.id, new.{column});"


def _taken_out(index: str, column: str) -> str:
    # An index without text is told what it had.
    return f"insert into {index} ({index}, rowid, x) values ('delete', old.id, old.{column});"
