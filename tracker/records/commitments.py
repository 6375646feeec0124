"""Commitments: what a side has promised, by when, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from tracker.languages import N_, Language, _
from tracker.languages.fold import fold
from tracker.records.countries import Country
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.recurrence import Recurrence
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import (
    EVERYTHING,
    AnyRef,
    Condition,
    Edit,
    Listing,
    Problem,
    Record,
    Ref,
    Refs,
    Register,
    RegisterError,
    Vocabulary,
    field_of,
    names_one,
)

SOON = 30
"""How many days before its date a commitment is said to be due soon."""


class Side(Vocabulary):
    OURS = "ours", N_("ours")
    THEIRS = "theirs", N_("theirs")
    JOINT = "joint", N_("joint")


class Status(Vocabulary):
    """Where a commitment is in the work on it; overdue is not a status, it is computed."""

    DRAFT = "draft", N_("draft")
    ON_CONTROL = "on_control", N_("on control")
    IN_PROGRESS = "in_progress", N_("in progress")
    REPORTED = "reported", N_("reported, to be verified")
    FULFILLED = "fulfilled", N_("fulfilled – off control")
    NOT_FULFILLED = "not_fulfilled", N_("closed, not fulfilled")
    NOT_APPLICABLE = "not_applicable", N_("no longer applicable")
    REPLACED = "replaced", N_("replaced by alternative")
    DEFERRED = "deferred", N_("deferred")
    CARRIED_OVER = "carried_over", N_("carried over")


OPEN = (Status.DRAFT, Status.ON_CONTROL, Status.IN_PROGRESS, Status.REPORTED, Status.DEFERRED)


class Completion(Vocabulary):
    """The five grades of the Open Government Partnership, "no evidence" among them."""

    NO_EVIDENCE = "no_evidence", N_("no evidence")
    NOT_STARTED = "not_started", N_("not started")
    LIMITED = "limited", N_("limited")
    SUBSTANTIAL = "substantial", N_("substantial")
    COMPLETE = "complete", N_("complete")


class Timing(Enum):
    """How a commitment stands against its date on a given day; never stored."""

    CLOSED = N_("closed")
    OVERDUE = N_("overdue")
    SOON = N_("due soon")
    LATER = N_("not due")
    UNDATED = N_("no deadline")

    @property
    def label(self) -> str:
        return _(self.value)


@dataclass(frozen=True, kw_only=True)
class Commitment(Record):
    table: ClassVar[str] = "commitment"
    prefix: ClassVar[str] = "C"
    noun: ClassVar[str] = N_("Commitment")

    title: Words = field_of(
        N_("Commitment"),
        default=Words(),
        searched=True,
        required=True,
        hint=N_("What is to be done"),
    )
    deliverable: Words | None = field_of(
        N_("Deliverable"), searched=True, hint=N_("What will be there when it is done")
    )
    indicator: str = field_of(
        N_("Target"), default="", searched=True, hint=N_("20 specialists trained")
    )
    partners: Refs[Country] = field_of(N_("Partners"), default=Refs())
    side: Side = field_of(N_("Whose"), default=Side.OURS)
    lead: Ref[Organisation] | None = field_of(N_("Lead"))
    co_executors: Refs[Organisation] = field_of(N_("Co-responsible"), default=Refs())
    counterpart: Ref[Organisation] | None = field_of(N_("Counterpart"))
    due: PartialDate | None = field_of(
        N_("Due"), hint=N_("15 March 2022, March 2022 or in 2 weeks")
    )
    due_original: PartialDate | None = field_of(N_("First due"), shown=False)
    repeats: Recurrence | None = field_of(N_("Repeats"), hint=N_("every quarter until 2024"))
    repeated_from: Ref["Commitment"] | None = field_of(N_("Repeats another"), shown=False)
    status: Status = field_of(N_("Status"), default=Status.ON_CONTROL)
    completion: Completion = field_of(N_("Completion"), default=Completion.NO_EVIDENCE)
    reported_by: str = field_of(N_("Reported by"), default="")
    reported_on: PartialDate | None = field_of(N_("Reported on"))
    verified_by: str = field_of(N_("Verified by"), default="")
    closed_on: PartialDate | None = field_of(N_("Closed on"))
    closing_reason: str = field_of(N_("Why it was closed"), default="", long=True)
    origin: AnyRef | None = field_of(N_("Agreed at"))
    item: str = field_of(N_("Item"), default="", hint=N_("2.1"))
    verbatim: str = field_of(N_("Exact words"), default="", searched=True, long=True)
    verbatim_language: Language | None = field_of(N_("Language of the words"))
    topics: Refs[Topic] = field_of(N_("Topics"), default=Refs())

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def is_open_on(self, day: date) -> bool:
        """Whether it was still open on a day, as far as the day of its closing is known."""
        return self.is_open or (self.closed_on is not None and self.closed_on.earliest > day)

    def is_overdue(self, today: date) -> bool:
        return self.timing(today) is Timing.OVERDUE

    def timing(self, today: date) -> Timing:
        if not self.is_open_on(today):
            return Timing.CLOSED
        if self.due is None:
            return Timing.UNDATED
        days = (self.due.latest - today).days
        return Timing.OVERDUE if days < 0 else Timing.SOON if days <= SOON else Timing.LATER

    def days_late(self, today: date) -> int:
        """Days since the last day it could be done in time; 0 when it is not overdue."""
        if self.due is None or not self.is_overdue(today):
            return 0
        return (today - self.due.latest).days

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.is_open and self.closed_on:
            found.append(Problem("closed_on", _("An open commitment has no closing date.")))
        if (self.completion is Completion.COMPLETE) is not self._is_said_complete:
            found.append(Problem("completion", _("The status and the completion contradict.")))
        if self.reported_by and fold(self.reported_by) == fold(self.verified_by):
            found.append(
                Problem("verified_by", _("Who reported it done cannot be the one to verify it."))
            )
        if self.lead and self.lead.id in self.co_executors.ids:
            found.append(Problem("co_executors", _("The lead is named among the co-responsible.")))
        return found

    @property
    def _is_said_complete(self) -> bool:
        """Reported work may or may not be complete; else the status alone decides."""
        if self.status is Status.REPORTED:
            return self.completion is Completion.COMPLETE
        return self.status is Status.FULFILLED

    def moved_to(self, status: Status) -> Self:
        """The same at another status, without what would contradict it: the one place of the rule.

        Fulfilled means complete; what is open again is not closed, and no longer complete.
        """
        completion = self.completion
        if status is Status.FULFILLED:
            completion = Completion.COMPLETE
        elif completion is Completion.COMPLETE and status is not Status.REPORTED:
            completion = Completion.NO_EVIDENCE
        moved = replace(self, status=status, completion=completion)
        if status in OPEN:
            moved = replace(moved, closed_on=None, closing_reason="", verified_by="")
        return moved

    def derived(self) -> dict[str, object]:
        latest = self.due.latest.isoformat() if self.due else None
        closed = self.closed_on.earliest.isoformat() if self.closed_on else None
        return super().derived() | {
            "due_latest": latest,
            "is_open": int(self.is_open),
            "closed_from": closed,
            # Text, so that one index gives the order: open before closed, the undated last.
            "urgency": f"{0 if self.is_open else 1}{latest or '~'}",
        }


class NotAllowed(RegisterError):
    """A rule of keeping commitments speaks against it; nothing was saved."""


@dataclass(frozen=True, kw_only=True)
class Progress(Record):
    """A dated entry in a commitment's journal."""

    table: ClassVar[str] = "progress"
    prefix: ClassVar[str] = "PE"
    noun: ClassVar[str] = N_("Progress entry")
    heading_field: ClassVar[str] = "text"

    commitment: Ref[Commitment] | None = field_of(N_("Commitment"), shown=False)
    on: PartialDate | None = field_of(N_("Date"), required=True)
    text: Words = field_of(
        N_("What happened"), default=Words(), searched=True, required=True, long=True
    )


