"""Dates in words: how each language writes a partial date, and what an officer may type for one.

A partial date is ISO text cut to what is known: 2021, 2021-Q4, 2021-06 or 2021-06-03, of the years
1000 to 9999.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from tracker.languages.catalogues import Language, _
from tracker.languages.fold import fold

_ISO = re.compile("([1-9][0-9]{3})(?:-Q([1-4])|-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_ROMAN = ("", "I", "II", "III", "IV")


class NotADate(ValueError):
    """What was typed is no date; ``str`` of it is a sentence for people."""


class _Parts(NamedTuple):
    """The numbers of a partial date; 0 for those it does not tell."""

    year: int
    quarter: int
    month: int
    day: int


def bounds(iso: str) -> tuple[date, date]:
    """The earliest and the latest day a partial date may mean; ValueError if it is malformed."""
    year, quarter, month, day = _parts(iso)
    if day:
        return date(year, month, day), date(year, month, day)
    first = month or (quarter * 3 - 2 if quarter else 1)
    last = month or (quarter * 3 if quarter else 12)
    return date(year, first, 1), date(year, last, _last_day(year, last))


def is_iso(text: str) -> bool:
    """Whether the text is a partial date in its written form."""
    try:
        _parts(text)
    except ValueError:
        return False
    return True


def _parts(iso: str) -> _Parts:
    found = _ISO.fullmatch(iso)
    if not found:
        raise ValueError(f"not a partial date: {iso[:40]!r}")
    parts = _Parts(*map(int, found.groups("0")))
    date(parts.year, parts.month or 1, parts.day or 1)  # raises for 31 June
    return parts


def _last_day(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(1)).day


# Writing


class _Manner(NamedTuple):
    """How a language writes a date, at length or short: what stands beside the year, and where."""

    quarter: str
    quarters: str
    in_year: str = "{rest} {year}"
    year: str = "{year}"
    years: str = "{year}–{to}"
    day: str = "{day} {month}"
    days: str = "{day}–{to} {month}"
    month: Literal["wide", "abbreviated", "in digits"] = "wide"
    month_alone: Literal["format", "stand-alone"] = "format"  # Russian: июня, but июнь 2021 года


def _in_digits(quarter: str, quarters: str) -> _Manner:
    return _Manner(
        quarter,
        quarters,
        in_year="{rest}.{year}",
        day="{day:02}.{month}",
        days="{day:02}–{to:02}.{month}",
        month="in digits",
    )


_AT_LENGTH = {
    Language.KK: _Manner(
        quarter="{year} жылғы {roman} тоқсан",
        quarters="{year} жылғы {roman}–{to_roman} тоқсан",
        in_year="{year} жылғы {rest}",
        year="{year} жыл",
        years="{year}–{to} жылдар",
    ),
    Language.RU: _Manner(
        quarter="{roman} квартал {year} года",
        quarters="{roman}–{to_roman} кварталы {year} года",
        in_year="{rest} {year} года",
        year="{year} год",
        years="{year}–{to} годы",
        month_alone="stand-alone",
    ),
    Language.TR: _Manner(quarter="{year} {n}. çeyrek", quarters="{year} {n}.–{to}. çeyrek"),
    Language.EN: _Manner(quarter="Q{n} {year}", quarters="Q{n}–Q{to} {year}"),
}
_SHORT = {
    Language.KK: _in_digits("{year} {roman} тқс.", "{year} {roman}–{to_roman} тқс."),
    Language.RU: _in_digits("{roman} кв. {year}", "{roman}–{to_roman} кв. {year}"),
    Language.TR: _in_digits("{year} Ç{n}", "{year} Ç{n}–Ç{to}"),
    Language.EN: _Manner("Q{n} {year}", "Q{n}–Q{to} {year}", month="abbreviated"),
}


def write(iso: str, language: Language, *, short: bool = False) -> str:
    """A partial date as official papers write it, or short; never more precise than it is.

    «2021 жылғы 3 маусым», «3 июня 2021 года», "3 Haziran 2021", "3 June 2021"; short «03.06.2021»,
    "3 Jun 2021". ValueError if it is malformed.
    """
    parts = _parts(iso)
    manner = (_SHORT if short else _AT_LENGTH)[language]
    if parts.quarter:
        return _write_quarters(parts, parts, manner.quarter)
    if not parts.month:
        return manner.year.format(year=parts.year)
    return manner.in_year.format(rest=_beside_year(parts, language, manner), year=parts.year)


def write_range(
    start: str | None, end: str | None, language: Language, *, short: bool = False
) -> str:
    """Two partial dates as one span, saying once what they share: «2021 жылғы 3–4 маусым».

    With no end it is the start alone, with no start "… – " and the end, with neither "".
    """
    if not end or start == end:
        return write(start, language, short=short) if start else ""
    written_end = write(end, language, short=short)
    if not start:
        return f"… – {written_end}"
    manner = (_SHORT if short else _AT_LENGTH)[language]
    together = _write_together(_parts(start), _parts(end), language, manner)
    return together or f"{write(start, language, short=short)} – {written_end}"


def _write_together(start: _Parts, end: _Parts, language: Language, manner: _Manner) -> str:
    """The span with the year said once, or "" where the two have no such form."""
    if list(map(bool, start)) != list(map(bool, end)) or start >= end:
        return ""
    if not start.quarter and not start.month:
        return manner.years.format(year=start.year, to=end.year)
    if start.year != end.year:
        return ""
    if start.quarter:
        return _write_quarters(start, end, manner.quarters)
    if start.day and start.month == end.month:
        month = _month(end, language, manner)
        rest = manner.days.format(day=start.day, to=end.day, month=month)
    else:
        first, last = (_beside_year(parts, language, manner) for parts in (start, end))
        rest = first + (" – " if " " in first + last else "–") + last
    return manner.in_year.format(rest=rest, year=start.year)


def _write_quarters(start: _Parts, end: _Parts, pattern: str) -> str:
    n, to = start.quarter, end.quarter
    return pattern.format(year=start.year, n=n, to=to, roman=_ROMAN[n], to_roman=_ROMAN[to])


def _beside_year(parts: _Parts, language: Language, manner: _Manner) -> str:
    month = _month(parts, language, manner)
    return manner.day.format(day=parts.day, month=month) if parts.day else month


def _month(parts: _Parts, language: Language, manner: _Manner) -> str:
    if manner.month == "in digits":
        return f"{parts.month:02}"
    context = "format" if parts.day else manner.month_alone
    return _month_names(language, context, manner.month)[parts.month]


@cache
def _month_names(language: Language, context: str, width: str) -> Mapping[int, str]:
    from babel import Locale  # slow to load

    months: Mapping[int, str] = Locale(language.value).months[context][width]
    return months


# Reading. Patterns stay text until first used: the program starts sooner.

_LONGEST = 80  # letters; the longest date written out has about 40

_NUMBER = "[0-9]+(?:[./-][0-9]+)*"
_WORD = r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*"
_GAP = r"[\s.,'’–-]+"
_PIECE = f"{_NUMBER}|{_WORD}|{_GAP}"

# What is said of a number and not another word: 3rd, 4-ші; behind a mark case endings too, 2021'de.
_AFTER_NUMBER = r"(?<=[0-9])(['’-]?)([^\W\d_]+)"
_ORDINAL = "st|nd|rd|th|go|[iu]?n?si|[iu]?nj[iu]|oe|[im]u|im"

# What a word means, as the codes that _FORMS and _AHEAD are written in. Names of months (m06) and
# of weekdays (w0 is Monday) are CLDR's, with these forms that no ending explains.
_MEANINGS = {
    "": "on the of by until till в во до к на от дейін күні күнгі kadar günü tarihli tarihinde",
    "m05": "мае",
    "m06": "июне",
    "m07": "июле",
    "m09": "қыркүйег sept",
    "m12": "aralığ",
    "w2": "среду",
    "w4": "пятницу",
    "w5": "субботу",
    "t0": "today бүгін сегодня bugün",
    "t1": "tomorrow ертең завтра yarın",
    "t-1": "yesterday кеше вчера dün",
    "ud": "day days күн день дня дней gün",
    "uw": "week weeks апта неделя неделю недели недель hafta",
    "um": "month months ай айдан айы айында месяц месяца месяцев ay ayı ayında",
    "uy": "year years жыл жылы жылғы год года году лет yıl yılı yılında",
    "q": "quarter квартал кв тоқсан тқс çeyrek çeyreği",
    "in": "in через",
    "after": "later кейін соң sonra",
    "next": "next келесі следующий следующая следующую следующее gelecek önümüzdeki",
    "one": "a an one бір один одна одну bir",
}
_LETTERS = {"г": "uy", "ж": "uy", "q": "q", "ç": "q"}  # alone; their folds would meet

# Case endings of the four languages, folded; after a stem that ends alike they lose a letter.
_ENDING = (
    "[aeiu]|i[au]|[ae]m|[dt][ae]n?|n?[ae]n|[gkn][ae]|[dnt]?in|n?un|[dgnst]i|[dt][ae][gk]i"
    "|s?in(?:[ae]n?|in|d[ae](?:n|gi)?)"
)

_YEAR = "(?P<year>[1-9][0-9]{3})(?: uy)?"
_SOME_YEAR = "(?P<year>[1-9][0-9]{3}|[0-9]{2})(?: uy)?"
_MONTH = "m(?P<month>[0-9]{2})(?: um)?"
_DAY = "(?P<day>[0-9]{1,2})"
_QUARTER = "r?(?P<quarter>[1-4])"
_FORMS = (
    _YEAR,
    f"{_DAY}(?P<mark>[./-])(?P<month>[0-9]{{1,2}})(?P=mark){_SOME_YEAR}",
    f"(?P<month>[0-9]{{1,2}})[./-]{_YEAR}",
    "(?P<year>[1-9][0-9]{3})(?P<mark>[./-])(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<day>[0-9]{1,2}))?",
    f"{_DAY} {_MONTH}(?: {_SOME_YEAR})?",
    f"{_MONTH} {_DAY} {_YEAR}",
    f"{_YEAR} {_DAY} {_MONTH}",
    f"{_YEAR} {_MONTH}(?: {_DAY})?",
    f"{_MONTH}(?: {_YEAR})?",
    f"{_QUARTER} q(?: {_YEAR})?",
    f"q {_QUARTER}(?:[ /-]{_YEAR})?",
    f"{_YEAR} {_QUARTER} q",
    f"{_YEAR} q {_QUARTER}",
)
_AHEAD = (
    "t(?P<days>-?1|0)"
    "|in (?:(?P<in>[0-9]{1,3}) |one )?u(?P<unit>[dwmy])"
    "|(?:(?P<after>[0-9]{1,3}) |one )?u(?P<unit_after>[dwmy]) after"
    "|(?P<next>next )?w(?P<weekday>[0-6])"
)
_WEEKDAY_TOO = "(?:w([0-6]) )?(.+?)(?: w([0-6]))?"


def read(text: str, today: date) -> str:
    """The partial date that was typed, in any of the four languages; "" of blank text.

    The day stands before the month, but in ISO form. Two figures of a year mean the nearest such
    year, no year means this one. "In 2 months" is the same day of that month, or its last; "Friday"
    the first after today, "next Friday" that of next week, from Monday. NotADate for anything else.
    """
    if not text.strip():
        return ""
    codes, typed = _codes(text.strip()), _quotable(text)
    try:
        iso = codes and (_read_ahead(codes, today) or _read_calendar(codes, today))
    except (ValueError, OverflowError):
        raise NotADate(_("There is no such date as “{typed}”.", typed=typed)) from None
    if not iso:
        raise NotADate(
            _("“{typed}” is not a date: write it like 03.06.2021, 06.2021 or 2021.", typed=typed)
        )
    return iso


def _quotable(text: str) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[:200]).split())
    return plain if len(plain) <= 40 else plain[:39] + "…"


def _codes(text: str) -> str | None:
    """The words and numbers of the text as codes with spaces between; None if one means nothing."""
    if len(text) > _LONGEST:
        return None
    text = re.sub(_AFTER_NUMBER, _without_ending, unicodedata.normalize("NFC", text))
    pieces = re.findall(_PIECE, text)
    if "".join(pieces) != text or re.match(_GAP, text):
        return None
    codes = [_code(piece) for piece in pieces if not re.fullmatch(_GAP, piece)]
    return None if None in codes else " ".join(code for code in codes if code)


def _without_ending(found: re.Match[str]) -> str:
    mark, word = found[1], fold(found[2])
    is_ending = re.fullmatch(_ORDINAL, word) or (mark and re.fullmatch(_ENDING, word))
    return "" if is_ending else found[0]


def _code(piece: str) -> str | None:
    if piece[0].isdecimal():
        return piece
    roman = piece.replace("І", "I")  # the Cyrillic letter, as Kazakh texts have it
    if roman in _ROMAN:
        return f"r{_ROMAN.index(roman)}"
    if piece.casefold() in _LETTERS:
        return _LETTERS[piece.casefold()]
    return _meaning(fold(piece))


def _meaning(word: str) -> str | None:
    """The code of a folded word, with or without a case ending; None if we do not know it."""
    meanings = _meanings()
    if word in meanings:
        return meanings[word]
    cuts = range(len(word) - 1, 2, -1)
    stems = (word[:cut] for cut in cuts if re.fullmatch(_ENDING, word[cut:]))
    return next((meanings[stem] for stem in stems if stem in meanings), None)


@cache
def _meanings() -> dict[str, str]:
    """The code of each folded word we know."""
    from babel import Locale  # slow to load

    known = {fold(word): code for code, words in _MEANINGS.items() for word in words.split()}
    for language in Language:
        weekdays = Locale(language.value).days["stand-alone"]["wide"]
        known |= {fold(name): f"w{n}" for n, name in weekdays.items()}
        for form in (("stand-alone", "wide"), ("format", "wide"), ("format", "abbreviated")):
            names = _month_names(language, *form)
            known |= {fold(name): f"m{n:02}" for n, name in names.items()}
    return known


def _read_ahead(codes: str, today: date) -> str:
    """A date counted from today, or "" where the codes say no such thing."""
    found = re.fullmatch(_AHEAD, codes)
    if not found:
        return ""
    if found["days"]:
        return _days_ahead(today, int(found["days"]))
    if found["weekday"]:
        weekday = int(found["weekday"])
        if found["next"]:
            return _days_ahead(today, 7 - today.weekday() + weekday)
        return _days_ahead(today, (weekday - today.weekday() - 1) % 7 + 1)
    n = int(found["in"] or found["after"] or 1)
    return _units_ahead(today, n, found["unit"] or found["unit_after"])


def _days_ahead(today: date, days: int) -> str:
    return (today + timedelta(days)).isoformat()


def _units_ahead(today: date, n: int, unit: str) -> str:
    if unit in "dw":
        return _days_ahead(today, n * (7 if unit == "w" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 + n * (12 if unit == "y" else 1), 12)
    day = min(today.day, _last_day(year, month + 1))
    return date(year, month + 1, day).isoformat()


def _read_calendar(codes: str, today: date) -> str:
    """A date of the calendar, or "" where the codes have no such form."""
    found = re.fullmatch(_WEEKDAY_TOO, codes.removeprefix("in "))
    form = found and next(filter(None, (re.fullmatch(form, found[2]) for form in _FORMS)), None)
    if not found or not form:
        return ""
    iso = _iso(form.groupdict(), today)
    for weekday in filter(None, (found[1], found[3])):
        if date.fromisoformat(iso).weekday() != int(weekday):
            raise ValueError("another day of the week")
    return iso


def _iso(given: Mapping[str, str | None], today: date) -> str:
    year = _full_year(given["year"], today)
    if quarter := given.get("quarter"):
        return f"{year}-Q{quarter}"
    tail = (given.get(part) for part in ("month", "day"))
    iso = "-".join((year, *(part.zfill(2) for part in tail if part)))
    _parts(iso)
    return iso


def _full_year(given: str | None, today: date) -> str:
    if not given:
        return f"{today.year:04}"
    if len(given) == 4:
        return given
    century = today.year // 100 * 100
    years = (century + int(given) + nearby for nearby in (-100, 0, 100))
    return str(min(years, key=lambda year: abs(year - today.year)))
