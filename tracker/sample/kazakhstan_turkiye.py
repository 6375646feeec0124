"""Kazakhstan and Türkiye: the joint strategic sessions of June 2021 and what stands around them."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from tracker import resources
from tracker.languages import N_
from tracker.records import (
    agreements,
    closing,
    commitments,
    countries,
    evidence,
    links,
    logbook,
    names,
    organisations,
    people,
    series,
    sources,
    topics,
)
from tracker.records.agreements import Action, Agreement
from tracker.records.commitments import Commitment, Progress, Status
from tracker.records.evidence import Evidence
from tracker.records.links import Link
from tracker.records.names import Name
from tracker.records.organisations import Organisation
from tracker.records.people import Person, Tenure
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.records.sources import Citation, Source
from tracker.records.topics import Topic
from tracker.sample.facts import Facts, Known, parents_first, read
from tracker.store import Record, Register

FACTS = ("sample", "kazakhstan-turkiye.toml")


def make(path: Path, user: str = "") -> Register:
    """A new register with the sample in it, open. Raises FileExistsError if the path is taken.

    The facts are public, each with its source; see ``resources/sample``.
    """
    facts = read(resources.path(*FACTS))
    register = Register.create(path, user=user)
    try:
        countries.seed(register)
        enter(register, facts)
    except BaseException:
        register.close()
        with suppress(OSError):
            path.unlink()  # ours alone: it was made a moment ago
        raise
    return register


def enter(register: Register, facts: dict[str, list[Facts]]) -> None:
    """Enter all facts in one edit; what people do then begins from there."""
    known = Known(register)
    with register.edit(N_("Enter the sample"), founding=True):
        _enter_who_and_what(known, facts)
        for session in parents_first(facts["session"]):
            _enter_session(known, session, facts)
        for agreement in facts["agreement"]:
            _enter_agreement(known, agreement, facts)
        for commitment in facts["commitment"]:
            _enter_commitment(known, commitment, facts)
        _enter_links(known, facts)
        for name in facts.get("name", []):
            _cited(known, name, names.save(register, known.record(Name, name)))


def _enter_who_and_what(known: Known, facts: dict[str, list[Facts]]) -> None:
    simple: list[tuple[type[Record], Callable[[Register, Any], Record]]] = [
        (Source, sources.save),
        (Organisation, organisations.save),
        (Person, people.save),
        (Topic, topics.save),
        (Series, series.save),
    ]
    for kind, save in simple:
        for fact in parents_first(facts.get(kind.table, [])):
            _cited(known, fact, save(known.register, known.record(kind, fact)))
    for tenure in facts.get("tenure", []):
        _cited(known, tenure, people.appoint(known.register, known.record(Tenure, tenure)))


def _enter_session(known: Known, fact: Facts, facts: dict[str, list[Facts]]) -> None:
    delegations = list(_of(facts, "delegation", fact))
    agenda = list(_of(facts, "agenda_item", fact))
    entry = logbook.Entry(
        known.record(Session, fact),
        tuple(known.record(Delegation, _part(d)) for d in delegations),
        tuple(known.record(AgendaItem, _part(a)) for a in agenda),
    )
    session = logbook.log(known.register, entry)
    _cited(known, fact, session)
    saved = logbook.read(known.register, session)
    as_entered = sorted(saved.delegations, key=lambda delegation: delegation.saved_id)
    for part, record in zip([*delegations, *agenda], [*as_entered, *saved.agenda], strict=True):
        _cited(known, part, record)


def _enter_agreement(known: Known, fact: Facts, facts: dict[str, list[Facts]]) -> None:
    agreement = agreements.save(known.register, known.record(Agreement, fact))
    _cited(known, fact, agreement)
    for action in _of(facts, "agreement_action", fact):
        saved = agreements.record_action(known.register, agreement, known.record(Action, action))
        _cited(known, action, saved)


def _enter_commitment(known: Known, fact: Facts, facts: dict[str, list[Facts]]) -> None:
    commitment = _add_commitment(known, fact, facts)
    _cited(known, fact, commitment)
    for entry in _of(facts, "progress", fact):
        saved = commitments.report_progress(known.register, known.record(Progress, entry))
        _cited(known, entry, saved)


def _add_commitment(known: Known, fact: Facts, facts: dict[str, list[Facts]]) -> Commitment:
    """What is fulfilled is proven by the latest of what was reported of it, as it was published."""
    commitment = known.record(Commitment, fact)
    if commitment.status is not Status.FULFILLED:
        return commitments.add(known.register, commitment)
    latest = list(_of(facts, "progress", fact))[-1]
    told = known.record(Progress, {"on": latest["on"], "text": latest["text"]})
    source = known.get(Source, (latest.get("sources") or fact["sources"])[-1])
    proof = Evidence(description=told.text, on=told.on, address=source.address)
    saved = closing.add_with(known.register, commitment, [proof])
    for kept in evidence.of(known.register, saved):
        sources.cite(known.register, Citation(about=kept.any_ref, source=source.ref))
    return saved


def _enter_links(known: Known, facts: dict[str, list[Facts]]) -> None:
    for fact in facts.get("link", []):
        ends = {"origin": fact["from"], "target": fact["to"]}
        _cited(known, fact, links.connect(known.register, known.record(Link, fact | ends)))
    for fact in facts.get("citation", []):
        sources.cite(known.register, known.record(Citation, fact))


def _cited(known: Known, fact: Facts, record: Record) -> None:
    """Remember the record under its key, and cite the sources it was read from."""
    if "key" in fact:
        known.keep(fact["key"], record)
    for key in fact.get("sources", []):
        source = known.get(Source, key)
        sources.cite(known.register, Citation(about=record.any_ref, source=source.ref))


def _of(facts: dict[str, list[Facts]], part: str, whole: Facts) -> Iterator[Facts]:
    """The parts that name this record as theirs."""
    owner = {
        "delegation": "session",
        "agenda_item": "session",
        "agreement_action": "agreement",
        "progress": "commitment",
    }[part]
    for fact in facts.get(part, []):
        if fact[owner] == whole["key"]:
            yield fact


def _part(fact: Facts) -> Facts:
    """A part that is saved together with its session, and learns of it then."""
    return {name: value for name, value in fact.items() if name != "session"}
