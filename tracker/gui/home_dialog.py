"""Asking whose a register is: the country that is "ours" in it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import theme
from tracker.gui.detail.pieces import label
from tracker.languages import _, current
from tracker.languages import countries as known
from tracker.records import countries
from tracker.store import Register


class HomeDialog(QDialog):
    """``chosen`` carries the country's code; ``names`` are the countries by their codes."""

    chosen = Signal(str)

    def __init__(
        self, title: str, meaning: str, go_on: str, names: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        self._meaning = meaning
        self.country = QComboBox(self)
        self.country.setAccessibleName(_("Country"))
        for code in countries.in_order_of_choice(names):
            self.country.addItem(names[code], code)
        self.country.insertSeparator(len(countries.FIRST))
        self.go_on = QPushButton(go_on, self)
        self.go_on.setDefault(True)
        self.cancel = QPushButton(_("Cancel"), self)
        self._lay_out()
        self.go_on.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)

    def offer(self, code: str) -> None:
        """Set the choice to a country."""
        self.country.setCurrentIndex(self.country.findData(code))

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(str(self.country.currentData()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_L] * 4)
        column.setSpacing(theme.SPACE_M)
        name = QLabel(_("Country"), self)
        name.setBuddy(self.country)
        choice = QVBoxLayout()
        choice.setSpacing(theme.SPACE_XS)
        choice.addWidget(name)
        choice.addWidget(self.country)
        column.addLayout(choice)
        column.addWidget(label(self._meaning, role=theme.MUTED))
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        buttons.addWidget(self.go_on)
        column.addStretch()
        column.addSpacing(theme.SPACE_S)
        column.addLayout(buttons)


def ask_for_new(parent: QWidget, then: Callable[[Path, str], None]) -> None:
    """Ask whose a new register is and where it is kept; ``then`` gets the path and the code."""
    names = {code: known.name(code, current()) for code in known.codes()}
    meaning = _("What this country has promised is “ours”; all other countries are partners.")
    dialog = HomeDialog(_("New register"), meaning, _("Continue"), names, parent)
    dialog.offer(countries.likely_home(_region(), current()))
    dialog.chosen.connect(partial(_ask_where, parent, then))
    dialog.open()


def ask_for(register: Register, parent: QWidget, then: Callable[[str], None]) -> None:
    """Ask whose a register is to be from now on; ``then`` gets the country's code."""
    names = {country.code: str(country.name) for country in countries.listed(register)}
    meaning = _(
        "What is marked “ours” is then this country's; "
        "the records stay as they are, with the partners they name."
    )
    dialog = HomeDialog(_("Register's country"), meaning, _("Save"), names, parent)
    dialog.offer(countries.home(register).code)
    dialog.chosen.connect(then)
    dialog.open()


def _ask_where(parent: QWidget, then: Callable[[Path, str], None], home: str) -> None:
    name, _kind = QFileDialog.getSaveFileName(
        parent, _("New register"), "", _("Registers (*.register)")
    )
    if name:
        then(Path(name).with_suffix(".register"), home)


def _region() -> str:
    """The region the system is set to, by ISO 3166-1; empty where it names none."""
    return QLocale.territoryToCode(QLocale.system().territory())
