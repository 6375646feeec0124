"""The order of a list: the column it is sorted by, and which way, as settings and views keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from PySide6.QtCore import Qt

from tracker.gui.record_model import Column

_DOWN = " desc"


@dataclass(frozen=True)
class Order:
    """``title`` is the column's in English, as it was declared; empty for the list's own order."""

    title: str = ""
    is_down: bool = False

    @classmethod
    def read(cls, written: str) -> Self:
        """What ``written`` wrote."""
        return cls(written.removesuffix(_DOWN), written.endswith(_DOWN))

    @property
    def written(self) -> str:
        return self.title + _DOWN * self.is_down

    def section(self, columns: Sequence[Column[Any]]) -> int | None:
        """Which of the columns it is; None of one that is not there or cannot be sorted."""
        found = (n for n, c in enumerate(columns) if c.sort and c.title == self.title)
        return next(found, None)

    def sql(self, columns: Sequence[Column[Any]]) -> str:
        """The order in SQL; empty for the list's own."""
        section = self.section(columns)
        if section is None:
            return ""
        return columns[section].sort.format(dir="desc" if self.is_down else "asc")

    @property
    def direction(self) -> Qt.SortOrder:
        return Qt.SortOrder.DescendingOrder if self.is_down else Qt.SortOrder.AscendingOrder
