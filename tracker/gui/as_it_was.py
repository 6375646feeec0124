"""Asking for the register as it was on a day, and the band that says a window shows it so."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.detail.pieces import Bar, label
from tracker.gui.editors.dates import DateEditor
from tracker.gui.theme import Text
from tracker.languages import _
from tracker.records.partial_dates import PartialDate
from tracker.store import Register


class DayDialog(QDialog):
    """``chosen`` carries the day: of a month or a year, its last."""

    chosen = Signal(date)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setWindowTitle(_("As it was"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.day = DateEditor(today, self, hint=_("5 June 2021"))
        self.day.set_name(_("Day"))
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.open_button = QPushButton(_("Open"), self)
        self.open_button.setDefault(True)
        self.close_button = QPushButton(_("Close"), self)
        self._lay_out()
        self.day.changed.connect(self._say)
        self.open_button.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)

    def _choose(self) -> None:
        day = self.day.value()
        if day is None or day.earliest > self._today:
            self.said.setText(self.day.fault() or _("Please write a day that has been."))
            self.day.setFocus()
            return
        self.chosen.emit(min(day.latest, self._today))
        self.accept()

    def _say(self) -> None:
        self.said.setText(self.day.fault() or self.day.remark())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_L] * 4)
        column.setSpacing(theme.SPACE_M)
        words = _("The whole register opens beside this one, as it was recorded on that day.")
        column.addWidget(label(words))
        column.addWidget(self.day)
        column.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        column.addLayout(buttons)


def copied(path: Path, at: datetime) -> Path:
    """The copy of a register as it was; for work in a thread, on a connection of its own."""
    with Register.open(path) as register:
        return register.copy_as_of(at)


def band(day: date) -> Bar:
    """What stands above all pages of an earlier state."""
    words = _(
        "As it was recorded on {date}. Nothing can be changed here.", date=PartialDate.of(day)
    )
    return Bar(label(words, Text.STRONG), tone="warning")
