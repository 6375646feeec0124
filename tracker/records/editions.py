"""Editions: the numbered sessions of a series; what is missing among them, what is there twice."""

import re
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tracker.languages import LANGUAGES, N_, Language, _, current, ordinals, speaking
from tracker.records import commitments, logbook, sessions
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment, Status
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session, SessionStatus
from tracker.records.words import Words
from tracker.store import EVERYTHING, Register

MOST_ROMAN = 3999


@dataclass(frozen=True)
class Fulfilment:
    """How many of the commitments agreed at a session were fulfilled by a day."""

    fulfilled: int
    agreed: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing was agreed, for that is not nought."""
        return self.fulfilled / self.agreed if self.agreed else None

    def __str__(self) -> str:
        if not self.agreed:
            return ""
        return _("{n} of {all}", n=self.fulfilled, all=self.agreed)


@dataclass(frozen=True)
class Standing:
    """The editions of a series on a day: how many there are, and what to check of their numbers.

    ``last`` is when the last one was held, ``coming`` when the next one is foreseen, if known.
    """

    editions: int
    last: PartialDate | None
    coming: PartialDate | None
    warnings: tuple[str, ...]


# The title of an edition, by its number


def title(number: int, *, roman: bool = False) -> str:
    """«4-ші отырыс», «4-е заседание», «4. Toplantı», "4th meeting" in the language in use.

    With ``roman`` «IV отырысы», «IV заседание», «IV. Toplantı», "IV meeting". ``number`` from 1.
    """
    written = ordinals.write(number, current(), roman=roman)
    if roman:
        return _("{numeral} meeting", numeral=written)
    return _("{ordinal} meeting", ordinal=written)


def edition_title(session: Session, *, roman: bool = False) -> str:
    """The title by number of a session of a series; empty for one without a number."""
    if session.series is None or not session.ordinal or session.ordinal < 1:
        return ""
    return title(session.ordinal, roman=roman and session.ordinal <= MOST_ROMAN)


# Numbers


def next_number(register: Register, series: Series) -> int:
    """One more than the highest there is; 1 for the first."""
    return max(_numbers(sessions.editions(register, series)), default=0) + 1


def gaps(editions: Iterable[Session]) -> list[int]:
    """The numbers missing between the first and the last that are recorded."""
    known = set(_numbers(editions))
    return [n for n in range(min(known), max(known)) if n not in known] if known else []


def doubles(editions: Iterable[Session]) -> list[int]:
    """The numbers that more than one session has."""
    return sorted(n for n, times in Counter(_numbers(editions)).items() if times > 1)


def warnings(editions: Sequence[Session]) -> list[str]:
    """Sentences on gaps and doubles; both are real in papers, and neither is forbidden."""
    found = []
    if missing := gaps(editions):
        found.append(_("Not recorded: {numbers}", numbers=in_ranges(missing)))
    if twice := doubles(editions):
        found.append(_("Recorded more than once: {numbers}", numbers=in_ranges(twice)))
    return found


def in_ranges(numbers: Iterable[int]) -> str:
    """``2–4, 7`` for numbers in rising order."""
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ends = [[n for _place, n in run] for _start, run in runs]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in ends)


def without_number(editions: Iterable[Session]) -> list[Session]:
    return [session for session in editions if session.ordinal is None]


# How an edition stands


def fulfilment(register: Register, session: Session, on: date) -> Fulfilment:
    """Of the commitments agreed at it and its parts, without drafts and those that fell away."""
    found = [
        commitment
        for whole in (session, *sessions.children(register, session))
        for commitment in register.find(Commitment, commitments.agreed_at(whole))
        if commitment.status not in (Status.DRAFT, Status.NOT_APPLICABLE, Status.REPLACED)
    ]
    done = [c for c in found if c.status is Status.FULFILLED and not c.is_open_on(on)]
    return Fulfilment(len(done), len(found))


def standings(register: Register, today: date) -> Generator[None, None, dict[int, Standing]]:
    """How every series stands on a day, by its id; yields after each, to let others go first."""
    found = {}
    for series in register.outlines(Series, ("id",), EVERYTHING):
        found[series.saved_id] = _standing(register, series, today)
        yield
    return found


def _standing(register: Register, series: Series, today: date) -> Standing:
    """Only what tells it is read of the editions, for there may be thousands."""
    mine = register.outlines(
        Session, ("id", "ordinal", "start", "status"), sessions.in_series(series), order="start, id"
    )
    dated = [s for s in mine if s.start]
    held = [s.start for s in dated if s.was_held_by(today)]
    coming = [s for s in dated if s.is_after(today) and s.status is not SessionStatus.CANCELLED]
    return Standing(
        len(mine),
        held[-1] if held else None,
        coming[0].start if coming else None,
        tuple(warnings(mine)),
    )


# Edits


def clone(register: Register, session: Session) -> Session:
    """Plan the next edition: same kind, sides, topics, agenda and preparation, no date yet.

    Heads and members are left open: who will come is not known. Raises ValueError for a session
    that is in no series.
    """
    if session.series is None:
        raise ValueError(f"{session.code} is in no series")
    series = register.get(Series, session.series)
    number = next_number(register, series)
    with register.edit(N_("Plan next edition")):
        return logbook.log(register, _next(register, session, series, number))


def _next(register: Register, session: Session, series: Series, number: int) -> logbook.Entry:
    old = logbook.read(register, session)
    return logbook.Entry(
        Session(
            title=_next_title(session, series, number),
            kind=session.kind,
            status=SessionStatus.PLANNED,
            format=session.format,
            partners=session.partners,
            series=series.ref,
            ordinal=number,
            topics=session.topics,
        ),
        tuple(
            Delegation(country=d.country, organisations=d.organisations) for d in old.delegations
        ),
        tuple(AgendaItem(number=item.number, title=item.title) for item in old.agenda),
        checklist=tuple(
            Preparation(title=step.title, days_before=step.days_before) for step in old.checklist
        ),
    )


def _next_title(session: Session, series: Series, number: int) -> Words:
    """The title with its number moved on, in each language; else the series and the number."""
    old = session.ordinal or 0
    moved = {lang: _moved_on(text, old, number, lang) for lang, text in session.title.texts}
    if all(moved.values()) and moved:
        return Words.of({lang: text for lang, text in moved.items() if text})
    return Words.of({language: _by_number(series, number, language) for language in LANGUAGES})


def _moved_on(text: str, old: int, new: int, language: Language) -> str | None:
    """The text with the number ``old`` written as ``new``; None where the number is not in it."""
    if old < 1:
        return None
    for was, becomes in _written_alike(old, new, language):
        found = re.subn(rf"(?<!\w){re.escape(was)}(?!\w)", becomes, text, count=1)
        if found[1]:
            return found[0]
    return None


def _written_alike(old: int, new: int, language: Language) -> Iterable[tuple[str, str]]:
    """Both numbers as an ordinal, in Roman numerals, and «4-» as of «4-отырысы»."""
    yield ordinals.write(old, language), ordinals.write(new, language)
    if max(old, new) <= MOST_ROMAN:
        yield (
            ordinals.write(old, language, roman=True),
            ordinals.write(new, language, roman=True),
        )
    yield str(old), str(new)


def _by_number(series: Series, number: int, language: Language) -> str:
    with speaking(language):
        return f"{series.name}: {title(number)}"


def _numbers(editions: Iterable[Session]) -> list[int]:
    return [session.ordinal for session in editions if session.ordinal is not None]
