"""Records as plain data for scripts: dicts of text, numbers and lists, ready for JSON."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.records import (
    agreement_life,
    agreements,
    carry_over,
    checklists,
    commitments,
    countries,
    deadlines,
    editions,
    evidence,
    hits,
    instances,
    milestones,
    names,
    past,
    provenance,
    quality,
    sessions,
)
from tracker.records.agreements import Agreement
from tracker.records.changes import RecordChange
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.hits import Hit
from tracker.records.kinds import KINDS
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.recurrence import Recurrence
from tracker.records.searching import Found
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.records.sources import Source
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
    """The same with the records that belong to it, such as a session's delegations.

    ``chain`` is what led to it, each cause after its effect.
    """
    parts = {
        name: [of(register, part, as_of) for part in read(register, record)]
        for name, read in _PARTS.get(record.table, {}).items()
    }
    steps = [_step(register, step) for step in provenance.chain(register, record)]
    return of(register, record, as_of) | parts | {"chain": steps}


def _step(register: Register, step: provenance.Step) -> Plain:
    record = step.record
    words = record.heading if record else None
    called = provenance.called(register, step.known)
    return {
        "code": step.known.code,
        "kind": step.known.ref.table,
        "title": _text(words) if isinstance(words, Words) else called,
        "relation": step.name,
        "relation_words": step.relation,
        "of": step.of,
        "depth": step.depth,
        "date": step.date.iso if step.date else None,
        "sources": [_source(source) for source in step.sources],
        "link_sources": [_source(source) for source in step.link_sources],
        "deleted_on": step.known.deleted_on.isoformat() if step.known.deleted_on else None,
    }


def _source(source: Source) -> Plain:
    return {
        "code": source.code,
        "title": source.title,
        "publisher": source.publisher or None,
        "address": source.address or None,
    }


def _text(words: Words) -> Plain:
    return {str(language): text for language, text in words.texts}


def of_change(change: RecordChange) -> Plain:
    """A change: the code of its record, when and by whom it was recorded, what it did in words."""
    return {
        "code": change.record.code,
        "at": change.at.isoformat(),
        "who": change.who or None,
        "what": change.what,
        "lines": list(change.lines),
    }


def of_found(register: Register, found: Found) -> list[Plain]:
    """What a search found, group by group: each hit with its title, and what was found in it.

    ``marks`` are pairs: where a found word begins and ends, in characters of the text.
    """
    return [
        {
            "kind": group.kind.table,
            "hits": [_of_hit(register, hit, found.keys) for hit in group.hits],
        }
        for group in found.groups
    ]


def _of_hit(register: Register, hit: Hit, keys: hits.Keys) -> Plain:
    told = hits.told(register, hit, keys)
    return {
        "code": hit.code,
        "kind": hit.ref.table,
        "title": told.title.text,
        "marks": told.title.marks,
        "note": told.note,
        "passage": told.passage
        and {
            "in": told.passage.label,
            "text": told.passage.words.text,
            "marks": told.passage.words.marks,
        },
    }


def _value(register: Register, field: Field, value: Any) -> Any:
    match value:
        case Words():
            return _text(value)
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
    life = agreement_life.of(register, agreement, as_of)
    entry, term_end, notice_by = life.entry, life.term_end, life.notice_by
    turn = life.whose_turn
    return {
        "binding": agreement.is_binding,
        "status": str(life.status),
        "status_since": _iso(life.status_since),
        "signed": _iso(life.signed),
        "whose_turn": None if turn is None else [register.get(Country, id_).code for id_ in turn],
        "entry_into_force": _iso(entry.when.on if entry and entry.when else None),
        "days_to_entry": life.days_to_entry,
        "term_end": _iso(term_end.on if term_end else None),
        "notice_by": _iso(notice_by.on if notice_by else None),
    }


def _iso(on: PartialDate | None) -> str | None:
    return on.iso if on else None


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


def _of_series(register: Register, series: Series, _as_of: date) -> Plain:
    found = sessions.editions(register, series)
    return {
        "next_number": editions.next_number(register, series),
        "gaps": editions.gaps(found),
        "doubles": editions.doubles(found),
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
    Series.table: _of_series,
}

_PARTS: dict[str, dict[str, Callable[..., list[Any]]]] = {
    Session.table: {
        "delegations": sessions.delegations,
        "agenda": sessions.agenda,
        "preparation": checklists.of,
    },
    Series.table: {"editions": sessions.editions, "names": names.of},
    Organisation.table: {"names": names.of},
    Agreement.table: {"actions": agreements.actions},
    Commitment.table: {
        "journal": commitments.journal,
        "deadline_changes": deadlines.changes,
        "evidence": evidence.of,
        "milestones": milestones.of,
    },
}
