"""Filtering a list: its first screen, the total, and the counts beside the filters."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from tests.bench import registers
from tests.bench.bench import TODAY, Bench
from tests.bench.measures import Goal, Measure, timed
from tests.bench.typed import queries
from tracker.gui import finding
from tracker.records import commitments
from tracker.records import queries as asking
from tracker.records.commitments import Commitment
from tracker.records.queries import Choice, Op, Term, Text, Tree, all_of
from tracker.store import Condition, Register
from tracker.store.connection import connect

SCREEN = 50
PAIR = ("partner", "status")
OTHERS = ("topic", "side", "lead")
KEYS = ("partner", "status", "timing", "side", "lead", "topic", "series")
AGAINST = "one SQL question each for 200 ids, their first 50 rows, and the total"


@dataclass(frozen=True)
class Filtering:
    """The commitments of a register, with what each filter offers."""

    register: Register
    choices: dict[str, list[Choice]]

    @classmethod
    def of(cls, register: Register) -> "Filtering":
        offered = {key: asking.choices(key, register, Commitment, TODAY) for key in KEYS}
        return cls(register, offered)

    def drawn(self, rng: Random, keys: tuple[str, ...]) -> Tree:
        """A choice of each key, at random."""
        values = [(key, rng.choice(self.choices[key]).value) for key in keys]
        return all_of(Term(key, Op.IS, (value,)) for key, value in values)

    def condition(self, tree: Tree) -> Condition:
        return asking.condition(tree, self.register, Commitment, TODAY)

    def first_screen(self, tree: Tree) -> int:
        asked = finding.Asked(Commitment, self.condition(tree), commitments.URGENT_FIRST)
        found = finding.beginning(asked, self.register)
        _rows = self.register.listed(Commitment, found.ids)[:SCREEN]
        return found.rows

    def count(self, tree: Tree, keys: tuple[str, ...]) -> None:
        """The counts beside the choices of each key: what each would leave with the others."""
        sets = self.register.sets(Commitment)
        for key in keys:
            others = sets.of(self.condition(asking.with_term(tree, key, ())))
            sets.counts(others, [choice.condition for choice in self.choices[key]])

    def answer(self, tree: Tree, keys: tuple[str, ...]) -> None:
        self.first_screen(tree)
        self.count(tree, keys)


def measures(bench: Bench) -> Iterator[Measure]:
    raw = connect(bench.large, readonly=True)
    with registers.reading(bench.large) as register:
        filtering, rng = Filtering.of(register), Random(2)
        pairs = [filtering.drawn(rng, PAIR) for _ in range(bench.times(60))]
        others = [filtering.drawn(rng, OTHERS) for _ in range(bench.times(40))]
        words = [w for w in queries(bench.commitments) if " " not in w]
        searches = [
            all_of([filtering.drawn(rng, PAIR), Text(word)]) for word in words[: bench.times(40)]
        ]
        yield _cold(bench, pairs[0])
        _warm_up(register, filtering)
        fast, slow = (Goal("p95", 16),), (Goal("p95", 50),)
        yield _measure("partner + status: first screen, total", fast, filtering, pairs, (), raw)
        name = "partner + status: the same with the counts of both"
        yield _measure(name, fast, filtering, pairs, PAIR, raw)
        name = "partner + status: the same with the counts of all seven filters"
        yield _measure(name, (), filtering, pairs, KEYS, raw)
        name = "topic + side + lead: first screen, total, counts of the three"
        yield _measure(name, slow, filtering, others, OTHERS, raw)
        name = "words in partner + status: first screen, total, counts of both"
        yield _measure(name, slow, filtering, searches, PAIR, raw)
    raw.close()


def _measure(
    name: str,
    goals: tuple[Goal, ...],
    filtering: Filtering,
    trees: list[Tree],
    keys: tuple[str, ...],
    raw: Any,
) -> Measure:
    return Measure(name, goals, "ms", AGAINST).take_turns(
        (partial(filtering.answer, tree, keys), partial(_floor, raw, filtering.condition(tree)))
        for tree in trees
    )


def _warm_up(register: Register, filtering: Filtering) -> None:
    """As after the page was there whole and each filter was opened once."""
    asked = finding.Asked(Commitment, commitments.IS_OPEN, commitments.URGENT_FIRST)
    for _step in finding.whole_of_many(asked, register):
        pass
    filtering.count(all_of([]), KEYS)


def _cold(bench: Bench, tree: Tree) -> Measure:
    """Each time in a register just opened, of which nothing is remembered."""
    note = "the first time after the program's start; in the background"
    cold = Measure("partner + status, cold: first screen, total, counts of both", note=note)
    for _ in range(bench.times(4)):
        with registers.reading(bench.large) as register:
            filtering = Filtering.of(register)
            cold.ours.append(timed(partial(filtering.answer, tree, PAIR)))
    return cold


def _floor(connection: Any, where: Condition) -> None:
    here = where & Condition("binned = 0")
    listed = f"from commitment where {here.sql}"
    order = f"order by {commitments.URGENT_FIRST} limit {finding.FIRST}"
    ids = connection.execute(f"select id {listed} {order}", here.values).fetchall()
    some = ", ".join(str(row[0]) for row in ids[:SCREEN])
    connection.execute(f"select * from commitment where id in ({some})").fetchall()
    connection.execute(f"select count(*) {listed}", here.values).fetchone()
