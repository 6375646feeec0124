"""Checklists: what has to be ready so many days before a session, and what is ready."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from tracker.languages import N_, _
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Condition, Problem, Record, Ref, Register, field_of


@dataclass(frozen=True, kw_only=True)
class Preparation(Record):
    """One step of the preparation of a session."""

    table: ClassVar[str] = "preparation"
    prefix: ClassVar[str] = "PR"
    noun: ClassVar[str] = N_("Preparation step")

    session: Ref[Session] | None = field_of(N_("Session"), shown=False)
    title: Words = field_of(N_("Preparation step"), default=Words(), searched=True, required=True)
    days_before: int | None = field_of(N_("Days before"))
    done_on: PartialDate | None = field_of(N_("Done on"))

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.days_before is not None and self.days_before < 0:
            found.append(Problem("days_before", _("Days before a session are not below nought.")))
        return found

    def due(self, session: Session) -> date | None:
        """The last day for it, counted from the first day the session may begin on."""
        if self.days_before is None or session.start is None:
            return None
        return session.start.earliest - timedelta(days=self.days_before)

    def is_late(self, session: Session, today: date) -> bool:
        due = self.due(session)
        return self.done_on is None and due is not None and due < today


def of(register: Register, session: Session) -> list[Preparation]:
    """The earliest first; those without a number of days come last."""
    return register.find(
        Preparation,
        Condition("session = ?", (session.id,)),
        order="days_before desc nulls last, id",
    )
