"""The partners page: the countries with which anything is recorded, and how much of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from tracker.gui.list_page import ListPage
from tracker.gui.partners.form import open_country
from tracker.gui.record_model import Column
from tracker.languages import N_, current
from tracker.records import agreements, commitments, countries, sessions
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.queries import Op, Term
from tracker.records.sessions import Session
from tracker.store import Condition, Record, by_title

RIGHT = Qt.AlignmentFlag.AlignRight


class PartnersPage(ListPage[Country]):
    kind = Country
    name = "partners"
    in_columns = ("name",)
    touched_by = (Country, Session, Agreement, Commitment)
    begins_with = Term("records", Op.IS, ("any",))
    nothing_yet = N_("No country matches.")
    nothing_found = N_("No country matches.")

    def columns(self) -> Sequence[Column[Country]]:
        return [
            Column(N_("Code"), lambda c: c.code, width=56, spare=True, sort="code {dir}"),
            Column(
                N_("Country"), lambda c: str(c.name), width=220, sort=by_title(current(), "{dir}")
            ),
            Column(
                N_("Sessions"),
                self._count(Session, sessions.with_partner),
                width=104,
                spare=True,
                align=RIGHT,
            ),
            Column(
                N_("Agreements"),
                self._count(Agreement, agreements.with_partner),
                width=104,
                spare=True,
                align=RIGHT,
            ),
            Column(N_("Open commitments"), self._open, width=196, spare=True, align=RIGHT),
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

    def _count(
        self, kind: type[Record], with_partner: Callable[[Country], Condition]
    ) -> Callable[[Country], str]:
        return lambda country: str(self.register.count(kind, with_partner(country)) or "")

    def _open(self, country: Country) -> str:
        where = commitments.with_partner(country) & commitments.IS_OPEN
        return str(self.register.count(Commitment, where) or "")

    def _overdue(self, country: Country) -> str:
        where = commitments.with_partner(country) & commitments.overdue(self.desk.today())
        return str(self.register.count(Commitment, where) or "")

    def _late(self, country: Country) -> str:
        return "bad" if self._overdue(country) else ""
