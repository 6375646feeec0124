"""The agreements page: what was signed or is to be, and how it stands."""

from collections.abc import Sequence

from tracker.briefs.tones import tone
from tracker.gui.agreements.form import open_agreement
from tracker.gui.chips import sentence
from tracker.gui.list_page import ListPage
from tracker.gui.record_model import Column
from tracker.languages import N_, current
from tracker.records import agreement_life, agreements
from tracker.records.agreement_life import Life
from tracker.records.agreements import Action, Agreement, AgreementStatus
from tracker.records.countries import Country
from tracker.records.display import names
from tracker.records.links import Link
from tracker.records.partial_dates import PartialDate
from tracker.store import Condition, Refs, by_title


class AgreementsPage(ListPage[Agreement]):
    kind = Agreement
    name = "agreements"
    in_columns = ("title", "form", "level", "partners")
    touched_by = (Agreement, Action, Country, Link)
    nothing_yet = N_("No agreement is recorded yet.")
    nothing_found = N_("No agreement matches. Change the partner or the search.")

    def columns(self) -> Sequence[Column[Agreement]]:
        return [
            Column(N_("Code"), lambda a: a.code, width=64, spare=True, sort="id {dir}"),
            Column(
                N_("Agreement"),
                lambda a: str(a.title),
                width=380,
                sort=by_title(current(), "{dir}"),
            ),
            Column(
                N_("Form"),
                lambda a: sentence(a.form.label),
                width=130,
                spare=True,
                sort="form {dir}, id",
            ),
            Column(N_("Level"), self._level, width=130, spare=True),
            Column(N_("Partners"), lambda a: self.partners(a.partners), width=96, spare=True),
            Column(N_("Signed"), self._signed, width=92),
            Column(
                N_("Status"),
                lambda a: sentence(self._status(a).label),
                tone=lambda a: tone(self._status(a)),
                chip=True,
                width=172,
            ),
            Column(N_("Status since"), self._since, width=92, hidden=True),
            Column(N_("Awaited from"), self._turn, width=120, hidden=True),
            Column(N_("Denounce by"), self._notice_by, width=92, hidden=True),
        ]

    def usual_order(self) -> str:
        return by_title(current())

    def of_partner(self, partner: Country | None) -> Condition:
        return agreements.with_partner(partner)

    def new(self) -> None:
        self.open(open_agreement(self.register, self.desk.today(), self, partner=self._partner))

    def edit(self, record: Agreement) -> None:
        self.open(open_agreement(self.register, self.desk.today(), self, agreement=record))

    def delete(self, chosen: Sequence[Agreement]) -> None:
        agreements.remove(self.register, chosen)

    def _status(self, agreement: Agreement) -> AgreementStatus:
        return self._life(agreement).status

    def _life(self, agreement: Agreement) -> Life:
        return self.register.kept(agreement_life.of, agreement, self.desk.today())

    def _since(self, agreement: Agreement) -> str:
        return _short(self._life(agreement).status_since)

    def _notice_by(self, agreement: Agreement) -> str:
        by = self._life(agreement).notice_by
        return _short(by.on if by else None)

    def _turn(self, agreement: Agreement) -> str:
        awaited = self._life(agreement).whose_turn
        return names(self.register, Country, Refs(awaited)) if awaited else ""

    def _level(self, agreement: Agreement) -> str:
        return sentence(agreement.level.label) if agreement.level else ""

    def _signed(self, agreement: Agreement) -> str:
        return _short(self._life(agreement).signed)


def _short(on: PartialDate | None) -> str:
    return on.short if on else ""
