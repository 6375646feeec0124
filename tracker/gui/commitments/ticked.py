"""A list of what is about to be made, in which each line can be left out."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.languages import _
from tracker.store import Problem

T = TypeVar("T")

_LEAST, _MOST = 160, 420
"""The height of the list, in pixels."""


class TickedList(QWidget, Generic[T]):
    """``lines`` are the values with their words; all are ticked at first."""

    changed = Signal()

    def __init__(self, heading: str, lines: Iterable[tuple[T, str]]) -> None:
        super().__init__()
        self.heading = QLabel(heading, self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(heading)
        self.list.setWordWrap(True)
        for value, words in lines:
            self._add(value, words)
        needed = self.list.count() * (self.fontMetrics().height() * 2 + theme.SPACE_S)
        self.list.setMinimumHeight(min(max(needed, _LEAST), _MOST))
        self.list.itemChanged.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.heading)
        column.addWidget(self.list)

    def ticked(self) -> list[T]:
        """The values that were not left out, in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        kept = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        values: list[Any] = [item.data(Qt.ItemDataRole.UserRole) for item in kept]
        return values

    def problems(self) -> list[Problem]:
        return [] if self.ticked() else [Problem("", _("Nothing is ticked."))]

    def faults(self) -> list[Problem]:
        return []

    def is_changed(self) -> bool:
        return False

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """All are said in the dialog's own line."""
        self.list.setFocus()
        return list(problems)

    def _add(self, value: T, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        self.list.addItem(item)

    def _on_changed(self, _item: QListWidgetItem) -> None:
        self.changed.emit()
