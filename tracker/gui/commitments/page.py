"""The commitments page: what is owed, the most urgent first."""

from collections.abc import Sequence
from datetime import date

from tracker.briefs.tones import tone
from tracker.gui.chips import sentence
from tracker.gui.commitments.closing import open_closing, open_report
from tracker.gui.commitments.form import open_commitment
from tracker.gui.commitments.repetitions import open_repetitions
from tracker.gui.list_page import ListPage
from tracker.gui.record_model import Column
from tracker.languages import N_, current
from tracker.records import closing, commitments
from tracker.records.commitments import Commitment, Progress, Status, Timing
from tracker.records.countries import Country
from tracker.records.deadlines import DeadlineChange
from tracker.records.display import short_name
from tracker.records.evidence import Evidence
from tracker.records.links import Link
from tracker.records.milestones import Milestone
from tracker.records.organisations import Organisation
from tracker.records.queries import Op, Term
from tracker.store import Condition, by_title


def standing(commitment: Commitment, today: date) -> Timing | Status:
    """That it is overdue, else where it is in the work on it."""
    return Timing.OVERDUE if commitment.is_overdue(today) else commitment.status


class CommitmentsPage(ListPage[Commitment]):
    kind = Commitment
    name = "commitments"
    in_columns = ("title", "partners", "lead", "due", "status")
    touched_by = (
        Commitment,
        Progress,
        Evidence,
        DeadlineChange,
        Milestone,
        Link,
        Country,
        Organisation,
    )
    begins_with = Term("status", Op.IS, ("open",))
    nothing_yet = N_("No commitment is recorded yet. Log a session with its follow-up actions.")
    nothing_found = N_("No commitment matches. Change the partner, the filter or the search.")

    def columns(self) -> Sequence[Column[Commitment]]:
        register, today = self.register, self.desk.today
        return [
            Column(N_("Code"), lambda c: c.code, width=62, spare=True, sort="id {dir}"),
            Column(
                N_("Commitment"),
                lambda c: str(c.title),
                width=360,
                sort=by_title(current(), "{dir}"),
            ),
            Column(N_("Partners"), lambda c: self.partners(c.partners), width=96, spare=True),
            Column(
                N_("Lead"),
                lambda c: short_name(register, c.lead),
                width=150,
                spare=True,
                sort="lead {dir} nulls last, id",
            ),
            Column(
                N_("Due"),
                lambda c: c.due.short if c.due else "",
                tone=lambda c: _urgency(c.timing(today())),
                width=92,
                sort="due_latest {dir} nulls last, id",
            ),
            Column(
                N_("Status"),
                lambda c: sentence(standing(c, today()).label),
                tone=lambda c: tone(standing(c, today())),
                chip=True,
                width=144,
                sort="status {dir}, due_latest nulls last, id",
            ),
        ]

    def usual_order(self) -> str:
        return commitments.URGENT_FIRST

    def of_partner(self, partner: Country | None) -> Condition:
        return commitments.with_partner(partner)

    def new(self) -> None:
        self.open(open_commitment(self.register, self.desk.today(), self, partner=self._partner))

    def edit(self, record: Commitment) -> None:
        self.open(open_commitment(self.register, self.desk.today(), self, commitment=record))

    def delete(self, chosen: Sequence[Commitment]) -> None:
        commitments.remove(self.register, chosen)

    def report_done(self) -> None:
        if chosen := self.chosen():
            open_report(self.register, self.desk.today(), self, chosen).open()

    def take_off_control(self) -> None:
        if chosen := self.chosen():
            # What is closed leaves the list, so it is not looked for afterwards.
            open_closing(self.register, self.desk.today(), self, chosen).open()

    def return_to_work(self) -> None:
        closing.return_to_work(self.register, self.chosen())

    def repeat(self) -> None:
        if chosen := self.chosen():
            self.open(open_repetitions(self.register, self, chosen[0]))


def _urgency(timing: Timing) -> str:
    return tone(timing) if timing in {Timing.OVERDUE, Timing.SOON} else ""
