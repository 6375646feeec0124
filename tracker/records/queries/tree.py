"""A query as a tree: what must all hold, what may, what must not, and what is asked of a key."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeGuard

NONE = "none"
"""The value that asks for records in which the key's own value is not known."""


class Op(Enum):
    """How a record's value stands to the value asked for."""

    IS = ":"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


@dataclass(frozen=True)
class Known:
    """A record that a query names: its code, which is written, and where it stands."""

    code: str
    table: str
    id: int


Value = str | Known
"""What a term asks for: a record, or a text that says the same in every language.

A text is the value of a vocabulary (``on_control``), a date (``2021-06``, ``today``, ``+30d``, from
today), two dates (``2021-06..2021-09``, where one may be missing), ``none``, or a code.
"""


@dataclass(frozen=True)
class Term:
    """What is asked of one key; of several values, one is enough."""

    key: str
    op: Op
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Text:
    """Words that each begin a word of the record."""

    words: str


@dataclass(frozen=True)
class Not:
    """The part does not hold. Made by ``not_of``."""

    part: "Tree"


@dataclass(frozen=True)
class All:
    """Every part holds; with no parts, everything does. Made by ``all_of``."""

    parts: tuple["Tree", ...] = ()


@dataclass(frozen=True)
class Any_:  # noqa: N801 - Any is the type checker's
    """At least one of the parts holds. Made by ``any_of``."""

    parts: tuple["Tree", ...]


Tree = All | Any_ | Not | Term | Text


def all_of(parts: Iterable[Tree]) -> Tree:
    """The parts as one tree, without needless levels; texts beside each other become one."""
    flat: list[Tree] = []
    for part in _flat(All, parts):
        before = flat[-1] if flat else None
        if isinstance(part, Text) and isinstance(before, Text):
            flat[-1] = Text(f"{before.words} {part.words}")
        else:
            flat.append(part)
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def any_of(parts: Iterable[Tree]) -> Tree:
    """The parts, at least one, as one tree without needless levels."""
    flat = tuple(_flat(Any_, parts))
    return flat[0] if len(flat) == 1 else Any_(flat)


def not_of(part: Tree) -> Tree:
    """The opposite of a part; of what is negated already, the part itself."""
    return part.part if isinstance(part, Not) else Not(part)


def _flat(level: type[All] | type[Any_], parts: Iterable[Tree]) -> Iterable[Tree]:
    for part in parts:
        yield from part.parts if isinstance(part, level) else (part,)


# What a filter bar sets and reads


def values_of(tree: Tree, key: str) -> tuple[Value, ...]:
    """What the whole tree asks of a key with a colon; () where it asks nothing so plainly."""
    return next((part.values for part in _top(tree) if _chooses(part, key)), ())


def with_term(tree: Tree, key: str, values: Iterable[Value]) -> Tree:
    """The same tree asking these values of a key, or nothing of it; all else stays, in its place.

    What stands in brackets, is negated or is compared by ``<`` or ``>`` is no choice of a filter
    bar, and is kept.
    """
    chosen = tuple(dict.fromkeys(values))
    new = [Term(key, Op.IS, chosen)] if chosen else []
    parts: list[Tree] = []
    for part in _top(tree):
        if not _chooses(part, key):
            parts.append(part)
        elif new:
            parts.append(new.pop())
    return all_of([*parts, *new])


def _top(tree: Tree) -> tuple[Tree, ...]:
    return tree.parts if isinstance(tree, All) else (tree,)


def _chooses(part: Tree, key: str) -> TypeGuard[Term]:
    return isinstance(part, Term) and part.key == key and part.op is Op.IS
