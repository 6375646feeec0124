"""A flat button of the filter bar: its key, what is chosen, and a cross that takes it away."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from tracker.gui import theme, tips
from tracker.gui.icons import icon
from tracker.languages import _

HEIGHT = 28
"""Pixels; more where the letters are larger."""
WIDEST = 260
_PAD = theme.SPACE_S
_SIGN = 14  # the side of the chevron or the cross
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterButton(QAbstractButton):
    """Its text is drawn here: a button's own would take "&" in a name for a shortcut."""

    cleared = Signal()

    def __init__(self, parent: QWidget, *, can_open: bool = True) -> None:
        super().__init__(parent)
        self._words = ""
        self.can_open = can_open
        self.is_set = False
        self.setFont(theme.font(theme.Text.BODY))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def words(self) -> str:
        return self._words

    def say(self, words: str, *, is_set: bool) -> None:
        """Show these words; ``is_set`` ones can be taken away."""
        self._words, self.is_set = words, is_set
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Del takes this filter away") if is_set else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = max(HEIGHT, QFontMetrics(self.font()).height() + theme.SPACE_S)
        return QSize(min(self._whole_width(), WIDEST), height)

    @property
    def _has_sign(self) -> bool:
        return self.is_set or self.can_open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        elif event.key() in _DELETE and self.is_set:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown() and self.is_set and self.cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        is_cut = self.width() < self._whole_width()
        return tips.tell_whole(event, self, self._words, is_cut=is_cut) or super().event(event)

    def cross(self) -> QRect:
        """Where a press takes away what is chosen."""
        side = _SIGN + 2 * theme.SPACE_XS
        return QRect(self.width() - side - 2, 0, side + 2, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        if self._has_sign:
            at = QPoint(room.right() + 1 - _SIGN, room.center().y() - _SIGN // 2 + 1)
            sign = icon("close" if self.is_set else "chevron-down")
            sign.paint(painter, QRect(at, QSize(_SIGN, _SIGN)))
            room.setRight(at.x() - theme.SPACE_XS)
        cut = Qt.TextElideMode.ElideRight
        words = QFontMetrics(self.font()).elidedText(self._words, cut, room.width())
        painter.setPen(self.palette().color(theme.HEADING if self.is_set else theme.MUTED))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, align, words)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(self.palette().color(theme.RULE))
        if self.is_set:
            painter.setBrush(theme.selection())
        elif self.underMouse() or self.isDown():
            painter.setBrush(self.palette().base())
        if self.hasFocus():
            painter.setPen(self.palette().color(theme.ACCENT))
        painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)

    def _whole_width(self) -> int:
        sign = _SIGN + theme.SPACE_XS if self._has_sign else 0
        advance = QFontMetrics(self.font()).horizontalAdvance(self._words)
        return 2 * _PAD + advance + 1 + sign
