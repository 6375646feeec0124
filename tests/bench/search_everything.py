"""Times each key press of real queries: ``python -m tests.bench.search_everything REGISTER``.

Prints milliseconds of work and of waiting: to find 50 records with their rows, and to put the first
screen of them into words. The register is only read.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tracker.languages import Language, use
from tracker.records import hits, searching
from tracker.store import Register

QUERIES = Path(__file__).with_name("queries.txt")
SCREEN = 12
"""Rows of the palette in sight."""


def key_presses(every: int) -> Iterator[str]:
    """What stands in the input after each key of every so many-th query."""
    queries = QUERIES.read_text("utf-8").splitlines()
    for query in queries[::every]:
        yield from (query[:end] for end in range(1, len(query) + 1))


def figures(times: list[float]) -> str:
    ordered = sorted(times)
    at = {f"p{share}": ordered[len(ordered) * share // 100] for share in (50, 95, 99)}
    told = [f"{name} {took * 1000:.2f}" for name, took in at.items()]
    return " · ".join([*told, f"max {ordered[-1] * 1000:.2f} ms"])


def main(path: Path, every: int = 1) -> None:
    use(Language.EN)
    work, wait, telling = [], [], []
    slowest = []
    with Register.open(path) as whole, whole.alongside() as register:
        searching.find(register, "a")  # what the program keeps is read once
        for typed in key_presses(every):
            began, at = time.perf_counter(), time.thread_time()
            found = searching.find(register, typed)
            work.append(time.thread_time() - at)
            wait.append(time.perf_counter() - began)
            slowest.append((work[-1], typed))
            first = [hit for group in found.groups for hit in group.hits][:SCREEN]
            at = time.thread_time()
            for hit in first:
                hits.told(register, hit, found.keys)
            telling.append(time.thread_time() - at)
    worst = [(typed, round(took * 1000, 1)) for took, typed in sorted(slowest)[-8:]]
    sys.stdout.write(
        f"{len(work)} key presses\n"
        f"find, of work:    {figures(work)}\n"
        f"find, of waiting: {figures(wait)}\n"
        f"tell a screen:    {figures(telling)}\n"
        f"slowest: {worst}\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
