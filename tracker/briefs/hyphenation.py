"""Where a word may be parted at the end of a line, in Kazakh, Turkish and Russian.

A consonant before a vowel opens a syllable: in Turkish and Kazakh that is the rule itself. Russian
parts by its roots too, so places where the rule may err (before «тр», «дл» and their like, and
between two vowels) are passed over there. English follows no such rule and is not parted.
"""

import re
from functools import lru_cache
from itertools import pairwise

from tracker.languages import Language

_SHORTEST = 8  # letters of a word worth parting
_KEPT = 3  # letters that stay together at either end

_CYRILLIC = "аәеёиоөуұүыіэюя"
_VOWELS = {
    Language.KK: _CYRILLIC,
    Language.RU: _CYRILLIC,
    Language.TR: "aeıioöuüâîû",
}
_LETTERS = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
_ROOT_STAN = re.compile(r"(?<=[бвгғдзкқлмнңпрстхш])стан")
_UNSURE_RUSSIAN = re.compile(r"[бвгджзкпстфхцчшщ][рлв]|[аеёиоуыэюя][аеёиоуыэюя]")


@lru_cache(maxsize=65536)
def places(text: str, language: Language) -> tuple[int, ...]:
    """Indexes at which ``text`` may be parted with a hyphen, in order; none in English."""
    if language not in _VOWELS:
        return ()
    return tuple(
        word.start() + place
        for word in _LETTERS.finditer(text)
        if not word.group().isupper()
        for place in _in_word(_lowered(word.group()), language)
    )


def _lowered(word: str) -> str:
    """In small letters, one for one: the dot that ``lower`` parts from a Turkish İ is no letter."""
    return word.replace("İ", "i").lower()


def _in_word(word: str, language: Language) -> list[int]:
    vowels = _vowels(word, language)
    cuts = (_cut(word, before, vowel) for before, vowel in pairwise(vowels))
    roots = {match.start() for match in _ROOT_STAN.finditer(word)}
    chosen = {_at_root(cut, roots) for cut in cuts if _is_sure(word, cut, language)}
    return sorted(cut for cut in chosen if _KEPT <= cut <= len(word) - _KEPT)


def _vowels(word: str, language: Language) -> list[int]:
    """Where the vowels are; a Kazakh у after a vowel is the consonant of «тауар»."""
    letters = _VOWELS[language]
    found = [i for i, letter in enumerate(word) if letter in letters]
    if language is not Language.KK:
        return found
    return [i for i in found if not (word[i] == "у" and i and word[i - 1] in letters)]


def _cut(word: str, before: int, vowel: int) -> int:
    """The place between two vowels; ь and ъ stay with the letter they follow."""
    cut = vowel if vowel == before + 1 else vowel - 1
    return cut + 1 if word[cut] in "ьъ" else cut


def _is_sure(word: str, cut: int, language: Language) -> bool:
    if language is not Language.RU:
        return True
    return word[cut] != "й" and not _UNSURE_RUSSIAN.fullmatch(word, cut - 1, cut + 1)


def _at_root(cut: int, roots: set[int]) -> int:
    """«Қазақ-стан», not «Қазақс-тан»."""
    return cut - 1 if cut - 1 in roots else cut
