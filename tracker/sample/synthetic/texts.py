"""Texts for the synthetic register: in four languages, of stems with endings; they mean nothing."""

from dataclasses import dataclass
from itertools import accumulate, product
from random import Random
from typing import Any

from tracker.languages import LANGUAGES, Language
from tracker.languages import countries as known

Data = dict[str, Any]

SHARES = {Language.KK: 40, Language.RU: 30, Language.TR: 15, Language.EN: 15}
"""Percent of the texts that are in a language."""

_INVENTED = 4_000
"""Words of a language made of syllables alone, as names of villages and families are many."""


@dataclass(frozen=True)
class Syllables:
    """Syllables that sound the same in both scripts, each at the same place."""

    cyrillic: list[str]
    latin: list[str]

    @classmethod
    def of(cls, data: Data) -> "Syllables":
        return cls(data["cyrillic"].split(), data["latin"].split())

    def name(self, rng: Random, most: int = 4) -> tuple[str, str]:
        """A name of two or more syllables, in Cyrillic and in Latin letters."""
        places = rng.choices(range(len(self.latin)), k=rng.randint(2, most))
        both = (self.cyrillic, self.latin)
        cyrillic, latin = ("".join(script[n] for n in places).capitalize() for script in both)
        return cyrillic, latin


class Texts:
    """Texts of one language, drawn by a generator of random numbers; common words come often."""

    def __init__(self, language: Language, data: Data, syllables: Syllables, rng: Random) -> None:
        self._rng = rng
        self.words = _vocabulary(language, data, syllables, rng)
        self._weights = list(accumulate((n + 3) ** -0.9 for n in range(len(self.words))))
        self._opening: list[str] = data.get("opening", "").split()
        self._closing = data.get("closing", "").replace("_", "\u00a0").split()
        self.cities: list[str] = data["cities"].split()

    def drawn(self, many: int) -> list[str]:
        """Words one after another, to cut texts from: to draw them at once is far faster."""
        return self._rng.choices(self.words, cum_weights=self._weights, k=many)

    def title(self, words: list[str], country: str) -> str:
        """A title of these words; some name the country, a city, or both."""
        rng = self._rng
        verb = rng.choice(self._opening or self._closing).replace("\u00a0", " ")
        chance = rng.random()
        if chance < 0.4:
            words[len(words) // 2] = country
        if chance > 0.25 and chance < 0.45:
            words[-2] = self.city()
        words = [verb, *words] if self._opening else [*words, verb]
        words[0] = words[0][:1].upper() + words[0][1:]
        return " ".join(words)

    def passage(self, words: list[str], country: str, name: str) -> str:
        """Two sentences of these words, about the country; some name a person, or a paper."""
        rng = self._rng
        half = len(words) // 2
        words[half - 1] += "."
        words[0], words[half] = words[0].capitalize(), words[half].capitalize()
        chance = rng.random()
        if chance < 0.3:
            words[half + 2] = country
        if chance > 0.8:
            words[3] = name
        if chance > 0.9:
            words[-1] = f"№ {rng.randrange(1, 9_999)}-{rng.randrange(1, 40)}"
        return " ".join(words) + "."

    def city(self) -> str:
        return self._rng.choice(self.cities)


def of_languages(data: Data, rng: Random) -> dict[Language, Texts]:
    syllables = Syllables.of(data["syllables"])
    return {language: Texts(language, data[language], syllables, rng) for language in LANGUAGES}


def country_names(codes: list[str]) -> dict[Language, dict[str, str]]:
    """By language and code, what a text of that language calls a country."""
    return {lang: {code: known.name(code, lang) for code in codes} for lang in LANGUAGES}


def _vocabulary(language: Language, data: Data, syllables: Syllables, rng: Random) -> list[str]:
    """The words of a language without doubles: stems first, then their forms, then names."""
    stems: list[str] = []
    forms: list[str] = []
    for group in data["groups"]:
        bare = group["stems"].split()
        endings, prefixes = _of_group(group, "endings"), _of_group(group, "prefixes")
        stems += [stem + endings[0] for stem in bare]
        forms += [before + stem + end for before, stem, end in product(prefixes, bare, endings)]
    rng.shuffle(stems)
    rng.shuffle(forms)
    script = 0 if language in (Language.KK, Language.RU) else 1
    names = (syllables.name(rng)[script] for _ in range(_INVENTED))
    return list(dict.fromkeys((*stems, *forms, *names)))


def _of_group(group: Data, name: str) -> list[str]:
    return [part.strip("-") for part in group.get(name, "-").split()]
