"""The program's start: from the process to the first painted window, and to its page filled."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bench import Bench, NotRun
from tests.bench.measures import Goal, Measure
from tests.bench.screen import screen

AGAINST = "a bare QMainWindow of PySide6"
GOALS = (Goal("ratio", 1.5),)
LONGEST = 300
"""Seconds for one start."""

Times = dict[str, float]


def measures(bench: Bench) -> Iterator[Measure]:
    yield from _started(bench, "drawn into memory", {"QT_QPA_PLATFORM": "offscreen"})
    with screen(bench.folder) as display:
        yield from _started(bench, "on a screen", display.environment)


def _started(bench: Bench, where: str, display: dict[str, str]) -> Iterator[Measure]:
    environment = os.environ | display | at_home(bench.folder)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    painted = Measure(f"start → window painted, {where}", GOALS, against=AGAINST)
    filled = Measure(f"start → its page filled, {where}", against=AGAINST)
    small = Measure(f"start → window painted, {where}, small sample", against=AGAINST)
    for n in range(bench.times(9) + 1):
        floor, ours = _start([], environment), _start([bench.large], environment)
        sample = _start([bench.small], environment)
        if n:  # the first of each warms up
            for measure in (painted, filled, small):
                measure.floor.append(floor["painted"])
            painted.ours.append(ours["painted"])
            filled.ours.append(ours["filled"])
            small.ours.append(sample["painted"])
    yield from (painted, filled, small)


def at_home(folder: Path) -> dict[str, str]:
    """A home of its own, without settings kept from before, and a place for compiled modules."""
    home = folder / "home"
    (home / "run").mkdir(parents=True, exist_ok=True)
    for file in home.rglob("settings.ini"):
        file.unlink()
    places = {
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        "XDG_RUNTIME_DIR": home / "run",
        "PYTHONPYCACHEPREFIX": folder / "compiled",
    }
    return {name: str(path.resolve()) for name, path in places.items()} | {"LC_ALL": "C.UTF-8"}


def _start(register: list[Path], environment: dict[str, str]) -> Times:
    since = str(time.clock_gettime(time.CLOCK_MONOTONIC))
    command = [sys.executable, "-m", "tests.bench.started", since, *map(str, register)]
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, timeout=LONGEST, check=False
    )
    said = [line.split() for line in done.stdout.splitlines()]
    times = {what: float(ms) for what, ms in said}
    if "painted" not in times:
        raise NotRun(f"the window did not open (status {done.returncode})")
    return times
