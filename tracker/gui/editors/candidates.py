"""Candidates: the records that a few typed letters may mean, in any script, or by their code."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.languages import current
from tracker.languages.collation import sort_key
from tracker.languages.fold import fold
from tracker.records import display, matching, organisations, people, series, topics
from tracker.records.countries import Country
from tracker.records.kinds import KINDS
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import AnyRef, Record, Ref, Register

MOST = 300
"""No more are offered at once; every country fits."""

_Add = Callable[[Register, Words], Record]

_ADDED_BY: Mapping[type[Record], _Add] = {
    Organisation: lambda register, name: organisations.save(register, Organisation(name=name)),
    Person: lambda register, name: people.save(register, Person(name=name)),
    Series: lambda register, name: series.save(register, Series(name=name)),
    Topic: lambda register, name: topics.save(register, Topic(name=name)),
}
"""The kinds that are made in passing, from their name alone."""

_BY_NAME = {Country, *_ADDED_BY}
"""The kinds that people look for by the alphabet; of the others the newest come first."""


@dataclass(frozen=True)
class Candidate:
    """A record that may be chosen: the value a field keeps, its words, its code."""

    value: Ref[Any] | AnyRef
    words: str
    code: str


@dataclass(frozen=True)
class Candidates:
    """The records of some kinds.

    ``any_kind``: values are links that name their kind too, and the words begin with the code.
    """

    register: Register
    kinds: tuple[type[Record], ...]
    any_kind: bool = False

    def matching(self, typed: str, without: Collection[Any] = ()) -> list[Candidate]:
        """Those with words that begin like the typed ones; the likeliest first."""
        found = [made for kind in self.kinds for made in self._find(kind, typed)]
        sought = fold(typed)
        return sorted(
            (made for made in found if made.value not in without),
            key=lambda made: not fold(made.words).startswith(sought),
        )

    def called(self, typed: str) -> list[Candidate]:
        """Those whose whole code or name, in any of its languages, was typed."""
        sought = fold(typed)
        return [
            self._made(record)
            for kind in self.kinds
            for record in self._beginning(kind, typed)
            if sought in _names(record)
        ]

    def of(self, value: Ref[Any] | AnyRef) -> Candidate:
        """The candidate of a field's value, of whatever kind it is."""
        link = AnyRef(self.kinds[0].table, value.id) if isinstance(value, Ref) else value
        found = self.register.at(link, KINDS)
        return self._made(found) if found else Candidate(value, link.to_column(), "")

    @property
    def can_add(self) -> bool:
        """Whether a new record can be made from its name alone."""
        return len(self.kinds) == 1 and self.kinds[0] in _ADDED_BY

    def add(self, typed: str) -> Candidate:
        """Save a new record called so in the language in use. Raises as ``Register.edit``."""
        name = Words.of({current(): typed})
        return self._made(_ADDED_BY[self.kinds[0]](self.register, name))

    def _beginning(self, kind: type[Record], typed: str) -> list[Record]:
        where = matching.beginning(self.register, kind, typed)
        return self.register.find(kind, where, order="id desc", limit=MOST)

    def _find(self, kind: type[Record], typed: str) -> list[Candidate]:
        candidates = [self._made(record) for record in self._beginning(kind, typed)]
        if kind in _BY_NAME:
            language = current()
            candidates.sort(key=lambda made: sort_key(made.words, language))
        return candidates

    def _made(self, record: Record) -> Candidate:
        value = record.any_ref if self.any_kind else record.ref
        say = display.coded if self.any_kind else display.heading
        return Candidate(value, say(self.register, record), record.code)


def _names(record: Record) -> set[str]:
    heading = record.heading
    texts = heading.all_texts if isinstance(heading, Words) else [str(heading)]
    return {fold(text) for text in (record.code, *texts)}
