"""The brief's dialog: for which partner, in which language, as of which day, under which mark."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.briefs import partner as partner_brief
from tracker.briefs import pdf
from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.briefs.printing import print_pdf
from tracker.languages import LANGUAGES, Language, _, current
from tracker.records import countries
from tracker.records.countries import Country
from tracker.records.partial_dates import PartialDate
from tracker.store import Register


class BriefDialog(QDialog):
    """Makes the brief in the background; the window stays free."""

    def __init__(
        self,
        register: Register,
        background: Background,
        today: date,
        partner: Country | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._background = background
        self._today = today
        self.setWindowTitle(_("Partner brief"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.partner = self._partner_choice(partner)
        self.language = self._language_choice()
        self.as_of = QLineEdit(str(PartialDate.of(today)), self)
        self.marking = self._marking_choice()
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.save_button = QPushButton(_("Save PDF…"), self)
        self.print_button = QPushButton(_("Print…"), self)
        self.close_button = QPushButton(_("Close"), self)
        self._lay_out()
        self.save_button.clicked.connect(self._choose_file)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.reject)

    # What people do

    def save(self, path: Path) -> None:
        """Write the brief at ``path``."""
        self._make(lambda data: self._written(data, path))

    def _choose_file(self) -> None:
        suggested = f"{self.partner.currentData().code}-{self._today.isoformat()}.pdf"
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save the brief"), suggested, _("PDF files (*.pdf)")
        )
        if name:
            self.save(Path(name).with_suffix(".pdf"))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self._make(lambda data: self._printed(data, printer))

    # Making it

    def _make(self, then: Callable[[bytes], None]) -> None:
        try:
            day = PartialDate.read(self.as_of.text(), self._today)
        except ValueError as fault:
            self._say(str(fault))
            self.as_of.setFocus()
            return
        self._set_busy(True)
        question = (
            self._register.path,
            self.partner.currentData().code,
            day.latest if day else self._today,
            LANGUAGES[self.language.currentIndex()],
            self.marking.currentText().strip(),
        )
        self._background.run(self, lambda _job: made(*question), then=then, failed=self._on_failed)

    def _written(self, data: bytes, path: Path) -> None:
        self._set_busy(False)
        try:
            path.write_bytes(data)
        except OSError as fault:
            self._say(_("{path}: {reason}.", path=path, reason=fault.strerror))
            return
        self._say(_("The brief is saved: {path}", path=path))

    def _printed(self, data: bytes, printer: QPrinter) -> None:
        self._set_busy(False)
        print_pdf(data, printer)
        self._say(_("The brief went to the printer."))

    def _on_failed(self, fault: BaseException) -> None:
        self._set_busy(False)
        self._say(_("The brief could not be made: {reason}", reason=fault))

    def _set_busy(self, busy: bool) -> None:
        self._say(_("Making the brief…") if busy else "")
        for button in (self.save_button, self.print_button):
            button.setEnabled(not busy)

    def _say(self, text: str) -> None:
        self.said.setText(text)

    # How it is laid out

    def _partner_choice(self, partner: Country | None) -> QComboBox:
        choice = QComboBox(self)
        for country in countries.partners(self._register):
            choice.addItem(str(country.name), country)
            if partner and country.id == partner.id:
                choice.setCurrentIndex(choice.count() - 1)
        return choice

    def _language_choice(self) -> QComboBox:
        choice = QComboBox(self)
        for language in LANGUAGES:
            choice.addItem(language.own_name)
        choice.setCurrentIndex(LANGUAGES.index(current()))
        return choice

    def _marking_choice(self) -> QComboBox:
        choice = QComboBox(self)
        choice.setEditable(True)
        choice.addItem("")
        for marking in partner_brief.MARKINGS:
            choice.addItem(_(marking))
        return choice

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(theme.SPACE_M)
        rows: tuple[tuple[str, Any], ...] = (
            (_("Partner"), self.partner),
            (_("Language"), self.language),
            (_("As of"), self.as_of),
            (_("Marking"), self.marking),
        )
        for label, editor in rows:
            editor.setAccessibleName(label)
            form.addRow(label, editor)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        self.save_button.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[theme.SPACE_XL] * 4)
        whole.setSpacing(theme.SPACE_L)
        whole.addLayout(form)
        whole.addWidget(self.said)
        whole.addLayout(buttons)


def made(path: Path, partner: str, as_of: date, language: Language, marking: str) -> bytes:
    """The brief's bytes, read through a connection of this thread's own."""
    with Register.open(path) as register:
        country = countries.by_code(register, partner)
        assert country, "the dialog offers only countries of the register"
        return pdf.to_bytes(partner_brief.gather(register, country, as_of, language, marking))
