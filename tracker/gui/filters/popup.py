"""The list of choices that a button of the filter opens: ticked, counted, narrowed by typing."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import scroll_bars, theme
from tracker.gui.chips import sentence
from tracker.languages import _, number
from tracker.languages.catalogues import plural
from tracker.languages.fold import words
from tracker.records.queries import Choice, Value

MANY = 10
"""More choices than this can be narrowed by typing."""
ROWS = 12
"""As many are seen at once."""
NARROWEST, WIDEST = 220, 440
"""Pixels."""
_PLACE, _COUNT = Qt.ItemDataRole.UserRole, int(Qt.ItemDataRole.UserRole) + 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TICK = Qt.ItemDataRole.CheckStateRole
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_BOX = 24  # a box to tick, and the gap behind it
_NOT_YET = "…"

Index = QModelIndex | QPersistentModelIndex


class ChoicePopup(QFrame):
    """``chosen`` carries the values ticked, in the order in which they are offered."""

    chosen = Signal(object)

    def __init__(self, label: str, ticked: Collection[Value], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(label)
        self._choices: Sequence[Choice] = ()
        self._counts: dict[Value, int] = {}
        self._ticked = set(ticked)
        self._at = QPoint()
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(_("Type to narrow"))
        self.line.setAccessibleName(_("Type to narrow"))
        self.line.setClearButtonEnabled(True)
        self.line.hide()
        self.list = QListWidget(self)
        self._set_up_list(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_XS] * 4)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._toggle)

    # What it is told

    def open_at(self, at: QPoint) -> None:
        """Open below a point of the screen."""
        self._at = at
        self._fit()
        self.show()
        self._focus()

    def offer(self, choices: Sequence[Choice]) -> None:
        self._choices = choices
        self.line.setVisible(len(choices) > MANY)
        self._fill()
        self._fit()
        self._focus()

    def count(self, counts: dict[Value, int]) -> None:
        """Say beside each choice how many records it would leave; those with none go last."""
        if counts != self._counts:
            self._counts = counts
            self._fill()
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(theme.RULE))
        painter.setBrush(self.palette().base())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    # What people do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and self._takes(watched, event.key()):  # type: ignore[attr-defined]
            return True
        return super().eventFilter(watched, event)

    def _takes(self, watched: QObject, key: int) -> bool:
        in_list = watched is self.list
        lit = self.list.currentItem()
        if key in _ENTER or (in_list and key == Qt.Key.Key_Space):
            if lit and not lit.isHidden():
                self._toggle(lit)
            return True
        if in_list and key == Qt.Key.Key_Up and self._is_first(lit) and self.line.isVisible():
            self.line.setFocus()
            return True
        if not in_list and key == Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        return False

    def _is_first(self, item: QListWidgetItem | None) -> bool:
        return item is None or item is next(self._seen(), None)

    def _toggle(self, item: QListWidgetItem) -> None:
        value = self._choices[item.data(_PLACE)].value
        self._ticked ^= {value}
        item.setCheckState(_check(value in self._ticked))
        self.chosen.emit(tuple(c.value for c in self._choices if c.value in self._ticked))

    def _narrow(self, typed: str) -> None:
        """Leave the choices of whose words each typed one begins one."""
        sought = words(typed)
        for item in self._items():
            item.setHidden(not _begins(sought, words(item.text())))
        if first := next(self._seen(), None):
            self.list.setCurrentItem(first)

    # How it is filled

    def _fill(self) -> None:
        lit, scrolled = self.list.currentItem(), self.list.verticalScrollBar().value()
        was_lit = lit.data(_PLACE) if lit else None
        self.list.clear()
        places = range(len(self._choices))
        # Python's sort keeps the order of those that are equal.
        for place in sorted(places, key=lambda n: self._counts.get(self._choices[n].value) == 0):
            self.list.addItem(self._item(place))
            if place == was_lit:
                self.list.setCurrentRow(self.list.count() - 1)
        if lit is None:
            self.list.setCurrentRow(0)
        self.list.verticalScrollBar().setValue(scrolled)
        if self.line.text():
            self._narrow(self.line.text())

    def _item(self, place: int) -> QListWidgetItem:
        choice = self._choices[place]
        count = self._counts.get(choice.value)
        said = sentence(choice.label)
        item = QListWidgetItem(said)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_check(choice.value in self._ticked))
        item.setData(_PLACE, place)
        item.setData(_COUNT, _NOT_YET if count is None else number(count))
        if count is not None:
            read = f"{said}: {plural('{n} record', '{n} records', count)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, read)
        return item

    def _items(self) -> Iterable[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))

    def _seen(self) -> Iterator[QListWidgetItem]:
        return (item for item in self._items() if not item.isHidden())

    def _focus(self) -> None:
        (self.line if self.line.isVisibleTo(self) else self.list).setFocus()

    def _fit(self) -> None:
        """As large as its choices need; above the point where there is no room below it."""
        rows = max(1, min(self.list.count(), ROWS))
        height = self.list.sizeHintForRow(0) if self.list.count() else HEIGHT
        self.list.setFixedHeight(rows * height + 2)
        width = max(NARROWEST, min(self.list.sizeHintForColumn(0) + theme.SPACE_XL, WIDEST))
        self.setFixedWidth(width)
        self.adjustSize()
        screen = QGuiApplication.screenAt(self._at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = min(self._at.x(), room.right() - self.width())
        y = min(self._at.y(), room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))

    def _set_up_list(self, label: str) -> None:
        self.list.setAccessibleName(label)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_Counted(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll_bars.slim(self.list)


HEIGHT = 28
"""Of a row, in pixels; more where the letters are larger."""


class _Counted(QStyledItemDelegate):
    """A box to tick, the words, and at the right the number; of none, all in grey."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count: str = index.data(_COUNT)
        palette, metrics = option.palette, option.fontMetrics
        whole = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(whole, theme.selection())
        room = whole.adjusted(theme.SPACE_S, 0, -theme.SPACE_S, 0)
        is_ticked = Qt.CheckState(index.data(_TICK)) == Qt.CheckState.Checked
        _paint_box(painter, QRect(room.x(), room.center().y() - 7, 15, 15), palette, is_ticked)
        muted = palette.color(theme.MUTED)
        painter.setPen(muted)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | _LINE, count)
        room.adjust(_BOX, 0, -metrics.horizontalAdvance(count) - theme.SPACE_S, 0)
        words = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(muted if count == "0" else palette.color(palette.ColorRole.Text))
        painter.drawText(room, _LINE, words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        words = metrics.horizontalAdvance(index.data())
        count = metrics.horizontalAdvance(index.data(_COUNT))
        width = words + _BOX + count + 3 * theme.SPACE_S
        return QSize(width, max(HEIGHT, metrics.height() + theme.SPACE_S))

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _at: Index
    ) -> bool:
        """The list itself ticks, wherever on a row people press."""
        return False


def _paint_box(painter: QPainter, box: QRect, palette: QPalette, is_ticked: bool) -> None:
    """Fusion's own box cannot be seen on the dark ground of a list."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.color(theme.ACCENT if is_ticked else theme.MUTED))
    painter.setBrush(palette.color(theme.ACCENT) if is_ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if is_ticked:
        painter.setPen(QPen(palette.color(palette.ColorRole.Base), 2))
        corners = [QPointF(3.5, 7.5), QPointF(6.5, 10.5), QPointF(11.5, 4.5)]
        painter.drawPolyline([QPointF(box.topLeft()) + corner for corner in corners])
    painter.restore()


def _check(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked


def _begins(sought: Sequence[str], said: Sequence[str]) -> bool:
    return all(any(word.startswith(each) for word in said) for each in sought)
