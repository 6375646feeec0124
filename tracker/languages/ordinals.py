"""Ordinals: the number of a session as each language writes it, in digits or in Roman numerals."""

from tracker.languages.catalogues import Language

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# Number words with back vowels: алты, тоғыз; он, жиырма, отыз, қырық, алпыс, тоқсан. Of the powers
# of ten above them only жүз is a front one: мың, миллион, миллиард.
_BACK_UNITS = {6, 9}
_BACK_TENS = {10, 20, 30, 40, 60, 90}


def write(n: int, language: Language, *, roman: bool = False) -> str:
    """«4-ші», «4-е» (neuter, as of заседание), "4.", "4th"; with ``roman`` «IV», in Turkish "IV.".

    ``n`` is at least 1, and at most 3999 in Roman numerals; ValueError otherwise.
    """
    if n < 1 or (roman and n > 3999):
        raise ValueError(f"no such ordinal: {n}")
    if roman:
        return _roman(n) + ("." if language is Language.TR else "")
    match language:
        case Language.KK:
            return f"{n}-{_kazakh_ending(n)}"
        case Language.RU:
            return f"{n}-е"
        case Language.TR:
            return f"{n}."
        case Language.EN:
            return f"{n}{_english_ending(n)}"


def _roman(n: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, n = divmod(n, value)
        written += letters * times
    return written


def _kazakh_ending(n: int) -> str:
    """The ending agrees with the vowels of the last word of the number, when it is read aloud."""
    if n % 10:
        back = n % 10 in _BACK_UNITS
    elif n % 100:
        back = n % 100 in _BACK_TENS
    else:
        back = n % 1000 == 0
    return "шы" if back else "ші"


def _english_ending(n: int) -> str:
    if n % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
