"""Asking what a saved view is called."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import theme
from tracker.languages import _

WIDTH = 420
"""Pixels."""
LONGEST = 200
"""Letters of a name."""


class NameDialog(QDialog):
    named = Signal(str)

    def __init__(self, title: str, proposed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.name = QLineEdit(proposed[:LONGEST], self)
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(_("Name"))
        self.name.selectAll()
        self.cancel = QPushButton(_("Cancel"), self)
        self.save = QPushButton(_("Save"), self)
        self.save.setDefault(True)
        self._lay_out()
        self.name.textChanged.connect(self._on_typed)
        self._on_typed(proposed)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        name = " ".join(self.name.text().split())
        self.accept()
        self.named.emit(name)

    def _on_typed(self, typed: str) -> None:
        self.save.setEnabled(bool(typed.strip()))

    def _lay_out(self) -> None:
        label = QLabel(_("Name"), self)
        label.setBuddy(self.name)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_L] * 4)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(label)
        column.addWidget(self.name)
        column.addSpacing(theme.SPACE_S)
        column.addLayout(buttons)


def ask(title: str, proposed: str, parent: QWidget, then: Callable[[str], None]) -> None:
    """Ask for a name; ``then`` gets it."""
    dialog = NameDialog(title, proposed, parent)
    dialog.named.connect(then)
    dialog.open()
