"""How the cells and the header of a table of records are drawn.

Texts are cut to their column and laid out once: on a repaint that costs half of what Qt's own
delegate does.
"""

import html
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPalette,
    QPolygon,
    QStaticText,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from tracker.gui import chips, theme
from tracker.gui.record_model import RecordTable

PAD = 10
BAR = 3
ARROW = 12
_MOST_TEXTS = 4000
"""How many laid-out texts are kept, a hundred screens."""

Index = QModelIndex | QPersistentModelIndex
Order = Qt.SortOrder


class Cells(QStyledItemDelegate):
    def __init__(self, table: RecordTable[Any], view: QAbstractItemView) -> None:
        super().__init__(view)
        self._table = table
        self._metrics = QFontMetrics(theme.font(theme.Text.BODY))
        self._chip_metrics = QFontMetrics(theme.font(theme.Text.CHIP))
        self._laid_out: dict[tuple[str, int], QStaticText] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        n = index.column()
        text, tone = self._table.cell(index.row(), n)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        palette: QPalette = option.palette
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, theme.selection())
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, palette.color(theme.RULE))
        if not text:
            return
        if self._table.columns[n].chip:
            chips.paint(painter, self._pill(rect, text), text, tone or "neutral")
            return
        is_loud = is_selected or n == self._table.main
        ink = QPalette.ColorRole.Text if is_loud else theme.MUTED
        painter.setPen(theme.tone_colour(tone) if tone else palette.color(ink))
        self._draw(painter, rect, text, self._table.columns[n].align)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say the whole text of a cell that was cut short, and only of such a one."""
        text = self._table.cell(index.row(), index.column()).text if index.isValid() else ""
        is_whole = self._is_whole(text, view.visualRect(index), index.column())
        if event.type() != QEvent.Type.ToolTip or is_whole:
            QToolTip.hideText()
            return False
        # Escaped, for a tip that looks like markup would be read as such.
        QToolTip.showText(event.globalPos(), f"<qt>{html.escape(text)}</qt>", view)
        return True

    def _is_whole(self, text: str, rect: QRect, column: int) -> bool:
        if self._table.columns[column].chip:
            return (
                chips.size_of(text, self._chip_metrics).width()
                <= rect.width() - PAD - theme.SPACE_XS
            )
        return self._metrics.horizontalAdvance(text) <= rect.width() - 2 * PAD

    def _pill(self, cell: QRect, text: str) -> QRect:
        size = chips.size_of(text, self._chip_metrics)
        size.setWidth(min(size.width(), cell.width() - PAD - theme.SPACE_XS))
        return QRect(QPoint(cell.x() + PAD, cell.center().y() - size.height() // 2), size)

    def _draw(self, painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag) -> None:
        laid_out = self._fitted(text, rect.width() - 2 * PAD)
        x: float = rect.x() + PAD
        if align & Qt.AlignmentFlag.AlignRight:
            x = rect.right() - PAD - laid_out.size().width()
        y = rect.y() + (rect.height() - 1 - self._metrics.height()) // 2
        painter.drawStaticText(QPoint(round(x), y), laid_out)

    def _fitted(self, text: str, width: int) -> QStaticText:
        laid_out = self._laid_out.get((text, width))
        if laid_out is None:
            if len(self._laid_out) > _MOST_TEXTS:
                self._laid_out.clear()
            cut = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            laid_out = self._laid_out[text, width] = QStaticText(cut)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
        return laid_out


class Header(QHeaderView):
    """Flat, as on paper: the titles above a dark line, a small arrow where it is sorted."""

    def __init__(self, table: RecordTable[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self.sorted: tuple[int, Order] | None = None
        self.setFont(theme.font(theme.Text.COLUMN))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 18)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self.palette()
        painter.fillRect(rect, palette.base())
        line = QRect(rect.x(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, palette.color(theme.HEADING))
        order = self.sorted[1] if self.sorted and self.sorted[0] == section else None
        space = rect.adjusted(PAD, 0, -PAD if order is None else -PAD - ARROW, -1)
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics, cut = self.fontMetrics(), Qt.TextElideMode.ElideRight
        title = metrics.elidedText(self._table.titles[section], cut, space.width())
        painter.setFont(self.font())
        painter.setPen(palette.color(theme.HEADING))
        drawn = metrics.boundingRect(space, middle | self._table.columns[section].align, title)
        painter.drawText(drawn, middle | Qt.TextFlag.TextDontClip, title)
        if order is not None:
            at = QPoint(drawn.right() + ARROW - 2, rect.center().y())
            _paint_arrow(painter, at, order, palette.color(theme.ACCENT))


def _paint_arrow(painter: QPainter, at: QPoint, order: Order, colour: QColor) -> None:
    up = -1 if order == Order.AscendingOrder else 1
    corners = [QPoint(-4, -2 * up), QPoint(4, -2 * up), QPoint(0, 3 * up)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygon([at + corner for corner in corners]))
    painter.restore()
