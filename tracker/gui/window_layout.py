"""How the window is laid out: the bar above, the navigation beside the pages, the line below."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.gui import theme

SIZE = QSize(1440, 900)
"""How large the window is the first time, where the screen has room for it."""
FRAME = QSize(16, 64)
"""Room for the system's frame and task bar, in pixels."""


def first_size() -> QSize:
    """How large the window is before people have made it larger or smaller."""
    return SIZE.boundedTo(QGuiApplication.primaryScreen().availableGeometry().size() - FRAME)


def laid_out(
    bar: QWidget, navigation: QWidget, pages: QWidget, status: QWidget, band: QWidget | None
) -> QWidget:
    """``band`` stands above all, where the window shows an earlier state of the register."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if band:
        column.addWidget(band)
    column.addWidget(bar)
    column.addLayout(_beside(navigation, pages), 1)
    column.addWidget(status)
    return whole


def _beside(navigation: QWidget, pages: QWidget) -> QHBoxLayout:
    left = QVBoxLayout()
    left.setContentsMargins(theme.SPACE_S, theme.SPACE_M, 0, 0)
    left.addWidget(navigation)
    around = QVBoxLayout()
    around.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, 0)
    around.addWidget(pages)
    row = QHBoxLayout()
    row.addLayout(left)
    row.addLayout(around, 1)
    return row
