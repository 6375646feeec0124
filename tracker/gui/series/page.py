"""The series page: recurring mechanisms, their editions by number, what is missing among them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from tracker.gui.list_page import ListPage
from tracker.gui.reader import Work
from tracker.gui.record_model import Column
from tracker.gui.series.form import open_series
from tracker.languages import N_, current
from tracker.records import editions, series
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.display import names
from tracker.records.editions import Standing
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
    told: dict[int, Standing] | None = None

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
                tone=self._tone,
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

    def beside(self) -> Work:
        day = self.desk.today()
        return lambda register: editions.standings(register, day)

    def _say(self, mechanism: Series, say: Callable[[Standing], str]) -> str:
        """In words: an ellipsis until it is known."""
        if self.told is None:
            return "…"
        standing = self.told.get(mechanism.saved_id)
        return say(standing) if standing else ""

    def _count(self, mechanism: Series) -> str:
        return self._say(mechanism, lambda s: str(s.editions or ""))

    def _last(self, mechanism: Series) -> str:
        return self._say(mechanism, lambda s: s.last.short if s.last else "")

    def _next(self, mechanism: Series) -> str:
        return self._say(mechanism, lambda s: s.coming.short if s.coming else "")

    def _warning(self, mechanism: Series) -> str:
        return self._say(mechanism, lambda s: "; ".join(s.warnings))

    def _tone(self, mechanism: Series) -> str:
        return "warning" if self.told and self._warning(mechanism) else ""
