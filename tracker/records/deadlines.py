"""Deadlines: a date that was promised once moves only with a reason, and with who allowed it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from tracker.languages import N_, _
from tracker.records import commitments
from tracker.records.commitments import Commitment, NotAllowed
from tracker.records.partial_dates import PartialDate
from tracker.store import Condition, Problem, Record, Ref, Register, Vocabulary, field_of


class DeadlineReason(Vocabulary):
    PARTNER_ASKED = "partner_asked", N_("the partner asked")
    LEAD_ASKED = "lead_asked", N_("the lead asked")
    SESSION_POSTPONED = "session_postponed", N_("the session was postponed")
    PROCEDURES = "procedures", N_("internal procedures take longer")
    FUNDING = "funding", N_("funding")
    CORRECTION = "correction", N_("the date was entered wrongly")
    OTHER = "other", N_("other reason")


@dataclass(frozen=True, kw_only=True)
class DeadlineChange(Record):
    """That a deadline was moved; Kazakh rules let only the one who set it do so, on request."""

    table: ClassVar[str] = "deadline_change"
    prefix: ClassVar[str] = "DC"
    noun: ClassVar[str] = N_("Change of deadline")
    heading_field: ClassVar[str] = "new"

    commitment: Ref[Commitment] | None = field_of(N_("Commitment"), shown=False)
    old: PartialDate | None = field_of(N_("Old date"), shown=False)
    new: PartialDate | None = field_of(N_("New date"))
    reason: DeadlineReason | None = field_of(N_("Reason"), required=True)
    allowed_by: str = field_of(N_("Allowed by"), default="", searched=True, required=True)
    requested_on: PartialDate | None = field_of(N_("Requested on"))
    letter: str = field_of(
        N_("Letter"), default="", searched=True, hint=N_("No. 12-3/456 of 1 June 2021")
    )
    explanation: str = field_of(N_("Explanation"), default="", searched=True, long=True)

    @property
    def is_extension(self) -> bool:
        """Whether it gives more time; a date taken away does, for no end is set any more."""
        if self.old is None:
            return False
        return self.new is None or self.new.latest > self.old.latest

    def is_after(self, day: date) -> bool:
        return self.requested_on is not None and self.requested_on.earliest > day

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.reason is DeadlineReason.OTHER and not self.explanation:
            found.append(Problem("explanation", _("Please say what the other reason is.")))
        return found


# Questions


def changes(register: Register, commitment: Commitment) -> list[DeadlineChange]:
    """As they were made, the first of them first."""
    return register.find(DeadlineChange, Condition("commitment = ?", (commitment.id,)))


def extensions(register: Register, commitment: Commitment, day: date) -> int:
    """How many times more time was given by a day."""
    made = changes(register, commitment)
    return sum(change.is_extension and not change.is_after(day) for change in made)


def due_on(due: PartialDate | None, changes: list[DeadlineChange], day: date) -> PartialDate | None:
    """What the deadline was on a day; a change of unknown day is taken to have been made."""
    for change in reversed(changes):
        if change.is_after(day):
            due = change.old
    return due


# Edits


def extend(register: Register, commitment: Commitment, change: DeadlineChange) -> Commitment:
    """Move the deadline to ``change.new``; the old date is kept with the reason.

    Raises NotAllowed without a reason, or without the one who allowed it.
    """
    for problem in change.problems():
        raise NotAllowed(problem.sentence)
    with register.edit(N_("Extend deadline")) as edit:
        before = register.get(Commitment, commitment.saved_id)
        saved = commitments.keep(edit, replace(commitment, due=change.new))
        edit.save(replace(change, commitment=saved.ref, old=before.due))
    return saved
