"""Milestones: the steps of a commitment, each with its date and the day it was done."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.languages import N_
from tracker.records.commitments import Commitment
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Condition, Record, Ref, Register, field_of


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    table: ClassVar[str] = "milestone"
    prefix: ClassVar[str] = "M"
    noun: ClassVar[str] = N_("Milestone")

    commitment: Ref[Commitment] | None = field_of(N_("Commitment"), shown=False)
    title: Words = field_of(N_("Milestone"), default=Words(), searched=True, required=True)
    due: PartialDate | None = field_of(N_("Due"))
    done_on: PartialDate | None = field_of(N_("Done on"))

    def is_overdue(self, today: date) -> bool:
        return self.done_on is None and self.due is not None and self.due.latest < today


def of(register: Register, commitment: Commitment) -> list[Milestone]:
    """By their dates; those without one come last."""
    return register.find(
        Milestone, Condition("commitment = ?", (commitment.id,)), order="due nulls last, id"
    )
