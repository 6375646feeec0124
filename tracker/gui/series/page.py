"""The series page: recurring mechanisms, their editions by number, what is missing among them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from tracker.gui.list_page import ListPage
from tracker.gui.record_model import Column
from tracker.gui.series.form import open_series
from tracker.languages import N_, current
from tracker.records import editions, series, sessions
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.display import names
from tracker.records.names import Name
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import Delegation, Session
from tracker.store import Condition, by_title

RIGHT = Qt.AlignmentFlag.AlignRight


class SeriesPage(ListPage[Series]):
    kind = Series
    name = "series"
    in_columns = ("name", "partners")
    touched_by = (Series, Session, Delegation, Commitment, Country, Person, Name)
    nothing_yet = N_("No series is recorded yet. A commission or a council is one.")
    nothing_found = N_("No series matches. Change the partner or the search.")

    def columns(self) -> Sequence[Column[Series]]:
        register = self.register
        return [
            Column(N_("Code"), lambda s: s.code, width=64, sort="id {dir}"),
            Column(
                N_("Series"), lambda s: str(s.name), width=340, sort=by_title(current(), "{dir}")
            ),
            Column(
                N_("Partners"), lambda s: names(register, Country, s.partners), width=96, spare=True
            ),
            Column(N_("Editions"), self._count, width=104, align=RIGHT),
            Column(N_("Last"), self._last, width=96),
            Column(N_("Next"), self._next, width=96),
            Column(
                N_("Check the numbers"),
                self._warning,
                tone=lambda s: "warning" if self._warning(s) else "",
                width=150,
            ),
        ]

    def usual_order(self) -> str:
        return by_title(current())

    def of_partner(self, partner: Country | None) -> Condition:
        return series.with_partner(partner)

    def new(self) -> None:
        self.open(open_series(self.register, self.desk.today(), self, partner=self._partner))

    def edit(self, record: Series) -> None:
        self.open(open_series(self.register, self.desk.today(), self, record))

    def delete(self, chosen: Sequence[Series]) -> None:
        series.remove(self.register, chosen)

    def _count(self, mechanism: Series) -> str:
        return str(len(sessions.editions(self.register, mechanism)) or "")

    def _last(self, mechanism: Series) -> str:
        last, _next = editions.last_and_next(self.register, mechanism, self.desk.today())
        return last.start.short if last and last.start else ""

    def _next(self, mechanism: Series) -> str:
        _last, coming = editions.last_and_next(self.register, mechanism, self.desk.today())
        return coming.start.short if coming and coming.start else ""

    def _warning(self, mechanism: Series) -> str:
        return "; ".join(editions.warnings(sessions.editions(self.register, mechanism)))
