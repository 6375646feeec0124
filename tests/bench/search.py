"""Type-ahead: each key press to fifty results with their rows."""

import gc
from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.bench import registers
from tests.bench.bench import Bench
from tests.bench.measures import Goal, Measure
from tests.bench.typed import key_presses, queries
from tracker.records import matching, searching
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.store import Record, search
from tracker.store.connection import connect

KINDS: tuple[type[Record], ...] = (
    Country, Person, Organisation, Series, Commitment, Session, Agreement,
)  # fmt: skip
LIMIT = 50
GOALS = (Goal("p95", 5), Goal("max", 16))
AGAINST = "the index question alone, of the same kinds, on the same tables"


def measures(bench: Bench) -> Iterator[Measure]:
    typed = queries(bench.commitments)
    (bench.folder / "queries.txt").write_text("\n".join(typed) + "\n", encoding="utf-8")
    presses = key_presses(typed[: bench.times(len(typed))])
    raw = connect(bench.large, readonly=True)
    with registers.reading(bench.large) as register:
        matching.aliases(register)
        gc.freeze()  # as the program does once it is there
        questions = [matching.question(register, press) for press in presses]
        pairs = zip(presses, questions, strict=True)
        measure = Measure("type-ahead, each key press", GOALS, "ms", AGAINST)
        yield measure.take_turns(
            (partial(searching.find, register, press, LIMIT), partial(_floor, raw, question))
            for press, question in pairs
        )
    raw.close()


def _floor(connection: Any, question: str) -> None:
    for kind in KINDS if question else ():
        connection.execute(search.newest(kind.table), [question, LIMIT]).fetchall()
