"""The form of a session, with its delegations, agenda and follow-up actions: saved in one go."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.quality_line import QualityLine
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm, RecordRow, RowHeader
from tracker.gui.record_parts import Card, Part, Parts, Row
from tracker.languages import _
from tracker.records import countries, editions, logbook, templates
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.logbook import Entry
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, Delegation, Session
from tracker.records.templates import Template
from tracker.store import Problem, Register

AGENDA = {"number": 1, "title": 6, "outcome_kind": 2, "outcome": 6}
CHECKLIST = {"title": 9, "days_before": 2, "done_on": 3}
FOLLOW_UPS = {"title": 7, "side": 2, "lead": 4, "due": 3}
"""The fields of a row, and their shares of its width."""


class SessionForm(QWidget):
    """A session as it is to be. Rows of the agenda and follow-ups left empty count for nothing."""

    changed = Signal()

    def __init__(
        self, register: Register, entry: Entry, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._today = today
        self.session = RecordForm(register, entry.session, today, parent=self)
        self.number_button = QPushButton(self)
        self.delegations: Parts[Delegation] = Parts(
            "delegations", _("Delegations"), _("Add delegation"), self._card, Delegation, self
        )
        self.agenda: Parts[AgendaItem] = Parts(
            "agenda",
            _("Agenda"),
            _("Add agenda item"),
            self._agenda_row,
            AgendaItem,
            self,
            header=RowHeader(AgendaItem, AGENDA, self),
        )
        self.follow_ups: Parts[Commitment] = Parts(
            "follow_ups",
            _("Follow-up actions"),
            _("Add follow-up action"),
            self._follow_up_row,
            Commitment,
            self,
            header=RowHeader(Commitment, FOLLOW_UPS, self),
        )
        self.checklist: Parts[Preparation] = Parts(
            "checklist",
            _("Preparation"),
            _("Add preparation step"),
            self._checklist_row,
            Preparation,
            self,
            header=RowHeader(Preparation, CHECKLIST, self),
        )
        self._parts = (self.delegations, self.checklist, self.agenda, self.follow_ups)
        self._give(entry)
        self._lay_out()
        self._at_first = self.entry()
        self._offer_number()

    def entry(self) -> Entry:
        return Entry(
            self.session.record(),
            self.delegations.records(),
            self.agenda.records(),
            self.follow_ups.records(),
            self.checklist.records(),
        )

    def problems(self) -> list[Problem]:
        return logbook.problems(self._register, self.entry())

    def faults(self) -> list[Problem]:
        return [*self.session.faults(), *chain.from_iterable(p.faults() for p in self._parts)]

    def is_changed(self) -> bool:
        return bool(self.faults()) or self.entry() != self._at_first

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each beside its field and go to the first; those without a place come back."""
        left_over = list(problems)
        sections = (self.session, *self._parts)
        for section in sections:
            left_over = section.place_problems(left_over)
        for cell in chain.from_iterable(each.cells_with_problems() for each in sections):
            cell.reveal()
            break
        return left_over

    def take_number(self) -> None:
        """Give the session the next number of the series it is in."""
        series = self.session.record().series
        if series:
            number = editions.next_number(self._register, self._register.get(Series, series))
            self.session.cells["ordinal"].editor.set_value(number)
            self.session.changed.emit()

    def _offer_number(self) -> None:
        """Say the next number of the series where the session has none yet."""
        session = self.session.record()
        self.number_button.setVisible(session.series is not None and session.ordinal is None)
        if session.series:
            series = self._register.get(Series, session.series)
            number = editions.next_number(self._register, series)
            self.number_button.setText(_("Next number in the series: {number}", number=number))

    def _give(self, entry: Entry) -> None:
        self.delegations.give(entry.delegations)
        self.agenda.give(entry.agenda)
        self.follow_ups.give(entry.follow_ups)
        self.checklist.give(entry.checklist)
        if not entry.follow_ups:
            self.follow_ups.add(Commitment())

    def _card(self, delegation: Delegation, parent: QWidget) -> Part:
        form = RecordForm(self._register, delegation, self._today)
        return Card(self._register, form, parent)

    def _agenda_row(self, item: AgendaItem, parent: QWidget) -> Part:
        return Row(RecordRow(self._register, item, self._today, AGENDA), parent)

    def _follow_up_row(self, commitment: Commitment, parent: QWidget) -> Part:
        cells = RecordRow(self._register, commitment, self._today, FOLLOW_UPS)
        return Row(cells, parent, beneath=QualityLine(cells))

    def _checklist_row(self, step: Preparation, parent: QWidget) -> Part:
        return Row(RecordRow(self._register, step, self._today, CHECKLIST), parent)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XL)
        for section in (self.session, *self._parts):
            column.addWidget(section)
            section.changed.connect(self.changed)
        column.insertWidget(1, self.number_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.number_button.clicked.connect(self.take_number)
        self.session.changed.connect(self._offer_number)


def open_session(
    register: Register,
    today: date,
    parent: QWidget | None,
    session: Session | None = None,
    partner: Country | None = None,
    template: Template | None = None,
) -> RecordDialog:
    """The dialog of a session, or of a new one with ``partner``; ``open()`` shows it."""
    if session:
        entry = logbook.read(register, session)
    elif template:
        entry = templates.start(register, template, partner)
    else:
        entry = _new(register, partner)
    form = SessionForm(register, entry, today)
    return RecordDialog(
        _("Edit session") if session else _("Add session"),
        form,
        lambda: logbook.log(register, form.entry()),
        form.problems,
        parent,
        width=1080,
    )


def _new(register: Register, partner: Country | None) -> Entry:
    """Our own side takes part in every session; of the others only the partner is known yet."""
    partners = countries.alone(partner)
    sides = [countries.home(register), *([partner] if partner else [])]
    delegations = tuple(Delegation(country=side.ref) for side in sides)
    return Entry(Session(partners=partners), delegations=delegations)
