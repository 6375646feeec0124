"""The search: words or a query, and beneath it, while it cannot be read, why not."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.editors.message import Message
from tracker.gui.icons import icon
from tracker.languages import _
from tracker.records.queries import QueryError
from tracker.store import Severity

WIDEST, NARROWEST = 340, 130
"""The bounds of the search's width, in pixels."""
WORDS_WIDTH = 380
"""Of what is said beneath it."""
PATIENCE = 400
"""What is half typed is not called wrong until so many milliseconds have passed."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Down, *_ENTER)


class SearchBox(QLineEdit):
    """Enter and Down go on to what was found; Esc gives the search up."""

    left = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fault: QueryError | None = None
        self.bubble: Bubble | None = None
        """What is said beneath, once something was wrong."""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._say_fault)
        self.setPlaceholderText(_("Search in this list"))
        self.setAccessibleName(_("Search in this list"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        asking = self.addAction(icon("question"), QLineEdit.ActionPosition.TrailingPosition)
        asking.setToolTip(_("What can be asked"))
        asking.triggered.connect(self.help_wanted)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def complain(self, fault: QueryError | None) -> None:
        """Say what is wrong with what is typed; with None, that it can be read."""
        self._fault = fault
        self.setAccessibleDescription(str(fault or ""))
        if fault is None:
            self._patience.stop()
            if self.bubble:
                self.bubble.hide()
        elif self.bubble and self.bubble.isVisible():
            self._say_fault()
        else:
            self._patience.start()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self._fault:
            self._say_fault()
            start, end = self._fault.span
            self.setSelection(start, end - start)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.bubble:
            self.bubble.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._fault and not self._patience.isActive():
            self._underline(*self._fault.span)

    def _underline(self, start: int, end: int) -> None:
        """A line below the letters from one place in the text to another."""
        advance, text = self.fontMetrics().horizontalAdvance, self.text()
        # The text may be scrolled: what is sure is where the cursor stands.
        origin = self.cursorRect().center().x() - advance(text[: self.cursorPosition()])
        first, last = origin + advance(text[:start]), origin + advance(text[:end])
        y = (self.height() + self.fontMetrics().height()) // 2 - 1
        painter = QPainter(self)
        painter.setPen(QPen(theme.tone_colour("bad"), 2))
        painter.drawLine(max(first, 0), y, min(last, self.width()), y)
        painter.end()

    def _say_fault(self) -> None:
        self._patience.stop()
        self.update()
        if self._fault is None or not self.isVisible():
            return
        if self.bubble is None:
            self.bubble = Bubble(_ground_of(self))
        self.bubble.say(str(self._fault), self)


class Bubble(QFrame):
    """A sentence over the page, below a widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.message = Message(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_S] * 4)
        column.addWidget(self.message)

    def say(self, sentence: str, below: QWidget) -> None:
        self.message.complain(sentence, Severity.ERROR)
        self.setFixedWidth(max(below.width(), WORDS_WIDTH))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.move(below.mapTo(self._ground, QPoint(0, below.height() + 2)))
        self.show()
        self.raise_()


def _ground_of(widget: QWidget) -> QWidget:
    """The widget that fills the window: the bubble goes when it is built anew."""
    ground = widget
    while (parent := ground.parentWidget()) and not ground.isWindow():
        if parent.isWindow():
            break
        ground = parent
    return ground
