"""What the detail of a commitment tells of its deadline and of what shows it was carried out."""

from collections.abc import Iterator

from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import Fact, Facts, Said, Section, Step, Steps
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import deadlines
from tracker.records import evidence as proofs
from tracker.records.commitments import Commitment
from tracker.records.deadlines import DeadlineChange
from tracker.records.evidence import Evidence
from tracker.store import Register


def of(register: Register, commitment: Commitment) -> list[Section]:
    """The changes of its deadline with their count, then the evidence."""
    return [_deadline(register, commitment), _evidence(register, commitment)]


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
