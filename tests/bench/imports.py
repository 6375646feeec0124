"""Loading very many records, against the same rows written bare."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench import registers
from tests.bench.bench import Bench
from tests.bench.measures import Goal, Measure, timed
from tracker.sample.synthetic.register import batches
from tracker.sample.synthetic.sizes import Sizes
from tracker.store import Record, Register, search, sql
from tracker.store.connection import connect
from tracker.store.record import Refs, fields_of, to_row

AGAINST = "executemany of the same rows, folded on the way, then indexes and words at one go"
GOALS = (Goal("ratio", 1.5),)


def measures(bench: Bench) -> Iterator[Measure]:
    many = bench.commitments if bench.is_full else max(1, bench.commitments // 10)
    sizes = Sizes.of(many)
    records = list(batches(sizes, registers.SEED))
    measure = Measure(f"import of {sizes.total:,} records", GOALS, "s", AGAINST)
    for n in range(1 if bench.is_full else 3):
        works = [(_load, measure.ours), (_load_bare, measure.floor)]
        for work, taken in works if n % 2 else reversed(works):
            path = bench.folder / "import.register"
            registers.remove(path)
            Register.create(path).close()
            taken.append(timed(partial(work, path, records)) / 1e3)
            registers.remove(path)
    yield measure


def _load(path: Path, records: Iterable[Sequence[Record]]) -> None:
    with Register.open(path) as register:
        register.load("Import", records)


def _load_bare(path: Path, records: Iterable[Sequence[Record]]) -> None:
    connection = connect(path)
    connection.execute("pragma cache_size = -262144")
    connection.execute("begin immediate")
    kinds = list({type(record): None for batch in records for record in batch})
    made = {what: list(_taken_off(connection, kinds, what)) for what in ("trigger", "index")}
    for batch in records:
        _write(connection, batch)
    for index in made["index"]:
        connection.execute(index)
    for kind in kinds:
        _fill(connection, kind)
    for trigger in made["trigger"]:
        connection.execute(trigger)
    connection.commit()
    connection.close()


def _taken_off(connection: Any, kinds: list[type[Record]], what: str) -> Iterator[str]:
    """The SQL of what was taken off the tables of the kinds and their relations."""
    tables = [kind.table for kind in kinds]
    tables += [
        f"{kind.table}_{f.name}" for kind in kinds for f in fields_of(kind) if f.kind is Refs
    ]
    question = "select name, tbl_name, sql from sqlite_schema where type = ? and sql is not null"
    for name, table, made in connection.execute(question, [what]).fetchall():
        if table in tables:
            connection.execute(f"drop {what} {name}")
            yield made


def _write(connection: Any, batch: Sequence[Record]) -> None:
    for kind in {type(record): None for record in batch}:
        rows = [to_row(r) | r.derived() for r in batch if type(r) is kind]
        question = sql.insert_in_order(kind.table, tuple(rows[0]))
        connection.executemany(question, (tuple(row.values()) for row in rows))


def _fill(connection: Any, kind: type[Record]) -> None:
    for field in fields_of(kind):
        if field.kind is Refs:
            connection.execute(sql.insert_named(kind.table, field.name, field.target.table), [0])
    search.fill(connection, kind.table)
