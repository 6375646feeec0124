"""Memory with the window open, at first and after a minute's use."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bench import Bench, NotRun
from tests.bench.measures import Goal, Measure

AGAINST = "the same use of the window on the small sample"
GOALS = (Goal("above", 60),)
SECONDS = 60


def measures(bench: Bench) -> Iterator[Measure]:
    if not Path("/proc/self/smaps_rollup").exists():
        raise NotRun("only Linux tells a process's share of memory")
    names = ("window open, RSS", "window open, PSS", "after a minute, RSS", "after a minute, PSS")
    found = [Measure(name, GOALS, "MB", AGAINST) for name in names]
    for _ in range(3 if bench.is_full else 1):
        floor, ours = _used(bench, bench.small), _used(bench, bench.large)
        for n, measure in enumerate(found):
            measure.floor.append(floor[n])
            measure.ours.append(ours[n])
    yield from found


def _used(bench: Bench, register: Path) -> list[float]:
    seconds = str(SECONDS * bench.share)
    command = [sys.executable, "-m", "tests.bench.used", str(bench.folder), str(register), seconds]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [float(number) for number in said.split()]
