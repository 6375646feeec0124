"""The columns of a table on screen: which have room, how wide, in what order; remembered."""

from collections.abc import Collection, Iterator
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView

from tracker.gui.record_model import RecordTable
from tracker.gui.settings import Settings

LEAST, FLOOR = 260, 160
"""The main column takes what the others leave, in pixels. Below the first, or below the width it
is declared with if that is less, spare ones are left out; below the second it never goes."""


class Columns(QObject):
    """``name`` is the page's, under which ``settings`` keep what people change."""

    def __init__(
        self, header: QHeaderView, table: RecordTable[Any], settings: Settings, name: str
    ) -> None:
        super().__init__(header)
        self._header = header
        self._table = table
        self._settings = settings
        self._name = name
        self._least = min(LEAST, table.columns[table.main].width)
        self._room = 0
        self._is_fitting = False
        self._widths = [column.width for column in table.columns]
        self._wished: dict[int, bool] = {}
        self._restore(settings.columns_of(name))
        for n, width in enumerate(self._widths):
            header.resizeSection(n, width)
        header.setSectionResizeMode(table.main, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._keep)

    def fit(self, room: int) -> None:
        """Share out the room, in pixels."""
        self._room = room
        columns = enumerate(self._table.columns)
        shown = [n for n, column in columns if self._wished.get(n, not column.hidden)]
        for n in reversed(shown.copy()):
            is_spare = self._table.columns[n].spare and n not in self._wished
            if is_spare and self._others(shown) + self._least > room:
                shown.remove(n)
        self._is_fitting = True
        for n in range(len(self._widths)):
            self._header.setSectionHidden(n, n not in shown)
        self._header.resizeSection(self._table.main, max(FLOOR, room - self._others(shown)))
        self._is_fitting = False
        self._table.shown = tuple(self.shown())

    def is_shown(self, column: int) -> bool:
        return not self._header.isSectionHidden(column)

    def shown(self) -> list[int]:
        """The columns on screen, in the order in which they stand there."""
        return [n for n in self._in_order() if self.is_shown(n)]

    def toggle(self, column: int) -> None:
        """Show a column, whatever the room, or hide it."""
        self._wished[column] = not self.is_shown(column)
        self.fit(self._room)
        self._keep()

    def _others(self, shown: Collection[int]) -> int:
        return sum(self._widths[n] for n in shown if n != self._table.main)

    def _in_order(self) -> Iterator[int]:
        return map(self._header.logicalIndex, range(self._header.count()))

    def _on_resized(self, column: int, _old: int, width: int) -> None:
        if self._is_fitting or column == self._table.main:
            return
        self._widths[column] = width
        self.fit(self._room)
        self._keep()

    # A column is kept as "Due=100", "+Lead=190" where it was asked for, "-Lead=190" where hidden.

    def _keep(self, *_moved: int) -> None:
        signs = {None: "", True: "+", False: "-"}
        written = [
            f"{signs[self._wished.get(n)]}{self._table.columns[n].title}={self._widths[n]}"
            for n in self._in_order()
        ]
        self._settings.keep_columns_of(self._name, written)

    def _restore(self, written: list[str]) -> None:
        """As they were left; columns that came since stay as they are declared."""
        titles = [column.title for column in self._table.columns]
        kept = [text.rpartition("=") for text in written]
        known = [(title, width) for title, _sign, width in kept if title.lstrip("+-") in titles]
        for place, (title, width) in enumerate(known):
            n = titles.index(title.lstrip("+-"))
            self._header.moveSection(self._header.visualIndex(n), place)
            if width.isdecimal() and n != self._table.main:
                self._widths[n] = max(int(width), self._header.minimumSectionSize())
            if title[0] in "+-" and n != self._table.main:
                self._wished[n] = title[0] == "+"
