"""The order of the alphabet: sort keys that put words where speakers of a language look for them.

Kazakh's 42 letters hold Russian's 33 in their own order, and Turkish's 29 hold English's 26 but
three, so one order serves all: numbers, Latin letters, Cyrillic letters, letters of other scripts.
Every letter of an alphabet counts as one of its own, ё and й too.
"""

import re
import unicodedata
from functools import cache, lru_cache

from tracker.languages.catalogues import Language

_LATIN = "abcçdeəfgğhıijklmnoöpqrsştuüvwxyz"  # ə is Azerbaijani
_CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_TURKISH_ALONE = "çğıöşü"  # letters in Turkish, and letters with marks in other languages

# Letters of neighbours that Unicode does not take apart into a plain letter and a mark.
_SPELLED = {
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ґ": "г",
    "є": "е",
    "ҳ": "х",
}
_LONGEST_NUMBER = 18  # digits; a longer one is read in parts
_PIECE = re.compile(rf"\d{{1,{_LONGEST_NUMBER}}}|\D")

# The signs of a key, a byte each: all of ASCII that can be printed, a space for a space.
_NUMBERS_FROM = ord(" ")  # before a number a sign says how many digits it has
_DIGITS_FROM = ord("!")
_LATIN_FROM = _NUMBERS_FROM + _LONGEST_NUMBER + 1
_CYRILLIC_FROM = _LATIN_FROM + len(_LATIN)
_OTHER_LETTER = chr(_CYRILLIC_FROM + len(_CYRILLIC))

LATIN_FROM, CYRILLIC_FROM = chr(_LATIN_FROM), chr(_CYRILLIC_FROM)
"""The least stored keys that begin with a Latin and with a Cyrillic letter; numbers are less."""

_DIGITS = {ord("0") + digit: chr(_DIGITS_FROM + digit) for digit in range(10)}
_CYRILLIC_FIRST = {
    letter: chr(_LATIN_FROM + place)
    for place, letter in enumerate(
        [*range(_CYRILLIC_FROM, ord(_OTHER_LETTER)), *range(_LATIN_FROM, _CYRILLIC_FROM)]
    )
}


def stored_key(text: str, language: Language) -> str:
    """A key whose order by code points is the alphabet's, for a register to keep beside a text.

    One ASCII sign a letter. Case, accents and punctuation do not count; numbers go by their size
    and before letters; Latin goes before Cyrillic whatever the language, so that keys made for
    several languages stand in one list. In Turkish ç, ğ, ı, ö, ş and ü are letters of their own.
    """
    return " ".join(filter(None, [_weigh(word, language) for word in text.split()]))


def sort_key(text: str, language: Language) -> str:
    """A text whose order by code points is the order of the words in that language's alphabet.

    Case, accents and punctuation count only between words otherwise equal; numbers go by their size
    and before letters; the language's own script goes before others.
    """
    key = stored_key(text, language)
    if language in (Language.KK, Language.RU):
        key = key.translate(_CYRILLIC_FIRST)
    return key + "\x01" + unicodedata.normalize("NFC", text)


@lru_cache(maxsize=32_768)  # titles repeat their words
def _weigh(word: str, language: Language) -> str:
    letters = _lower(unicodedata.normalize("NFC", word), language)
    return "".join(_weigh_piece(piece, _weights(language)) for piece in _PIECE.findall(letters))


def _lower(word: str, language: Language) -> str:
    if language is Language.TR:
        word = word.replace("İ", "i").replace("I", "ı")
    return word.lower()


def _weigh_piece(piece: str, weights: dict[str, str]) -> str:
    if piece in weights:
        return weights[piece]
    if piece.isdecimal():
        digits = str(int(piece))
        return chr(_NUMBERS_FROM + len(digits)) + digits.translate(_DIGITS)
    return "".join(_weigh_foreign(letter, weights) for letter in _plain(piece))


def _plain(letter: str) -> str:
    return _SPELLED.get(letter) or unicodedata.normalize("NFKD", letter)


def _weigh_foreign(letter: str, weights: dict[str, str]) -> str:
    if letter in weights:
        return weights[letter]
    # Modifier letters are the apostrophes of Oʻzbekiston: not letters to their readers.
    is_letter = unicodedata.category(letter) in ("Lo", "Ll", "Lu", "Lt")
    return _OTHER_LETTER + letter if is_letter else ""


@cache
def _weights(language: Language) -> dict[str, str]:
    weights = {letter: chr(_LATIN_FROM + n) for n, letter in enumerate(_LATIN + _CYRILLIC)}
    if language is not Language.TR:
        for letter in _TURKISH_ALONE:
            del weights[letter]
    return weights
