"""Type-ahead: each key press to fifty results with their rows."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tests.bench import registers
from tests.bench.bench import Bench
from tests.bench.measures import Goal, Measure
from tests.bench.typed import key_presses, queries
from tracker.records import matching
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.store import Record, Refs, Register, search
from tracker.store.connection import connect

KINDS: tuple[type[Record], ...] = (
    Country, Person, Organisation, Series, Commitment, Session, Agreement,
)  # fmt: skip
LIMIT = 50
GOALS = (Goal("p95", 5), Goal("max", 16))
AGAINST = "the index question alone, of the same kinds, on the same tables"

Find = Callable[[Register, str], object]


def measures(bench: Bench) -> Iterator[Measure]:
    typed = queries(bench.commitments)
    (bench.folder / "queries.txt").write_text("\n".join(typed) + "\n", encoding="utf-8")
    presses = key_presses(typed[: bench.times(len(typed))])
    raw = connect(bench.large, readonly=True)
    with registers.reading(bench.large) as register:
        find, said = _find()
        matching.aliases(register)
        questions = [matching.question(register, press) for press in presses]
        pairs = zip(presses, questions, strict=True)
        measure = Measure("type-ahead, each key press", GOALS, "ms", AGAINST, said)
        yield measure.take_turns(
            (partial(find, register, press), partial(_floor, raw, question))
            for press, question in pairs
        )
    raw.close()


def _find() -> tuple[Find, str]:
    """The search over all kinds; what stands for it where the program has none yet."""
    if find_spec("tracker.records.searching"):
        searching = import_module("tracker.records.searching")
        return partial(searching.find, limit=LIMIT), "all kinds"
    return _newest_with_rows, "no search over all kinds yet: the newest of each kind, as rows"


def _newest_with_rows(register: Register, typed: str) -> object:
    question = matching.question(register, typed)
    found: list[Record] = []
    for kind in KINDS if question else ():
        ids = register.newest(kind, question, LIMIT, titles=True)
        ids = ids or register.newest(kind, question, LIMIT)
        found += register.get_all(kind, Refs(tuple(ids[: LIMIT - len(found)])))
    return found


def _floor(connection: Any, question: str) -> None:
    for kind in KINDS if question else ():
        connection.execute(search.newest(kind.table, titles=False), [question, LIMIT]).fetchall()
