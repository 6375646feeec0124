"""How the rows of the palette are drawn: the words that were found stand out, as text alone."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tracker.gui import theme
from tracker.gui.palette.offers import Head, Line, Offers
from tracker.gui.theme import Text
from tracker.records.hits import Marked

Index = QModelIndex | QPersistentModelIndex

ICON = 20
"""Pixels."""
_PAD = theme.SPACE_M
_BAR = 3


class Rows(QStyledItemDelegate):
    def __init__(self, offers: Offers, parent: QWidget) -> None:
        super().__init__(parent)
        self._offers = offers
        self._title = _Pen(theme.font(Text.BODY), theme.font(Text.STRONG))
        more = theme.font(Text.SMALL)
        strong = QFont(more)
        strong.setWeight(QFont.Weight.DemiBold)
        self._more = _Pen(more, strong)
        self._head = _Pen(theme.font(Text.COLUMN), theme.font(Text.COLUMN))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._offers.rows[index.row()]
        height = self._head.height + theme.SPACE_M
        if not isinstance(row, Head):
            height = self._title.height + theme.SPACE_M
        if self._offers.is_of_two_lines(index.row()):
            height += self._more.height
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._offers.rows[index.row()]
        rect, palette = QRect(option.rect), option.palette
        if isinstance(row, Head):
            painter.setPen(palette.color(theme.ACCENT))
            space = rect.adjusted(_PAD, theme.SPACE_S, -_PAD, 0)
            self._head.draw(painter, space, Marked(row.words))
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.selection())
            bar = QRect(rect.topLeft(), QSize(_BAR, rect.height()))
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Highlight))
        self._draw(painter, rect, row.line, palette)

    def _draw(self, painter: QPainter, rect: QRect, line: Line, palette: QPalette) -> None:
        space = rect.adjusted(_PAD, theme.SPACE_S - 2, -_PAD, 0)
        line.icon.paint(painter, QRect(space.topLeft(), QSize(ICON, ICON)))
        space.setLeft(space.left() + ICON + _PAD)
        if line.key:
            painter.setPen(palette.color(theme.MUTED))
            width = self._more.width(line.key)
            at = QRect(space.right() - width, space.top() + 1, width + 1, space.height())
            self._more.draw(painter, at, Marked(line.key))
            space.setRight(space.right() - width - _PAD)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        self._title.draw(painter, space, line.title)
        painter.setPen(palette.color(theme.MUTED))
        self._more.draw(painter, space.translated(0, self._title.height), line.more)


class _Pen:
    """Draws a text on one line in one font, and what is marked in it in another."""

    def __init__(self, plain: QFont, strong: QFont) -> None:
        self._fonts = plain, strong
        self._metrics = QFontMetrics(plain), QFontMetrics(strong)
        self.height = max(metrics.height() for metrics in self._metrics)

    def width(self, text: str) -> int:
        return self._metrics[0].horizontalAdvance(text)

    def draw(self, painter: QPainter, space: QRect, marked: Marked) -> None:
        """From the top left of the space; what is too long for it ends in dots."""
        x, y = space.left(), space.top() + self._metrics[0].ascent()
        for text, is_strong in _pieces(marked):
            metrics, room = self._metrics[is_strong], space.right() - x
            fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setFont(self._fonts[is_strong])
            painter.drawText(QPoint(x, y), fitting)
            if fitting != text:
                return
            x += metrics.horizontalAdvance(text)


def _pieces(marked: Marked) -> Iterator[tuple[str, bool]]:
    """The text in order, each piece with whether it is marked."""
    # A text is one line here, whatever signs it holds.
    text = "".join(" " if each.isspace() else each for each in marked.text)
    at = 0
    for begin, end in marked.marks:
        if begin > at:
            yield text[at:begin], False
        yield text[begin:end], True
        at = end
    if text[at:]:
        yield text[at:], False
