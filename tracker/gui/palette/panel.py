"""The palette's panel: a line to type in and what it finds, over the window until it is left."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from tracker.gui import theme
from tracker.gui.detail.pieces import label
from tracker.gui.icons import icon
from tracker.gui.palette import offers
from tracker.gui.palette.drawing import Rows
from tracker.gui.palette.offers import Offers, RecordOffer
from tracker.gui.reader import Reader
from tracker.gui.scroll_bars import slim
from tracker.languages import _
from tracker.records import searching
from tracker.records.hits import Hit
from tracker.records.searching import Found
from tracker.store import AnyRef, Register

WIDTH = 720
"""Pixels, where the window has room for them."""
HIGHEST = 0.66
"""The panel's share of the window's height."""
PAGE = 8
"""Rows that Page Up and Page Down go."""
_VEIL = QColor(8, 16, 24, 90)

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Palette(QWidget):
    """Lies over its parent and deletes itself once it is closed.

    ``actions`` gives the commands that can be found; ``recent`` what is offered before anything is
    typed; ``own`` is the command that opens it, which closes it too.
    """

    opened = Signal(AnyRef)

    def __init__(
        self,
        register: Register,
        reader: Reader,
        parent: QWidget,
        *,
        actions: Callable[[], Sequence[QAction]],
        own: QAction,
        recent: Sequence[Hit],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._register, self._reader = register, reader
        self._actions, self._own, self._recent = actions, own, recent
        self._window = parent
        self._before = parent.window().focusWidget()
        self._is_asking = self._is_awaited = False
        self.input = _Input(self)
        self.offers = Offers(self)
        self.list = QListView(self)
        self.hint = label("", theme.Text.SMALL, theme.MUTED)
        self._frame = QFrame(self)
        self._lay_out()
        parent.installEventFilter(self)
        self.input.textChanged.connect(self._ask)

    def open(self) -> None:
        self._ask("")
        self._fit()
        self.show()
        self.raise_()
        self.input.setFocus()

    def choose(self) -> None:
        """Open the record or run the command that is lit; wait for it if it is being sought."""
        self._is_awaited = self._is_asking
        offer = self.offers.offer(self.list.currentIndex().row())
        if self._is_asking or offer is None:
            return
        self.close()
        if isinstance(offer, RecordOffer):
            self.opened.emit(offer.hit.ref)
        else:
            offer.action.trigger()

    def go(self, step: int) -> None:
        """Light a row so many further down, or the last one there; heads are passed over."""
        self.light(self.list.currentIndex().row() + step, 1 if step > 0 else -1)

    def light(self, row: int, way: int) -> None:
        """Light the row, or the next one in the way that can be chosen, or else the last before."""
        last = self.offers.rowCount() - 1
        rows = range(max(0, min(row, last)), last + 1 if way > 0 else -1, way)
        back = reversed(range(max(0, row))) if way > 0 else range(last + 1)
        for each in (*rows, *back):
            if self.offers.offer(each):
                self.list.setCurrentIndex(self.offers.index(each, 0))
                if not self.offers.offer(each - 1):  # what stands above it is seen along with it
                    self.list.scrollTo(self.offers.index(max(0, each - 1), 0))
                return

    # What is sought

    def _ask(self, typed: str) -> None:
        self._is_asking, self._is_awaited = True, False
        self._seek(searching.find, typed, self._show_or_guess)

    def _seek(
        self, question: Callable[..., Found], typed: str, then: Callable[[str, Found], None]
    ) -> None:
        self._reader.ask(self, partial(question, typed=typed), partial(then, typed), "palette")

    def _show_or_guess(self, typed: str, found: Found) -> None:
        """Where nothing was found, say so, and look for words with a slip in them."""
        self._show(typed, found)
        if typed.strip() and not self.offers.rows:
            self._seek(searching.nearly, typed, self._show)

    def _show(self, typed: str, found: Found) -> None:
        self._is_asking = False
        if typed.strip():
            rows = offers.found(self._register, typed, found, self._actions())
        else:
            rows = offers.lately(self._register, self._recent)
        self.offers.show(rows)
        self.hint.setText(self._hint(typed))
        self._fit()
        self.light(0, 1)
        if self._is_awaited:
            self.choose()

    def _hint(self, typed: str) -> str:
        if self.offers.rows:
            return _("Enter opens, the arrows choose, Esc closes.")
        if typed.strip():
            return _("Nothing begins with these words.")
        return _("Type a name, a few words of any record, a code such as C-12, or a command.")

    def _say(self, now: _Index, _before: _Index) -> None:
        """Let a screen reader hear the row, for the focus stays in the input."""
        offer = self.offers.offer(now.row())
        if offer and QAccessible.isActive():
            words = offers.said(offer)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.input, words))

    # How it looks

    def _lay_out(self) -> None:
        self._frame.setAutoFillBackground(True)
        self._frame.setBackgroundRole(self.list.backgroundRole())
        self.list.setModel(self.offers)
        self.list.setItemDelegate(Rows(self.offers, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What was found"))
        self.list.selectionModel().currentChanged.connect(self._say)
        self.list.clicked.connect(self._on_clicked)
        slim(self.list)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.input)
        column.addWidget(_rule(self._frame))
        column.addWidget(self.list, 1)
        self.hint.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.addWidget(self.hint)

    def _fit(self) -> None:
        """Be as high as what is found, in the middle near the top of the window."""
        whole = self._window.rect()
        self.setGeometry(whole)
        width = min(WIDTH, whole.width() - 2 * theme.SPACE_XL)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.offers.rowCount()))
        self.list.setVisible(rows > 0)
        around = self.input.minimumHeight() + self.hint.heightForWidth(width) + 3
        height = min(around + rows + (theme.SPACE_S if rows else 0), int(whole.height() * HIGHEST))
        top = max(theme.SPACE_XL, whole.height() // 9)
        self._frame.setGeometry(QRect((whole.width() - width) // 2, top, width, height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _VEIL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 12))
        for spread in range(2, 15, 2):
            shade = self._frame.geometry().adjusted(-spread, -spread + 4, spread, spread + 4)
            painter.drawRoundedRect(shade, spread + 2, spread + 2)
        painter.setBrush(self.palette().color(theme.RULE))
        painter.drawRect(self._frame.geometry().adjusted(-1, -1, 1, 1))
        painter.end()

    # What people do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means to the list; False where it is for the text."""
        key, is_plain = event.key(), event.modifiers() in _PLAIN
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in _ENTER:
            if is_plain:
                self.choose()
        elif not is_plain:  # such as Shift+Home, which selects
            return key in _TAB
        elif key == Qt.Key.Key_Home:
            self.light(0, 1)
        elif key == Qt.Key.Key_End:
            self.light(self.offers.rowCount() - 1, -1)
        elif key in _STEPS:
            self.go(_STEPS[key])
        else:
            return key in _TAB
        return True

    def is_own_key(self, event: QKeyEvent) -> bool:
        """Whether a key is of the command that opened the palette."""
        return QKeySequence(event.keyCombination()) in self._own.shortcuts()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._is_awaited = False
        if self._before and isValid(self._before):
            self._before.setFocus()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.offers.offer(index.row()):
            self.choose()


_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}


class _Input(QLineEdit):
    """Keeps every key from the window behind, but for the one that closes the palette again."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._palette = palette
        self.setFrame(False)
        self.setFont(theme.font(theme.Text.SECTION))
        self.setPlaceholderText(_("Search everything"))
        self.setAccessibleName(_("Search everything"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumHeight(self.fontMetrics().height() + 2 * theme.SPACE_M)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, on=False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and not self._palette.is_own_key(event):
                event.accept()
                return True
            # Tab never comes to keyPressEvent.
            if event.type() == QEvent.Type.KeyPress and self._palette.press(event):
                return True
        return super().event(event)


def _rule(parent: QWidget) -> QLabel:
    line = QLabel(parent)
    line.setFixedHeight(1)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(theme.RULE)
    return line
