"""The search: words or a query, and beneath it, while it cannot be read, why not."""

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import theme
from tracker.gui.editors.message import Message
from tracker.gui.icons import icon
from tracker.languages import _
from tracker.store import Severity

if TYPE_CHECKING:  # only words for mypy here: queries come with the first list
    from tracker.gui.filters.completion import Completion
    from tracker.records.queries import QueryError

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
    completion_wanted = Signal(str, int)
    """With what is typed and where the cursor stands; to be answered by ``offer``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fault: QueryError | None = None
        self.bubble: Bubble | None = None
        """What is said beneath, once something was wrong."""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._say_fault)
        self._offered: list[Completion] = []
        self._model = QStandardItemModel(self)
        self.completion = QCompleter(self._model, self)
        self.completion.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.offers = QListView()
        self.offers.setAccessibleName(_("What can be asked"))
        self.offers.setSpacing(theme.SPACE_XS // 2)
        self.completion.setPopup(self.offers)
        self.completion.setWidget(self)
        self.completion.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.textEdited.connect(self._ask_on)
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

    def complain(self, fault: "QueryError | None") -> None:
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

    def offer(self, offered: "list[Completion]") -> None:
        """Show what may go on from the cursor; none of it is chosen until people choose."""
        self._offered = offered
        self.completion.setMaxVisibleItems(len(offered))
        self._model.clear()
        for each in offered:
            item = QStandardItem(each.text)
            item.setData(each.meaning, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(f"<qt>{html.escape(each.meaning)}</qt>")
            self._model.appendRow(item)
        if offered and self.hasFocus():
            self.completion.complete()
        else:
            self.offers.hide()

    def _ask_on(self) -> None:
        self.completion_wanted.emit(self.text(), self.cursorPosition())

    def _take(self, index: QModelIndex) -> None:
        chosen = self._offered[index.row()]
        start, end = chosen.span
        text = self.text()
        self.setText(text[:start] + chosen.text + text[end:])
        self.setCursorPosition(start + len(chosen.text))
        if chosen.text.endswith(":"):
            self._ask_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_for_completion(event.key()):
            event.ignore()  # which leaves it to the list that is open
            return
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

    def _is_for_completion(self, key: int) -> bool:
        if not self.offers.isVisible():
            return False
        return key == Qt.Key.Key_Escape or (key in _ENTER and self.offers.currentIndex().isValid())

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
