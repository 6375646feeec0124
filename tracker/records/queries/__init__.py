"""Queries: what people ask of a list, typed or chosen, as one tree.

``read`` what was typed, or set the choices of a filter bar by ``with_term``; ask for its
``condition``; say it ``in_words``; keep what it ``write``s.
"""

from tracker.records.queries.conditions import Choice, choices, condition
from tracker.records.queries.faults import QueryError
from tracker.records.queries.in_words import in_words
from tracker.records.queries.keys import Key, key_of, keys_of
from tracker.records.queries.reading import read
from tracker.records.queries.tree import (
    NONE,
    All,
    Any_,
    Known,
    Not,
    Op,
    Term,
    Text,
    Tree,
    Value,
    all_of,
    any_of,
    not_of,
    values_of,
    with_term,
)
from tracker.records.queries.writing import write

__all__ = [
    "NONE",
    "All",
    "Any_",
    "Choice",
    "Key",
    "Known",
    "Not",
    "Op",
    "QueryError",
    "Term",
    "Text",
    "Tree",
    "Value",
    "all_of",
    "any_of",
    "choices",
    "condition",
    "in_words",
    "key_of",
    "keys_of",
    "not_of",
    "read",
    "values_of",
    "with_term",
    "write",
]
