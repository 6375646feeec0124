"""What the details of sessions, agreements, commitments and partners have beside their fields."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tracker.gui import standing
from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import Fact, Facts, Quote, Said, Section, Step, Steps
from tracker.gui.detail.values import named, original, values
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import agreements, commitments, sessions
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.display import heading
from tracker.records.kinds import KINDS
from tracker.records.partial_dates import written_range
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.store import Condition, Record, Register, fields_of

MOST_FOLLOW_UPS = 50
"""How many commitments of one record are listed, the most urgent first."""


def subtitle(register: Register, record: Record) -> str:
    """The line under the title: of a session, when and where."""
    return _when_and_where(register, record) if isinstance(record, Session) else ""


def of(register: Register, record: Record, today: date) -> list[Section]:
    """The sections of a record's parts; none for a kind that has none."""
    read = _BY_TABLE.get(record.table)
    return read(register, record, today) if read else []


def _when_and_where(register: Register, session: Session) -> str:
    country = heading(register, register.get(Country, session.country)) if session.country else ""
    place = ", ".join(part for part in (str(session.city or ""), country) if part)
    when = written_range(session.start, session.end)
    return " · ".join(part for part in (when, place) if part)


def _session_parts(register: Register, session: Session, today: date) -> list[Section]:
    sent = (_delegation(register, d) for d in sessions.delegations(register, session))
    items = (_agenda_item(item) for item in sessions.agenda(register, session))
    held = (
        Fact(child.code, (named(register, child, child.when),))
        for child in sessions.children(register, session)
    )
    return [
        Section(_("Delegations"), (Facts(tuple(sent)),)),
        Section(_("Agenda"), (Facts(tuple(items)),)),
        Section(_("Sessions within it"), (Facts(tuple(held)),)),
        _follow_ups(register, session, today),
    ]


def _delegation(register: Register, delegation: Delegation) -> Fact:
    """A side: its head under the post as printed, then its organisations and people."""
    told = {
        field.name: values(register, field, getattr(delegation, field.name))
        for field in fields_of(Delegation)
    }
    side = "; ".join(country.text for country in told["country"])
    post = "; ".join(post.text for post in told["head_post"])
    head = tuple(Said(person.text, note=post) for person in told["head"])
    post_alone = (Said(post),) if post and not head else ()
    known = (*head, *post_alone, *told["organisations"], *told["members"])
    return Fact(side, known) if known else Fact("", (Said(side),))


def _agenda_item(item: AgendaItem) -> Fact:
    return Fact(item.number, (Said(str(item.title), note=str(item.outcome or "")),))


def _country_parts(register: Register, country: Country, today: date) -> list[Section]:
    """What an officer asks first before a meeting: the last and next session, what is open."""
    last, coming = sessions.last_and_next(register, country, today)
    told = ((_("Last session"), last), (_("Next session"), coming))
    met = (Fact(label, (named(register, s, s.when),)) for label, s in told if s)
    waiting = commitments.with_partner(country) & commitments.IS_OPEN
    return [
        Section(_("Sessions"), (Facts(tuple(met)),)),
        _listed(register, _("Open commitments"), waiting, today),
    ]


def _follow_ups(register: Register, record: Record, today: date) -> Section:
    return _listed(register, _("Follow-up actions"), commitments.agreed_at(record), today)


def _listed(register: Register, title: str, which: Condition, today: date) -> Section:
    found = commitments.by_urgency(register, which)
    facts = [_follow_up(register, commitment, today) for commitment in found[:MOST_FOLLOW_UPS]]
    if left_out := len(found) - len(facts):
        facts.append(Fact("", (Said(plural("and {n} more", "and {n} more", left_out)),)))
    return Section(title, (Facts(tuple(facts)),))


def _follow_up(register: Register, commitment: Commitment, today: date) -> Fact:
    note = "; ".join(_standing(commitment, today))
    return Fact(commitment.code, (named(register, commitment, note),))


def _standing(commitment: Commitment, today: date) -> Iterator[str]:
    yield from (sentence(chip.words) for chip in standing.of_commitment(commitment, today))
    if commitment.due:
        yield _("Due: {date}", date=commitment.due)


def _agreement_parts(register: Register, agreement: Agreement, today: date) -> list[Section]:
    steps = (
        Step(
            when=action.on.short if action.on else "",
            what=sentence(action.kind.label),
            notes=tuple(_notes_of(register, action)),
            is_done=action.on is None or action.on.earliest <= today,
        )
        for action in agreements.actions(register, agreement)
    )
    return [
        Section(_("Actions"), (Steps(tuple(steps)),)),
        _follow_ups(register, agreement, today),
    ]


def _notes_of(register: Register, action: agreements.Action) -> Iterator[str]:
    party = heading(register, register.get(Country, action.party)) if action.party else ""
    if where := ", ".join(part for part in (party, str(action.place or "")) if part):
        yield where
    if action.note:
        yield str(action.note)


def _commitment_parts(register: Register, commitment: Commitment, _today: date) -> list[Section]:
    language = commitment.verbatim_language
    quote = Quote(commitment.verbatim, language.own_name if language else "")
    entries = (
        Step(entry.on.short if entry.on else "", str(entry.text), (original(entry.text),))
        for entry in commitments.journal(register, commitment)
    )
    return [
        *([Section(_("Exact words"), (quote,))] if commitment.verbatim else []),
        Section(_("Agreed at"), (Facts(tuple(_origin(register, commitment))),)),
        Section(_("Progress"), (Steps(tuple(entries)),)),
    ]


def _origin(register: Register, commitment: Commitment) -> Iterator[Fact]:
    origin = register.at(commitment.origin, KINDS) if commitment.origin else None
    if origin:
        when = origin.when if isinstance(origin, Session) else ""
        yield Fact(_(origin.noun), (named(register, origin, when),))
    if commitment.item:
        yield Fact(_("Item"), (Said(commitment.item),))
    if commitment.due_original and commitment.due_original != commitment.due:
        yield Fact(_("First due"), (Said(str(commitment.due_original)),))


_BY_TABLE: dict[str, Callable[[Register, Any, date], list[Section]]] = {
    Session.table: _session_parts,
    Agreement.table: _agreement_parts,
    Commitment.table: _commitment_parts,
    Country.table: _country_parts,
}
