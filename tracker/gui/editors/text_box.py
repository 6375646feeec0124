"""Inputs for text: one line, or a box that grows with what is written in it."""

from math import ceil

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tracker.gui import theme


class TextBox(QPlainTextEdit):
    """Several lines of plain text: as high as the text, from ``least`` to ``most`` lines."""

    def __init__(self, parent: QWidget | None = None, *, least: int = 3, most: int = 12) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(5)
        self.textChanged.connect(self._grow)
        self._grow()

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        self.setPlainText(text)
        self._grow()

    def setCursorPosition(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def set_least(self, lines: int) -> None:
        self._least = lines
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        shown = min(max(self._lines(), self._least), self._most)
        edges = 2 * (round(self.document().documentMargin()) + self.frameWidth()) + 2
        height = shown * self.fontMetrics().lineSpacing() + edges
        if height != self.maximumHeight():
            self.setFixedHeight(height)

    def _lines(self) -> int:
        """How many lines the text takes in this width, counted no further than needed."""
        block, height = self.document().firstBlock(), 0.0
        spacing = self.fontMetrics().lineSpacing()
        while block.isValid() and height < self._most * spacing:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height / spacing)


def line_input(parent: QWidget, hint: str) -> QLineEdit:
    """An input for a line; the hint is read in it while it is empty."""
    made = QLineEdit(parent)
    made.setPlaceholderText(hint)
    made.setTextMargins(theme.SPACE_XS, 0, theme.SPACE_XS, 0)
    return made


def text_input(parent: QWidget, *, long: bool, hint: str) -> QLineEdit | TextBox:
    """An input for a line, or for a long text."""
    if not long:
        return line_input(parent, hint)
    made = TextBox(parent)
    made.setPlaceholderText(hint)
    return made
