"""Control cards: a commitment with what moves, divides and proves it, saved in one go."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.languages import N_
from tracker.records import closing, commitments, deadlines, milestones, quality
from tracker.records import evidence as proofs
from tracker.records.commitments import Commitment, Progress
from tracker.records.deadlines import DeadlineChange
from tracker.records.evidence import Evidence
from tracker.records.milestones import Milestone
from tracker.store import Edit, Problem, Record, Register


@dataclass(frozen=True)
class ControlCard:
    """A commitment as it is to be; progress and evidence are those to be added.

    Milestones left out of a saved commitment's card go into the bin.

    ``extension`` says why its deadline moves, if it does.
    """

    commitment: Commitment
    extension: DeadlineChange | None = None
    progress: tuple[Progress, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    milestones: tuple[Milestone, ...] = ()


def needs_extension(register: Register, commitment: Commitment) -> bool:
    """Whether the deadline is another than the one that is saved."""
    if commitment.id is None:
        return False
    return commitments.moves_deadline(register.get(Commitment, commitment.id), commitment)


def problems(register: Register, card: ControlCard) -> list[Problem]:
    """What must be put right; of new entries, under the names ``progress`` and ``evidence``."""
    commitment = card.commitment
    known = proofs.of(register, commitment) if commitment.id else []
    found = closing.problems_of(commitment, [*known, *card.evidence])
    if needs_extension(register, commitment):
        found += (card.extension or DeadlineChange()).problems()
    return [
        *found,
        *quality.problems(register, commitment),
        *_problems_of("progress", card.progress),
        *_problems_of("evidence", card.evidence),
        *_problems_of("milestones", card.milestones),
    ]


def save(register: Register, card: ControlCard) -> Commitment:
    """Add or change a commitment with all of this: one undo step. Raises NotAllowed."""
    label = N_("Edit commitment") if card.commitment.id else N_("Add commitment")
    with register.edit(label) as edit:
        for proof in card.evidence if card.commitment.id else ():
            proofs.add(register, card.commitment, proof)
        saved = _saved(register, _with_deadline(register, card), card.evidence)
        for entry in card.progress:
            edit.save(replace(entry, commitment=saved.ref))
        _replace_milestones(register, edit, saved, card.milestones)
    return saved


def _with_deadline(register: Register, card: ControlCard) -> Commitment:
    """The commitment, its deadline moved already where it is to move."""
    after = card.commitment
    if not needs_extension(register, after):
        return after
    before = register.get(Commitment, after.saved_id)
    change = replace(card.extension or DeadlineChange(), new=after.due)
    # The saved one moves, so that one who read it before somebody else's edit is refused.
    moved = deadlines.extend(register, replace(before, version=after.version), change)
    return replace(after, version=moved.version)


def _saved(register: Register, commitment: Commitment, evidence: Iterable[Evidence]) -> Commitment:
    if commitment.id is None:
        return closing.add_with(register, commitment, evidence)
    return closing.change(register, commitment)


def _replace_milestones(
    register: Register, edit: Edit, commitment: Commitment, new: Iterable[Milestone]
) -> None:
    new = list(new)
    kept = {milestone.id for milestone in new}
    for old in milestones.of(register, commitment):
        if old.id not in kept:
            edit.remove(old)
    for milestone in new:
        edit.save(replace(milestone, commitment=commitment.ref))


def _problems_of(name: str, parts: Iterable[Record]) -> list[Problem]:
    return [replace(problem, field=name) for part in parts for problem in part.problems()]
