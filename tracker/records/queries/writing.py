"""A tree as a query again, the same in every language: what a saved view keeps."""

import re

from tracker.records.queries.answers.answer import NONE_WORDS
from tracker.records.queries.reading import is_plain
from tracker.records.queries.tree import NONE, All, Any_, Known, Not, Term, Text, Tree, Value

_BARE = r"[\w.+-]+"


def write(tree: Tree) -> str:
    """The canonical query, with English keys, values of vocabularies, codes and ISO dates.

    Read in the same register it gives the same tree, whatever words this was typed in first.
    """
    match tree:
        case All():
            return " ".join(_bracketed(part, Any_) for part in tree.parts)
        case Any_():
            return " | ".join(map(write, tree.parts))
        case Not():
            return f"-{_negated(tree.part)}"
        case Term():
            return f"{tree.key}{tree.op.value}{','.join(map(_value, tree.values))}"
        case Text():
            return tree.words if is_plain(tree.words) else f'"{tree.words}"'


def _bracketed(part: Tree, *levels: type[All] | type[Any_]) -> str:
    return f"({write(part)})" if isinstance(part, levels) else write(part)


def _negated(part: Tree) -> str:
    if isinstance(part, Text) and " " in part.words:
        return f'"{part.words}"'  # else only the first word would be negated
    return _bracketed(part, All, Any_)


def _value(value: Value) -> str:
    if isinstance(value, Known):
        return value.code
    is_taken = value != NONE and value.casefold() in NONE_WORDS
    return value if re.fullmatch(_BARE, value) and not is_taken else f'"{value}"'
