"""A line in which a few typed letters find a record to choose."""

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tracker.gui import theme
from tracker.gui.editors.candidates import Candidate, Candidates
from tracker.gui.icons import icon
from tracker.languages import _
from tracker.store import RegisterError

CODE = Qt.ItemDataRole.UserRole
ARROW_WIDTH = 24
LEAST_WIDTH, MOST_WIDTH = 320, 520
"""Between these, in pixels, the list is as wide as its words."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
_Index = QModelIndex | QPersistentModelIndex


class Offers(QAbstractListModel):
    """What is offered: the candidates, and last perhaps to add what was typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.candidates: list[Candidate] = []
        self.to_add = ""

    def offer(self, candidates: list[Candidate], to_add: str) -> None:
        self.beginResetModel()
        self.candidates, self.to_add = candidates, to_add
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.candidates) + bool(self.to_add)

    def data(self, index: _Index, role: int = 0) -> Any:
        if index.row() == len(self.candidates):
            return _("Add “{name}”", name=self.to_add) if role == 0 else None
        candidate = self.candidates[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return candidate.words
        return candidate.code if role == CODE else None


class _WithCode(QStyledItemDelegate):
    """The words, and at the right the code in grey."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        code = index.data(CODE) or ""
        room = option.fontMetrics.horizontalAdvance(code) + 2 * theme.SPACE_S if code else 0
        whole = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, theme.selection())
        plain = QStyleOptionViewItem(option)
        plain.state = QStyle.StateFlag.State_Enabled
        plain.rect = whole.adjusted(theme.SPACE_XS, 0, -room, 0)
        super().paint(painter, plain, index)
        painter.setPen(option.palette.color(theme.MUTED))
        at = whole.adjusted(0, 0, -theme.SPACE_S, 0)
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, code)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        code = option.fontMetrics.horizontalAdvance(index.data(CODE) or "")
        beside = code + 4 * theme.SPACE_S + theme.SPACE_XL  # the code, and a scroll bar
        return super().sizeHint(option, index) + QSize(beside, theme.SPACE_S)


class TypeAhead(QLineEdit):
    """Tells what was ``picked``; what was typed stays until something is.

    ``without`` gives the values that are not offered again.
    """

    picked = Signal(object)
    left = Signal()
    stepped_back = Signal(int)
    """A key that goes back was pressed where nothing stands before it."""

    def __init__(
        self,
        candidates: Candidates,
        parent: QWidget,
        *,
        without: Callable[[], Collection[Any]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._candidates = candidates
        self._without = without
        self.refusal = ""
        """Why a new record could not be added."""
        self.offers = Offers(self)
        self._completer = QCompleter(self.offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self)
        self.popup = QListView()
        self._completer.setPopup(self.popup)
        self.popup.setItemDelegate(_WithCode(self.popup))
        self.popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextMargins(theme.SPACE_XS, 0, ARROW_WIDTH, 0)
        self._completer.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_activated
        )
        self.textEdited.connect(self._on_typed)

    def offer(self, typed: str) -> None:
        """Open the list of what the typed words may mean."""
        name = " ".join(typed.split())
        to_add = name if name and self._candidates.can_add else ""
        self.offers.offer(self._candidates.matching(typed, self._without()), to_add)
        if self.offers.rowCount():
            wish = max(LEAST_WIDTH, min(self.popup.sizeHintForColumn(0), MOST_WIDTH))
            self._completer.complete(QRect(0, 0, max(self.width(), wish), self.height()))
            self.popup.setCurrentIndex(self.popup.model().index(0 if typed else -1, 0))
        else:
            self.popup.hide()

    def pick(self, row: int) -> None:
        """Choose a row of the list; the last may be to add what was typed."""
        self.popup.hide()
        if row < len(self.offers.candidates):
            self.picked.emit(self.offers.candidates[row])
        else:
            self._add()

    # What people do

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self._is_row_lit():
            self._pick_lit()
        elif event.key() == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.hide()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in _BACK and not self.cursorPosition() and not self.hasSelectedText():
            self.stepped_back.emit(event.key())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Tab never comes to keyPressEvent: it goes to the next editor, taking what is lit along.
        tab = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab  # type: ignore[attr-defined]
        if tab and self._is_row_lit():
            if self.popup.currentIndex().row() < len(self.offers.candidates):
                self._pick_lit()
            self.popup.hide()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at_arrow = event.position().x() > self.width() - ARROW_WIDTH
        if event.button() == Qt.MouseButton.LeftButton and (at_arrow or not self.text()):
            self.offer("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.popup.hide()
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = theme.SPACE_L
        at = QRect(self.width() - size - 6, (self.height() - size) // 2, size, size)
        icon("chevron-down").paint(QPainter(self), at)

    def _on_typed(self, typed: str) -> None:
        self.refusal = ""
        if typed.strip():
            self.offer(typed)
        else:
            self.popup.hide()

    def _on_activated(self, index: QModelIndex) -> None:
        self.pick(index.row())

    # The list

    def _is_row_lit(self) -> bool:
        return self.popup.isVisible() and self.popup.currentIndex().isValid()

    def _pick_lit(self) -> None:
        self.pick(self.popup.currentIndex().row())

    def _move(self, step: int) -> None:
        if not self.popup.isVisible():
            self.offer("" if self._is_whole() else self.text())
            return
        row = self.popup.currentIndex().row() + step
        if 0 <= row < self.offers.rowCount():
            self.popup.setCurrentIndex(self.popup.model().index(row, 0))

    def _is_whole(self) -> bool:
        """Whether the text stands for a choice already made, and so is no question."""
        return not self.isModified()

    def _add(self) -> None:
        try:
            added = self._candidates.add(self.offers.to_add)
        except RegisterError as error:
            self.refusal = str(error)
        else:
            self.picked.emit(added)
