"""Parts of a whole as one bar, with the numbers in words below it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.chips import Chip, ChipRow
from tracker.gui.detail.blocks import Share, Shares
from tracker.gui.detail.pieces import label
from tracker.gui.theme import Text

_HEIGHT = 8
"""Pixels."""


def drawn(shares: Shares) -> QWidget:
    """The title and the sum, the bar, and a chip for each part that is not nothing."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, theme.SPACE_M)
    column.setSpacing(theme.SPACE_XS)
    head = QHBoxLayout()
    head.addWidget(label(shares.title), 1)
    said = label(shares.said, Text.STRONG)
    said.setAlignment(Qt.AlignmentFlag.AlignRight)
    said.setWordWrap(False)
    said.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
    head.addWidget(said)
    column.addLayout(head)
    column.addWidget(_Bar(shares.parts))
    chips = [Chip(f"{part.words}: {part.count}", part.tone) for part in shares.parts if part.count]
    column.addWidget(ChipRow(chips))
    return whole


class _Bar(QWidget):
    def __init__(self, parts: tuple[Share, ...]) -> None:
        super().__init__()
        self._parts = parts
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        painter.setClipPath(shape)
        whole = sum(part.count for part in self._parts) or 1
        x = 0.0
        for part in self._parts:
            width = self.width() * part.count / whole
            painter.fillRect(QRectF(x, 0, width, _HEIGHT), theme.tone_colour(part.tone))
            x += width
        painter.end()
