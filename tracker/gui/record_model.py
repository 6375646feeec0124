"""A table of records as Qt reads it: described by its columns, written where it is looked at."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tracker.languages import _
from tracker.store import Listing, Record
from tracker.store.listing import place_of

R = TypeVar("R", bound=Record)
Index = QModelIndex | QPersistentModelIndex

DISPLAY, ACCESSIBLE, DESCRIPTION = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    int(Qt.ItemDataRole.AccessibleDescriptionRole),
)


@dataclass(frozen=True)
class Column(Generic[R]):
    """What a column says of a record.

    ``title``: its words, marked with ``N_``. ``tone``: how what it says stands, a ``Tone`` or
    nothing. ``chip``: on a pill of that tone. ``width``: pixels, until people change it.
    ``sort``: its SQL order, from code alone, with ``{dir}`` where the direction goes.
    ``spare``: left out where the window is too narrow, unless people ask for it.
    ``hidden``: left out until people ask for it.
    """

    title: str
    text: Callable[[R], str]
    tone: Callable[[R], str] | None = None
    chip: bool = False
    width: int = 120
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    sort: str = ""
    spare: bool = False
    hidden: bool = False


class Cell(NamedTuple):
    """What people read in a cell, and its tone."""

    text: str
    tone: str


_NOT_YET = Cell("…", "")
_KEPT = 10_000
"""Cells in memory at a time, some tens of screens."""


class RecordTable(QAbstractTableModel, Generic[R]):
    completed = Signal()
    """All rows of the list shown are there now."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.titles = tuple(_(column.title) for column in columns)
        self.main = _widest(columns)
        """The column by which people know a record."""
        self.shown = tuple(n for n, column in enumerate(columns) if not column.hidden)
        """The columns on screen, as the view says; only these are read aloud."""
        self._listing: Listing[R] = Listing(array("i"), lambda _ids: [])
        self._cells: dict[tuple[int, int], Cell] = {}
        self._rows = 0
        self.ids: array[int] = array("i")
        """Of the rows known so far, from the top; the others follow within moments."""

    def show(self, listing: Listing[R], rows: int | None = None) -> None:
        """Show this list from now on; views keep their place in it.

        ``rows`` is how many there are in all where the list holds only the first of them;
        ``complete`` brings the others.
        """
        self.beginResetModel()
        self._take(listing, rows)
        self.endResetModel()

    @property
    def is_partial(self) -> bool:
        return len(self.ids) < self._rows

    def complete(self, listing: Listing[R]) -> None:
        """Show this list; where its first rows are shown already, only bring the others."""
        if not self.is_partial or len(listing) != self._rows:
            self.show(listing)
            return
        self._take(listing, None)
        last = self.index(self._rows - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.completed.emit()

    def write_again(self) -> None:
        """Write all cells anew, for columns may say something else of the same records by now."""
        self._cells = {}
        if self._rows:
            last = self.index(self._rows - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def record(self, row: int) -> R:
        found: R = self._listing[row]
        return found

    def records(self, ids: "array[int]") -> Sequence[R]:
        """Other records of the kind shown, read when they are looked at."""
        return self._listing.others(ids)

    def row_of(self, record_id: int) -> int | None:
        """Where the record stands; None if it is not in the list."""
        return place_of(self.ids, record_id)

    def cell(self, row: int, column: int) -> Cell:
        cell = self._cells.get((row, column))
        if cell is None:
            if row >= len(self.ids):
                return _NOT_YET
            if len(self._cells) >= _KEPT:
                self._cells.clear()
            cell = self._cells[row, column] = _written(self.columns[column], self._listing[row])
        return cell

    def in_words(self, row: int) -> str:
        """The whole row, each text after its column's title."""
        texts = [(self.titles[n], self.cell(row, n).text) for n in self.shown]
        return "; ".join(f"{title}: {text}" for title, text in texts if text)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        # Seven roles are asked for each cell on each repaint; all but the text leave here.
        if role and role != ACCESSIBLE and role != DESCRIPTION:
            return None
        row, column = index.row(), index.column()
        if role == DESCRIPTION:
            return self.in_words(row)
        text = self.cell(row, column).text
        return f"{self.titles[column]}: {text}" if role else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != DISPLAY:
            return None
        return self.titles[section]

    def _take(self, listing: Listing[R], rows: int | None) -> None:
        self._listing, self.ids, self._cells = listing, listing.ids, {}
        self._rows = len(listing) if rows is None else rows


def _written(column: Column[R], record: R) -> Cell:
    text = " ".join(column.text(record).split())
    return Cell(text, column.tone(record) if column.tone else "")


def _widest(columns: Sequence[Column[Any]]) -> int:
    widths = [0 if column.hidden else column.width for column in columns]
    return widths.index(max(widths))
