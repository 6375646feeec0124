"""What a tree asks of the register, and the choices that can be asked of one key."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

from tracker.records import matching
from tracker.records.queries.keys import key_of
from tracker.records.queries.tree import All, Any_, Not, Op, Term, Text, Tree, Value
from tracker.store import EVERYTHING, Condition, Record, Register


@dataclass(frozen=True)
class Choice:
    """One choice of a filter: what a term asks for, its words, and its condition by itself."""

    value: Value
    label: str
    condition: Condition


def condition(tree: Tree, register: Register, kind: type[Record], today: date) -> Condition:
    """The condition of a tree on rows of a kind; equal trees give equal conditions.

    A part that cannot be told of a record, for its date is not known, is not true of it. Raises
    LookupError for a key that the kind does not have.
    """
    match tree:
        case All():
            parts = [condition(part, register, kind, today) for part in tree.parts]
            return reduce(and_, parts) if parts else EVERYTHING
        case Any_():
            return reduce(or_, (condition(part, register, kind, today) for part in tree.parts))
        case Not():
            return ~condition(tree.part, register, kind, today)
        case Term():
            answer = key_of(kind, tree.key).answers[kind]
            return reduce(or_, (answer.condition(tree.op, v, today) for v in tree.values))
        case Text():
            return matching.beginning(register, kind, tree.words)


def choices(key: str, register: Register, kind: type[Record], today: date) -> list[Choice]:
    """What a filter offers for a key, by its canonical name.

    Choices of a vocabulary in its order; records that are in use, in the order of the alphabet of
    the language in use; none for a key whose values are written, such as a date. Raises
    LookupError for a key that the kind does not have.
    """
    answer = key_of(kind, key).answers[kind]
    return [
        Choice(value, answer.said(register, value), answer.condition(Op.IS, value, today))
        for value in answer.offered(register)
    ]
