"""The dialogs that report a commitment as done and take it off control."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.gui.record_lines import lines
from tracker.gui.record_parts import Card, Part, Parts
from tracker.languages import _
from tracker.records import closing
from tracker.records import evidence as proofs
from tracker.records.closing import Closing, Report
from tracker.records.commitments import Commitment
from tracker.records.display import coded
from tracker.records.evidence import Evidence
from tracker.records.partial_dates import PartialDate
from tracker.store import Problem, Register

WIDTH = 640
"""Of these dialogs, in pixels."""


class ClosingForm(QWidget):
    """How the chosen end, and what shows it; a card for evidence waits where there is none."""

    changed = Signal()

    def __init__(self, register: Register, chosen: Sequence[Commitment], today: date) -> None:
        super().__init__()
        self._register = register
        self._today = today
        self._chosen = chosen
        known = list(chain.from_iterable(proofs.of(register, each) for each in chosen))
        self.closing = RecordForm(register, Closing(on=PartialDate.of(today)), today, parent=self)
        self.evidence: Parts[Evidence] = Parts(
            "evidence",
            _("Evidence"),
            _("Add evidence"),
            self._card,
            Evidence,
            self,
            above=lines(register, known),
        )
        if not known:
            self.evidence.add(Evidence())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XL)
        column.addWidget(chosen_lines(register, chosen))
        for section in (self.closing, self.evidence):
            column.addWidget(section)
            section.changed.connect(self.changed)

    def faults(self) -> list[Problem]:
        return [*self.closing.faults(), *self.evidence.faults()]

    def problems(self) -> list[Problem]:
        new = self.evidence.records()
        of_parts = [Problem("evidence", p.sentence) for proof in new for p in proof.problems()]
        return [
            *closing.problems(self._register, self._chosen, self.closing.record(), new),
            *of_parts,
        ]

    def is_changed(self) -> bool:
        return self.closing.is_changed() or bool(self.evidence.records())

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each beside its field and go to the first; those without a place come back."""
        left_over = self.evidence.place_problems(self.closing.place_problems(problems))
        sections = (self.closing, self.evidence)
        for cell in chain.from_iterable(each.cells_with_problems() for each in sections):
            cell.reveal()
            break
        return left_over

    def save(self) -> Commitment:
        """Close them; the first of them comes back."""
        new = self.evidence.records()
        closing.take_off_control(self._register, self._chosen, self.closing.record(), new)
        return self._chosen[0]

    def _card(self, proof: Evidence, parent: QWidget) -> Part:
        return Card(self._register, RecordForm(self._register, proof, self._today), parent)


def open_closing(
    register: Register, today: date, parent: QWidget | None, chosen: Sequence[Commitment]
) -> RecordDialog:
    """The controller's dialog, which takes the chosen off control."""
    form = ClosingForm(register, chosen, today)
    title = _("Take off control")
    return RecordDialog(title, form, form.save, form.problems, parent, width=WIDTH)


def open_report(
    register: Register, today: date, parent: QWidget | None, chosen: Sequence[Commitment]
) -> RecordDialog:
    """The executor's dialog, which reports the chosen as done."""
    form = RecordForm(register, Report(on=PartialDate.of(today)), today)

    def save() -> Commitment:
        closing.report_done(register, chosen, form.record())
        return chosen[0]

    title = _("Report as done")
    return RecordDialog(title, form, save, lambda: form.record().problems(), parent, width=WIDTH)


def chosen_lines(register: Register, chosen: Sequence[Commitment]) -> QLabel:
    """What the dialog is about, a line for each."""
    said = QLabel("\n".join(coded(register, commitment) for commitment in chosen))
    said.setTextFormat(said.textFormat().PlainText)
    said.setFont(theme.font(theme.Text.STRONG))
    said.setWordWrap(True)
    return said