# Questions

URGENT_FIRST = "urgency, binned, id"


def with_partner(country: Country | None) -> Condition:
    if country is None:
        return EVERYTHING
    return with_partner_id(country.saved_id)


def with_partner_id(country: int) -> Condition:
    return names_one("commitment", "partners", "country", country)


def with_status(status: Status) -> Condition:
    return Condition("status = ?", (status,))


def agreed_at(origin: Record) -> Condition:
    return Condition("origin = ?", (origin.any_ref.to_column(),))


IS_OPEN = Condition("urgency < '1'")
IS_DRAFT = Condition("status = 'draft'")


def open_on(day: date) -> Condition:
    """Open on a day: still open, or closed later, as ``Commitment.is_open_on``."""
    return IS_OPEN | Condition("closed_from > ?", (day.isoformat(),))


def overdue(today: date) -> Condition:
    return due_within(today, "", today.isoformat())


def due_within(day: date, first: str, before: str) -> Condition:
    """Open on a day and due from the first day on and before the other, both as ISO text.

    The two halves are each read from an index of their own.
    """
    then = "closed_from > ? and due_latest >= ? and due_latest < ?"
    return open_and_due(first, before) | Condition(then, (day.isoformat(), first, before))


def undated(day: date) -> Condition:
    """Open on a day and due on none."""
    then = "closed_from > ? and due_latest is null"
    return Condition("urgency = '0~'") | Condition(then, (day.isoformat(),))


