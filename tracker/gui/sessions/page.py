"""The sessions page: who met whom and when, the latest first."""

from collections.abc import Sequence
from datetime import date

from tracker.briefs.tones import tone
from tracker.gui.chips import sentence
from tracker.gui.list_page import ListPage
from tracker.gui.record_model import Column
from tracker.gui.sessions.form import open_session
from tracker.gui.sessions.template_dialog import TemplateDialog
from tracker.languages import N_, current
from tracker.records import agenda, editions, sessions
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.links import Link
from tracker.records.names import Name
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import written_range
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.records.templates import Template
from tracker.store import Condition, by_title


class SessionsPage(ListPage[Session]):
    kind = Session
    name = "sessions"
    in_columns = ("title", "start", "end", "kind", "partners", "status")
    touched_by = (
        Session, Delegation, AgendaItem, Commitment, Country, Organisation, Person, Series, Name,
        Preparation, Link,
    )  # fmt: skip
    nothing_yet = N_("No session is recorded yet. Press Ctrl+N to log the first one.")
    nothing_found = N_("No session matches. Change the partner, the filter or the search.")

    def columns(self) -> Sequence[Column[Session]]:
        return [
            Column(N_("Code"), lambda s: s.code, width=64, spare=True, sort="id {dir}"),
            Column(
                N_("Date"),
                lambda s: written_range(s.start, s.end, short=True),
                width=150,
                sort="start {dir} nulls last, id",
            ),
            Column(
                N_("Session"), lambda s: str(s.title), width=380, sort=by_title(current(), "{dir}")
            ),
            Column(
                N_("Kind"),
                lambda s: sentence(s.kind.label),
                width=128,
                spare=True,
                sort="kind {dir}, id",
            ),
            Column(
                N_("Partners"),
                lambda s: self.partners(s.partners, s.start),
                width=96,
                spare=True,
            ),
            Column(
                N_("Status"),
                lambda s: sentence(s.status.label),
                tone=lambda s: tone(s.status),
                chip=True,
                width=110,
                sort="status {dir}, start nulls last, id",
            ),
        ]

    def usual_order(self) -> str:
        return sessions.LATEST_FIRST

    def of_partner(self, partner: Country | None) -> Condition:
        return sessions.with_partner(partner)

    def new(self) -> None:
        self.open(open_session(self.register, self._day(), self, partner=self._partner))

    def edit(self, record: Session) -> None:
        self.open(open_session(self.register, self._day(), self, session=record))

    def delete(self, chosen: Sequence[Session]) -> None:
        sessions.remove(self.register, chosen)

    def new_from_template(self) -> None:
        dialog = TemplateDialog(self)
        dialog.picked.connect(self._start)
        dialog.open()

    def plan_next_edition(self) -> None:
        """Clone the edition chosen, and go to its successor."""
        for session in self.chosen()[:1]:
            if session.series:
                self.select(editions.clone(self.register, session).saved_id)

    def make_commitments(self) -> None:
        """Of the tasks on the agenda of the sessions chosen."""
        with self.register.edit(N_("Make commitments from tasks")):
            for session in self.chosen():
                agenda.make_commitments(self.register, session)

    def _start(self, template: Template) -> None:
        self.open(
            open_session(self.register, self._day(), self, partner=self._partner, template=template)
        )

    def _day(self) -> date:
        return self.desk.today()
