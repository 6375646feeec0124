"""Carrying over: what is still open at the next session is promised there anew."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.languages import N_
from tracker.records import commitments, links, sessions
from tracker.records.commitments import Commitment, Status
from tracker.records.links import Link, LinkKind
from tracker.records.sessions import Session, SessionStatus
from tracker.store import Condition, Register

# Questions


def previous(register: Register, session: Session) -> Session | None:
    """The edition before it in its series; else the last one held with the same partners."""
    if session.series:
        return _edition_before(register, session)
    if session.start is None:
        return None
    before = Condition("parent is null and start < ? and id <> ?", (session.start.iso, session.id))
    held = before & sessions.with_status(SessionStatus.HELD)
    alike = held & sessions.with_just(session.partners)
    return register.first(Session, alike, order="start desc, id desc")


def to_carry(register: Register, session: Session) -> list[Commitment]:
    """What was agreed at the previous session or its parts and is open, the most urgent first."""
    before = previous(register, session)
    if before is None:
        return []
    places = [before, *sessions.children(register, before)]
    return [c for place in places for c in _open_of(register, place)]


def lineage(register: Register, commitment: Commitment) -> list[Commitment]:
    """Those it was carried over from, the nearest first."""
    found = [commitment]
    while (before := _carried_from(register, found[-1])) and before not in found:
        found.append(before)
    return found[1:]


def sessions_running(register: Register, commitment: Commitment) -> int:
    """At how many sessions in a row it was agreed; 1 for what was never carried over."""
    return len(lineage(register, commitment)) + 1


# Edits


def carry_over(register: Register, chosen: Iterable[Commitment], to: Session) -> list[Commitment]:
    """Promise the chosen anew at a session; the old ones are closed as carried over, and linked."""
    with register.edit(N_("Carry over")):
        return [_carried(register, commitment, to) for commitment in chosen]


def _carried(register: Register, commitment: Commitment, to: Session) -> Commitment:
    with register.edit(N_("Carry over")) as edit:
        new = commitments.anew(commitment, Commitment())
        saved = commitments.add(register, replace(new, origin=to.any_ref))
        closed = replace(commitment.moved_to(Status.CARRIED_OVER), closed_on=to.start)
        old = commitments.keep(edit, closed)
        links.connect(
            register,
            Link(origin=old.any_ref, target=saved.any_ref, kind=LinkKind.CARRIED_OVER_TO),
        )
    return saved


def _edition_before(register: Register, session: Session) -> Session | None:
    same = Condition("series = ? and id <> ?", (session.series and session.series.id, session.id))
    if session.ordinal is not None:
        lower = same & Condition("ordinal < ?", (session.ordinal,))
        return register.first(Session, lower, order="ordinal desc, id desc")
    if session.start is None:
        return None
    earlier = same & Condition("start < ?", (session.start.iso,))
    return register.first(Session, earlier, order="start desc, id desc")


def _open_of(register: Register, session: Session) -> Iterator[Commitment]:
    yield from commitments.by_urgency(
        register, commitments.agreed_at(session) & commitments.IS_OPEN & ~commitments.IS_DRAFT
    )


def _carried_from(register: Register, commitment: Commitment) -> Commitment | None:
    carried = Condition(
        "target = ? and kind = ?",
        (commitment.any_ref.to_column(), LinkKind.CARRIED_OVER_TO.value),
    )
    link = register.first(Link, carried)
    found = (
        register.at(link.origin, {Commitment.table: Commitment}) if link and link.origin else None
    )
    return found if isinstance(found, Commitment) else None
