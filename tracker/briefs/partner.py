"""The partner brief: how matters stand with one country on a day, overdue promises first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.briefs.content import (
    Block,
    Callout,
    Cell,
    Column,
    Donut,
    Event,
    Fact,
    Facts,
    Heading,
    Kind,
    Note,
    Paragraph,
    Part,
    Row,
    Status,
    Table,
    Tile,
    Tiles,
    Timeline,
)
from tracker.briefs.request import NoSubject, Request, Section, Told
from tracker.briefs.tones import Tone, tone
from tracker.languages import N_, _
from tracker.languages.catalogues import plural
from tracker.records import (
    agreement_life,
    agreements,
    commitments,
    countries,
    past,
    sessions,
    sources,
)
from tracker.records.agreement_life import Life
from tracker.records.agreements import Agreement, AgreementStatus
from tracker.records.commitments import Commitment, Timing
from tracker.records.countries import Country
from tracker.records.display import coded, names, short_name
from tracker.records.kinds import KINDS
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.people import Person
from tracker.records.sessions import Session
from tracker.store import Condition, Record, Ref, Refs, Register

SECTIONS = {
    "in-short": N_("In short"),
    "sessions": N_("Sessions"),
    "commitments": N_("Commitments"),
    "agreements": N_("Agreements"),
    "differences": N_("Where sources differ"),
}

_EVENTS = 12
"""How many of the latest sessions the timeline shows."""


def tell(register: Register, request: Request) -> Told:
    """Raises NoSubject for a code that is no country's."""
    partner = countries.by_code(register, request.subject)
    if partner is None:
        raise NoSubject(_("“{code}” is not a country code like TR.", code=request.subject))
    return _Gathering(register, partner, request.as_of).told()


