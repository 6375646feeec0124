"""Closing: the executor reports a commitment done, the controller takes it off control."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from tracker.languages import N_, _
from tracker.records import commitments
from tracker.records import evidence as proofs
from tracker.records.commitments import Commitment, NotAllowed, Status
from tracker.records.evidence import Evidence
from tracker.records.partial_dates import PartialDate
from tracker.store import Problem, Record, Register, Vocabulary, field_of


class Outcome(Vocabulary):
    """How a commitment ends, in the words of its status."""

    FULFILLED = "fulfilled", N_("fulfilled – off control")
    NOT_FULFILLED = "not_fulfilled", N_("closed, not fulfilled")
    NOT_APPLICABLE = "not_applicable", N_("no longer applicable")
    REPLACED = "replaced", N_("replaced by alternative")
    CARRIED_OVER = "carried_over", N_("carried over")

    @property
    def status(self) -> Status:
        return next(status for status in Status if status.value == self.value)


@dataclass(frozen=True, kw_only=True)
class Report(Record):
    """What the executor says on reporting it done; it becomes part of the commitment."""

    table: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    noun: ClassVar[str] = N_("Report")
    heading_field: ClassVar[str] = "by"

    by: str = field_of(N_("Reported by"), default="", required=True)
    on: PartialDate | None = field_of(N_("Reported on"), required=True)


@dataclass(frozen=True, kw_only=True)
class Closing(Record):
    """What the controller says on closing it; it becomes part of the commitment."""

    table: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    noun: ClassVar[str] = N_("Closing")
    heading_field: ClassVar[str] = "outcome"

    outcome: Outcome = field_of(N_("Outcome"), default=Outcome.FULFILLED)
    on: PartialDate | None = field_of(N_("Closed on"), required=True)
    verified_by: str = field_of(N_("Verified by"), default="")
    reason: str = field_of(N_("Why it was closed"), default="", long=True)

    def applied_to(self, commitment: Commitment) -> Commitment:
        return replace(
            commitment.moved_to(self.outcome.status),
            closed_on=self.on,
            verified_by=self.verified_by,
            closing_reason=self.reason,
        )


# Rules


def problems(
    register: Register, chosen: Iterable[Commitment], closing: Closing, new: Iterable[Evidence] = ()
) -> list[Problem]:
    """What speaks against closing them so, with ``new`` evidence beside what is recorded.

    Under the name ``evidence`` stands what only evidence can put right.
    """
    found, new = list(closing.problems()), list(new)
    for commitment in chosen:
        known = [*proofs.of(register, commitment), *new]
        of_closed = problems_of(closing.applied_to(commitment), known)
        found += [p for p in of_closed if p.field in {"evidence", "verified_by"}]
    return list(dict.fromkeys(found))


def problems_of(commitment: Commitment, evidence: list[Evidence]) -> list[Problem]:
    """What its own rules say, and that what is fulfilled has evidence, none after the closing."""
    found = commitment.problems()
    if commitment.status is Status.FULFILLED and not evidence:
        found.append(
            Problem("evidence", _("What is fulfilled needs at least one piece of evidence."))
        )
    late = proofs.problems(commitment, evidence)
    return [*found, *(replace(problem, field="evidence") for problem in late)]


# Edits


def report_done(register: Register, chosen: Iterable[Commitment], report: Report) -> None:
    """The executor's step: it is said to be done, and waits to be verified."""
    for problem in report.problems():
        raise NotAllowed(problem.sentence)
    with register.edit(N_("Report as done")) as edit:
        for commitment in chosen:
            reported = commitment.moved_to(Status.REPORTED)
            commitments.keep(edit, replace(reported, reported_by=report.by, reported_on=report.on))


def take_off_control(
    register: Register,
    chosen: Iterable[Commitment],
    closing: Closing,
    evidence: Iterable[Evidence] = (),
) -> None:
    """The controller's step: it is closed, with new evidence for each of those chosen.

    Raises NotAllowed if what is fulfilled has no evidence, or if its executor verifies it.
    """
    chosen, evidence = list(chosen), list(evidence)
    for problem in problems(register, chosen, closing, evidence):
        raise NotAllowed(problem.sentence)
    with register.edit(N_("Take off control")) as edit:
        for commitment in chosen:
            closed = commitments.keep(edit, closing.applied_to(commitment))
            for proof in evidence:
                proofs.add(register, closed, proof)


def return_to_work(register: Register, chosen: Iterable[Commitment]) -> None:
    """What was reported or closed is worked on again; its evidence stays."""
    with register.edit(N_("Return to work")) as edit:
        for commitment in chosen:
            again = commitment.moved_to(Status.IN_PROGRESS)
            commitments.keep(edit, replace(again, reported_by="", reported_on=None))


def add_with(
    register: Register, commitment: Commitment, evidence: Iterable[Evidence]
) -> Commitment:
    """A new commitment, open or closed in the past, with what shows it. Raises NotAllowed."""
    evidence = list(evidence)
    for problem in problems_of(commitment, evidence):
        raise NotAllowed(problem.sentence)
    with register.edit(N_("Add commitment")) as edit:
        saved = commitments.keep(edit, commitment)
        for proof in evidence:
            proofs.add(register, saved, proof)
    return saved


def change(register: Register, commitment: Commitment) -> Commitment:
    """Change a commitment that may become fulfilled by it, for it has its evidence already."""
    for problem in problems_of(commitment, proofs.of(register, commitment)):
        raise NotAllowed(problem.sentence)
    with register.edit(N_("Edit commitment")) as edit:
        commitments.hold_deadline(register.get(Commitment, commitment.saved_id), commitment)
        return commitments.keep(edit, commitment)
