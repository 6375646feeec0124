"""Editors of plain text and of whole numbers."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from tracker.gui.editors.editor import Editor
from tracker.gui.editors.text_box import TextBox, line_input, text_input
from tracker.languages import _

MOST_DIGITS = 9
"""A longer number than the register's own columns would be a slip of the hand."""


class TextEditor(Editor):
    """A text in no particular language."""

    def __init__(
        self, parent: QWidget | None = None, *, long: bool = False, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.columns = 6 if long else 3
        self.input = text_input(self, long=long, hint=hint)
        self._contain(self.input)
        self.input.textChanged.connect(self._on_text)

    def value(self) -> str:
        return self.input.text().strip()

    def set_value(self, value: str | None) -> None:
        with QSignalBlocker(self.input):
            self.input.setText(value or "")
            self.input.setCursorPosition(0)

    def make_low(self) -> None:
        if isinstance(self.input, TextBox):
            self.input.set_least(2)

    def _on_text(self) -> None:
        self.changed.emit()


class NumberEditor(Editor):
    """A whole number, written in digits."""

    columns = 2

    def __init__(
        self, parent: QWidget | None = None, *, optional: bool = True, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self._optional = optional
        self.input = line_input(self, hint)
        self._contain(self.input)
        self.input.textEdited.connect(self._on_text)
        self.input.editingFinished.connect(self.finished)

    def value(self) -> int | None:
        typed = self._typed()
        return int(typed) if _is_number(typed) else None

    def set_value(self, value: int | None) -> None:
        self.input.setText("" if value is None else str(value))

    def fault(self) -> str:
        typed = self._typed()
        if _is_number(typed) or (self._optional and not typed):
            return ""
        return _("Write a whole number in digits, such as 4.")

    def _typed(self) -> str:
        return self.input.text().strip()

    def _on_text(self) -> None:
        self.changed.emit()


class TickEditor(Editor):
    """Yes or no."""

    columns = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.input = QCheckBox(self)
        self._contain(self.input)
        self.input.clicked.connect(self._on_click)

    def value(self) -> bool:
        return self.input.isChecked()

    def set_value(self, value: bool | None) -> None:
        self.input.setChecked(bool(value))

    def _on_click(self) -> None:
        self.changed.emit()


def _is_number(typed: str) -> bool:
    return typed.isdecimal() and len(typed) <= MOST_DIGITS
