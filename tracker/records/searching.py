"""Searching everything: what a few typed letters find among all kinds of record, grouped by kind.

The indexes are asked first, which costs next to nothing; records are read only where they are told.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.languages.fold import near, query
from tracker.records import codes, matching
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment, Progress
from tracker.records.countries import Country
from tracker.records.documents import Document
from tracker.records.evidence import Evidence
from tracker.records.hits import Hit, Keys
from tracker.records.milestones import Milestone
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Session
from tracker.records.sources import Source
from tracker.records.topics import Topic
from tracker.store import Condition, Record, Refs, Register, search

SOUGHT: tuple[type[Record], ...] = (
    Country, Person, Organisation, Series, Topic,
    Commitment, Session, Agreement, Document, Source,
)  # fmt: skip
"""The kinds that are found, in the order of groups that are alike in how well they match."""

PARTS: Mapping[type[Record], tuple[tuple[type[Record], str], ...]] = {
    Commitment: ((Progress, "commitment"), (Evidence, "commitment"), (Milestone, "commitment")),
    Session: ((AgendaItem, "session"),),
}
"""The records that are found as what they belong to, and the field that names it."""

POOL, SMALL_POOL = 50, 20
"""How many of the newest records with the words in their titles the likeliest are chosen among, and
as many of the newest that have them there as whole words; the smaller is of kinds not in TURNS."""

SHORTEST = 5
"""Letters of a word in which a slip is looked for; shorter ones have too many neighbours."""

TURNS = {Commitment: 3, Session: 3, Agreement: 3}
"""How many hits a group gets in turn with the others, where there is no room for all; else 1."""


@dataclass(frozen=True)
class Group:
    """The hits of one kind, the likeliest first."""

    kind: type[Record]
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Found:
    """Groups, the one with the best hit first; ``keys`` of the typed words are for the telling."""

    groups: tuple[Group, ...] = ()
    keys: Keys = ()


@dataclass(frozen=True)
class _Ranked:
    """What the indexes know of the records of a kind; ``rank`` is of the best, smaller is better.

    Ids in ``by_part`` are of parts: (kind of part, field that names the record, its id).
    """

    kind: type[Record]
    rank: tuple[int, int]
    ids: list[int]
    by_part: list[tuple[type[Record], str, int]]

    @property
    def size(self) -> int:
        return len(self.ids) + len(self.by_part)


def find(
    register: Register,
    typed: str,
    limit: int = 50,
    kinds: Collection[type[Record]] = SOUGHT,
) -> Found:
    """The records with words that begin like the typed ones, at most ``limit`` in all.

    A code finds its record first. In a group those come first that have the words in the title, as
    whole words, near its beginning; then short names, and the newest. Takes any text whatever.
    """
    keys = query(typed, matching.aliases(register))
    return _found(register, keys, _of_code(register, typed), limit, kinds)


def nearly(
    register: Register,
    typed: str,
    limit: int = 50,
    kinds: Collection[type[Record]] = SOUGHT,
) -> Found:
    """The same where the words that nothing begins with may have one slip in them.

    For what found nothing: of a million records it may take a tenth of a second. A word with a slip
    in its first letters too is found, but none shorter than 5 letters.
    """
    keys = query(typed, matching.aliases(register))
    guessed = tuple(_guessed(register, spellings, kinds) for spellings in keys)
    if guessed == keys:
        return Found()
    return _found(register, guessed, None, limit, kinds)


def _guessed(
    register: Register, spellings: tuple[str, ...], kinds: Collection[type[Record]]
) -> tuple[str, ...]:
    own, question = spellings[0], search.expression([spellings])
    if len(own) < SHORTEST or any(register.newest(kind, question, 1) for kind in kinds):
        return spellings
    return near(own)


def _found(
    register: Register,
    keys: Keys,
    jump: "_Jump | None",
    limit: int,
    kinds: Collection[type[Record]],
) -> Found:
    asked = _Asked(keys)
    ranked = [_ranked(register, kind, asked, limit) for kind in SOUGHT if kind in kinds]
    if jump and jump[0] in kinds:
        ranked = [_with_first(each, jump) for each in ranked]
    filled = sorted((each for each in ranked if each.size), key=lambda each: each.rank)
    shares = _shares([(each.size, TURNS.get(each.kind, 1)) for each in filled], limit)
    pairs = zip(filled, shares, strict=True)
    groups = (Group(each.kind, _hits(register, each, share)) for each, share in pairs)
    return Found(tuple(group for group in groups if group.hits), keys)


# A code

_Jump = tuple[type[Record], int | None, tuple[type[Record], str, int] | None]
"""The kind whose group comes first, and in it the record, or the part of one."""

_BY_CODE = (-1, 0)
"""The rank of the group whose first hit was asked for by its code."""

_OWNERS = {part: (kind, field) for kind, parts in PARTS.items() for part, field in parts}


def _of_code(register: Register, typed: str) -> _Jump | None:
    for code in codes.meant(typed):
        letters = code.partition("-")[0]
        for kind in (*SOUGHT, *_OWNERS):
            if kind.prefix != letters and not (kind is Country and code == letters):
                continue
            if found := register.first(kind, Condition("code = ?", (code,))):
                if kind not in _OWNERS:
                    return kind, found.saved_id, None
                owner, field = _OWNERS[kind]
                return owner, None, (kind, field, found.saved_id)
    return None


def _with_first(ranked: _Ranked, jump: _Jump) -> _Ranked:
    kind, id_, part = jump
    if ranked.kind is not kind:
        return ranked
    if part:
        return _Ranked(kind, _BY_CODE, [], [part, *(p for p in ranked.by_part if p != part)])
    rest = [each for each in ranked.ids if each != id_]
    return _Ranked(kind, _BY_CODE, [id_, *rest] if id_ else rest, ranked.by_part)


# What the indexes know


class _Asked:
    """The typed words: as questions to the indexes, and as they are looked for in a title."""

    def __init__(self, keys: Keys) -> None:
        # One letter after other words begins a great many: it would take long, and tell little.
        enough = keys[:-1] if len(keys) > 1 and _is_letter(keys[-1][0]) else keys
        self.words = len(enough)
        self.begun = search.expression(enough)
        self.whole = search.expression(enough, whole=True)
        self._words = [
            ([f" {key} " for key in spellings], [f" {key}" for key in spellings])
            for spellings in keys
        ]

    def are_in(self, folded: str) -> bool:
        """Whether each word that is asked for begins one of the title's."""
        title = f" {folded}"
        asked = self._words[: self.words]
        return all(_first(title, beginning) >= 0 for _whole, beginning in asked)

    def place(self, folded: str) -> tuple[int, int]:
        """How many words only begin one of the title's, or doubly are not there; and where."""
        title = f" {folded} "
        lacks = places = 0
        for whole, beginning in self._words:
            place = _first(title, whole)
            if place < 0:
                place = _first(title, beginning)
                lacks += 1 if place >= 0 else 2
            places += place
        return lacks, places


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalpha()


