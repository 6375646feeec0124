"""The dialog that answers why a record exists, and prints the answer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.briefs import chain, pdf
from tracker.gui import scroll_bars, theme
from tracker.gui.background import Background
from tracker.gui.briefs.printing import print_pdf
from tracker.gui.detail.pieces import Rule, label
from tracker.gui.provenance.rail import Line
from tracker.gui.theme import Text
from tracker.languages import Language, _, current
from tracker.records import provenance
from tracker.records.display import heading
from tracker.records.kinds import KINDS
from tracker.store import AnyRef, Record, Register


class ProvenanceDialog(QDialog):
    """The chain of one record; a line of it leads to its record."""

    open_record = Signal(object)
    """With the AnyRef."""

    def __init__(
        self,
        register: Register,
        background: Background,
        today: date,
        record: Record,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._background = background
        self._today = today
        self._record = record
        self.setWindowTitle(_("Why does this exist?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 620)
        self.said = label("", Text.SMALL, theme.MUTED)
        self.save_button = QPushButton(_("Save PDF…"), self)
        self.print_button = QPushButton(_("Print…"), self)
        self.close_button = QPushButton(_("Close"), self)
        self.lines: list[Line] = []
        self._lay_out()
        self.save_button.clicked.connect(self._choose_file)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setDefault(True)

    # What people do

    def save(self, path: Path) -> None:
        """Write the chain as a PDF file at ``path``."""
        self._make(lambda data: self._written(data, path))

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save the chain"), f"{self._record.code}.pdf", _("PDF files (*.pdf)")
        )
        if name:
            self.save(Path(name).with_suffix(".pdf"))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self._make(lambda data: self._printed(data, printer))

    def _go(self, ref: AnyRef) -> None:
        self.open_record.emit(ref)
        self.accept()

    # Making the paper

    def _make(self, then: Callable[[bytes], None]) -> None:
        self._set_busy(True)
        question = self._register.path, self._record.any_ref, self._today, current()
        self._background.run(self, lambda _job: made(*question), then=then, failed=self._on_failed)

    def _written(self, data: bytes, path: Path) -> None:
        self._set_busy(False)
        try:
            path.write_bytes(data)
        except OSError as fault:
            self.said.setText(_("{path}: {reason}.", path=path, reason=fault.strerror))
            return
        self.said.setText(_("The chain is saved: {path}", path=path))

    def _printed(self, data: bytes, printer: QPrinter) -> None:
        self._set_busy(False)
        print_pdf(data, printer)

    def _on_failed(self, fault: BaseException) -> None:
        self._set_busy(False)
        self.said.setText(_("The chain could not be made: {reason}", reason=fault))

    def _set_busy(self, busy: bool) -> None:
        self.said.setText("")
        for button in (self.save_button, self.print_button):
            button.setEnabled(not busy)

    # How it is laid out

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(theme.SPACE_XL, theme.SPACE_M, theme.SPACE_XL, theme.SPACE_M)
        buttons.setSpacing(theme.SPACE_S)
        buttons.addWidget(self.said, 1)
        for button in (self.print_button, self.save_button, self.close_button):
            buttons.addWidget(button)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        scroll_bars.slim(area)
        area.setWidget(self._sheet())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area)
        whole.addLayout(buttons)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*[theme.SPACE_XL] * 4)
        column.setSpacing(0)
        record = self._record
        column.addWidget(label(f"{_(record.noun)} · {record.code}", Text.SMALL, theme.MUTED))
        column.addWidget(label(heading(self._register, record), Text.LONG_TITLE, theme.HEADING))
        for source in provenance.sources_of(self._register, record):
            column.addWidget(label(chain.cited(source), Text.SMALL, theme.MUTED))
        column.addSpacing(theme.SPACE_L)
        column.addWidget(Rule(gold=True))
        column.addSpacing(theme.SPACE_L)
        self._add_lines(column)
        column.addStretch(1)
        return sheet

    def _add_lines(self, column: QVBoxLayout) -> None:
        steps = provenance.chain(self._register, self._record)
        last = len(steps)
        for number, step in enumerate(steps, 1):
            line = Line(self._register, number, step, is_first=number == 1, is_last=number == last)
            line.open_record.connect(self._go)
            self.lines.append(line)
            column.addWidget(line)
        if not steps:
            column.addWidget(label(_("No cause of it is recorded."), role=theme.MUTED))


def made(path: Path, ref: AnyRef, as_of: date, language: Language) -> bytes:
    """The chain's PDF, read through a connection of this thread's own."""
    with Register.open(path) as register:
        record = register.at(ref, KINDS)
        if record is None:
            raise LookupError(ref.to_column())
        return pdf.to_bytes(chain.gather(register, record, as_of, language))
