"""How matters stand with one partner on a day: the facts of its page, as plain data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.languages import current
from tracker.records import agreement_life, agreements, commitments, sessions
from tracker.records.agreements import Agreement, AgreementStatus
from tracker.records.commitments import Commitment, Side, Status, Timing
from tracker.records.countries import Country
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionStatus
from tracker.store import Condition, Register, by_title


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
    last: Session | None
    coming: Session | None
    mechanisms: tuple[Mechanism, ...]
    agreements: tuple[tuple[AgreementStatus, tuple[Agreement, ...]], ...]
    commitments: tuple[tuple[Side, tuple[tuple[Status | Timing, int], ...]], ...]
    balance: tuple[tuple[Side, Delivered], ...]
    held: tuple[Session, ...]
    """Whole sessions held by the day, the latest first."""


def of(register: Register, partner: Country, day: date) -> PartnerFacts:
    """All of them together, as of the day; drafts of commitments are left out."""
    last, coming = sessions.last_and_next(register, partner, day)
    promised = _promised(register, partner, day)
    return PartnerFacts(
        last,
        coming,
        tuple(mechanisms(register, partner, day)),
        tuple(_by_status(register, partner, day)),
        tuple((side, _states(mine, day)) for side, mine in promised),
        tuple((side, _delivered(mine, day)) for side, mine in promised),
        tuple(_held(register, partner, day)),
    )


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
    editions = register.find(
        Session, Condition("series = ?", (series.id,)), order="start nulls last, id"
    )
    held = [s for s in editions if s.was_held_by(day)]
    coming = [s for s in editions if s.is_after(day) and s.status is not SessionStatus.CANCELLED]
    return Mechanism(series, held[-1] if held else None, coming[0] if coming else None)


def _by_status(
    register: Register, partner: Country, day: date
) -> list[tuple[AgreementStatus, tuple[Agreement, ...]]]:
    """In the order of the vocabulary; what began after the day is not yet there."""
    found: dict[AgreementStatus, list[Agreement]] = {}
    for agreement in agreements.by_title(register, agreements.with_partner(partner)):
        actions = agreements.actions(register, agreement)
        if actions and not agreements.done_by(actions, day):
            continue
        found.setdefault(agreement_life.of(register, agreement, day).status, []).append(agreement)
    return [(status, tuple(found[status])) for status in AgreementStatus if status in found]


def _promised(
    register: Register, partner: Country, day: date
) -> list[tuple[Side, list[Commitment]]]:
    where = commitments.with_partner(partner) & ~commitments.IS_DRAFT
    found = [
        c for c in commitments.by_urgency(register, where) if not _came_later(register, c, day)
    ]
    by_side = [(side, [c for c in found if c.side is side]) for side in Side]
    return [(side, mine) for side, mine in by_side if mine]


def _states(mine: Sequence[Commitment], day: date) -> tuple[tuple[Status | Timing, int], ...]:
    """How many stand how: overdue first, then each status of the work."""
    counts = Counter(_state(c, day) for c in mine)
    states: tuple[Status | Timing, ...] = (Timing.OVERDUE, *Status)
    return tuple((state, counts[state]) for state in states if counts[state])


def _state(commitment: Commitment, day: date) -> Status | Timing:
    """What it was on the day; of one closed since then the status before is not known."""
    if commitment.is_overdue(day):
        return Timing.OVERDUE
    closed_later = commitment.is_open_on(day) and not commitment.is_open
    return Status.ON_CONTROL if closed_later else commitment.status


def _delivered(mine: Sequence[Commitment], day: date) -> Delivered:
    states = Counter(_state(c, day) for c in mine)
    done, late = states[Status.FULFILLED], states[Timing.OVERDUE]
    still_open = sum(c.is_open_on(day) for c in mine) - late
    return Delivered(done, late, still_open, len(mine) - done - late - still_open)


def _came_later(register: Register, commitment: Commitment, day: date) -> bool:
    """Whether the session it was agreed at was still to come on the day."""
    origin = commitment.origin
    if origin is None or origin.table != Session.table:
        return False
    return register.get(Session, origin.id).is_after(day)


def _held(register: Register, partner: Country, day: date) -> list[Session]:
    whole = Condition("parent is null") & sessions.with_partner(partner)
    return [s for s in sessions.by_date(register, whole) if s.was_held_by(day)]
