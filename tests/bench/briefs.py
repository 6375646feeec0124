"""Briefs: gathered and drawn, against other programs; long lists, against bare operators."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

from tests.bench import paper, registers
from tests.bench.bench import TODAY, Bench, NotRun
from tests.bench.measures import Goal, Measure
from tracker.briefs import pdf, products, word
from tracker.briefs.content import Brief, Column, Kind, Row, Status, Table
from tracker.briefs.request import Length, Product, Request
from tracker.briefs.tones import Tone
from tracker.languages import Language
from tracker.records import partner_facts
from tracker.records.countries import Country
from tracker.store import Register

ROWS = 40_000
SHORT = 4_000
MOST_MEMORY = 140.0
"""Megabytes for a list of so many rows, in a process of its own."""
_NOTHING = "the same process without the list"


def measures(bench: Bench) -> Iterator[Measure]:
    yield from _lists(bench)
    yield from _gathered(bench)
    yield from _drawn(bench)


# Long lists


def _lists(bench: Bench) -> Iterator[Measure]:
    many = max(200, round(ROWS * min(1.0, bench.share)))
    rows = tuple(map(_row, range(many)))
    against = "bare operators, forty rows a page, a line each"
    measure = Measure(f"list of {many:,} rows", (Goal("ratio", 2.5),), against=against)
    works = [(partial(pdf.to_bytes, listing(rows)), partial(paper.bare, rows))] * bench.times(5)
    yield measure.take_turns(works)
    yield _linear(rows, bench)
    yield _cancelled(rows, bench)
    yield _memory(many, bench)


def _linear(rows: tuple[Row, ...], bench: Bench) -> Measure:
    """The time of a row in a long list and in a short one."""
    short = rows[: max(20, len(rows) // 10)]
    against = f"a row of a list of {len(short):,}"
    measure = Measure("a row of the long list", (Goal("ratio", 1.2),), "µs", against)
    for _n in range(bench.times(5)):
        for taken, some in ((measure.ours, rows), (measure.floor, short)):
            begun = time.perf_counter()
            pdf.to_bytes(listing(some))
            taken.append((time.perf_counter() - begun) * 1e6 / len(some))
    return measure


def _cancelled(rows: tuple[Row, ...], bench: Bench) -> Measure:
    """From giving up in the midst of the list until it is given up."""
    measure = Measure("long list: cancel → stopped", (Goal("max", 200.0),))
    for n in range(bench.times(8)):
        measure.ours.append(_stopped_after(rows, (n + 1) / 10))
    return measure


class _GivenUp(Exception):
    pass


def _stopped_after(rows: tuple[Row, ...], share: float) -> float:
    """The longest time, in milliseconds, between two looks at whether to go on, until the share."""
    looks = [time.perf_counter()]

    def look(done: int, of: int) -> None:
        looks.append(time.perf_counter())
        if done >= of * share:
            raise _GivenUp

    try:
        pdf.to_bytes(listing(rows), look)
    except _GivenUp:
        looks.append(time.perf_counter())
    return 1e3 * max(after - before for before, after in pairwise(looks))


def _memory(many: int, bench: Bench) -> Measure:
    measure = Measure(f"list of {many:,} rows: memory", (Goal("max", MOST_MEMORY),), "MB", _NOTHING)
    for _n in range(bench.times(3)):
        measure.ours.append(_peak(many))
        measure.floor.append(_peak(0))
    return measure


def _peak(many: int) -> float:
    command = [sys.executable, "-m", "tests.bench.briefs", str(many)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


# Gathering


def _gathered(bench: Bench) -> Iterator[Measure]:
    """The standard brief of the partner with most records, each time for another day."""
    with registers.reading(bench.large) as register:
        partner = _largest(register)
        name = f"standard brief of {partner.code} gathered"
        measure = Measure(name, (Goal("median", 50.0),), note="warm: after the first")
        products.gather(register, _request(partner.code))
        works = [(partial(products.gather, register, _request(partner.code)), None)]
        yield measure.take_turns(works * bench.times(20))


def _largest(register: Register) -> Country:
    counting = partner_facts.recorded(register, TODAY)
    try:
        while True:
            next(counting)
    except StopIteration as done:
        counted = done.value
    return register.get(Country, max(counted, key=lambda id_: counted[id_].open))


# Drawing


def _drawn(bench: Bench) -> Iterator[Measure]:
    with Register.open(bench.small) as register:
        brief = products.gather(register, _request("TR", length=Length.DOSSIER))
        whole = partial(_whole, register)
        whole()
        yield _cold(bench, whole)
        if not bench.with_peers:
            raise NotRun("other programs are measured with PEERS=1")
        yield from _beside_others(bench, brief, whole)


def _whole(register: Register) -> bytes:
    """From the question to the bytes of the file."""
    return pdf.to_bytes(products.gather(register, _request("TR", length=Length.DOSSIER)))


def _cold(bench: Bench, whole: partial[bytes]) -> Measure:
    """The first brief of a new process, its imports apart; the floor is ours when warm."""
    measure = Measure(
        "dossier of the sample, first of a process", (Goal("ratio", 2.0),), against="warm"
    )
    command = [sys.executable, "-m", "tests.bench.briefs", str(bench.small)]
    for _n in range(bench.times(9)):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        measure.ours.append(float(done.stdout))
        begun = time.perf_counter()
        whole()
        measure.floor.append(1e3 * (time.perf_counter() - begun))
    return measure


def _beside_others(bench: Bench, brief: Brief, whole: partial[bytes]) -> Iterator[Measure]:
    peers = paper.Peers(bench.folder, brief)
    pages = pdf.to_bytes(brief).count(b"/Type /Page\n")
    for name, once, goals in (
        ("Typst, a simpler layout without charts", peers.typst(), (Goal("ratio", 1.0),)),
        ("WeasyPrint, the same", peers.weasyprint(), (Goal("ratio", 0.5),)),
    ):
        once()
        measure = Measure(f"dossier of the sample, {pages} pages: {name}", goals, against=name)
        for _n in range(bench.times(15)):
            measure.floor.append(1e3 * once())
            begun = time.perf_counter()
            whole()
            measure.ours.append(1e3 * (time.perf_counter() - begun))
        yield measure
    office = Measure("dossier of the sample: LibreOffice", (Goal("ratio", 0.5),), against="soffice")
    works = [(whole, partial(peers.libreoffice, word.to_bytes(brief)))] * bench.times(3)
    yield office.take_turns(works)


def _request(partner: str, length: Length = Length.STANDARD) -> Request:
    return Request(
        product=Product.PARTNER, subject=partner, language=Language.KK, as_of=TODAY, length=length
    )


_WORDS = (
    "жастар", "саясаты", "саласындағы", "өзара", "түсіністік", "туралы", "меморандум", "жасасу",
    "мәселесін", "пысықтау", "бұқаралық", "ақпарат", "құралдары", "мамандарын", "даярлау",
)  # fmt: skip


def listing(rows: tuple[Row, ...]) -> Brief:
    """A control list of made-up rows."""
    columns = (
        Column("Коды", 1.6, Kind.MUTED),
        Column("Міндеттеме", 5.3),
        Column("Жауапты", 3.6, Kind.MUTED),
        Column("Мерзімі", 2.1),
        Column("Күйі", 2.8),
    )
    table = Table(columns, rows)
    return Brief(title="Бақылау тізімі", language=Language.KK, as_of=TODAY, blocks=(table,))


def _row(n: int) -> Row:
    """One cell in three wraps; one row in five is overdue."""
    late = n % 5 == 0
    title = " ".join(_WORDS[(7 * n + 3 * k) % len(_WORDS)] for k in range(2 + n % 3))
    status = Status("мерзімі өткен", Tone.BAD) if late else Status("бақылауда", Tone.INFO)
    lead = "Ақпарат министрлігі" if n % 3 else "ТИКА"
    cells = (f"C-{n}", title, lead, f"{n % 28 + 1:02}.06.2021", status)
    return Row(cells, Tone.BAD if late else Tone.NEUTRAL)


def _alone(what: str) -> float:
    """In a process of its own: the memory of a list of so many rows, or the time of a brief."""
    if not what.isdecimal():
        with Register.open(Path(what)) as register:
            pdf.document()
            begun = time.perf_counter()
            _whole(register)
            return 1e3 * (time.perf_counter() - begun)
    pdf.to_bytes(listing(tuple(map(_row, range(int(what))))))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.stdout.write(f"{_alone(sys.argv[1])}\n")
