"""Dates as precise as they are known: a day, a month, a quarter or a year, never more."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from tracker.languages import current, dates


@dataclass(frozen=True)
class PartialDate:
    """A date kept as ISO text cut to its precision: ``2021``, ``2021-Q4``, ``2021-06``.

    Raises ValueError for anything else. Nothing is ever filled in: June stays June.
    """

    iso: str

    def __post_init__(self) -> None:
        if not dates.is_iso(self.iso):
            raise ValueError(self.iso)

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.isoformat())

    @classmethod
    def read(cls, text: str, today: date) -> Self | None:
        """From what a person typed; None if nothing. Raises NotADate with a sentence."""
        iso = dates.read(text, today)
        return cls(iso) if iso else None

    def __str__(self) -> str:
        return dates.write(self.iso, current())

    @property
    def short(self) -> str:
        return dates.write(self.iso, current(), short=True)

    @property
    def earliest(self) -> date:
        return dates.bounds(self.iso)[0]

    @property
    def latest(self) -> date:
        return dates.bounds(self.iso)[1]

    def to_column(self) -> str:
        return self.iso

    @classmethod
    @lru_cache(maxsize=16_384)  # as many days as there are in 40 years
    def from_column(cls, column: str) -> Self:
        return cls(column)


def first_day(column: str) -> str:
    """SQL for the day or month a date in this column begins with, to compare and to order by.

    As text, a year or month stands before its days; a quarter must first be said as a month.
    """
    for quarter, month in (("Q1", "01"), ("Q2", "04"), ("Q3", "07"), ("Q4", "10")):
        column = f"replace({column}, '{quarter}', '{month}')"
    return column


def last_day(column: str) -> str:
    """SQL for the last day a date in this column may mean, to compare with true days.

    Every month is said to have 31 days, so only ``<`` and ``>=`` a true day tell the truth.
    """
    months = column
    for quarter, month in (("Q1", "03"), ("Q2", "06"), ("Q3", "09"), ("Q4", "12")):
        months = f"replace({months}, '{quarter}', '{month}')"
    return f"{months} || substr('-12-31', length({column}) - 3)"


def written_range(
    start: PartialDate | None, end: PartialDate | None, *, short: bool = False
) -> str:
    """The time from ``start`` to ``end`` in the language in use."""
    return dates.write_range(
        start.iso if start else None, end.iso if end else None, current(), short=short
    )
