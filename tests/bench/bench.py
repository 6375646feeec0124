"""What every part of the bench is given, and how it says that it cannot be run."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

TODAY = date(2021, 6, 5)
"""The day on which the synthetic register was made, and to which its dates belong."""


class NotRun(Exception):
    """Something is missing that a part needs; the text says what."""


@dataclass(frozen=True)
class Bench:
    """``share`` of the repetitions are done. ``is_full``: nothing is left out to save time."""

    folder: Path
    large: Path
    small: Path
    commitments: int
    share: float = 1.0
    is_full: bool = False
    with_peers: bool = False

    def times(self, usual: int) -> int:
        return max(2, round(usual * self.share))
