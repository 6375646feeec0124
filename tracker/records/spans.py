"""Spans: the days between which something falls, where the day itself need not be known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from dateutil.relativedelta import relativedelta

from tracker.records.partial_dates import PartialDate


@dataclass(frozen=True)
class Span:
    """The days, both included, between which something falls: one day where it is known."""

    earliest: date
    latest: date

    @classmethod
    def of(cls, on: PartialDate | None) -> Self | None:
        """None where nothing is known of the date."""
        return cls(on.earliest, on.latest) if on else None

    @property
    def day(self) -> date | None:
        return self.earliest if self.earliest == self.latest else None

    @property
    def on(self) -> PartialDate | None:
        """The narrowest date that holds it: a day, month, quarter or year; None if none does."""
        first = self.earliest
        quarter = f"{first:%Y}-Q{(first.month + 2) // 3}"
        for iso in (first.isoformat(), f"{first:%Y-%m}", quarter, f"{first:%Y}"):
            held = PartialDate(iso)
            if self.latest <= held.latest:
                return held
        return None

    def plus(self, *, years: int = 0, months: int = 0, days: int = 0) -> "Span | None":
        """Moved by so much, a month's end staying one; None beyond the years that dates reach."""
        by = relativedelta(years=years, months=months, days=days)
        try:
            return Span(self.earliest + by, self.latest + by)
        except (ValueError, OverflowError):
            return None


def last(spans: Iterable[Span | None]) -> Span | None:
    """When the last of these was; not known where one of them is not."""
    known = list(spans)
    found = [span for span in known if span]
    if len(found) < len(known):
        return None
    return Span(max(s.earliest for s in found), max(s.latest for s in found))
