"""The navigation: the pages by name with their saved views, and how much there is on each."""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
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

from tracker.gui import chips, scroll_bars, theme
from tracker.gui.icons import icon
from tracker.languages import _, number

WIDTH = 228
"""Pixels; more where the letters are larger."""
HEIGHT, VIEW_HEIGHT = 38, 30
_ICON = 20
_PAD = 10

_TALLY, _PLACE, _NAME, _CHANGED = (int(Qt.ItemDataRole.UserRole) + n for n in range(4))

Place = tuple[int, int | None]
"""The number of a page, and the id of a saved view of it or None."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Tally:
    """How much on a page waits, how much of it is overdue, and both in words."""

    waiting: int = 0
    late: int = 0
    words: str = ""


class Navigation(QListWidget):
    """``pages``: the words and the icon of each."""

    chosen = Signal(int, object)
    """With the number of the page, and the id of the saved view or None."""

    def __init__(self, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setItemDelegate(_Entry(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        scroll_bars.slim(self)
        self._changed: int | None = None
        for page, (words, picture) in enumerate(pages):
            self.addItem(_row((page, None), words, icon(picture)))
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_clicked)

    @property
    def place(self) -> Place:
        item = self.currentItem()
        return _place(item) if item else (0, None)

    def choose(self, page: int, view: int | None = None) -> None:
        """Go to a page, or to a saved view of it; to the page if there is no such view."""
        item = self._item((page, view)) or self._item((page, None))
        if item:
            self.setCurrentItem(item)

    def tell(self, number: int, tally: Tally) -> None:
        """Say beside a page how much on it waits."""
        self._tell((number, None), tally)

    def tell_view(self, number: int, view: int, tally: Tally) -> None:
        """Say beside a saved view how much it finds."""
        self._tell((number, view), tally)

    def show_views(self, views: Mapping[int, Sequence[tuple[int, str]]]) -> None:
        """List the saved views below their pages, by id and name; the row shown stays so."""
        place = self.place
        tallies = {_place(item): item.data(_TALLY) for item in self._items()}
        with QSignalBlocker(self):
            for item in [each for each in self._items() if _place(each)[1] is not None]:
                self.takeItem(self.row(item))
            for number, listed in views.items():
                self._insert(number, listed)
            self.choose(*place)
        for known, tally in tallies.items():
            self._tell(known, tally or Tally())
        self.mark_changed(self._changed)

    def mark_changed(self, view: int | None) -> None:
        """Say of a view, and of no other, that what is shown is not quite it."""
        self._changed = view
        for item in self._items():
            name = item.data(_NAME)
            is_changed = view is not None and _place(item)[1] == view
            item.setText(_("{name} (changed)", name=name) if is_changed else name)
            item.setData(_CHANGED, _("{name} (changed)", name="") if is_changed else "")
            _say(item)

    def _insert(self, number: int, views: Sequence[tuple[int, str]]) -> None:
        page = self._item((number, None))
        row = self.row(page) if page else self.count()
        for id_, name in views:
            row += 1
            self.insertItem(row, _row((number, id_), name))

    def _tell(self, place: Place, tally: Tally) -> None:
        if item := self._item(place):
            item.setData(_TALLY, tally)
            _say(item)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.item(row) for row in range(self.count()))

    def _item(self, place: Place) -> QListWidgetItem | None:
        return next((item for item in self._items() if _place(item) == place), None)

    def _on_current(self, item: QListWidgetItem | None, _before: object) -> None:
        if item:
            self.chosen.emit(*_place(item))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A view that was changed is shown again as it was saved."""
        page, view = _place(item)
        if view is not None and view == self._changed:
            self.chosen.emit(page, view)


def _row(place: Place, name: str, picture: QIcon | None = None) -> QListWidgetItem:
    item = QListWidgetItem(name)
    if picture:
        item.setIcon(picture)
    item.setData(_PLACE, place)
    item.setData(_NAME, name)
    return item


def _place(item: QListWidgetItem) -> Place:
    page, view = item.data(_PLACE)
    return page, view


def _say(item: QListWidgetItem) -> None:
    """Read a row aloud with its tally; in a tip, what it may have no room for."""
    tally = item.data(_TALLY) or Tally()
    said = ": ".join(filter(None, (item.text(), tally.words)))
    is_view = _place(item)[1] is not None
    item.setToolTip(f"<qt>{html.escape(said)}</qt>" if is_view else tally.words)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)


class _Entry(QStyledItemDelegate):
    """An icon, the page's name, the number that waits; what is overdue stands on a chip.

    A saved view stands in, below its page, without an icon.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_page = index.data(_PLACE)[1] is None
        height, pad = (HEIGHT, theme.SPACE_L) if is_page else (VIEW_HEIGHT, theme.SPACE_S)
        return QSize(0, max(height, option.fontMetrics.height() + pad))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        space: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option)
        room = space.adjusted(_PAD, 0, -_PAD, 0)
        picture: QIcon | None = index.data(Qt.ItemDataRole.DecorationRole)
        if picture:
            at = QPoint(room.x(), room.center().y() - _ICON // 2 + 1)
            picture.paint(painter, QRect(at, QSize(_ICON, _ICON)))
        room.setLeft(room.left() + _ICON + _PAD)
        room.setRight(_paint_tally(painter, room, index.data(_TALLY) or Tally(), option.palette))
        kind = theme.Text.STRONG if is_chosen else theme.Text.BODY
        if index.data(_CHANGED):
            room.setRight(_paint_changed(painter, room, index, kind, option.palette))
        _write(painter, room, index.data(_NAME), kind, option.palette.color(theme.HEADING))


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
        text = number(tally.waiting)
        width = QFontMetrics(theme.font(theme.Text.SMALL)).horizontalAdvance(text)
        place = QRect(right - width, room.y(), width + 1, room.height())
        _write(painter, place, text, theme.Text.SMALL, palette.color(theme.MUTED))
        right -= width + theme.SPACE_S
    if tally.late:
        size = chips.size_of(number(tally.late), QFontMetrics(theme.font(theme.Text.CHIP)))
        corner = QPoint(right - size.width(), room.center().y() - size.height() // 2)
        chips.paint(painter, QRect(corner, size), number(tally.late), "bad")
        right -= size.width() + theme.SPACE_S
    return right


def _paint_changed(
    painter: QPainter, room: QRect, index: Index, kind: theme.Text, palette: QPalette
) -> int:
    """That the view was changed, after its name or at the right end; where the name has to end."""
    said = index.data(_CHANGED)
    width = QFontMetrics(theme.font(theme.Text.SMALL)).horizontalAdvance(said) + 1
    name = QFontMetrics(theme.font(kind)).horizontalAdvance(index.data(_NAME)) + 1
    left = min(room.x() + name, room.right() - width)
    place = QRect(left, room.y(), width, room.height())
    _write(painter, place, said, theme.Text.SMALL, palette.color(theme.MUTED))
    return left


def _write(painter: QPainter, room: QRect, text: str, kind: theme.Text, colour: QColor) -> None:
    font = theme.font(kind)
    painter.setFont(font)
    painter.setPen(colour)
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
