"""Codes as people type them: ``C-12``, ``c12``, «с-12» with a Cyrillic letter."""

import re
from itertools import product

_CODE = re.compile(r"\s*([^\W\d_]{1,3})\s*[-‐-―−]?\s*([0-9]{1,9})\s*")
_LETTERS = re.compile(r"\s*([^\W\d_]{2})\s*")

_MEANT = {
    "А": "A",
    "В": "V",
    "Д": "D",
    "Е": "E",
    "И": "I",
    "І": "I",
    "К": "C",
    "Л": "L",
    "М": "M",
    "Н": "N",
    "О": "O",
    "П": "P",
    "Р": "PR",
    "С": "CS",
    "Т": "T",
    "Ц": "C",
}
"""Which Latin letters a Cyrillic one may stand for: first the one it looks like, then its sound."""


def meant(typed: str) -> list[str]:
    """The codes that a text may mean, the likeliest first; empty where it is no code.

    Two letters alone mean a country's.
    """
    found = _CODE.fullmatch(typed)
    if found:
        return [f"{letters}-{int(found[2])}" for letters in _latin(found[1])]
    two = _LETTERS.fullmatch(typed)
    return _latin(two[1]) if two else []


def _latin(letters: str) -> list[str]:
    choices = [_MEANT.get(letter, letter) for letter in letters.upper()]
    return ["".join(each) for each in product(*choices)]
