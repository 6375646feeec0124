"""A table of records as Qt reads it: described by its columns, written where it is looked at."""

from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.languages import _
from tracker.store import Listing, Record
from tracker.store.listing import BLOCK

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


class RecordTable(QAbstractTableModel, Generic[R]):
    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.titles = tuple(_(column.title) for column in columns)
        self.main = _widest(columns)
        """The column by which people know a record."""
        self.shown = tuple(n for n, column in enumerate(columns) if not column.hidden)
        """The columns on screen, as the view says; only these are read aloud."""
        self._listing: Sequence[R] = ()
        self._blocks: dict[tuple[int, int], list[Cell]] = {}
        self.ids: array[int] = array("q")

    def show(self, listing: Listing[R]) -> None:
        """Show this list from now on; views keep their place in it."""
        self.beginResetModel()
        self._listing = listing
        self.ids = listing.ids
        self._blocks = {}
        self.endResetModel()

    def record(self, row: int) -> R:
        return self._listing[row]

    def row_of(self, record_id: int) -> int | None:
        """Where the record stands; None if it is not in the list."""
        with suppress(ValueError):
            return self.ids.index(record_id)
        return None

    def cell(self, row: int, column: int) -> Cell:
        number, place = divmod(row, BLOCK)
        block = self._blocks.get((number, column))
        if block is None:
            block = self._blocks[number, column] = self._write(number * BLOCK, self.columns[column])
        return block[place]

    def in_words(self, row: int) -> str:
        """The whole row, each text after its column's title."""
        texts = [(self.titles[n], self.cell(row, n).text) for n in self.shown]
        return "; ".join(f"{title}: {text}" for title, text in texts if text)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.ids)

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

    def _write(self, start: int, column: Column[R]) -> list[Cell]:
        stop = min(start + BLOCK, len(self.ids))
        return [_written(column, self._listing[row]) for row in range(start, stop)]


def _written(column: Column[R], record: R) -> Cell:
    text = " ".join(column.text(record).split())
    return Cell(text, column.tone(record) if column.tone else "")


def _widest(columns: Sequence[Column[Any]]) -> int:
    widths = [0 if column.hidden else column.width for column in columns]
    return widths.index(max(widths))
