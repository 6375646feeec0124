"""A date to compare with, as precise as it was typed, or counted from today.

A record whose own date is known only to a month, a quarter or a year is compared by the last day
it may mean, as its deadline is: what is due "2021" is due on 31 December 2021. The date asked for
is a span of days: ``<2021-06`` is before 1 June, ``<=2021-06`` before 1 July, ``>2021-06`` after
30 June, ``>=2021-06`` from 1 June on, and ``:2021-06`` within June.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tracker.languages import _, current, dates
from tracker.languages.catalogues import plural
from tracker.records.queries.answers.answer import NOTHING, is_none
from tracker.records.queries.pieces import Typed
from tracker.records.queries.tree import NONE, Op, Value
from tracker.store import Condition, Register

# As typed, not by the fold: there «г» of "год" and "g" of "gün" are one.
_TODAY = {
    "today": "today бүгін сегодня bugün",
    "+1d": "tomorrow ертең завтра yarın",
    "-1d": "yesterday кеше вчера dün",
}
_UNITS = {
    "d": "d day days күн к д день дня дней дн g gün",
    "w": "w week weeks апта н нед неделя неделю недели недель h hafta",
    "m": "m month months ай м мес месяц месяца месяцев ay",
    "y": "y year years жыл ж г год года лет л yıl",
}
_DAYS_BY_WORD = {word: day for day, words in _TODAY.items() for word in words.split()}
_UNITS_BY_WORD = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_AHEAD = r"([+−-])\s*([0-9]{1,4})\s*([^\W\d_]+)"
_WRITTEN_AHEAD = r"([+-])([0-9]{1,4})([dwmy])"
_TO = r"\s*(?:\.\.\.?|…)\s*"
_AFTER_ALL_DAYS = "9999-12-32"


@dataclass(frozen=True)
class Days:
    """Dates of a column.

    ``day``: SQL for the last day the record's date may mean, to be compared by ``<`` and ``>=``.
    ``unknown``: the condition that there is no date. ``within``: puts a condition on ``day`` into
    one on the record, where the date stands in another table.
    """

    day: str
    unknown: Condition
    within: Callable[[Condition], Condition] = lambda condition: condition
    is_ordered: bool = True
    has_choices: bool = False

    def read(self, typed: Typed, _register: Register, today: date) -> tuple[Value, ...]:
        if is_none(typed):
            return (NONE,)
        ends = re.split(_TO, typed.text.strip(), maxsplit=1)
        if len(ends) == 1:
            return (_read_one(typed, ends[0], today),)
        start, end = (end and _read_one(typed, end, today) for end in ends)
        if not start and not end:
            raise typed.wrong(_("“{typed}” is not a date.", typed=typed.said))
        if start and end and bounds(end, today)[1] < bounds(start, today)[0]:
            raise typed.wrong(_("“{typed}”: the end is before the beginning.", typed=typed.said))
        return (f"{start}..{end}",)

    def condition(self, op: Op, value: Value, today: date) -> Condition:
        if value == NONE:
            return self.unknown
        first, last = _span(str(value), today)
        match op:
            case Op.LESS:
                asked = self._before(first)
            case Op.AT_MOST:
                asked = self._before(_next(last))
            case Op.MORE:
                asked = self._from(_next(last))
            case Op.AT_LEAST:
                asked = self._from(first)
            case Op.IS:
                parts = [self._from(first)] if first else []
                parts += [self._before(_next(last))] if last else []
                asked = parts[0] & parts[1] if len(parts) == 2 else parts[0]
        return self.within(asked)

    def said(self, _register: Register, value: Value) -> str:
        return said(str(value))

    def offered(self, _register: Register) -> list[Value]:
        return []

    def _before(self, day: str) -> Condition:
        return Condition(f"{self.day} < ?", (day,))

    def _from(self, day: str) -> Condition:
        return Condition(f"{self.day} >= ?", (day,))


def bounds(written: str, today: date) -> tuple[date, date]:
    """The first and the last day of a written date; of what is out of the calendar, its edge."""
    if written == "today":
        return today, today
    ahead = re.fullmatch(_WRITTEN_AHEAD, written)
    if not ahead:
        return dates.bounds(written)
    day = _ahead(today, int(ahead[1] + ahead[2]), ahead[3])
    return day, day


def said(written: str) -> str:
    """A written date or span in the language in use."""
    if written == NONE:
        return _(NOTHING)
    start, to, end = written.partition("..")
    if not to:
        return _said_one(written)
    if dates.is_iso(start) and dates.is_iso(end):
        return dates.write_range(start, end, current())
    return f"{_said_one(start) or '…'} – {_said_one(end) or '…'}"


def is_span(value: Value) -> bool:
    """Whether it says itself where it begins and ends, so that only a colon goes with it."""
    return value == NONE or ".." in str(value)


def _read_one(typed: Typed, text: str, today: date) -> str:
    """The date as it is written in a query. Raises QueryError if it is none."""
    text = text.strip().replace("İ", "i")
    if text.casefold() in _DAYS_BY_WORD:
        return _DAYS_BY_WORD[text.casefold()]
    ahead = re.fullmatch(_AHEAD, text)
    if ahead and (unit := _UNITS_BY_WORD.get(ahead[3].casefold())):
        n = int(ahead[2])
        return f"{'+' if ahead[1] == '+' else '-'}{n}{unit}" if n else "today"
    if dates.is_iso(text.upper()):
        return text.upper()
    try:
        return dates.read(text, today)
    except dates.NotADate as fault:
        raise typed.wrong(str(fault)) from None


def _span(written: str, today: date) -> tuple[str, str]:
    """The first and the last day as ISO text; "" for an end that is left open."""
    start, to, end = written.partition("..")
    first = bounds(start, today)[0].isoformat() if start else ""
    last = bounds(end if to else start, today)[1].isoformat() if end or not to else ""
    return first, last


def _next(day: str) -> str:
    known = date.fromisoformat(day)
    return _AFTER_ALL_DAYS if known == date.max else (known + timedelta(1)).isoformat()


def _ahead(today: date, n: int, unit: str) -> date:
    by = {"d": "days", "w": "weeks", "m": "months", "y": "years"}[unit]
    try:
        found: date = today + relativedelta(**{by: n})
    except (ValueError, OverflowError):
        return date.max if n > 0 else date.min
    return found


def _said_one(written: str) -> str:
    if not written:
        return ""
    if dates.is_iso(written):
        return dates.write(written, current())
    if written == "today":
        return _("today")
    _sign, n, unit = written[0], int(written[1:-1]), written[-1]
    return _AHEAD_SAID[unit, written[0]](n)


_AHEAD_SAID = {
    ("d", "+"): lambda n: plural("today + {n} day", "today + {n} days", n),
    ("w", "+"): lambda n: plural("today + {n} week", "today + {n} weeks", n),
    ("m", "+"): lambda n: plural("today + {n} month", "today + {n} months", n),
    ("y", "+"): lambda n: plural("today + {n} year", "today + {n} years", n),
    ("d", "-"): lambda n: plural("today − {n} day", "today − {n} days", n),
    ("w", "-"): lambda n: plural("today − {n} week", "today − {n} weeks", n),
    ("m", "-"): lambda n: plural("today − {n} month", "today − {n} months", n),
    ("y", "-"): lambda n: plural("today − {n} year", "today − {n} years", n),
}
