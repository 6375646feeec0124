"""Slim scroll bars, drawn here: rules of style would cost time, and not follow the theme."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from tracker.gui import theme

_INSET = 4


def slim(area: QAbstractScrollArea) -> None:
    """Give an area slim scroll bars, on the ground of its page."""
    ground = area.viewport().backgroundRole()
    area.setVerticalScrollBar(_SlimBar(Qt.Orientation.Vertical, area, ground))
    area.setHorizontalScrollBar(_SlimBar(Qt.Orientation.Horizontal, area, ground))
    corner = QWidget()
    corner.setAutoFillBackground(True)
    corner.setBackgroundRole(ground)
    area.setCornerWidget(corner)


class _SlimBar(QScrollBar):
    def __init__(
        self, orientation: Qt.Orientation, area: QWidget, ground: QPalette.ColorRole
    ) -> None:
        super().__init__(orientation, area)
        self.setBackgroundRole(ground)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = QRectF(
            self.style().subControlRect(
                QStyle.ComplexControl.CC_ScrollBar,
                option,
                QStyle.SubControl.SC_ScrollBarSlider,
                self,
            )
        ).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().color(self.backgroundRole()))
        if self.maximum() > self.minimum():
            touched = self.isSliderDown() or self.underMouse()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(theme.MUTED if touched else theme.RULE))
            radius = min(handle.width(), handle.height()) / 2
            painter.drawRoundedRect(handle, radius, radius)
        painter.end()
