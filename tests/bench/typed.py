"""Five hundred queries as officers type them: names, places and words of titles, in four languages.

They are taken from what public pages say in the sample's facts, the names of countries, and cities.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from tracker import resources
from tracker.languages import LANGUAGES, Language, countries
from tracker.sample import facts

COUNTRIES, CITIES, WORDS, PAIRS, CODES = 35, 10, 45, 30, 5
"""Of each language; 125 in all."""

_SHORTEST = 4


def queries(highest: int) -> list[str]:
    """The same ones each time, mixed; ``highest`` is the last number of a commitment's code."""
    rng = Random(500)
    sample = facts.read(resources.path("sample", "kazakhstan-turkiye.toml"))
    synthetic: Any = facts.read(resources.path("sample", "synthetic.toml"))
    found: list[str] = []
    for language in LANGUAGES:
        texts = list(_texts(sample, language))
        found += rng.sample(_countries(synthetic, language), COUNTRIES)
        found += rng.sample(synthetic[language]["cities"].split(), CITIES)
        found += rng.sample(_runs(texts, 1), WORDS) + rng.sample(_runs(texts, 2), PAIRS)
        found += [f"C-{rng.randint(1, highest)}" for _ in range(CODES)]
    rng.shuffle(found)
    return found


def key_presses(found: list[str]) -> list[str]:
    """What stands in the box after each key press of each query, without doubled first letters."""
    return [query[:end] for query in found for end in range(1, len(query) + 1)]


def _countries(synthetic: Any, language: Language) -> list[str]:
    codes = [synthetic["countries"]["home"], *synthetic["countries"]["partners"].split()]
    return [countries.name(code, language).lower() for code in codes]


def _texts(fact: Any, language: Language) -> Iterator[str]:
    """All texts of a language, wherever they stand among the facts."""
    if isinstance(fact, list):
        for each in fact:
            yield from _texts(each, language)
    elif isinstance(fact, dict):
        if isinstance(text := fact.get(language.value), str):
            yield text
        for each in fact.values():
            yield from _texts(each, language)


def _runs(texts: list[str], length: int) -> list[str]:
    """So many words that stand side by side, each run once, as they are written."""
    runs: dict[str, None] = {}
    for text in texts:
        words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) >= _SHORTEST]
        for start in range(len(words) - length + 1):
            runs[" ".join(words[start : start + length])] = None
    return list(runs)
