"""Measurements: named, repeated in turns with their floor, held against a goal."""

import cProfile
import pstats
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

Work = Callable[[], object]


@dataclass(frozen=True)
class Goal:
    """At the most so much of one figure: ``median``, ``p95``, ``max``, ``ratio`` or ``above``.

    ``ratio`` is of the medians, ours by the floor's; ``above``, by how much ours is more.
    """

    of: str
    most: float


@dataclass
class Measure:
    """What was measured, in ``unit``; ``floor`` is what ``against`` took in the same run.

    ``goals`` must all be met. ``note`` says what the figures cannot.
    """

    name: str
    goals: tuple[Goal, ...] = ()
    unit: str = "ms"
    against: str = ""
    note: str = ""
    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        low, middle, high = _quarters(self.ours)
        figures = {
            "n": len(self.ours),
            "p25": low,
            "median": middle,
            "p75": high,
            "p95": _p95(self.ours),
            "max": max(self.ours),
        }
        if self.floor:
            least = median(self.floor)
            ratio = middle / least if least else float("inf")
            figures |= {"floor": least, "ratio": ratio, "above": middle - least}
        return figures

    @property
    def missed(self) -> list[Goal]:
        figures = self.figures
        return [goal for goal in self.goals if figures[goal.of] > goal.most]

    def take_turns(
        self, works: Iterable[tuple[Work, Work | None]], *, forget: Work | None = None
    ) -> "Measure":
        """Time ours and the floor of each pair, first the one and then the other in turns.

        Of what misses its goal the functions it was spent in are noted, from a second run of the
        slowest; ``forget`` is done before each of them. What is very slow is repeated less.
        """
        pairs, begun = list(works), time.monotonic()
        for n, (ours, floor) in enumerate(pairs):
            if n >= FEWEST and time.monotonic() - begun > ENOUGH:
                break
            turns = [(ours, self.ours), *([(floor, self.floor)] if floor else [])]
            for work, taken in turns if n % 2 else reversed(turns):
                taken.append(timed(work))
        if self.missed:
            self.note += (
                f"{'; ' if self.note else ''}spent in {_spent_in(pairs, self.ours, forget)}"
            )
        return self


def timed(work: Work) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def _quarters(values: list[float]) -> list[float]:
    return quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


FEWEST = 5
"""So many times at the least, where there are so many."""
ENOUGH = 60.0
"""Seconds after which no more are asked for."""
SLOWEST = 40
"""So many of the slowest are run again under a profiler, for some seconds."""
PROFILED = 10.0
_WRAPS = 0.95
"""What has so much of the time in it wraps all the rest, and says nothing."""

_Function = tuple[str, int, str]


def _spent_in(
    pairs: list[tuple[Work, Work | None]], taken: list[float], forget: Work | None
) -> str:
    """Where the slowest of them spend their time: the program's functions with all they call.

    The last is the one function that takes most by itself.
    """
    slowest = sorted(range(len(taken)), key=lambda n: -taken[n])[:SLOWEST]
    profile, begun = cProfile.Profile(), time.monotonic()
    for n in slowest:
        if time.monotonic() - begun > PROFILED:
            break
        if forget:
            forget()
        profile.runcall(pairs[n][0])
    found: Any = pstats.Stats(profile)
    whole = {key: took[3] / found.total_tt for key, took in found.stats.items()}
    ours = [key for key in whole if "/tracker/" in key[0] and whole[key] < _WRAPS]
    said = [f"{_called(key)} {whole[key]:.0%}" for key in sorted(ours, key=lambda k: -whole[k])[:4]]
    most = max(found.stats, key=lambda key: found.stats[key][2])
    return (
        f"{', '.join(said)}; by itself {_called(most)} {found.stats[most][2] / found.total_tt:.0%}"
    )


def _called(function: _Function) -> str:
    file, line, name = function
    module = file.rpartition("/tracker/")[2] if "/tracker/" in file else file.rpartition("/")[2]
    return f"{module}:{line} {name}" if line else name
