"""The pieces a detail is drawn with: texts that wrap, links to records, dots on a line."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.theme import Text
from tracker.store import AnyRef

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class _Label(QLabel):
    """A layout asks each label some thirty times how high it is, for the same four widths."""

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[tuple[str, int], int] = {}

    def heightForWidth(self, width: int) -> int:
        key = self.text(), width
        height = self._heights.get(key)
        if height is None:
            height = self._heights[key] = super().heightForWidth(width)
        return height

    def changeEvent(self, event: QEvent) -> None:
        self._heights = {}  # the font may be another
        super().changeEvent(event)


def label(
    text: str, kind: Text = Text.BODY, role: QPalette.ColorRole = QPalette.ColorRole.WindowText
) -> QLabel:
    """A text that wraps and can be selected; it is data, never read as markup."""
    made = _Label()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setFont(theme.font(kind))
    made.setForegroundRole(role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    _let_shrink(made)
    return made


class RecordLink(QAbstractButton):
    """The name of a record, pressed to go to it.

    A button, so that the keyboard and screen readers know it. Its text is drawn here: a button's
    own text would take "&" for a shortcut, and never wraps.
    """

    opened = Signal(object)
    """With the AnyRef."""

    def __init__(self, text: str, ref: AnyRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self._ref = ref
        self._heights: dict[int, int] = {}
        self.setFont(theme.font(Text.BODY))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        _let_shrink(self)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            room = QRect(0, 0, width, 100_000)
            needed = QFontMetrics(self.font()).boundingRect(room, _WRAPPED, self._words)
            self._heights[width] = needed.height() + 1
        return self._heights[width]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = QFont(self.font())
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(self.palette().color(theme.ACCENT))
        painter.drawText(self.rect(), _WRAPPED, self._words)
        painter.end()

    def _open(self) -> None:
        self.opened.emit(self._ref)


class Bar(QWidget):
    """A text beside an upright bar: gold for a quotation, the tone's colour for a notice."""

    def __init__(self, *parts: QWidget, tone: str = "") -> None:
        super().__init__()
        self._tone = tone
        column = QVBoxLayout(self)
        pad = theme.SPACE_M if tone else 0
        column.setContentsMargins(theme.SPACE_L, pad, pad, pad)
        column.setSpacing(theme.SPACE_XS)
        for part in parts:
            column.addWidget(part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._tone:
            painter.fillRect(self.rect(), theme.tone_background(self._tone))
        colour = theme.tone_colour(self._tone) if self._tone else theme.gold()
        painter.fillRect(0, 0, 3, self.height(), colour)
        painter.end()


class Rule(QWidget):
    """A thin line across; in gold at the head of a page, as on paper."""

    def __init__(self, *, gold: bool = False) -> None:
        super().__init__()
        self._gold = gold
        self.setFixedHeight(2 if gold else 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = theme.gold() if self._gold else self.palette().color(theme.RULE)
        painter.fillRect(self.rect(), colour)
        painter.end()


class Dot(QWidget):
    """A step on a line of time: full once it was done, open while it is to come."""

    SIZE = 9

    def __init__(self, *, is_done: bool, is_last: bool) -> None:
        super().__init__()
        self._is_done = is_done
        self._is_last = is_last
        self.setFixedWidth(self.SIZE + 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, middle = self.palette(), self.width() / 2
        centre = QPointF(middle, QFontMetrics(theme.font(Text.BODY)).height() / 2)
        if not self._is_last:
            painter.setPen(QPen(palette.color(theme.RULE), 1.4))
            painter.drawLine(centre, QPointF(middle, self.height() + centre.y()))
        accent = palette.color(theme.ACCENT)
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(accent if self._is_done else palette.base())
        painter.drawEllipse(centre, self.SIZE / 2 - 1, self.SIZE / 2 - 1)
        painter.end()


def _let_shrink(widget: QWidget) -> None:
    """A word longer than the line must not push the whole page wider."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