def _first(text: str, sought: Sequence[str]) -> int:
    """Where the first of the texts begins; -1 where there is none of them."""
    if len(sought) == 1:
        return text.find(sought[0])
    return min((place for each in sought if (place := text.find(each)) >= 0), default=-1)


def _ranked(register: Register, kind: type[Record], asked: _Asked, limit: int) -> _Ranked:
    # Of several words most records lack one: all that have them are found at once, and told apart.
    known = register.newest_titles(kind, asked.begun, limit) if asked.words > 1 else []
    is_all = asked.words > 1 and len(known) < limit
    if is_all:
        titled = {id_: folded for id_, folded in known if asked.are_in(folded)}
    else:
        titled = _titled(register, kind, asked)
    # Of names alike the shorter is more likely meant; of what happened, the latest.
    by_name = kind not in TURNS
    placed = sorted(
        (*asked.place(folded), len(folded) if by_name else 0, -id_)
        for id_, folded in titled.items()
    )
    ids = [-id_ for *_place, id_ in placed]
    if len(ids) < limit:
        others = known if is_all else register.newest_titles(kind, asked.begun, limit + len(ids))
        ids += [id_ for id_, _folded in others if id_ not in titled]
    by_part = list(_by_part(register, kind, asked, limit)) if len(ids) < limit else []
    rank = (0, placed[0][0]) if placed else (1 if ids else 2, 0)
    return _Ranked(kind, rank, ids[:limit], by_part[:limit])


def _titled(register: Register, kind: type[Record], asked: _Asked) -> dict[int, str]:
    """Records with the words in their titles, by id, and the folded words of these."""
    pool = POOL if kind in TURNS else SMALL_POOL
    titled = dict(register.newest_titles(kind, asked.begun, pool, titles=True))
    if len(titled) == pool and asked.whole != asked.begun:
        titled |= dict(register.newest_titles(kind, asked.whole, pool, titles=True))
    return titled


def _by_part(
    register: Register, kind: type[Record], asked: _Asked, limit: int
) -> Iterator[tuple[type[Record], str, int]]:
    for part, field in PARTS.get(kind, ()):
        for id_, _folded in register.newest_titles(part, asked.begun, limit):
            yield part, field, id_


def _shares(groups: Sequence[tuple[int, int]], limit: int) -> list[int]:
    """How many hits of each group there is room for: by turns, of so many each, of what it has."""
    shares = [0] * len(groups)
    room = limit
    while room and any(share < size for share, (size, _turn) in zip(shares, groups, strict=True)):
        for n, (size, turn) in enumerate(groups):
            more = min(turn, size - shares[n], room)
            shares[n] += more
            room -= more
    return shares


# What is read of them


def _hits(register: Register, ranked: _Ranked, share: int) -> tuple[Hit, ...]:
    own = register.get_all(ranked.kind, Refs(tuple(ranked.ids[:share])))
    known = {record.saved_id for record in own}
    parts = ranked.by_part[: max(0, share - len(ranked.ids))]
    of_parts = _owners(register, ranked.kind, parts) if parts else ()
    is_by_code = ranked.rank == _BY_CODE
    return (
        *(Hit(record, is_by_code=is_by_code and not n) for n, record in enumerate(own)),
        *(Hit(record, part) for record, part in of_parts if record.saved_id not in known),
    )


def _owners(
    register: Register, kind: type[Record], parts: Iterable[tuple[type[Record], str, int]]
) -> list[tuple[Record, Record]]:
    """What the parts belong to, each record once, with the first of its parts."""
    of_owner: dict[int, Record] = {}
    wanted: dict[tuple[type[Record], str], list[int]] = {}
    for part, field, id_ in parts:
        wanted.setdefault((part, field), []).append(id_)
    for (part, field), ids in wanted.items():
        for record in register.get_all(part, Refs(tuple(ids))):
            ref: Any = getattr(record, field)
            if ref:
                of_owner.setdefault(ref.id, record)
    owners = register.get_all(kind, Refs(tuple(of_owner)))
    return [(owner, of_owner[owner.saved_id]) for owner in owners]


BY_NAME = {kind.table: kind for kind in SOUGHT}
"""The kinds that are found, by the table they are kept in."""
