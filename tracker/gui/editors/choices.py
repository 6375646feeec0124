"""The editor of a closed list: a vocabulary, or the languages."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from tracker.gui.editors.editor import Editor

NOTHING = "—"


class CalmComboBox(QComboBox):
    """Lets the wheel pass on to the form, unless it was chosen first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """``choices`` are values with their words; an optional one begins with a dash for none."""

    columns = 2

    def __init__(
        self,
        choices: Sequence[tuple[Any, str]],
        parent: QWidget | None = None,
        *,
        optional: bool = True,
    ) -> None:
        super().__init__(parent)
        offered = [(None, NOTHING), *choices] if optional else list(choices)
        # A combo box would give a value back as plain text, so they are kept here.
        self._values = [value for value, _words in offered]
        self.input = CalmComboBox(self)
        self.input.addItems([words for _value, words in offered])
        self._contain(self.input)
        self.input.activated.connect(self._on_choice)

    def value(self) -> Any:
        return self._values[self.input.currentIndex()]

    def set_value(self, value: Any) -> None:
        self.input.setCurrentIndex(self._values.index(value))

    def _on_choice(self) -> None:
        self.changed.emit()