@dataclass(frozen=True)
class _Gathering:
    """One reading of the register for one brief."""

    register: Register
    partner: Country
    as_of: date

    def told(self) -> Told:
        owed = self._commitments()
        still_open = str(sum(c.is_open_on(self.as_of) for c in owed))
        sections = (
            self._section("in-short", self._in_short(owed)),
            self._section("sessions", self._sessions()),
            self._section("commitments", self._owed(owed)),
            self._section("agreements", self._agreements()),
            self._section("differences", self._gaps()),
        )
        return Told(
            title=str(self.partner.official_name or self.partner.name),
            subject=str(self.partner.name),
            subtitle=_("Sessions held and to come, commitments, agreements"),
            facts=(Fact(_("Open commitments"), still_open),),
            sections=tuple(section for section in sections if section.blocks),
        )

    def _section(self, name: str, blocks: Sequence[Block]) -> Section:
        return Section(name, _(SECTIONS[name]), tuple(blocks))

    # In short

    def _in_short(self, owed: Sequence[Commitment]) -> list[Block]:
        last, coming = sessions.last_and_next(self.register, self.partner, self.as_of)
        counts = Counter(c.timing(self.as_of) for c in owed)
        return [
            Tiles(tuple(self._tile(timing, counts[timing]) for timing in _TILES)),
            Facts(
                (
                    Fact(_("Last session"), self._in_a_line(last)),
                    Fact(_("Next session"), self._in_a_line(coming)),
                )
            ),
        ]

    def _tile(self, timing: Timing, count: int) -> Tile:
        return Tile(_(_TILES[timing]), str(count), tone=tone(timing) if count else Tone.NEUTRAL)

    def _in_a_line(self, session: Session | None) -> str:
        if session is None:
            return _("none recorded")
        said = [session.when, str(session.title), self._place(session), _put_off(session)]
        return " · ".join(filter(None, said))

    # Sessions

    def _sessions(self) -> list[Block]:
        last, coming = sessions.last_and_next(self.register, self.partner, self.as_of)
        held = [s for s in self._whole_sessions() if s.was_held_by(self.as_of)]
        blocks: list[Block] = []
        if last:
            blocks += [Heading(_("Last session"), 2), *self._session(last)]
        if coming:
            blocks += [Heading(_("Next session"), 2), *self._coming(coming)]
        if len(held) > 1:
            blocks.append(Heading(_("Sessions held"), 2))
            blocks.append(Timeline(tuple(self._event(s) for s in held[:_EVENTS])))
        if not blocks:
            blocks.append(Paragraph(_("No session with this partner is recorded.")))
        return blocks

    def _whole_sessions(self) -> Iterable[Session]:
        whole = Condition("parent is null") & sessions.with_partner(self.partner)
        return sessions.by_date(self.register, whole)

    def _session(self, session: Session) -> list[Block]:
        blocks: list[Block] = [Paragraph(str(session.title), large=True)]
        if session.summary:
            blocks.append(Paragraph(str(session.summary)))
        facts = [
            Fact(_("Date"), session.when),
            Fact(_("Place"), self._place(session)),
            *self._sides(session),
            Fact(_("Thematic sessions"), self._children(session)),
        ]
        blocks.append(Facts(tuple(fact for fact in facts if fact.value)))
        return blocks

    def _coming(self, session: Session) -> list[Block]:
        """Only what can be known beforehand, for the register may know more by now."""
        date = ", ".join(filter(None, [session.when, _put_off(session)]))
        facts = (Fact(_("Date"), date), Fact(_("Place"), self._place(session)))
        known = Facts(tuple(fact for fact in facts if fact.value))
        return [Paragraph(str(session.title), large=True), known]

    def _place(self, session: Session) -> str:
        place = [str(session.city or "")]
        if session.country:
            place.append(self._called(Country, session.country, session))
        if session.format and session.format is not sessions.SessionFormat.IN_PERSON:
            place.append(session.format.label)
        return ", ".join(filter(None, place))

    def _sides(self, session: Session) -> Iterable[Fact]:
        for side in sessions.delegations(self.register, session):
            sent = self._called(Organisation, side.organisations, session)
            named = [self._head(side, session), sent]
            yield Fact(self._called(Country, side.country, session), "; ".join(filter(None, named)))

    def _head(self, side: sessions.Delegation, session: Session) -> str:
        person = self._called(Person, side.head, session)
        return f"{person} ({side.head_post})" if person and side.head_post else person

    def _called(
        self, kind: type[Record], refs: Ref[Any] | Refs[Any] | None, session: Session
    ) -> str:
        """Names as they were at a session, with those of the day of the brief."""
        return names(self.register, kind, refs, session.start, self.as_of)

    def _children(self, session: Session) -> str:
        return "; ".join(str(child.title) for child in sessions.children(self.register, session))

    def _event(self, session: Session) -> Event:
        said = [session.kind.label, self._place(session)]
        return Event(session.when, str(session.title), ", ".join(filter(None, said)))

    # Commitments

    def _commitments(self) -> list[Commitment]:
        """What was promised by the day, most urgent first; drafts stay out of a brief."""
        found = commitments.by_urgency(
            self.register, commitments.with_partner(self.partner) & ~commitments.IS_DRAFT
        )
        known = past.on(self.register, found, self.as_of)
        return sorted(known, key=lambda c: (_ORDER[c.timing(self.as_of)], c.due is None))

    def _owed(self, owed: Sequence[Commitment]) -> list[Block]:
        open_ones = [c for c in owed if c.is_open_on(self.as_of)]
        closed = [c for c in owed if not c.is_open_on(self.as_of)]
        blocks: list[Block] = []
        if owed:
            blocks.append(self._donut(owed))
        blocks.append(self._table_of(open_ones, _("Open commitments"), _("No commitment is open.")))
        if closed:
            blocks.append(self._table_of(closed, _("Closed commitments"), ""))
        return blocks

    def _donut(self, owed: Sequence[Commitment]) -> Donut:
        counts = Counter(c.timing(self.as_of) for c in owed)
        parts = tuple(Part(t.label, counts[t], tone(t)) for t in _ORDER if counts[t])
        return Donut(_("Commitments by deadline"), _("in all"), parts)

    def _table_of(self, owed: Iterable[Commitment], caption: str, empty: str) -> Table:
        columns = (
            Column(_("Code"), 1.1, Kind.MUTED),
            Column(_("Commitment"), 5.8),
            Column(_("Lead"), 3.6, Kind.MUTED),
            Column(_("Due"), 2.1),
            Column(_("Status"), 2.8),
        )
        rows = tuple(self._commitment(commitment) for commitment in owed)
        return Table(columns, rows, caption, empty)

    def _commitment(self, commitment: Commitment) -> Row:
        timing = commitment.timing(self.as_of)
        origin = commitment.origin and self.register.at(commitment.origin, KINDS)
        lead = short_name(self.register, commitment.lead)
        urgent = timing in {Timing.OVERDUE, Timing.SOON}
        return Row(
            (
                commitment.code,
                Cell(str(commitment.title), coded(self.register, origin) if origin else ""),
                Cell(lead or "–", commitment.side.label),
                Cell(_short(commitment.due), self._lateness(commitment), tone(timing)),
                Status(self._state(commitment, timing), tone(timing)),
            ),
            tone(timing) if urgent else Tone.NEUTRAL,
        )

    def _state(self, commitment: Commitment, timing: Timing) -> str:
        """What it was on the day: overdue, or its status then."""
        return timing.label if timing is Timing.OVERDUE else commitment.status.label

    def _lateness(self, commitment: Commitment) -> str:
        late = commitment.days_late(self.as_of)
        if late:
            return plural("{n} day overdue", "{n} days overdue", late)
        if commitment.due and commitment.timing(self.as_of) is Timing.SOON:
            left = (commitment.due.latest - self.as_of).days
            return plural("{n} day left", "{n} days left", left) if left else _("due today")
        return ""

    # Agreements

    def _agreements(self) -> list[Block]:
        found = agreements.by_title(self.register, agreements.with_partner(self.partner))
        known = [(a, agreements.actions(self.register, a)) for a in found]
        rows = [
            self._agreement(agreement, agreements.done_by(actions, self.as_of))
            for agreement, actions in known
            if not actions or agreements.done_by(actions, self.as_of)
        ]
        columns = (
            Column(_("Code"), 1.1, Kind.MUTED),
            Column(_("Agreement"), 7.2),
            Column(_("Signed"), 2.2),
            Column(_("Status"), 3.2),
        )
        in_order = tuple(row for _status, row in sorted(rows, key=lambda found: found[0]))
        empty = _("No agreement with this partner is recorded.")
        return [Table(columns, in_order, _("By status"), empty)]

    def _agreement(
        self, agreement: Agreement, actions: Sequence[agreements.Action]
    ) -> tuple[int, Row]:
        life = agreement_life.of(self.register, agreement, self.as_of)
        status = life.status
        kind = [agreement.form.label, agreement.level.label if agreement.level else ""]
        notes = [", ".join(filter(None, kind)), *self._to_watch(life)]
        row = Row(
            (
                agreement.code,
                Cell(str(agreement.title), " · ".join(filter(None, notes))),
                _short(agreements.signed_on(actions)),
                Status(status.label, tone(status)),
            )
        )
        return _STATUS_ORDER.index(status), row

    def _to_watch(self, life: Life) -> Iterable[str]:
        """Whose step is missing, and until when it can be denounced, where that is known."""
        if life.whose_turn:
            awaited = names(self.register, Country, Refs(life.whose_turn))
            yield _("awaited from: {parties}", parties=awaited)
        if life.notice_by and life.notice_by.on:
            yield _("denounce by: {date}", date=life.notice_by.on.short)

    # What is not certain

    def _gaps(self) -> list[Block]:
        said = [self._conflict(session) for session in self._whole_sessions()]
        known = [text for text in said if text]
        if not known:
            return []
        return [
            *(Callout(title, text, Tone.WARNING) for title, text in known),
            Note(_("Both statements stay in the register until one is proven.")),
        ]

    def _conflict(self, session: Session) -> tuple[str, str] | None:
        if session.is_after(self.as_of):
            return None
        found = sources.conflicts(sources.citations(self.register, session))
        said = "; ".join(
            f"{citation.said} ({_publisher(self.register, citation)})"
            for citations in found.values()
            for citation in citations
        )
        return (f"{session.code} · {session.title}, {session.when}", said) if said else None


