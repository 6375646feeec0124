"""What a synthetic register's parties met for, signed and promised, around the day of the case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any

from tracker.languages import Language
from tracker.records.agreements import Action, ActionKind, Agreement, Form, Level
from tracker.records.commitments import Commitment, Completion, Side, Status
from tracker.records.evidence import Evidence, EvidenceKind
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Delegation, Session, SessionFormat, SessionKind, SessionStatus
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.sample.synthetic.parties import Parties, Party
from tracker.sample.synthetic.sizes import Sizes
from tracker.sample.synthetic.texts import SHARES
from tracker.store import AnyRef, Record, Ref, Refs

DAY = date(2021, 6, 5)
"""The day the register stands at: after the joint strategic sessions."""

_YEARS = 6 * 365
_AT_ONCE = 4_000

_STATUSES = {
    Status.ON_CONTROL: 12,
    Status.IN_PROGRESS: 25,
    Status.FULFILLED: 45,
    Status.REPORTED: 6,
    Status.DEFERRED: 4,
    Status.NOT_FULFILLED: 3,
    Status.DRAFT: 2,
    Status.NOT_APPLICABLE: 1,
    Status.REPLACED: 1,
    Status.CARRIED_OVER: 1,
}
_GRADES = {
    Status.FULFILLED: (Completion.COMPLETE,),
    Status.DRAFT: (Completion.NOT_STARTED,),
    Status.IN_PROGRESS: (Completion.LIMITED, Completion.SUBSTANTIAL),
    Status.REPORTED: (Completion.COMPLETE, Completion.SUBSTANTIAL),
}
_OTHER_GRADES = (Completion.NO_EVIDENCE, Completion.NOT_STARTED)
_KINDS = tuple(SessionKind)
_FORMATS = (SessionFormat.IN_PERSON, SessionFormat.IN_PERSON, SessionFormat.ONLINE, None)
_LEVELS = (*Level, None)
_FORMS = tuple(Form)
_PROOFS = tuple(EvidenceKind)
_SIDES = {Side.OURS: 50, Side.THEIRS: 30, Side.JOINT: 20}
_OPEN = frozenset(status for status in Status if Commitment(status=status).is_open)


@dataclass(frozen=True)
class _Origin:
    """Where something was promised: with whom, and on which day."""

    ref: AnyRef
    party: Party
    day: date


def batches(parties: Parties, sizes: Sizes) -> Iterator[Sequence[Record]]:
    """Sessions, agreements and commitments with their parts, some thousands at a time."""
    met: list[_Origin] = []
    signed: list[_Origin] = []
    sessions = _Sessions(parties, sizes, met)
    yield from _in_parts(sessions.made(n) for n in range(sizes.sessions))
    yield from _in_parts(sessions.delegation(n) for n in range(sizes.delegations))
    agreements = (_agreement(parties, n, sizes, signed) for n in range(sizes.agreements))
    yield from _in_parts(agreements)
    yield from _in_parts(_signing(parties, origin) for origin in signed)
    commitments = _Commitments(parties, met, signed, sizes.evidence)
    yield from commitments.batches(sizes.commitments)
    yield from _in_parts(_evidence(parties, fulfilled) for fulfilled in commitments.proven)


def _in_parts(records: Iterator[Any]) -> Iterator[list[Any]]:
    while part := list(islice(records, _AT_ONCE)):
        yield part


class _Sessions:
    """Sessions in the order of their days, those of a series under numbers that rise."""

    def __init__(self, parties: Parties, sizes: Sizes, met: list[_Origin]) -> None:
        self.parties, self.sizes, self.met = parties, sizes, met
        self._editions = dict.fromkeys(range(len(parties.series)), 0)

    def made(self, number: int) -> Session:
        rng, parties = self.parties.rng, self.parties
        day = DAY + timedelta(_spread(number, self.sizes.sessions, -_YEARS, 200))
        series: dict[str, Any] = {}
        party = parties.chosen()
        if rng.random() < 0.08:
            series, party = self._edition()
        is_held = day <= DAY
        session = Session(
            **parties.identity(Session),
            **series,
            title=_title(parties, party),
            kind=rng.choice(_KINDS),
            status=SessionStatus.HELD if is_held else SessionStatus.PLANNED,
            format=rng.choice(_FORMATS),
            start=_exactly(day),
            end=_exactly(day + timedelta(1)) if rng.random() < 0.3 else None,
            partners=party.alone,
            country=rng.choice((parties.home, party)).country,
            city=parties.city(),
            topics=_topics(parties),
        )
        if is_held:
            self.met.append(_Origin(session.any_ref, party, day))
        return session

    def _edition(self) -> tuple[dict[str, Any], Party]:
        place = self.parties.rng.randrange(len(self._editions))
        self._editions[place] += 1
        series, party = self.parties.series[place]
        return {"series": series.ref, "ordinal": self._editions[place]}, party

    def delegation(self, number: int) -> Delegation:
        """Of every session held that gets some: ours, then the partner's."""
        origin = self.met[number // 2 * len(self.met) // max(1, self.sizes.delegations // 2)]
        party = origin.party if number % 2 else self.parties.home
        head = self.parties.rng.choice(party.people) if party.people else None
        return Delegation(
            **self.parties.identity(Delegation),
            session=Ref(origin.ref.id),
            country=party.country,
            head=head.ref if head else None,
            head_post=head.post if head else None,
            organisations=head.organisations if head else Refs(),
        )


def _agreement(parties: Parties, number: int, sizes: Sizes, signed: list[_Origin]) -> Agreement:
    rng, party = parties.rng, parties.chosen()
    day = DAY + timedelta(_spread(number, sizes.agreements, -_YEARS, 0))
    agreement = Agreement(
        **parties.identity(Agreement),
        title=_title(parties, party),
        level=rng.choice(_LEVELS),
        form=rng.choice(_FORMS),
        partners=party.alone,
        topics=_topics(parties),
        lead=rng.choice(parties.home.organisations),
        term_years=rng.choice((None, None, 0, 3, 5)),
        languages="kk, ru, en",
    )
    signed.append(_Origin(agreement.any_ref, party, day))
    return agreement


def _signing(parties: Parties, origin: _Origin) -> Action:
    return Action(
        **parties.identity(Action),
        agreement=Ref(origin.ref.id),
        kind=ActionKind.SIGNED,
        on=_exactly(origin.day),
    )


def _evidence(parties: Parties, commitment: Commitment) -> Evidence:
    return Evidence(
        **parties.identity(Evidence),
        commitment=commitment.ref,
        description=commitment.title,
        kind=parties.rng.choice(_PROOFS),
        on=commitment.closed_on,
    )


class _Commitments:
    """Commitments, the words of a whole batch drawn at once; most were promised at a session."""

    def __init__(
        self, parties: Parties, met: list[_Origin], signed: list[_Origin], evidence: int
    ) -> None:
        self.parties, self.met, self.signed = parties, met, signed
        self._evidence = evidence
        self.proven: list[Commitment] = []
        """Those of which there is evidence."""

    def batches(self, many: int) -> Iterator[list[Commitment]]:
        a_batch = 1 + self._evidence * 2 * _AT_ONCE // many
        for start in range(0, many, _AT_ONCE):
            batch = self._batch(min(_AT_ONCE, many - start))
            missing = min(a_batch, self._evidence - len(self.proven))
            fulfilled = (c for c in batch if c.status is Status.FULFILLED)
            self.proven += islice(fulfilled, missing)
            yield batch

    def _batch(self, many: int) -> list[Commitment]:
        rng = self.parties.rng
        languages = rng.choices(list(SHARES), weights=list(SHARES.values()), k=many)
        statuses = rng.choices(list(_STATUSES), weights=list(_STATUSES.values()), k=many)
        sides = rng.choices(list(_SIDES), weights=list(_SIDES.values()), k=many)
        drawn = {
            lang: iter(self.parties.texts[lang].drawn(55 * languages.count(lang)))
            for lang in SHARES
        }
        return [
            self._made(language, status, side, drawn[language])
            for language, status, side in zip(languages, statuses, sides, strict=True)
        ]

    def _made(
        self, language: Language, status: Status, side: Side, drawn: Iterator[str]
    ) -> Commitment:
        rng, parties = self.parties.rng, self.parties
        origin = rng.choice(self.met if rng.random() < 0.7 else self.signed)
        party, texts = origin.party, parties.texts[language]
        country = parties.names[language][party.code]
        lead, others = _executors(parties, party, side)
        due, closed = _days(parties, origin.day, status)
        return Commitment(
            **parties.identity(Commitment),
            title=Words(((language, texts.title(_taken(drawn, rng.randint(7, 13)), country)),)),
            verbatim=texts.passage(
                _taken(drawn, rng.randint(30, 40)), country, _someone(parties, language)
            ),
            verbatim_language=language,
            partners=party.alone,
            side=side,
            lead=lead,
            co_executors=others,
            counterpart=_counterpart(parties, party),
            due=due,
            due_original=due,
            status=status,
            completion=rng.choice(_GRADES.get(status, _OTHER_GRADES)),
            closed_on=closed,
            origin=origin.ref,
            item=f"{rng.randint(1, 9)}.{rng.randint(1, 20)}",
            topics=_topics(parties),
        )


def _taken(words: Iterator[str], many: int) -> list[str]:
    return list(islice(words, many))


def _executors(
    parties: Parties, party: Party, side: Side
) -> tuple[Ref[Organisation], Refs[Organisation]]:
    rng = parties.rng
    ours = parties.home.organisations
    theirs = party.organisations or ours
    lead = rng.choice(theirs if side is Side.THEIRS else ours)
    if rng.random() > 0.35:
        return lead, Refs()
    others = rng.choices(ours, k=rng.randint(1, 2))
    return lead, Refs(tuple(other.id for other in others if other.id != lead.id))


def _counterpart(parties: Parties, party: Party) -> Ref[Organisation] | None:
    is_named = party.organisations and parties.rng.random() < 0.6
    return parties.rng.choice(party.organisations) if is_named else None


def _days(
    parties: Parties, promised: date, status: Status
) -> tuple[PartialDate | None, PartialDate | None]:
    """When it is due and when it was closed: neither before it was promised."""
    rng = parties.rng
    first = promised + timedelta(1)
    if status in _OPEN:
        due = DAY + timedelta(int(rng.triangular(-700, _YEARS, 120)))
        return _about(parties, max(first, due)), None
    closed = promised + timedelta(int((DAY - promised).days * rng.random() ** 1.5))
    due = closed + timedelta(int(rng.gauss(0, 60)))
    return _about(parties, max(first, due)), _exactly(closed)


def _about(parties: Parties, day: date) -> PartialDate | None:
    """The day as papers give it: most to the day, some by month or quarter, a few not at all."""
    chance = parties.rng.random()
    if chance < 0.82:
        return _exactly(day)
    if chance < 0.92:
        return _dated(f"{day:%Y-%m}")
    return _dated(f"{day.year}-Q{(day.month + 2) // 3}") if chance < 0.97 else None


def _exactly(day: date) -> PartialDate:
    return _dated(day.isoformat())


@cache
def _dated(iso: str) -> PartialDate:
    return PartialDate(iso)


def _topics(parties: Parties) -> Refs[Topic]:
    rng = parties.rng
    one = rng.choice(parties.topics)
    return one if rng.random() < 0.8 else Refs((*one.ids, *rng.choice(parties.topics).ids))


def _title(parties: Parties, party: Party) -> Words:
    [language] = parties.rng.choices(list(SHARES), weights=list(SHARES.values()))
    texts = parties.texts[language]
    words = texts.drawn(parties.rng.randint(7, 13))
    return Words(((language, texts.title(words, parties.names[language][party.code])),))


def _someone(parties: Parties, language: Language) -> str:
    speaker = parties.rng.choice(parties.home.people)
    return speaker.name.in_(Language.KK if language is Language.RU else language)


def _spread(number: int, many: int, first: int, last: int) -> int:
    """The place of one of many, evenly from the first to the last."""
    return first + (last - first) * number // max(1, many)
