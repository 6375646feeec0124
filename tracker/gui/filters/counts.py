"""What a button of the filter offers, and how many records each choice would leave."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date

from tracker.records import queries
from tracker.records.queries import Choice, Op, QueryError, Value
from tracker.store import Condition, Record, Register


@dataclass(frozen=True)
class Offering:
    """What is offered for a key of a kind, on a day; ``chosen`` is offered in any case."""

    kind: type[Record]
    key: str
    chosen: tuple[Value, ...]
    today: date


Counts = dict[Value, int]
_AT_ONCE = 100
"""Choices counted without letting others go first."""


def choices(offering: Offering, register: Register) -> list[Choice]:
    """In the order of ``queries.choices``; last what is chosen and no longer among them."""
    kind, key = offering.kind, offering.key
    offered = queries.choices(key, register, kind, offering.today)
    answer = queries.key_of(kind, key).answers[kind]
    values = {choice.value for choice in offered}
    for value in offering.chosen:
        if value not in values:
            condition = answer.condition(Op.IS, value, offering.today)
            offered.append(Choice(value, answer.said(register, value), condition))
    return offered


def counts(
    offering: Offering, others: Condition, register: Register
) -> Generator[None, None, Counts]:
    """How many of the records that all else asks for there are of each choice.

    Yields after each condition that had to be read, so that a list may be answered meanwhile.
    """
    offered = choices(offering, register)
    yield
    conditions = [choice.condition for choice in offered]
    yield from known(offering.kind, [others, *conditions], register)
    sets = register.sets(offering.kind)
    among = sets.of(others)
    found: list[int] = []
    for start in range(0, len(conditions), _AT_ONCE):
        found += sets.counts(among, conditions[start : start + _AT_ONCE])
        yield
    return {choice.value: n for choice, n in zip(offered, found, strict=True)}


def known(
    kind: type[Record], conditions: list[Condition], register: Register
) -> Generator[None, None, None]:
    """Have the sets of these conditions at hand."""
    sets = register.sets(kind)
    for where in conditions:
        if not sets.knows(where):
            sets.of(where)
            yield


def of_query(
    kind: type[Record], query: str, among: Condition, today: date, register: Register
) -> Generator[None, None, int | None]:
    """How many records a kept query finds; None if it names what is no longer there."""
    try:
        tree = queries.read(query, kind, register, today)
    except QueryError:
        return None
    where = among & queries.condition(tree, register, kind, today)
    yield from known(kind, [where], register)
    return register.sets(kind).of(where).bit_count()
