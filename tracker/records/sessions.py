"""Sessions: every dated encounter with a partner, from a visit to a thematic session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.languages import N_, _
from tracker.records.countries import Country, home
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate, first_day, last_day, written_range
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import (
    EVERYTHING,
    Condition,
    Listing,
    Problem,
    Record,
    Ref,
    Refs,
    Register,
    Severity,
    Vocabulary,
    field_of,
    names_one,
)


class SessionKind(Vocabulary):
    """Domain words: working, official and state visits are ranks of protocol."""

    WORKING_VISIT = "working_visit", N_("working visit")
    OFFICIAL_VISIT = "official_visit", N_("official visit")
    STATE_VISIT = "state_visit", N_("state visit")
    MEETING = "meeting", N_("meeting")
    STRATEGIC_SESSION = "strategic_session", N_("strategic session")
    THEMATIC_SESSION = "thematic_session", N_("thematic session")
    TALKS = "talks", N_("talks")
    SIGNING = "signing", N_("signing ceremony")
    CALL = "call", N_("call")


class SessionStatus(Vocabulary):
    PLANNED = "planned", N_("session: planned")
    CONFIRMED = "confirmed", N_("session: confirmed")
    POSTPONED = "postponed", N_("session: postponed")
    HELD = "held", N_("session: held")
    CANCELLED = "cancelled", N_("session: cancelled")


class SessionFormat(Vocabulary):
    IN_PERSON = "in_person", N_("in person")
    ONLINE = "online", N_("online")
    HYBRID = "hybrid", N_("hybrid")


class OutcomeKind(Vocabulary):
    INFORMATION = "information", N_("information")
    DECISION = "decision", N_("decision")
    TASK = "task", N_("task")


@dataclass(frozen=True, kw_only=True)
class Session(Record):
    table: ClassVar[str] = "session"
    prefix: ClassVar[str] = "S"
    noun: ClassVar[str] = N_("Session")

    title: Words = field_of(
        N_("Title"), default=Words(), searched=True, required=True, hint=N_("What it is called")
    )
    kind: SessionKind = field_of(N_("Kind"), default=SessionKind.MEETING)
    status: SessionStatus = field_of(N_("Status"), default=SessionStatus.HELD)
    format: SessionFormat | None = field_of(N_("Format"))
    start: PartialDate | None = field_of(N_("Begins"), hint=N_("3 June 2021, June 2021 or 2021"))
    end: PartialDate | None = field_of(N_("Ends"), hint=N_("4 June 2021"))
    partners: Refs[Country] = field_of(N_("Partners"), default=Refs())
    country: Ref[Country] | None = field_of(N_("Country where held"))
    city: Words | None = field_of(N_("City"), searched=True)
    platform: str = field_of(N_("Platform"), default="", searched=True)
    parent: Ref["Session"] | None = field_of(N_("Part of"))
    series: Ref[Series] | None = field_of(N_("Series"))
    ordinal: int | None = field_of(N_("Number in the series"))
    topics: Refs[Topic] = field_of(N_("Topics"), default=Refs())
    summary: Words | None = field_of(N_("Summary"), searched=True, long=True)

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.start and self.end and self.end.latest < self.start.earliest:
            found.append(Problem("end", _("The end is before the beginning.")))
        if self.ordinal is not None and self.ordinal < 1:
            found.append(Problem("ordinal", _("Numbers in a series begin with 1.")))
        return found

    @property
    def when(self) -> str:
        return written_range(self.start, self.end)

    @property
    def is_coming(self) -> bool:
        """Still to be held, by its status."""
        return self.status in {SessionStatus.PLANNED, SessionStatus.CONFIRMED}

    def was_held_by(self, day: date) -> bool:
        """Held, and not after this day as far as its date is known."""
        return self.status is SessionStatus.HELD and not self.is_after(day)

    def is_ahead(self, day: date) -> bool:
        """Dated after this day and not called off, or foreseen for this day or about now."""
        if self.is_coming:
            last = self.end or self.start
            return last is not None and last.latest >= day
        return self.is_after(day) and self.status is not SessionStatus.CANCELLED

    def is_after(self, day: date) -> bool:
        return self.start is not None and self.start.earliest > day


@dataclass(frozen=True, kw_only=True)
class Delegation(Record):
    """One side of a session: its head under the post as printed, its organisations, its people."""

    table: ClassVar[str] = "delegation"
    prefix: ClassVar[str] = "D"
    noun: ClassVar[str] = N_("Delegation")
    heading_field: ClassVar[str] = "country"

    session: Ref[Session] | None = field_of(N_("Session"), shown=False)
    country: Ref[Country] | None = field_of(N_("Side"), required=True)
    head: Ref[Person] | None = field_of(N_("Head of delegation"))
    head_post: Words | None = field_of(N_("Post of the head"), searched=True)
    organisations: Refs[Organisation] = field_of(N_("Organisations"), default=Refs())
    members: Refs[Person] = field_of(N_("Members"), default=Refs())


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Record):
    table: ClassVar[str] = "agenda_item"
    prefix: ClassVar[str] = "AI"
    noun: ClassVar[str] = N_("Agenda item")

    session: Ref[Session] | None = field_of(N_("Session"), shown=False)
    number: str = field_of(N_("No."), default="")
    title: Words = field_of(N_("Agenda item"), default=Words(), searched=True, required=True)
    outcome_kind: OutcomeKind | None = field_of(N_("Kind of outcome"))
    outcome: Words | None = field_of(N_("Outcome"), searched=True, long=True)


# Questions

_BEGINS = first_day("start")
_LAST_DAY = last_day('coalesce("end", start)')


def with_partner(country: Country | None) -> Condition:
    if country is None:
        return EVERYTHING
    return with_partner_id(country.saved_id)


def with_partner_id(country: int) -> Condition:
    return names_one("session", "partners", "country", country)


def with_just(partners: Refs[Country]) -> Condition:
    """With these partners and no other, in any order; asked of a session at a time."""
    ids = tuple(dict.fromkeys(partners.ids))
    mine = "from session_partners where owner_id = session.id"
    exact = Condition(f"(select count(*) {mine}) = ?", (len(ids),))
    for id_ in ids:
        exact &= Condition(f"exists (select 1 {mine} and country_id = ?)", (id_,))
    return exact


def with_status(status: SessionStatus) -> Condition:
    return Condition("status = ?", (status,))


def coming(day: date) -> Condition:
    """Not yet held and not called off: planned, confirmed or postponed, or dated after the day."""
    return Condition(
        f"status in ('planned', 'confirmed', 'postponed') or {_BEGINS} > ?", (day.isoformat(),)
    )


def held_by(day: date) -> Condition:
    """As ``Session.was_held_by``."""
    return Condition(f"status = 'held' and ({_BEGINS} > ?) is not true", (day.isoformat(),))


def ahead(day: date) -> Condition:
    """As ``Session.is_ahead``."""
    return Condition(
        f"(status in ('planned', 'confirmed') and {_LAST_DAY} >= ?) or "
        f"(status not in ('planned', 'confirmed', 'cancelled') and {_BEGINS} > ?)",
        (day.isoformat(), day.isoformat()),
    )


def foreseen_after(day: date) -> Condition:
    """Dated after a day, and not called off."""
    return Condition(f"status <> 'cancelled' and {_BEGINS} > ?", (day.isoformat(),))


def in_series(series: Series) -> Condition:
    return Condition("series = ?", (series.id,))


def whole_with(partner: Country) -> Condition:
    """With a partner, and no part of another session."""
    return Condition("parent is null") & with_partner(partner)


LATEST_FIRST = f"{_BEGINS} desc nulls last, parent nulls first, id"
SOONEST_FIRST = f"{_BEGINS} nulls last, id"


def by_date(
    register: Register, where: Condition = EVERYTHING, order: str = LATEST_FIRST
) -> Listing[Session]:
    """The latest first, a whole session before its parts; those without a date come last."""
    return register.listing(Session, where, order=order)


def children(register: Register, session: Session) -> list[Session]:
    """The thematic sessions of a session, in the order they were entered."""
    return register.find(Session, Condition("parent = ?", (session.id,)))


def delegations(register: Register, session: Session) -> list[Delegation]:
    """Our side first, then the others as they were entered."""
    found = register.find(Delegation, _of(session))
    ours = home(register).id
    return sorted(found, key=lambda d: d.country is None or d.country.id != ours)


def agenda(register: Register, session: Session) -> list[AgendaItem]:
    return register.find(AgendaItem, _of(session))


def editions(register: Register, series: Series) -> list[Session]:
    """The sessions of a series by number; those without one come last."""
    return register.find(Session, in_series(series), order=f"ordinal nulls last, {_BEGINS}, id")


def last_and_next(
    register: Register, partner: Country, as_of: date
) -> tuple[Session | None, Session | None]:
    """The last session held with a partner by a day, and the next one foreseen after it."""
    dated = whole_with(partner) & Condition("start is not null")
    held, coming = (
        by_date(register, dated & which, SOONEST_FIRST) for which in (held_by(as_of), ahead(as_of))
    )
    return (held[-1] if held else None), (coming[0] if coming else None)


def problems(register: Register, session: Session) -> list[Problem]:
    """What its own rules say, and a number that the series has already."""
    found = session.problems()
    twin = _same_edition(register, session)
    if twin:
        found.append(_second_edition(session, twin))
    elif skipped := _skipped(register, session):
        found.append(_leaves_gap(skipped))
    if session.parent and session.id == session.parent.id:
        found.append(Problem("parent", _("A session cannot be part of itself.")))
    return found


# Edits


def remove(register: Register, chosen: Iterable[Session]) -> None:
    """Put sessions into the bin with their delegations and agenda; what was agreed there stays."""
    with register.edit(N_("Delete session")) as edit:
        for session in chosen:
            for part in (*delegations(register, session), *agenda(register, session)):
                edit.remove(part)
            edit.remove(session)


def _of(session: Session) -> Condition:
    return Condition("session = ?", (session.id,))


def _same_edition(register: Register, session: Session) -> Session | None:
    if session.series is None or session.ordinal is None:
        return None
    same = Condition("series = ? and ordinal = ?", (session.series.id, session.ordinal))
    return register.first(Session, same & Condition("id <> ?", (session.id or 0,)))


def _second_edition(session: Session, twin: Session) -> Problem:
    """Doubles are real (two papers count differently), so this warns and does not forbid."""
    sentence = _(
        "The series already has number {number}: {code}, {title}.",
        number=session.ordinal,
        code=twin.code,
        title=twin.title,
    )
    return Problem("ordinal", sentence, Severity.WARNING)


def _skipped(register: Register, session: Session) -> int | None:
    """The last number of the series, where the session's own leaves out the one after it."""
    if session.series is None or session.ordinal is None:
        return None
    others = Condition("series = ? and ordinal is not null", (session.series.id,))
    others &= Condition("id <> ?", (session.id or 0,))
    last = register.first(Session, others, order="ordinal desc, id")
    known = last.ordinal if last else None
    return known if known and session.ordinal > known + 1 else None


def _leaves_gap(last: int) -> Problem:
    """Gaps are real (an edition may be missing from our papers), so this only warns."""
    sentence = _("The last number in the series is {number}; this one leaves a gap.", number=last)
    return Problem("ordinal", sentence, Severity.WARNING)
