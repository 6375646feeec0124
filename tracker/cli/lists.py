"""What can be listed on the command line: its kind, its partner, its status."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from tracker.cli.faults import Fault, one_of
from tracker.languages import _
from tracker.records import agreement_life, agreements, commitments, countries, past, sessions
from tracker.records.agreements import Agreement, AgreementStatus
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.sessions import Session, SessionStatus
from tracker.store import EVERYTHING, Condition, Record, Register


def _sessions(
    register: Register, where: Condition, status: str | None, _on: date
) -> Iterable[Record]:
    if status is not None:
        where &= sessions.with_status(one_of(SessionStatus, status))
    return sessions.by_date(register, where)


def _commitments(
    register: Register, where: Condition, status: str | None, on: date
) -> Iterable[Record]:
    was = _commitment_status(status, on) if status is not None else lambda _commitment: True
    found = commitments.by_urgency(register, where)
    return [commitment for commitment in past.on(register, found, on) if was(commitment)]


def _commitment_status(status: str, on: date) -> Callable[[Commitment], bool]:
    """A status of the vocabulary, or ``open`` or ``overdue``, which follow from other facts."""
    if status == "open":
        return lambda commitment: commitment.is_open
    if status == "overdue":
        return lambda commitment: commitment.is_overdue(on)
    wanted = one_of(commitments.Status, status, "open", "overdue")
    return lambda commitment: commitment.status is wanted


def _agreements(
    register: Register, where: Condition, status: str | None, on: date
) -> Iterable[Record]:
    found = agreements.by_title(register, where)
    wanted = None if status is None else one_of(AgreementStatus, status)
    for agreement in found:
        if wanted is None or agreement_life.of(register, agreement, on).status is wanted:
            yield agreement


def _partners(
    register: Register, where: Condition, status: str | None, _on: date
) -> Iterable[Record]:
    if status is not None:
        raise Fault(_("Partners have no status to choose by."))
    asked = {country.id for country in register.find(Country, where)}
    return [country for country in countries.partners(register) if country.id in asked]


def _alone(partner: Country | None) -> Condition:
    return EVERYTHING if partner is None else Condition("id = ?", (partner.id,))


class Listed(NamedTuple):
    """What can be listed: its kind, what narrows it to a partner, and its question."""

    kind: type[Record]
    with_partner: Callable[[Country | None], Condition]
    question: Callable[[Register, Condition, str | None, date], Iterable[Record]]


LISTS = {
    "commitments": Listed(Commitment, commitments.with_partner, _commitments),
    "sessions": Listed(Session, sessions.with_partner, _sessions),
    "agreements": Listed(Agreement, agreements.with_partner, _agreements),
    "partners": Listed(Country, _alone, _partners),
}
