"""How matters stand with one partner on a day: the facts of its page, as plain data."""

from array import array
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.languages import current
from tracker.records import agreement_life, agreements, commitments, countries, sessions
from tracker.records.agreements import Agreement, AgreementStatus
from tracker.records.commitments import OPEN, Commitment, Side, Status, Timing
from tracker.records.countries import Country
from tracker.records.partial_dates import first_day
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.store import EVERYTHING, Condition, Register, by_title, named_by, some

Counts = dict[Status | Timing, int]

_AT_ONCE = 16
"""Of so many countries it is counted at once how much is recorded with them."""


@dataclass(frozen=True)
class Mechanism:
    """A series in which the partner takes part, with its last and its next edition."""

    series: Series
    last: Session | None
    coming: Session | None


@dataclass(frozen=True)
class Delivered:
    """Of what one side promised: how much is fulfilled, how much is overdue, and the rest."""

    fulfilled: int
    overdue: int
    open: int
    """Open, and not overdue."""
    closed: int
    """Closed without being fulfilled."""

    @property
    def in_all(self) -> int:
        return self.fulfilled + self.overdue + self.open + self.closed


@dataclass(frozen=True)
class PartnerFacts:
    """The sequences that may be long hold ids alone, and read the records that are looked at."""

    last: Session | None
    coming: Session | None
    mechanisms: tuple[Mechanism, ...]
    agreements: tuple[tuple[AgreementStatus, Sequence[Agreement]], ...]
    commitments: tuple[tuple[Side, tuple[tuple[Status | Timing, int], ...]], ...]
    balance: tuple[tuple[Side, Delivered], ...]
    held: Sequence[Session]
    """Whole sessions held by the day, the latest first."""


@dataclass(frozen=True)
class Recorded:
    """How much is recorded with a partner: of the open commitments, ``overdue`` are late."""

    sessions: int
    agreements: int
    open: int
    overdue: int


def of(register: Register, partner: Country, day: date) -> PartnerFacts:
    """All of them together, as of the day; drafts of commitments are left out."""
    last, coming = sessions.last_and_next(register, partner, day)
    promised = _promised(register, partner, day)
    return PartnerFacts(
        last,
        coming,
        tuple(mechanisms(register, partner, day)),
        tuple(_by_status(register, partner, day)),
        tuple((side, tuple(states.items())) for side, states in promised),
        tuple((side, _delivered(states)) for side, states in promised),
        sessions.by_date(register, sessions.whole_with(partner) & sessions.held_by(day)),
    )


def recorded(register: Register, day: date) -> Generator[None, None, dict[int, Recorded]]:
    """How much there is with each country, by its id; those with nothing are left out.

    Yields after some countries, so that others may be answered meanwhile.
    """
    found: dict[int, Recorded] = {}
    all_ids = [country.saved_id for country in countries.listed(register, countries.IN_USE)]
    for start in range(0, len(all_ids), _AT_ONCE):
        few = all_ids[start : start + _AT_ONCE]
        found |= zip(few, _recorded(register, few, day), strict=True)
        yield
    return found


def _recorded(register: Register, few: Sequence[int], day: date) -> Iterator[Recorded]:
    promised = [commitments.with_partner_id(id_) for id_ in few]
    counts = (
        register.counts(Session, EVERYTHING, [sessions.with_partner_id(id_) for id_ in few]),
        register.counts(Agreement, EVERYTHING, [agreements.with_partner_id(id_) for id_ in few]),
        register.counts(Commitment, commitments.IS_OPEN, promised),
        register.counts(Commitment, commitments.overdue(day), promised),
    )
    return (Recorded(*each) for each in zip(*counts, strict=True))


def mechanisms(register: Register, partner: Country, day: date) -> list[Mechanism]:
    """The series that name the partner, or a session of which does, by name."""
    named = Condition("id in (select owner_id from series_partners where country_id = ?)")
    met = Condition(
        "id in (select series from session join session_partners on owner_id = session.id "
        "where country_id = ? and binned = 0)"
    )
    either = Condition(f"({named.sql}) or ({met.sql})", (partner.id, partner.id))
    found = register.find(Series, either, order=by_title(current()))
    return [_mechanism(register, series, day) for series in found]


def _mechanism(register: Register, series: Series, day: date) -> Mechanism:
    mine = sessions.in_series(series)
    held, coming = mine & sessions.held_by(day), mine & sessions.foreseen_after(day)
    return Mechanism(
        series,
        register.first(Session, held, order="start desc nulls first, id desc"),
        register.first(Session, coming, order="start, id"),
    )


def _by_status(
    register: Register, partner: Country, day: date
) -> list[tuple[AgreementStatus, Sequence[Agreement]]]:
    """In the order of the vocabulary; what began after the day is not yet there."""
    found: dict[AgreementStatus, array[int]] = {}
    mine = agreements.by_title(register, agreements.with_partner(partner))
    for life in agreement_life.of_each(register, mine, day):
        if life.done or not life.actions:
            found.setdefault(life.status, array("i")).append(life.agreement.saved_id)
    return [(s, register.listed(Agreement, found[s])) for s in AgreementStatus if s in found]


def _promised(register: Register, partner: Country, day: date) -> list[tuple[Side, Counts]]:
    """By side, how many of its commitments stand how; a side that promised nothing is left out."""
    known = commitments.with_partner(partner) & ~commitments.IS_DRAFT & ~_agreed_after(day)
    states = _states(day)
    found = []
    for side in Side:
        mine = known & Condition("side = ?", (side,))
        counts = register.counts(Commitment, mine, list(states.values()))
        found.append((side, {s: n for s, n in zip(states, counts, strict=True) if n}))
    return [(side, counts) for side, counts in found if counts]


def _states(day: date) -> dict[Status | Timing, Condition]:
    """How commitments stand on a day, each in one way: overdue first, then each status.

    Of what was closed since then the status before is not known, and it counts as on control.
    """
    late = commitments.overdue(day)
    closed_later = ~commitments.IS_OPEN & commitments.open_on(day)
    states: dict[Status | Timing, Condition] = {Timing.OVERDUE: late}
    for status in Status:
        as_it_is = commitments.with_status(status) & ~closed_later
        on_control = status is Status.ON_CONTROL
        states[status] = (as_it_is | closed_later if on_control else as_it_is) & ~late
    return states


def _delivered(states: Counts) -> Delivered:
    done, late = states.get(Status.FULFILLED, 0), states.get(Timing.OVERDUE, 0)
    still_open = sum(states.get(status, 0) for status in OPEN)
    return Delivered(done, late, still_open, sum(states.values()) - done - late - still_open)


def _agreed_after(day: date) -> Condition:
    """That the session it was agreed at was still to come on the day."""
    begins, values = f"{first_day('session.start')} > ?", (day.isoformat(),)
    held_there = "session join commitment on origin = 'session:' || session.id"
    one_by_one = (
        f"origin like 'session:%' and session.id = cast(substr(origin, 9) as integer) and {begins}"
    )
    return replace(
        named_by(held_there, "commitment.id", Condition(begins, values)),
        of_few=some("session", Condition(one_by_one, values)).sql,
    )