_ORDER = {
    timing: place
    for place, timing in enumerate(
        (Timing.OVERDUE, Timing.SOON, Timing.LATER, Timing.UNDATED, Timing.CLOSED)
    )
}

_TILES = {
    Timing.OVERDUE: N_("Overdue"),
    Timing.SOON: N_("Due within 30 days"),
    Timing.UNDATED: N_("Open without a date"),
    Timing.CLOSED: N_("Closed"),
}

_STATUS_ORDER = (
    AgreementStatus.IN_FORCE,
    AgreementStatus.PROVISIONALLY_APPLIED,
    AgreementStatus.RATIFIED,
    AgreementStatus.INTERNAL_PROCEDURES,
    AgreementStatus.SIGNED,
    AgreementStatus.INITIALLED,
    AgreementStatus.NEGOTIATED,
    AgreementStatus.PLANNED,
    AgreementStatus.SUSPENDED,
    AgreementStatus.DENOUNCED,
    AgreementStatus.TERMINATED,
    AgreementStatus.EXPIRED,
    AgreementStatus.SUPERSEDED,
    AgreementStatus.UNKNOWN,
)


def _put_off(session: Session) -> str:
    """That the date is no longer certain, where it is so."""
    postponed = session.status is sessions.SessionStatus.POSTPONED
    return session.status.label if postponed else ""


def _short(when: PartialDate | None) -> str:
    return when.short if when else "–"


def _publisher(register: Register, citation: sources.Citation) -> str:
    if citation.source is None:
        return citation.code
    source = register.get(sources.Source, citation.source)
    return source.publisher or source.title
