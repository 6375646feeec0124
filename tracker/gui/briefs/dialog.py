"""The brief's dialog: for which partner, in which language, as of which day, under which mark."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.briefs import pdf, products
from tracker.briefs.content import Brief
from tracker.briefs.request import MARKINGS, Product, Request
from tracker.gui import messages, theme
from tracker.gui.background import Background
from tracker.gui.briefs.printing import print_pdf
from tracker.gui.editors.message import Message
from tracker.gui.icons import icon
from tracker.languages import LANGUAGES, Language, _, current, speaking
from tracker.records import countries
from tracker.records.countries import Country
from tracker.records.partial_dates import PartialDate
from tracker.store import Register, Severity

T = TypeVar("T")


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
        self._saved: Path | None = None
        self.setWindowTitle(_("Partner brief"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self.partner = self._partner_choice(partner)
        self.language = self._language_choice()
        self.as_of = QLineEdit(str(PartialDate.of(today)), self)
        self.marking = QComboBox(self)
        self.marking.setEditable(True)
        self._offer_markings()
        self.said = Message(self, stays=True)
        self.open_button = QPushButton(_("Open PDF"), self)
        self.save_button = QPushButton(_("Save PDF…"), self)
        self.print_button = QPushButton(_("Print…"), self)
        self.close_button = QPushButton(_("Close"), self)
        self._lay_out()
        self._connect()
        self._set_busy(False)
        if not self.partner.count():
            self._remark(_("There is no partner with records yet."))

    # What people do

    def save(self, path: Path) -> None:
        """Write the brief at ``path``."""
        self._make(
            lambda brief: pdf.draw(brief, path),
            then=lambda _done: self._on_saved(path),
            failed=lambda fault: self._on_failed(fault, path),
        )

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self.partner.currentData().code}-{self._today.isoformat()}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the brief"), str(Path(folder) / name), _("PDF files (*.pdf)")
        )
        if chosen:
            self.save(Path(chosen).with_suffix(".pdf"))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self._make(
                pdf.to_bytes,
                then=lambda data: self._on_made(data, printer),
                failed=self._on_failed,
            )

    def _open_saved(self) -> None:
        if self._saved:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    # Making it

    def _make(
        self,
        draw: Callable[[Brief], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Gather and draw the brief away from the window's thread, then go on."""
        try:
            day = PartialDate.read(self.as_of.text(), self._today)
        except ValueError as fault:
            self._complain(str(fault))
            self.as_of.setFocus()
            return
        self._set_busy(True)
        gather = partial(
            gathered,
            self._register.path,
            Request(
                product=Product.PARTNER,
                subject=self.partner.currentData().code,
                language=self._language(),
                as_of=day.latest if day else self._today,
                marking=self.marking.currentText().strip(),
            ),
        )
        self._background.run(self, lambda _job: draw(gather()), then=then, failed=failed)

    def _on_saved(self, path: Path) -> None:
        self._set_busy(False)
        self._saved = path
        self.open_button.show()
        self._remark(_("The brief is saved: {path}", path=path))

    def _on_made(self, data: bytes, printer: QPrinter) -> None:
        self._set_busy(False)
        print_pdf(data, printer)
        self._remark(_("The brief went to the printer."))

    def _on_failed(self, fault: BaseException, path: Path | None = None) -> None:
        self._set_busy(False)
        reason = messages.sentence_of(fault, path)
        self._complain(_("The brief could not be made: {reason}", reason=reason))

    def _set_busy(self, busy: bool) -> None:
        self._remark(_("Making the brief…") if busy else "")
        for button in (self.save_button, self.print_button):
            button.setEnabled(not busy and self.partner.count() > 0)

    def _remark(self, text: str) -> None:
        self.said.remark(text)
        self._grow()

    def _complain(self, text: str) -> None:
        self.said.complain(text, Severity.ERROR)
        self._grow()

    def _grow(self) -> None:
        """Make room for a sentence of several lines; the fields keep theirs."""
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    # What can be chosen

    def _language(self) -> Language:
        return LANGUAGES[self.language.currentIndex()]

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

    def _offer_markings(self) -> None:
        """In the brief's language; one that an office wrote itself stays as it was written."""
        chosen, written = self.marking.currentIndex(), self.marking.currentText()
        is_own = written != self.marking.itemText(chosen)
        with speaking(self._language()):
            offered = ["", *(_(marking) for marking in MARKINGS)]
        self.marking.clear()
        self.marking.addItems(offered)
        self.marking.setCurrentIndex(max(chosen, 0))
        if is_own:
            self.marking.setEditText(written)

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._offer_markings)
        self.open_button.clicked.connect(self._open_saved)
        self.save_button.clicked.connect(self._choose_file)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.reject)

    # How it is laid out

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.setVerticalSpacing(theme.SPACE_M)
        for label, editor in (
            (_("Partner"), self.partner),
            (_("Language"), self.language),
            (_("As of"), self.as_of),
            (_("Marking"), self.marking),
        ):
            editor.setAccessibleName(label)
            form.addRow(label, editor)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_S)
        for button, picture in ((self.print_button, "print"), (self.save_button, "save-pdf")):
            button.setIcon(icon(picture))
            button.setIconSize(QSize(18, 18))
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        for button in (self.open_button, self.print_button, self.save_button):
            buttons.addWidget(button)
        self.open_button.hide()
        self.save_button.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[theme.SPACE_XL] * 4)
        whole.setSpacing(theme.SPACE_L)
        whole.addLayout(form)
        whole.addWidget(self.said)
        whole.addLayout(buttons)


def gathered(path: Path, request: Request) -> Brief:
    """The brief, read through a connection of this thread's own."""
    with Register.open(path) as register:
        return products.gather(register, request)
