"""The filter in words above a list, on one line, cut short where it has no room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.gui import theme, tips


class WordsLine(QWidget):
    """What it says is data, never markup; the whole of it stands in its tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setFont(theme.font(theme.Text.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._words

    def say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().height() + 2)

    def event(self, event: QEvent) -> bool:
        is_cut = self.fontMetrics().horizontalAdvance(self._words) > self.width()
        return tips.tell_whole(event, self, self._words, is_cut=is_cut) or super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        cut = Qt.TextElideMode.ElideRight
        fitting = self.fontMetrics().elidedText(self._words, cut, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(theme.MUTED))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect(), align, fitting)
        painter.end()
