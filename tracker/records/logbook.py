"""Logging: a session with its delegations, agenda and follow-up actions, saved in one go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from tracker.languages import N_, _
from tracker.records import checklists, commitments, quality, sessions
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment
from tracker.records.countries import home
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.store import Edit, Problem, Refs, Register

P = TypeVar("P", Delegation, AgendaItem, Preparation)


@dataclass(frozen=True)
class Entry:
    """A session as it is to be. Parts left out of a saved session's entry go into the bin."""

    session: Session
    delegations: tuple[Delegation, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    follow_ups: tuple[Commitment, ...] = ()
    checklist: tuple[Preparation, ...] = ()


def read(register: Register, session: Session) -> Entry:
    """The entry of a saved session, as it stands."""
    return Entry(
        session,
        tuple(sessions.delegations(register, session)),
        tuple(sessions.agenda(register, session)),
        tuple(register.find(Commitment, commitments.agreed_at(session))),
        tuple(checklists.of(register, session)),
    )


def problems(register: Register, entry: Entry) -> list[Problem]:
    """What must be put right; of the parts, under the names ``delegations`` and so on."""
    return [
        *sessions.problems(register, entry.session),
        *_problems_of("delegations", entry.delegations),
        *_problems_of("agenda", entry.agenda),
        *_problems_of("follow_ups", entry.follow_ups),
        *_moved_deadlines(register, entry.follow_ups),
        *_likely_recorded(register, entry),
        *_problems_of("checklist", entry.checklist),
    ]


def log(register: Register, entry: Entry) -> Session:
    """Add or change a session and all its parts: one undo step."""
    label = N_("Edit session") if entry.session.id else N_("Add session")
    with register.edit(label) as edit:
        old = read(register, entry.session) if entry.session.id else None
        session = edit.save(_with_all_partners(register, entry))
        _replace_parts(edit, session, old.delegations if old else (), entry.delegations)
        _replace_parts(edit, session, old.agenda if old else (), entry.agenda)
        _replace_parts(edit, session, old.checklist if old else (), entry.checklist)
        _save_follow_ups(register, edit, session, old, entry)
    return session


def _problems_of(
    name: str, parts: Iterable[Delegation | AgendaItem | Commitment | Preparation]
) -> list[Problem]:
    return [replace(problem, field=name) for part in parts for problem in part.problems()]


def _moved_deadlines(register: Register, follow_ups: Iterable[Commitment]) -> Iterator[Problem]:
    for after in follow_ups:
        if after.id and commitments.moves_deadline(register.get(Commitment, after.id), after):
            sentence = _(
                "Move the deadline of {code} on its own form, which asks for the reason.",
                code=after.code,
            )
            yield Problem("follow_ups", sentence)


def _likely_recorded(register: Register, entry: Entry) -> Iterator[Problem]:
    for commitment in entry.follow_ups:
        partners = commitment.partners or _with_all_partners(register, entry).partners
        for problem in quality.problems(register, replace(commitment, partners=partners)):
            yield replace(problem, field="follow_ups")


def _with_all_partners(register: Register, entry: Entry) -> Session:
    """A country that sent a delegation is a partner."""
    ours = home(register).id
    sent = [d.country.id for d in entry.delegations if d.country and d.country.id != ours]
    session = entry.session
    return replace(session, partners=Refs((*session.partners.ids, *sent)))


def _replace_parts(edit: Edit, session: Session, old: Iterable[P], new: Iterable[P]) -> None:
    new = list(new)
    kept = {part.id for part in new}
    for part in old:
        if part.id not in kept:
            edit.remove(part)
    for part in new:
        edit.save(replace(part, session=session.ref))


def _save_follow_ups(
    register: Register, edit: Edit, session: Session, old: Entry | None, entry: Entry
) -> None:
    kept = {commitment.id for commitment in entry.follow_ups}
    for commitment in old.follow_ups if old else ():
        if commitment.id not in kept:
            edit.remove(commitment)
    for commitment in entry.follow_ups:
        partners = commitment.partners or session.partners
        whole = replace(commitment, origin=session.any_ref, partners=partners)
        commitments.add(register, whole)
