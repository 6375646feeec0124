"""Recurrence: that a commitment is due again and again, kept as a rule of iCalendar (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from tracker.languages import N_, _
from tracker.languages.dates import NotADate
from tracker.languages.fold import fold, words
from tracker.records.partial_dates import PartialDate

if TYPE_CHECKING:
    from dateutil.rrule import rrule

MOST = 120
"""No more dates follow from one rule: ten years of months."""

_OFTEN = {
    "FREQ=WEEKLY": N_("every week"),
    "FREQ=MONTHLY": N_("every month"),
    "FREQ=MONTHLY;INTERVAL=3": N_("every quarter"),
    "FREQ=MONTHLY;INTERVAL=6": N_("every half-year"),
    "FREQ=YEARLY": N_("every year"),
}

_TYPED = {
    "FREQ=WEEKLY": (
        "every week, weekly, апта сайын, әр апта, еженедельно, каждую неделю, her hafta, haftalık"
    ),
    "FREQ=MONTHLY": (
        "every month, monthly, ай сайын, әр ай, ежемесячно, каждый месяц, her ay, aylık"
    ),
    "FREQ=MONTHLY;INTERVAL=3": (
        "every quarter, quarterly, тоқсан сайын, әр тоқсан, ежеквартально, каждый квартал, "
        "раз в квартал, her çeyrek, her üç ayda bir, üç ayda bir"
    ),
    "FREQ=MONTHLY;INTERVAL=6": (
        "every half-year, every six months, жарты жыл сайын, жартыжылдық сайын, "
        "каждое полугодие, раз в полгода, her yarıyıl, altı ayda bir"
    ),
    "FREQ=YEARLY": (
        "every year, yearly, annually, жыл сайын, әр жыл, ежегодно, каждый год, her yıl, yıllık"
    ),
}
"""What people type for it, in the four languages."""

_AROUND_THE_END = frozenset(
    words(
        "until till to end of the до по конца года год крайний срок последний "
        "дейін соңына жыл жылға жылдың соңғы мерзімі kadar sonuna yılına yılının yıl son tarih"
    )
)
"""Words that stand around the last date, and say nothing more of it."""


class NotARecurrence(ValueError):
    """What was typed is no recurrence; ``str`` of it is a sentence for people."""


@dataclass(frozen=True)
class Recurrence:
    """A rule such as ``FREQ=MONTHLY;INTERVAL=3;UNTIL=20241231``; ValueError for anything else."""

    rule: str

    def __post_init__(self) -> None:
        _rule(self.rule, date(2000, 1, 1))

    @classmethod
    def of(cls, often: str, until: PartialDate | None) -> Self:
        return cls(f"{often};UNTIL={until.latest:%Y%m%d}" if until else often)

    @classmethod
    def read(cls, text: str, today: date) -> Self | None:
        """From what a person typed in any of the four languages, or a rule as it is written.

        None if nothing. Raises NotARecurrence with a sentence.
        """
        if not text.strip():
            return None
        if text.strip().upper().startswith("FREQ="):
            return cls._written(text.strip().upper())
        often, rest = _often(words(text))
        if often is None:
            raise NotARecurrence(_("Type how often: every quarter until 2024."))
        try:
            return cls.of(often, PartialDate.read(_rejoined(rest), today))
        except NotADate as fault:
            raise NotARecurrence(str(fault)) from fault

    @classmethod
    def _written(cls, rule: str) -> Self:
        try:
            return cls(rule)
        except ValueError as fault:
            raise NotARecurrence(_("“{rule}” is no rule of recurrence.", rule=rule)) from fault

    def __str__(self) -> str:
        often, until = self._parts
        if often not in _OFTEN:
            return self.rule
        said = _(_OFTEN[often])
        return _("{how_often}, until {date}", how_often=said, date=until) if until else said

    @property
    def has_end(self) -> bool:
        return "UNTIL=" in self.rule or "COUNT=" in self.rule

    def dates(self, first: PartialDate) -> list[PartialDate]:
        """The dates after the first, as precise as it is; at most ``MOST`` of them."""
        found = dict.fromkeys(self._dates(first))
        return [when for when in found if when != first]

    def suits(self, first: PartialDate) -> bool:
        """Whether the first date is precise enough to tell the others apart: no month of 2021."""
        found = self._dates(first)
        return len(set(found)) == len(found)

    def _dates(self, first: PartialDate) -> list[PartialDate]:
        return [_as_precise(first, day.date()) for day in _days(self.rule, first.latest)]

    @property
    def _parts(self) -> tuple[str, PartialDate | None]:
        often, _until, end = self.rule.partition(";UNTIL=")
        return often, _end(end) if end else None

    def to_column(self) -> str:
        return self.rule

    @classmethod
    def from_column(cls, column: str) -> Self:
        return cls(column)


def _rule(rule: str, first: date) -> "rrule":
    # With the first rule, for few commitments have one and the window opens without.
    from dateutil.rrule import rrule, rrulestr

    made: Any = rrulestr(rule, dtstart=datetime(first.year, first.month, first.day))
    if not isinstance(made, rrule):
        raise ValueError(rule)
    return made


def _days(rule: str, first: date) -> Iterator[datetime]:
    made: Any = _rule(rule, first)
    is_yearly = rule.startswith("FREQ=YEARLY")
    if first.day > 28 and (is_yearly or rule.startswith("FREQ=MONTHLY")):
        # Else a month that has no 31st would be left out; the last day it has is meant.
        month = {"bymonth": first.month} if is_yearly else {}
        made = made.replace(bymonthday=range(28, first.day + 1), bysetpos=-1, **month)
    return islice(made, MOST)


def _as_precise(first: PartialDate, day: date) -> PartialDate:
    if "Q" in first.iso:
        return PartialDate(f"{day.year}-Q{(day.month + 2) // 3}")
    return PartialDate(day.isoformat()[: len(first.iso)])


def _end(text: str) -> PartialDate:
    """The last day of a year is said as the year."""
    iso = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return PartialDate(iso.removesuffix("-12-31"))


def _often(typed: list[str]) -> tuple[str | None, list[str]]:
    """How often, and the words left for the date, without those that stand around it."""
    sentence = f" {' '.join(typed)} "
    for often, phrase in _phrases():
        if phrase in sentence:
            rest = sentence.replace(phrase, " ", 1).split()
            return often, list(_of_the_date(rest))
    return None, typed


def _rejoined(rest: list[str]) -> str:
    """A date in digits came apart when it was folded: 10.12.2024, 12.2024, 2024-12-10."""
    text = " ".join(rest)
    text = re.sub(r"^(\d{4}) (\d\d)( (\d\d))?$", lambda found: found[0].replace(" ", "-"), text)
    return re.sub(r"^(\d\d? ){1,2}\d{4}$", lambda found: found[0].replace(" ", "."), text)


def _phrases() -> Iterable[tuple[str, str]]:
    """The longest first, for "every six months" is no "every month"."""
    known = [(o, f" {fold(each)} ") for o, said in _TYPED.items() for each in said.split(",")]
    return sorted(known, key=lambda pair: -len(pair[1]))


def _of_the_date(rest: list[str]) -> Iterator[str]:
    for word in rest:
        if word not in _AROUND_THE_END:
            # Turkish and Kazakh join an ending to a year: 2024'e.
            yield re.sub(r"^(\d{4})\D+$", r"\1", word)
