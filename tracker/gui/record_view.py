"""A table of records on screen: it keeps its place, its columns and its selection, and copies."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QWidget

from tracker.gui import scroll_bars, theme
from tracker.gui.clipboard import copied
from tracker.gui.commands import add_commands, command
from tracker.gui.record_cells import BAR, Cells, Header
from tracker.gui.record_columns import Columns
from tracker.gui.record_model import RecordTable
from tracker.gui.settings import Settings
from tracker.languages import N_, _
from tracker.languages.fold import fold
from tracker.store import Record

R = TypeVar("R", bound=Record)

ROW_HEIGHT = 34
"""Pixels; more where the letters are larger."""
REACH = 2_000
"""How many rows below the current one are looked at for what is typed."""
FEW = 50
"""Up to so many selected records are looked for one by one in a new list."""

_SELECT = QItemSelectionModel.SelectionFlag
_NO_EDIT = QTableView.EditTrigger.NoEditTriggers


@dataclass(frozen=True)
class _Place:
    """What was selected and looked at, by the records' ids."""

    chosen: "array[int]"
    current: int | None
    current_row: int
    top: int | None
    offset: int
    scrolled: int


class RecordView(QTableView, Generic[R]):
    """``name`` is the page's, under which ``settings`` keep its columns."""

    activated_record = Signal(object)
    """With the record that was double-clicked, or on which Enter was pressed."""
    sorted_by = Signal(object, object)
    """With the Column that was clicked and the Qt.SortOrder asked for; None for the usual order."""

    def __init__(
        self, table: RecordTable[R], settings: Settings, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._empty_text = ""
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self._place: _Place | None = None
        self._header = Header(table, self)
        self.setHorizontalHeader(self._header)
        self._set_up()
        self.setModel(table)
        self.commands = add_commands(self)
        self._columns = Columns(self._header, table, settings, name)
        self._connect()

    # What a page asks of it

    def chosen(self) -> Sequence[R]:
        """The selected records, from the top; read when they are looked at."""
        return self.table.records(self._chosen_ids())

    def select_id(self, record_id: int) -> bool:
        """Select one record and bring it into sight; False if it is not in the list."""
        row = self.table.row_of(record_id)
        if row is None:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Select one row alone and bring it into sight.

        Qt's own ``selectRow`` minds the keys held down, so that after Ctrl+S it would add to the
        selection or take from it.
        """
        index = self.table.index(row, self.table.main)
        self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect | _SELECT.Rows)
        self.scrollTo(index)

    def set_empty_text(self, text: str) -> None:
        """What is said in the middle of an empty list."""
        self._empty_text = text
        self.viewport().update()

    def column_menu(self) -> QMenu:
        """What a click on the header does, for the keyboard: sort, show and hide columns."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(_("Sort by"))
        for n, column in enumerate(self.table.columns):
            if column.sort:
                menu.addAction(self.table.titles[n]).triggered.connect(partial(self._sort_by, n))
        menu.addAction(_("Usual order")).triggered.connect(self._sort_as_usual)
        menu.addSection(_("Columns"))
        for n, title in enumerate(self.table.titles):
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(self._columns.is_shown(n))
            action.setEnabled(n != self.table.main)
            action.toggled.connect(partial(self._toggle, n))
        return menu

    def sort_by(self, section: int) -> None:
        """Ask for the list by a column; by the same one again, the other way round."""
        column = self.table.columns[section]
        if not column.sort:
            return
        again = self._header.sorted == (section, Qt.SortOrder.AscendingOrder)
        order = Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder
        self.show_sorted(section, order)
        self.sorted_by.emit(column, order)

    def show_sorted(self, section: int | None, order: Qt.SortOrder) -> None:
        """Mark the column by which the list is sorted, if by any."""
        self._header.sorted = None if section is None else (section, order)
        self._header.viewport().update()

    @command(N_("&Copy"), shortcut="Ctrl+C", local=True)
    def copy(self) -> None:
        """Copy the selected rows: as a table for Word and Excel, with tabs for the rest."""
        columns = self._columns.shown()
        chosen = self._chosen_rows()
        if not chosen:
            return
        rows = [[self.table.titles[n] for n in columns]]
        rows += [[self.table.cell(row, n).text for n in columns] for row in chosen]
        QApplication.clipboard().setMimeData(copied(rows))

    @command(N_("Select &all"), shortcut="Ctrl+A", local=True)
    def select_all(self) -> None:
        self.selectAll()

    @command(N_("Co&lumns and Order…"), shortcut="Ctrl+Shift+L", local=True)
    def open_column_menu(self) -> None:
        self._open_column_menu(QPoint(0, self._header.height()))

    def _sort_by(self, section: int, *_checked: bool) -> None:
        self.sort_by(section)

    def _sort_as_usual(self) -> None:
        self.show_sorted(None, Qt.SortOrder.AscendingOrder)
        self.sorted_by.emit(None, Qt.SortOrder.AscendingOrder)

    def _toggle(self, section: int, *_checked: bool) -> None:
        self._columns.toggle(section)

    # Setting up

    def _set_up(self) -> None:
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_NO_EDIT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(Cells(self.table, self))
        self.setAccessibleName(self.table.titles[self.table.main])
        scroll_bars.slim(self)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(ROW_HEIGHT, self.fontMetrics().height() + theme.SPACE_M))

    def _connect(self) -> None:
        self.table.modelAboutToBeReset.connect(self._remember_place)
        self.table.modelReset.connect(self._return_to_place)
        self.table.completed.connect(self._return_to_place)
        self.doubleClicked.connect(self._activate)
        self._header.sectionClicked.connect(self.sort_by)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._open_column_menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.fit(self.viewport().width())

    def _open_column_menu(self, at: QPoint) -> None:
        self.column_menu().popup(self._header.viewport().mapToGlobal(at))

    # Keeping the place while the list is asked for again

    def _remember_place(self) -> None:
        if self._place:  # of a list that was never there whole
            return
        ids, current, top = self.table.ids, self.currentIndex().row(), self.rowAt(0)
        self._place = _Place(
            chosen=self._chosen_ids(),
            current=ids[current] if 0 <= current < len(ids) else None,
            current_row=max(current, 0),
            top=ids[top] if 0 <= top < len(ids) else None,
            offset=-self.rowViewportPosition(top) if top >= 0 else 0,
            scrolled=self.verticalScrollBar().value(),
        )

    def _return_to_place(self) -> None:
        if self._place and self._must_wait(self._place):
            return
        if self._place and self.table.ids:
            self._select_again(self._place)
            self._scroll_again(self._place)
        self._place = None

    def _must_wait(self, place: _Place) -> bool:
        """Whether what was selected may be among the rows that are not there yet."""
        found = len(self._rows_of(place.chosen))
        return self.table.is_partial and found < len(place.chosen)

    def _select_again(self, place: _Place) -> None:
        if not place.chosen:
            return
        rows = self._rows_of(place.chosen)
        # What was selected is gone: what now stands in its place is nearest to it.
        rows = rows or [min(place.current_row, len(self.table.ids) - 1)]
        known = None if place.current is None else self.table.row_of(place.current)
        current = known if known is not None else rows[0]
        model = self.selectionModel()
        model.setCurrentIndex(self.table.index(current, self.table.main), _SELECT.NoUpdate)
        model.select(self._selection(rows), _SELECT.ClearAndSelect | _SELECT.Rows)

    def _rows_of(self, ids: "array[int]") -> list[int]:
        """Where those of the records stand that are in the list."""
        if len(ids) <= FEW:
            rows = map(self.table.row_of, ids)
            return sorted(row for row in rows if row is not None)
        chosen = frozenset(ids)
        return [n for n, id_ in enumerate(self.table.ids) if id_ in chosen]

    def _selection(self, rows: Iterable[int]) -> QItemSelection:
        selection = QItemSelection()
        for first, last in _ranges(rows):
            selection.select(self.table.index(first, 0), self.table.index(last, 0))
        return selection

    def _scroll_again(self, place: _Place) -> None:
        self.executeDelayedItemsLayout()
        top = None if place.top is None else self.table.row_of(place.top)
        at_top = place.scrolled if top is None else self._height_of(top) + place.offset
        self.verticalScrollBar().setValue(at_top)

    def _height_of(self, rows: int) -> int:
        return rows * self.verticalHeader().defaultSectionSize()

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self.currentIndex())
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row; Qt's own go along the row."""
        rows = self.table.rowCount()
        if rows and action == QTableView.CursorAction.MoveHome:
            return self.table.index(0, self.table.main)
        if rows and action == QTableView.CursorAction.MoveEnd:
            return self.table.index(rows - 1, self.table.main)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Jump to the next row whose title or code begins with what is typed.

        Qt's own would write out every row of the list.
        """
        begun = self._typed and not self._since_typed.hasExpired(
            QApplication.keyboardInputInterval()
        )
        self._typed = self._typed + search if begun else search
        self._since_typed.start()
        current = self.currentIndex().row()
        goes_on = not begun and self.selectionModel().isRowSelected(current)
        row = self._find(fold(self._typed), max(current, 0) + goes_on)
        if row is not None:
            self.select_row(row)

    def _find(self, sought: str, start: int) -> int | None:
        rows = len(self.table.ids)
        for n in range(min(rows, REACH) if sought else 0):
            row = (start + n) % rows
            record, title = self.table.record(row), self.table.cell(row, self.table.main).text
            if fold(title).startswith(sought) or fold(record.code).startswith(sought):
                return row
        return None

    # Other

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.table.ids:
            self._paint_bars(painter)
            self._paint_focus(painter)
        else:
            self._paint_empty_text(painter)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        """A bar before each selected row: it is not told by colour alone."""
        accent = self.palette().color(theme.ACCENT)
        height = self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(height - 1)
        last = self.table.rowCount() - 1 if last < 0 else last
        for row in range(first, last + 1):
            if self.selectionModel().isRowSelected(row):
                top = self.rowViewportPosition(row)
                painter.fillRect(0, top, BAR, self.rowHeight(row), accent)

    def _paint_focus(self, painter: QPainter) -> None:
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row())
            painter.setPen(self.palette().color(theme.ACCENT))
            painter.drawRect(0, top, self.viewport().width() - 1, height - 1)

    def _paint_empty_text(self, painter: QPainter) -> None:
        space = QRect(self.viewport().rect())
        space.setWidth(min(space.width(), 420))
        space.moveCenter(self.viewport().rect().center())
        painter.setPen(self.palette().color(theme.MUTED))
        painter.drawText(
            space, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text
        )

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self.table.ids):
            self.activated_record.emit(self.table.record(index.row()))

    def _chosen_rows(self) -> list[int]:
        ranges = self.selectionModel().selection().toList()
        return sorted({n for r in ranges for n in range(r.top(), r.bottom() + 1)})

    def _chosen_ids(self) -> "array[int]":
        """Without a look at each row, for a million may be selected."""
        ids, after = array("i"), 0
        for top, bottom in sorted(
            (r.top(), r.bottom()) for r in self.selectionModel().selection().toList()
        ):
            ids += self.table.ids[max(top, after) : bottom + 1]
            after = max(after, bottom + 1)
        return ids


def _ranges(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow each other, as first and last."""
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    yield from ((first, last) for first, last in found)
