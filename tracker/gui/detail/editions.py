"""The editions of a series by number: when, where, under whom, and how much of it was done."""

from collections.abc import Iterator
from datetime import date

from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import Block, Fact, Facts, Notice, Said, Section
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import editions, sessions
from tracker.records.countries import Country
from tracker.records.display import names
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionStatus
from tracker.store import Register

MOST = 30
"""How many editions are told of; the list of sessions holds them all."""


def section(register: Register, series: Series, today: date) -> Section:
    """Gaps and doubles first, then the editions, the highest number first."""
    found = sessions.editions(register, series)
    blocks: list[Block] = []
    if said := editions.warnings(found):
        blocks.append(Notice(_("Check the numbers"), tuple(said)))
    numbered = [s for s in reversed(found) if s.ordinal is not None]
    rows = [*numbered, *editions.without_number(found)]
    facts = [_edition(register, session, today) for session in rows[:MOST]]
    if left_out := len(rows) - len(facts):
        facts.append(Fact("", (Said(plural("and {n} more", "and {n} more", left_out)),)))
    blocks.append(Facts(tuple(facts)))
    return Section(_("Editions"), tuple(blocks))


def _edition(register: Register, session: Session, today: date) -> Fact:
    note = "\n".join(_notes(register, session, today))
    label = editions.edition_title(session) or _("No number")
    head = " · ".join(part for part in (session.when, _place(register, session)) if part)
    return Fact(label, (Said(head or str(session.title), session.any_ref, note),))


def _notes(register: Register, session: Session, today: date) -> Iterator[str]:
    if session.status is not SessionStatus.HELD:
        yield sentence(session.status.label)
    if heads := _heads(register, session):
        yield _("Chaired by: {names}", names=heads)
    if done := str(editions.fulfilment(register, session, today)):
        yield _("Commitments fulfilled: {count}", count=done)


def _place(register: Register, session: Session) -> str:
    country = names(register, Country, session.country, session.start)
    return ", ".join(part for part in (str(session.city or ""), country) if part)


def _heads(register: Register, session: Session) -> str:
    heads = (d.head for d in sessions.delegations(register, session) if d.head)
    return "; ".join(names(register, Person, head, session.start) for head in heads)
