"""What the details of sessions, agreements, commitments and partners have beside their fields."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tracker.gui import standing
from tracker.gui.chips import sentence
from tracker.gui.detail import agreement_life, commitment_parts, dated, editions, partner
from tracker.gui.detail.blocks import Fact, Facts, Quote, Said, Section, Step, Steps
from tracker.gui.detail.values import named, original, values
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import (
    agenda,
    agreements,
    checklists,
    commitments,
    people,
    provenance,
    sessions,
)
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.display import heading, names
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate, written_range
from tracker.records.people import Person
from tracker.records.provenance import tombstone
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.store import Condition, Record, Refs, Register, fields_of

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
    country = names(register, Country, session.country, session.start)
    place = ", ".join(part for part in (str(session.city or ""), country) if part)
    when = written_range(session.start, session.end)
    return " · ".join(part for part in (when, place) if part)


def _session_parts(register: Register, session: Session, today: date) -> list[Section]:
    sides = sessions.delegations(register, session)
    sent = (_delegation(register, side, session.start) for side in sides)
    items = (_agenda_item(register, item) for item in sessions.agenda(register, session))
    held = (
        Fact(child.code, (named(register, child, child.when),))
        for child in sessions.children(register, session)
    )
    return [
        Section(_("Delegations"), (Facts(tuple(sent)),)),
        Section(_("Agenda"), (Facts(tuple(items)),)),
        Section(_("Preparation"), (Steps(tuple(_preparation(register, session, today))),)),
        Section(_("Sessions within it"), (Facts(tuple(held)),)),
        _follow_ups(register, session, today),
    ]


def _delegation(register: Register, delegation: Delegation, on: PartialDate | None) -> Fact:
    """A side in the order of protocol: its head, its people, then its organisations.

    The head goes under the post as printed, the others under theirs on the day.
    """
    told = {
        field.name: values(register, field, getattr(delegation, field.name), on)
        for field in fields_of(Delegation)
    }
    side = "; ".join(country.text for country in told["country"])
    post = "; ".join(post.text for post in told["head_post"])
    heads = register.get_all(Person, Refs((delegation.head.id,) if delegation.head else ()))
    head = tuple(_person(register, person, on, post) for person in heads)
    post_alone = (Said(post),) if post and not head else ()
    members = register.get_all(Person, delegation.members)
    sent = (_person(register, person, on) for person in members)
    known = (*head, *post_alone, *sent, *told["organisations"])
    return Fact(side, known) if known else Fact("", (Said(side),))


def _person(register: Register, person: Person, on: PartialDate | None, printed: str = "") -> Said:
    """A person under a post: as printed, else the one held on the day."""
    held = people.post_on(register, person, on.earliest) if on else person.post
    return named(register, person, printed or str(held or ""), on=on)


def _preparation(register: Register, session: Session, today: date) -> Iterator[Step]:
    for step in checklists.of(register, session):
        due = step.due(session)
        days = "" if step.days_before is None else _("T–{days}", days=step.days_before)
        done = _("Done on: {date}", date=step.done_on) if step.done_on else ""
        late = _("overdue") if step.is_late(session, today) else ""
        yield Step(
            PartialDate.of(due).short if due else days,
            str(step.title),
            tuple(sentence(note) for note in (days if due else "", done, late) if note),
            is_done=step.done_on is not None,
        )


def _agenda_item(register: Register, item: AgendaItem) -> Fact:
    kind = sentence(item.outcome_kind.label) if item.outcome_kind else ""
    outcome = ": ".join(part for part in (kind, str(item.outcome or "")) if part)
    became = agenda.commitment_of(register, item)
    linked = (named(register, became, became.code),) if became else ()
    return Fact(item.number, (Said(str(item.title), note=outcome), *linked))


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
        *agreement_life.sections(register, agreement, today),
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
        *commitment_parts.of(register, commitment),
    ]


def _origin(register: Register, commitment: Commitment) -> Iterator[Fact]:
    known = provenance.at(register, commitment.origin) if commitment.origin else None
    origin = known.record if known else None
    if known and known.is_gone:
        what = _(origin.noun) if origin else ""
        yield Fact(what, (Said(provenance.called(register, known), note=tombstone(known)),))
    elif origin:
        when = origin.when if isinstance(origin, Session) else ""
        yield Fact(_(origin.noun), (named(register, origin, when),))
    if commitment.item:
        yield Fact(_("Item"), (Said(commitment.item),))
    if commitment.due_original and commitment.due_original != commitment.due:
        yield Fact(_("First due"), (Said(str(commitment.due_original)),))


def _has_names(register: Register, record: Record, _today: date) -> list[Section]:
    return [dated.names_of(register, record)]


def _country_parts(register: Register, country: Country, today: date) -> list[Section]:
    return [*partner.sections(register, country, today), dated.names_of(register, country)]


def _series_parts(register: Register, record: Series, today: date) -> list[Section]:
    return [editions.section(register, record, today), dated.names_of(register, record)]


_BY_TABLE: dict[str, Callable[[Register, Any, date], list[Section]]] = {
    Session.table: _session_parts,
    Agreement.table: _agreement_parts,
    Commitment.table: _commitment_parts,
    Series.table: _series_parts,
    Country.table: _country_parts,
    **dict.fromkeys((Organisation.table, Person.table), _has_names),
}
