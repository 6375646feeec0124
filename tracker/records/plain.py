"""Records as plain data for scripts: dicts of text, numbers and lists, ready for JSON."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.records import (
    agreements,
    carry_over,
    commitments,
    countries,
    deadlines,
    evidence,
    instances,
    milestones,
    past,
    quality,
    sessions,
)
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.kinds import KINDS
from tracker.records.partial_dates import PartialDate
from tracker.records.recurrence import Recurrence
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import AnyRef, Field, Record, Ref, Refs, Register, fields_of

Plain = dict[str, Any]


def of(register: Register, record: Record, as_of: date) -> Plain:
    """A record: its code, its title by language, every declared field, and what follows from them.

    References are codes, dates ISO cut to their precision, unknown values None.
    """
    fields = {
        field.name: _value(register, field, getattr(record, field.name))
        for field in fields_of(type(record))
    }
    title = {"title": fields.get(record.heading_field)}
    compute = _COMPUTED.get(record.table)
    computed = compute(register, record, as_of) if compute else {}
    return {"code": record.code} | title | fields | computed


def with_parts(register: Register, record: Record, as_of: date) -> Plain:
    """The same with the records that belong to it, such as a session's delegations."""
    parts = {
        name: [of(register, part, as_of) for part in read(register, record)]
        for name, read in _PARTS.get(record.table, {}).items()
    }
    return of(register, record, as_of) | parts


def _value(register: Register, field: Field, value: Any) -> Any:
    match value:
        case Words():
            return {str(language): text for language, text in value.texts}
        case PartialDate():
            return value.iso
        case Recurrence():
            return value.rule
        case Ref():
            return register.get(field.target, value).code
        case Refs():
            return [record.code for record in register.get_all(field.target, value)]
        case AnyRef():
            record = register.at(value, KINDS)
            return record.code if record else None
        case str():
            return str(value) or None
        case _:
            return value


def _of_session(register: Register, session: Session, _as_of: date) -> Plain:
    return {"children": [child.code for child in sessions.children(register, session)]}


def _of_agreement(register: Register, agreement: Agreement, as_of: date) -> Plain:
    actions = agreements.actions(register, agreement)
    signed = agreements.signed_on(agreements.done_by(actions, as_of))
    status = agreements.status(actions, as_of)
    return {"status": str(status), "signed": signed.iso if signed else None}


def _of_commitment(register: Register, commitment: Commitment, as_of: date) -> Plain:
    """As it was on the day, where that is known."""
    was = past.as_of(register, commitment, as_of)
    changing = ("due", "status", "completion", "closed_on", "reported_on", "closing_reason")
    declared = {field.name: field for field in fields_of(Commitment) if field.name in changing}
    return {
        **{name: _value(register, field, getattr(was, name)) for name, field in declared.items()},
        "overdue": was.is_overdue(as_of),
        "timing": was.timing(as_of).name.lower(),
        "extensions": deadlines.extensions(register, commitment, as_of),
        "sessions_running": carry_over.sessions_running(register, commitment),
        "instances": [str(each.code) for each in instances.of(register, commitment)],
        "says": list(quality.of(commitment).named),
        "evidence": [
            str(proof.code)
            for proof in evidence.of(register, commitment)
            if proof.on is None or proof.on.earliest <= as_of
        ],
    }


def _of_partner(register: Register, country: Country, as_of: date) -> Plain:
    mine = commitments.with_partner(country)
    return {
        "sessions": register.count(Session, sessions.with_partner(country)),
        "agreements": register.count(Agreement, agreements.with_partner(country)),
        "commitments": register.count(Commitment, mine),
        "overdue": register.count(Commitment, mine & commitments.overdue(as_of)),
        "home": country.code == countries.home(register).code,
    }


_COMPUTED: dict[str, Callable[..., Plain]] = {
    Session.table: _of_session,
    Agreement.table: _of_agreement,
    Commitment.table: _of_commitment,
    Country.table: _of_partner,
}

_PARTS: dict[str, dict[str, Callable[..., list[Any]]]] = {
    Session.table: {"delegations": sessions.delegations, "agenda": sessions.agenda},
    Agreement.table: {"actions": agreements.actions},
    Commitment.table: {
        "journal": commitments.journal,
        "deadline_changes": deadlines.changes,
        "evidence": evidence.of,
        "milestones": milestones.of,
    },
}
