"""The line beneath a commitment that is being typed: what it names already, and what it lacks."""

from typing import Any

from PySide6.QtWidgets import QWidget

from tracker.gui.editors.message import Message
from tracker.gui.record_form import Cells
from tracker.records import quality


class QualityLine(Message):
    """Follows the cells of a commitment; says nothing before there is a title."""

    def __init__(self, cells: Cells[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        cells.changed.connect(self._say_quality)
        self._say_quality()

    def _say_quality(self) -> None:
        commitment = self._cells.record()
        self.remark(str(quality.of(commitment)) if commitment.title else "")
