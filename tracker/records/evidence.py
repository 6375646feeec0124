"""Evidence: what shows that a commitment was carried out, when, and where it can be read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from tracker.languages import N_, _
from tracker.records.commitments import Commitment, NotAllowed
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Condition, Problem, Record, Ref, Register, Vocabulary, field_of


class EvidenceKind(Vocabulary):
    PUBLICATION = "publication", N_("publication")
    SIGNED_DOCUMENT = "signed_document", N_("signed document")
    LETTER = "letter", N_("letter")
    REPORT = "report", N_("report")
    MINUTES = "minutes", N_("minutes")
    OTHER = "other", N_("other evidence")


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    table: ClassVar[str] = "evidence"
    prefix: ClassVar[str] = "EV"
    noun: ClassVar[str] = N_("Evidence")
    heading_field: ClassVar[str] = "description"

    commitment: Ref[Commitment] | None = field_of(N_("Commitment"), shown=False)
    description: Words = field_of(
        N_("What shows it"), default=Words(), searched=True, required=True
    )
    kind: EvidenceKind = field_of(N_("Kind"), default=EvidenceKind.PUBLICATION)
    on: PartialDate | None = field_of(N_("Date"), required=True)
    address: str = field_of(
        N_("Address"), default="", searched=True, hint=N_("A web address, or where it is kept")
    )
    confirms: Words | None = field_of(N_("What it confirms"), searched=True)


def of(register: Register, commitment: Commitment) -> list[Evidence]:
    """As it was recorded."""
    return register.find(Evidence, Condition("commitment = ?", (commitment.id,)))


def problems(commitment: Commitment, evidence: Iterable[Evidence]) -> list[Problem]:
    """Evidence that is dated after the closing, as far as both days are known.

    The effective date must be supported, and precede the approval (form 13872 of the IRS).
    """
    closed = commitment.closed_on
    if commitment.is_open or closed is None:
        return []
    return [
        Problem("on", _("Evidence cannot be later than the closing, {date}.", date=closed))
        for proof in evidence
        if proof.on and proof.on.earliest > closed.latest
    ]


def add(register: Register, commitment: Commitment, proof: Evidence) -> Evidence:
    """Raises NotAllowed if it is dated after the closing, or says nothing."""
    for problem in (*proof.problems(), *problems(commitment, [proof])):
        raise NotAllowed(problem.sentence)
    with register.edit(N_("Add evidence")) as edit:
        return edit.save(replace(proof, commitment=commitment.ref))