def open_and_due(first: str, before: str) -> Condition:
    """Open now and due from the first day on and before the other, both as ISO text."""
    return Condition("urgency >= ? and urgency < ?", (f"0{first}", f"0{before}"))


def by_urgency(
    register: Register, where: Condition = EVERYTHING, order: str = URGENT_FIRST
) -> Listing[Commitment]:
    """Open ones first, the most urgent at the top; those without a date come after the dated."""
    return register.listing(Commitment, where, order=order)


def journal(register: Register, commitment: Commitment) -> list[Progress]:
    """What happened, the latest first."""
    return register.find(
        Progress, Condition("commitment = ?", (commitment.id,)), order='"on" desc, id desc'
    )


# Edits


def add(register: Register, commitment: Commitment) -> Commitment:
    """A new commitment; its first due date is kept beside the current one for good.

    Raises NotAllowed for a fulfilled one, which needs evidence: ``closing`` adds those.
    """
    with register.edit(N_("Add commitment")) as edit:
        if commitment.id is not None:
            return change(register, commitment)
        if commitment.status is Status.FULFILLED:
            raise NotAllowed(_needs_evidence())
        return keep(edit, commitment)


def change(register: Register, commitment: Commitment) -> Commitment:
    """Raises NotAllowed for what needs a reason or evidence: see ``deadlines`` and ``closing``."""
    with register.edit(N_("Edit commitment")) as edit:
        before = register.get(Commitment, commitment.saved_id)
        if commitment == before:  # what an older program left as it is need not hold to new rules
            return commitment
        hold_deadline(before, commitment)
        if commitment.status is Status.FULFILLED and before.status is not Status.FULFILLED:
            raise NotAllowed(_needs_evidence())
        return keep(edit, commitment)


def moves_deadline(before: Commitment, after: Commitment) -> bool:
    """Whether a deadline that was set once becomes another."""
    return before.due_original is not None and before.due != after.due


def anew(commitment: Commitment, blank: Commitment) -> Commitment:
    """The same promise, begun again: with nothing of how the first one stood and closed."""
    kept = ("status", "completion", "due_original", "closed_on", "closing_reason", "item")
    made = ("id", "uid", "code", "version", "reported_by", "reported_on", "verified_by")
    alone = ("repeats", "repeated_from")
    return replace(commitment, **{name: getattr(blank, name) for name in (*kept, *made, *alone)})


def hold_deadline(before: Commitment, after: Commitment) -> None:
    if moves_deadline(before, after):
        raise NotAllowed(_("A deadline moves only with a reason and the one who allowed it."))


def keep(edit: Edit, commitment: Commitment) -> Commitment:
    """Save it within an edit of its own verbs. Raises NotAllowed if it contradicts itself."""
    for problem in commitment.problems():
        if problem.field in _CONTRADICTIONS:
            raise NotAllowed(problem.sentence)
    return edit.save(_with_first_due(commitment))


_CONTRADICTIONS = {"completion", "closed_on", "verified_by"}


def _needs_evidence() -> str:
    return _("What is fulfilled needs evidence: use “Take off control”.")


def report_progress(register: Register, progress: Progress) -> Progress:
    with register.edit(N_("Add progress entry")) as edit:
        return edit.save(progress)


def remove(register: Register, chosen: Iterable[Commitment]) -> None:
    with register.edit(N_("Delete commitment")) as edit:
        for commitment in chosen:
            edit.remove(commitment)


def _with_first_due(commitment: Commitment) -> Commitment:
    return replace(commitment, due_original=commitment.due_original or commitment.due)
