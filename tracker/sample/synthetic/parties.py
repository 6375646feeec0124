"""Who and what a synthetic register is about: countries, organisations, people, topics, series."""

from dataclasses import dataclass, replace
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

from tracker.languages import LANGUAGES, Language
from tracker.records import countries
from tracker.records.countries import Country
from tracker.records.organisations import Organisation, OrganisationKind
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.sample.synthetic.sizes import Sizes
from tracker.sample.synthetic.texts import Data, Syllables, Texts, country_names
from tracker.store import Record, Ref, Refs

R = TypeVar("R", bound=Record)

_FIRST_HAS = 0.2
"""The part that the first partner has of everything; the others have less and less."""

_OUR_PART = 0.4
"""The part of the organisations that are of our own country."""


@dataclass(frozen=True)
class Speaker:
    """A person with what a delegation says of its head."""

    ref: Ref[Person]
    name: Words
    post: Words
    organisations: Refs[Organisation]


@dataclass(frozen=True)
class Party:
    """A country with those who speak and act for it; a reference is made once and used often."""

    country: Ref[Country]
    alone: Refs[Country]
    code: str
    organisations: list[Ref[Organisation]]
    people: list[Speaker]


class Parties:
    """All of them, with ids; what else is made draws from the same random numbers."""

    def __init__(
        self,
        data: Data,
        topics: list[Data],
        texts: dict[Language, Texts],
        sizes: Sizes,
        rng: Random,
    ) -> None:
        self.data, self.texts, self.rng = data, texts, rng
        self.records: list[Record] = []
        self._ids: dict[str, int] = {}
        by_code = {c.code: self.add(c) for c in countries.every()}
        codes = [data["countries"]["home"], *data["countries"]["partners"].split()]
        self.names = country_names(codes)
        self._parties = [_party(by_code[code]) for code in codes]
        self.shares = list(accumulate(_shares(len(codes) - 1)))
        self.topics = self._make_topics(topics)
        self._make_organisations(sizes.organisations)
        self._make_people(sizes.people)
        self.series = [self._make_series(number) for number in range(1, sizes.series + 1)]

    @property
    def home(self) -> Party:
        return self._parties[0]

    @property
    def partners(self) -> list[Party]:
        return self._parties[1:]

    def numbered(self, record: R, code: str = "") -> R:
        """The record with its id, a uid of the seed's, its code and version, ready to be loaded."""
        return replace(record, **self.identity(type(record), code))

    def identity(self, kind: type[Record], code: str = "") -> dict[str, Any]:
        """What every record has, for the next one of a kind."""
        number = self._ids[kind.table] = self._ids.get(kind.table, 0) + 1
        uid = f"{self.rng.getrandbits(128):032x}"
        return {"id": number, "uid": uid, "code": code or f"{kind.prefix}-{number}", "version": 1}

    def add(self, record: R) -> R:
        added = self.numbered(record, record.code)
        self.records.append(added)
        return added

    def city(self) -> Words:
        """A city in the four languages, as the lists of words have it at the same place."""
        place = self.rng.randrange(len(self.texts[Language.EN].cities))
        return Words(
            tuple((language, self.texts[language].cities[place]) for language in LANGUAGES)
        )

    def chosen(self) -> Party:
        """A partner; the first has a fifth."""
        [party] = self.rng.choices(self.partners, cum_weights=self.shares)
        return party

    def _make_topics(self, topics: list[Data]) -> list[Refs[Topic]]:
        by_key: dict[str, Topic] = {}
        for fact in topics:
            parent = by_key[fact["parent"]].ref if "parent" in fact else None
            by_key[fact["key"]] = self.add(Topic(name=Words.of(fact["name"]), parent=parent))
        return [Refs((topic.saved_id,)) for topic in by_key.values()]

    def _make_organisations(self, many: int) -> None:
        ours = int(many * _OUR_PART)
        kinds, fields = self.data["organisations"], self.data["fields"]
        for number in range(1, many + 1):
            others = self.partners[(number - ours - 1) % len(self.partners)]
            party = self.home if number <= ours else others
            kind, of = kinds[number % len(kinds)], fields[number // len(kinds) % len(fields)]
            name = _filled(kind["names"], of=of["names"], number=number)
            made = Organisation(
                name=name, kind=OrganisationKind.read(kind["kind"]), country=party.country
            )
            party.organisations.append(self.add(made).ref)

    def _make_people(self, many: int) -> None:
        syllables = Syllables.of(self.data["syllables"])
        post = Words.of(self.data["posts"]["names"])
        for number in range(many):
            party = self._parties[0 if number % 2 else number // 2 % len(self._parties)]
            whose = self.rng.choice(party.organisations or self.home.organisations)
            first, last = syllables.name(self.rng, 3), syllables.name(self.rng)
            name = Words.of(kk=f"{first[0]} {last[0]}", en=f"{first[1]} {last[1]}")
            made = Person(name=name, country=party.country, organisation=whose, post=post)
            speaker = Speaker(self.add(made).ref, name, post, Refs((whose.id,)))
            party.people.append(speaker)

    def _make_series(self, number: int) -> tuple[Series, Party]:
        party, fields = self.chosen(), self.data["fields"]
        of = fields[number % len(fields)]["names"]
        country = {language: self.names[language][party.code] for language in LANGUAGES}
        names = self.data["series"]["names"]
        name = _filled(names, of=of, country=country, number=number)
        return self.add(Series(name=name, partners=party.alone)), party


def _party(country: Country) -> Party:
    return Party(country.ref, Refs((country.saved_id,)), country.code, [], [])


def _shares(many: int) -> list[float]:
    rest = [1 / (n + 1.5) for n in range(many - 1)]
    return [_FIRST_HAS, *(share * (1 - _FIRST_HAS) / sum(rest) for share in rest)]


def _filled(names: dict[str, str], **parts: Any) -> Words:
    """A name in every language, of parts that are by language too, or a number."""
    return Words.of(
        {
            language: text.format(
                **{n: p[language] if isinstance(p, dict) else p for n, p in parts.items()}
            )
            for language, text in names.items()
        }
    )
