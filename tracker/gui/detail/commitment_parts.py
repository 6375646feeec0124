"""What the detail of a commitment tells of its deadline and of what shows it was carried out."""

from collections.abc import Iterator

from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import Fact, Facts, Said, Section, Step, Steps
from tracker.gui.detail.values import named
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import carry_over, deadlines, instances, milestones
from tracker.records import evidence as proofs
from tracker.records.commitments import Commitment
from tracker.records.deadlines import DeadlineChange
from tracker.records.evidence import Evidence
from tracker.records.milestones import Milestone
from tracker.records.sessions import Session
from tracker.store import Register


def of(register: Register, commitment: Commitment) -> list[Section]:
    """How long it is carried along, its deadline, its milestones and repetitions, the evidence."""
    return [
        _lineage(register, commitment),
        _deadline(register, commitment),
        _milestones(register, commitment),
        _instances(register, commitment),
        _evidence(register, commitment),
    ]


def _lineage(register: Register, commitment: Commitment) -> Section:
    before = carry_over.lineage(register, commitment)
    running = len(before) + 1
    title = plural("Agreed at {n} session running", "Agreed at {n} sessions running", running)
    facts = (Fact(old.code, (named(register, old, _agreed_at(register, old)),)) for old in before)
    return Section(title, (Facts(tuple(facts)),))


def _agreed_at(register: Register, commitment: Commitment) -> str:
    origin = register.at(commitment.origin, {Session.table: Session}) if commitment.origin else None
    return f"{origin.title}, {origin.when}" if isinstance(origin, Session) else ""


def _milestones(register: Register, commitment: Commitment) -> Section:
    return Section(
        _("Milestones"), (Steps(tuple(map(_milestone, milestones.of(register, commitment)))),)
    )


def _milestone(milestone: Milestone) -> Step:
    when = milestone.done_on or milestone.due
    notes = (_("Due: {date}", date=milestone.due),) if milestone.done_on and milestone.due else ()
    done = milestone.done_on is not None
    return Step(when.short if when else "", str(milestone.title), notes, is_done=done)


def _instances(register: Register, commitment: Commitment) -> Section:
    facts = (
        Fact(each.due.short if each.due else "", (named(register, each, each.status.label),))
        for each in instances.of(register, commitment)
    )
    return Section(_("Repeated commitments"), (Facts(tuple(facts)),))


def _deadline(register: Register, commitment: Commitment) -> Section:
    made = deadlines.changes(register, commitment)
    count = sum(change.is_extension for change in made)
    title = plural("Extended {n} time", "Extended {n} times", count) if count else _("Deadline")
    return Section(title, (Steps(tuple(map(_change, made))),))


def _change(change: DeadlineChange) -> Step:
    old, new = (str(when or _("no deadline")) for when in (change.old, change.new))
    when = change.requested_on.short if change.requested_on else ""
    return Step(when, f"{old} → {new}", tuple(_why(change)))


def _why(change: DeadlineChange) -> Iterator[str]:
    if change.reason:
        yield sentence(change.reason.label)
    yield _("Allowed by: {name}", name=change.allowed_by)
    yield from (text for text in (change.letter, change.explanation) if text)


def _evidence(register: Register, commitment: Commitment) -> Section:
    known = proofs.of(register, commitment)
    return Section(_("Evidence"), (Facts(tuple(map(_proof, known))),))


def _proof(proof: Evidence) -> Fact:
    kind = sentence(proof.kind.label)
    notes = [kind, str(proof.confirms or ""), proof.address]
    note = " · ".join(text for text in notes if text)
    return Fact(proof.on.short if proof.on else "", (Said(str(proof.description), note=note),))
