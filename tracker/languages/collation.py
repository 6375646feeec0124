"""The order of the alphabet: sort keys that put words where speakers of a language look for them.

Kazakh's 42 letters hold Russian's 33 in their own order, so one Cyrillic alphabet serves both.
Every letter of an alphabet counts as one of its own, ё and й too.
"""

import re
import unicodedata
from functools import cache

from tracker.languages.catalogues import Language

_CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_TURKISH = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"

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
_PIECE = re.compile(r"\d{1,18}|\D")  # a longer number is read in parts

# First letters of a piece of the key, in their order: space, digits, letters, other letters.
_NUMBER = "0"
_FIRST_LETTER = 0x100
_AFTER_ALL_LETTERS = "\u0200"


def sort_key(text: str, language: Language) -> str:
    """A text whose order by code points is the order of the words in that language's alphabet.

    Case, accents and punctuation count only between words otherwise equal; numbers go by their size
    and before letters; the language's own script goes before others.
    """
    text = unicodedata.normalize("NFC", text)
    weights = _weights(language)
    weighed = (_weigh(piece, weights) for piece in _PIECE.findall(_lower(text, language)))
    return " ".join("".join(weighed).split()) + "\x01" + text


def _lower(text: str, language: Language) -> str:
    if language is Language.TR:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def _weigh(piece: str, weights: dict[str, str]) -> str:
    if piece in weights:
        return weights[piece]
    if piece.isdecimal():
        digits = str(int(piece))
        return f"{_NUMBER}{len(digits):02}{digits}"
    if piece.isspace():
        return " "
    return "".join(_weigh_foreign(letter, weights) for letter in _plain(piece))


def _plain(letter: str) -> str:
    return _SPELLED.get(letter) or unicodedata.normalize("NFKD", letter)


def _weigh_foreign(letter: str, weights: dict[str, str]) -> str:
    if letter in weights:
        return weights[letter]
    # Modifier letters are the apostrophes of Oʻzbekiston: not letters to their readers.
    is_letter = unicodedata.category(letter) in ("Lo", "Ll", "Lu", "Lt")
    return _AFTER_ALL_LETTERS + letter if is_letter else ""


@cache
def _weights(language: Language) -> dict[str, str]:
    latin = _TURKISH if language is Language.TR else _LATIN
    in_cyrillic = language in (Language.KK, Language.RU)
    letters = _CYRILLIC + latin if in_cyrillic else latin + _CYRILLIC
    weights = {letter: chr(_FIRST_LETTER + n) for n, letter in enumerate(letters)}
    # Azerbaijani: a letter of its own after all of e.
    return weights | {"ə": weights["e"] + chr(_FIRST_LETTER + len(letters))}


def stored_key(text: str, language: Language) -> str:
    return sort_key(text, language)


LATIN_FROM, CYRILLIC_FROM = "a", "b"
