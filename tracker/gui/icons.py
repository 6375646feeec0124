"""Icons: our own line drawings, in the colour of the words beside them, sharp on any screen."""

from functools import cache, lru_cache
from typing import Self

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from tracker import resources

APP = "app"
"""The program's own sign; it keeps its colours."""


def icon(name: str) -> QIcon:
    """The icon of this name; it follows the theme by itself. Raises KeyError if there is none."""
    _drawing(name)
    return QIcon(_Engine(name))


class _Engine(QIconEngine):
    """Draws an icon when it is looked at, so that it is never of yesterday's theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        image = _drawn(self._name, rect.size() * ratio, mode)
        painter.drawImage(rect, image)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return QPixmap.fromImage(_drawn(self._name, size, mode))

    def key(self) -> str:
        return "tracker"

    def clone(self) -> Self:
        return type(self)(self._name)


def _drawn(name: str, size: QSize, mode: QIcon.Mode) -> QImage:
    colour = None if name == APP else _colour(mode).name()
    return _image(name, size.width(), size.height(), colour)


def _colour(mode: QIcon.Mode) -> QColor:
    palette = QGuiApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    if mode == QIcon.Mode.Selected:
        return palette.color(QPalette.ColorRole.HighlightedText)
    return palette.color(QPalette.ColorRole.ButtonText)


@lru_cache(maxsize=256)
def _image(name: str, width: int, height: int, colour: str | None) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(_drawing(name))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    if colour:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(image.rect(), QColor(colour))
    painter.end()
    return image


@cache
def _drawing(name: str) -> QByteArray:
    file = resources.path("icons", f"{name}.svg")
    if not file.is_file():
        raise KeyError(name)
    return QByteArray(file.read_bytes())
