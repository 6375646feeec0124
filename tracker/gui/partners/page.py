"""The partners page: the countries with which anything is recorded, and how much of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from tracker.gui.list_page import ListPage
from tracker.gui.partners.form import open_country
from tracker.gui.reader import Work
from tracker.gui.record_model import Column
from tracker.languages import N_, current, number
from tracker.records import countries, partner_facts
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.partner_facts import Recorded
from tracker.records.queries import Op, Term
from tracker.records.sessions import Session
from tracker.store import Condition, by_title

RIGHT = Qt.AlignmentFlag.AlignRight


class PartnersPage(ListPage[Country]):
    kind = Country
    name = "partners"
    in_columns = ("name",)
    touched_by = (Country, Session, Agreement, Commitment)
    begins_with = Term("records", Op.IS, ("any",))
    nothing_yet = N_("No country matches.")
    nothing_found = N_("No country matches.")
    told: dict[int, Recorded] | None = None

    def columns(self) -> Sequence[Column[Country]]:
        return [
            Column(N_("Code"), lambda c: c.code, width=56, spare=True, sort="code {dir}"),
            Column(
                N_("Country"), lambda c: str(c.name), width=220, sort=by_title(current(), "{dir}")
            ),
            self._column(N_("Sessions"), lambda r: r.sessions),
            self._column(N_("Agreements"), lambda r: r.agreements),
            self._column(N_("Open commitments"), lambda r: r.open, width=196),
            Column(N_("Overdue"), self._overdue, tone=self._late, width=108, align=RIGHT),
        ]

    def usual_order(self) -> str:
        return by_title(current())

    def of_partner(self, partner: Country | None) -> Condition:
        return countries.only(partner)

    def new(self) -> None:
        """Countries are all there from the start."""

    def edit(self, record: Country) -> None:
        self.open(open_country(self.register, self.desk.today(), self, record))

    def delete(self, chosen: Sequence[Country]) -> None:
        """A country stays; the papers may name it any day."""

    def beside(self) -> Work:
        day = self.desk.today()
        return lambda register: partner_facts.recorded(register, day)

    def _column(
        self, title: str, count: Callable[[Recorded], int], width: int = 104
    ) -> Column[Country]:
        return Column(
            title, lambda c: self._counted(c, count), width=width, spare=True, align=RIGHT
        )

    def _counted(self, country: Country, count: Callable[[Recorded], int]) -> str:
        """The count in words: an ellipsis until it is known, nothing for nought."""
        if self.told is None:
            return "…"
        recorded = self.told.get(country.saved_id)
        return number(count(recorded)) if recorded and count(recorded) else ""

    def _overdue(self, country: Country) -> str:
        return self._counted(country, lambda r: r.overdue)

    def _late(self, country: Country) -> str:
        return "bad" if self.told and self._overdue(country) else ""
