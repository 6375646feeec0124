"""The due dates ahead as bars, a month each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.gui import theme
from tracker.gui.theme import Text
from tracker.gui.today.content import Bar
from tracker.languages import _

_STEP, _WIDTH, _TALLEST = 34, 20, 44
"""Pixels from bar to bar, across a bar, and up the highest one."""


class MonthBars(QWidget):
    """The number stands on the bar, the month below it; a month with none has a thin line."""

    def __init__(self, bars: Sequence[Bar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = tuple(bars)
        self._metrics = QFontMetrics(theme.font(Text.SMALL))
        self.setAccessibleName(_("Due by month"))
        self.setAccessibleDescription("; ".join(bar.words for bar in bars if bar.count))
        self.setToolTip("\n".join(bar.words for bar in bars if bar.count))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_STEP * len(self._bars), _TALLEST + 2 * self._metrics.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(Text.SMALL))
        most = max((bar.count for bar in self._bars), default=0) or 1
        for n, bar in enumerate(self._bars):
            self._paint_bar(painter, n * _STEP, bar, bar.count / most)
        painter.end()

    def _paint_bar(self, painter: QPainter, x: int, bar: Bar, share: float) -> None:
        line = self._metrics.height()
        foot = line + 2 + _TALLEST
        height = max(share * _TALLEST, 2 if bar.count else 1)
        box = QRectF(x + (_STEP - _WIDTH) / 2, foot - height, _WIDTH, height)
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(theme.ACCENT if bar.count else theme.RULE))
        painter.drawRoundedRect(box, min(2.0, height / 2), min(2.0, height / 2))
        middle = Qt.AlignmentFlag.AlignHCenter
        if bar.count:
            painter.setPen(palette.windowText().color())
            above = QRectF(x, box.top() - line - 1, _STEP, line)
            painter.drawText(above, middle, str(bar.count))
        painter.setPen(palette.color(theme.MUTED))
        painter.drawText(QRectF(x, foot + 3, _STEP, line), middle, bar.month)
