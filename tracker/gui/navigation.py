"""The navigation: the pages by name, and beside each how much on it waits for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tracker.gui import chips, theme
from tracker.gui.icons import icon
from tracker.languages import _

WIDTH = 228
"""Pixels; more where the letters are larger."""
HEIGHT = 38
_ICON = 20
_PAD = 10

_TALLY = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Tally:
    """How much on a page waits, how much of it is overdue, and both in words."""

    waiting: int = 0
    late: int = 0
    words: str = ""


class Navigation(QListWidget):
    """``pages``: the words and the icon of each."""

    def __init__(self, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setItemDelegate(_Entry(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        for words, picture in pages:
            self.addItem(QListWidgetItem(icon(picture), words))

    def tell(self, number: int, tally: Tally) -> None:
        """Say beside a page how much on it waits."""
        item = self.item(number)
        item.setData(_TALLY, tally)
        item.setToolTip(tally.words)
        said = (item.text(), tally.words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ": ".join(filter(None, said)))


class _Entry(QStyledItemDelegate):
    """An icon, the page's name, the number that waits; what is overdue stands on a chip."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, max(HEIGHT, option.fontMetrics.height() + theme.SPACE_L))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        space: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option)
        room = space.adjusted(_PAD, 0, -_PAD, 0)
        picture: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        at = QPoint(room.x(), room.center().y() - _ICON // 2 + 1)
        picture.paint(painter, QRect(at, QSize(_ICON, _ICON)))
        room.setLeft(room.left() + _ICON + _PAD)
        room.setRight(_paint_tally(painter, room, index.data(_TALLY) or Tally(), option.palette))
        kind = theme.Text.STRONG if is_chosen else theme.Text.BODY
        _write(painter, room, index.data(), kind, option.palette.color(theme.HEADING))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    state: QStyle.StateFlag = option.state
    ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.selection())
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(option.palette.base())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(option.palette.color(theme.ACCENT))
    painter.drawRoundedRect(ground, 6, 6)


def _paint_tally(painter: QPainter, room: QRect, tally: Tally, palette: QPalette) -> int:
    """Where the tally begins, that is, where the name before it has to end."""
    right = room.right()
    if tally.waiting:
        text = str(tally.waiting)
        width = QFontMetrics(theme.font(theme.Text.SMALL)).horizontalAdvance(text)
        place = QRect(right - width, room.y(), width + 1, room.height())
        _write(painter, place, text, theme.Text.SMALL, palette.color(theme.MUTED))
        right -= width + theme.SPACE_S
    if tally.late:
        size = chips.size_of(str(tally.late), QFontMetrics(theme.font(theme.Text.CHIP)))
        corner = QPoint(right - size.width(), room.center().y() - size.height() // 2)
        chips.paint(painter, QRect(corner, size), str(tally.late), "bad")
        right -= size.width() + theme.SPACE_S
    return right


def _write(painter: QPainter, room: QRect, text: str, kind: theme.Text, colour: QColor) -> None:
    font = theme.font(kind)
    painter.setFont(font)
    painter.setPen(colour)
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
