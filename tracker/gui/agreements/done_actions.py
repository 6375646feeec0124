"""The actions recorded with an agreement: they stay written; a mistaken one can be taken out."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.chips import sentence
from tracker.gui.icons import icon
from tracker.gui.record_form import shown_fields
from tracker.languages import _
from tracker.records import display
from tracker.records.agreements import Action
from tracker.store import Register


class DoneActions(QWidget):
    """A line for each action, with everything known of it, and a cross that takes it out."""

    changed = Signal()

    def __init__(
        self, register: Register, done: Iterable[Action], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.taken_out: list[Action] = []
        self.lines: list[_Line] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for action in done:
            line = _Line(action, _words(register, action), self)
            line.removed.connect(self._take_out)
            column.addWidget(line)
            self.lines.append(line)

    def _take_out(self, line: "_Line") -> None:
        self.taken_out.append(line.action)
        line.hide()
        self.changed.emit()


class _Line(QWidget):
    removed = Signal(QWidget)

    def __init__(self, action: Action, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.action = action
        told = QLabel(words, self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.cross = QToolButton(self)
        self.cross.setIcon(icon("close"))
        self.cross.setAutoRaise(True)
        self.cross.setToolTip(_("Take out"))
        self.cross.setAccessibleName(f"{_('Take out')}: {words}")
        self.cross.clicked.connect(self._on_cross)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(told, 1)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)

    def _on_cross(self) -> None:
        self.removed.emit(self)


def _words(register: Register, action: Action) -> str:
    known = (display.shown(register, action, field) for field in shown_fields(Action))
    return sentence(" · ".join(said for said in known if said))
