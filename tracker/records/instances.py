"""Instances: the commitments that follow from one that recurs, each with its own date."""

from collections.abc import Iterable
from dataclasses import replace

from tracker.languages import N_, _
from tracker.records import commitments
from tracker.records.commitments import Commitment, Completion, NotAllowed, Status
from tracker.records.partial_dates import PartialDate
from tracker.store import Condition, Register


def of(register: Register, commitment: Commitment) -> list[Commitment]:
    """Those made already, in the order of their dates."""
    return register.find(
        Commitment,
        Condition("repeated_from = ?", (commitment.id,)),
        order="due_latest nulls last, id",
    )


def to_come(register: Register, commitment: Commitment) -> list[PartialDate]:
    """The dates for which none was made yet; a date that was moved since counts as made.

    Raises NotAllowed if there is no first date, or none precise enough, or no end.
    """
    if commitment.repeats is None or commitment.due_original is None:
        raise NotAllowed(_("Say first when it is due, and how often it repeats."))
    if not commitment.repeats.has_end:
        raise NotAllowed(_("Say first until when it repeats."))
    if not commitment.repeats.suits(commitment.due_original):
        raise NotAllowed(_("Say the first date more exactly, for it repeats more often than that."))
    made = {each.due_original for each in of(register, commitment)}
    return [day for day in commitment.repeats.dates(commitment.due_original) if day not in made]


def make(
    register: Register, commitment: Commitment, dates: Iterable[PartialDate]
) -> list[Commitment]:
    """A commitment of its own for each of the dates; the one it repeats stays the first."""
    with register.edit(N_("Add repeated commitments")):
        return [commitments.add(register, _instance(commitment, day)) for day in dates]


def _instance(commitment: Commitment, day: PartialDate) -> Commitment:
    blank = Commitment(status=Status.ON_CONTROL, completion=Completion.NO_EVIDENCE)
    return replace(
        commitments.anew(commitment, blank),
        due=day,
        repeated_from=commitment.ref,
    )
