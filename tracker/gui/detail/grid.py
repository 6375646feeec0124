"""The grid of steps and parties: who has done what, when, and whose step is awaited."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tracker.briefs.tones import Tone
from tracker.gui import theme
from tracker.gui.chips import Chip, ChipRow
from tracker.gui.detail.blocks import Grid, Square
from tracker.gui.detail.pieces import Dot, Rule, label
from tracker.gui.theme import Text

STEP_SHARE, PARTY_SHARE = 5, 4
"""How the width is shared between the column of steps and that of each party."""
_TOP = Qt.AlignmentFlag.AlignTop


class StepGrid(QWidget):
    """A line for each step, a column for each party; every cell can be read aloud."""

    def __init__(self, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_S)
        self._grid.setVerticalSpacing(theme.SPACE_S)
        self._grid.setColumnStretch(0, STEP_SHARE)
        self._grid.setColumnMinimumWidth(0, _longest_word(step for step, _squares in grid.steps))
        for n, party in enumerate(grid.parties, 1):
            self._grid.setColumnStretch(n, 1 if grid.is_brief else PARTY_SHARE)
            self._grid.addWidget(label(party, Text.SMALL, theme.MUTED), 0, n, _TOP)
        width = len(grid.parties) + 1
        for n, (step, squares) in enumerate(grid.steps):
            self._grid.addWidget(Rule(), 2 * n + 1, 0, 1, width)
            self._grid.addWidget(label(step), 2 * n + 2, 0, _TOP)
            for column, (party, square) in enumerate(zip(grid.parties, squares, strict=True), 1):
                cell = _cell(square, is_brief=grid.is_brief)
                cell.setAccessibleName(f"{party}, {step}: {square.said}")
                cell.setToolTip(square.said if grid.is_brief else "")
                self._grid.addWidget(cell, 2 * n + 2, column, _TOP)


def _longest_word(steps: Iterable[str]) -> int:
    """In pixels; a word that is cut reads as another."""
    metrics = QFontMetrics(theme.font(Text.BODY))
    return max(metrics.horizontalAdvance(word) for step in steps for word in step.split())


def _cell(square: Square, *, is_brief: bool) -> QWidget:
    if square.is_awaited:
        return ChipRow((Chip("" if is_brief else square.said, Tone.WARNING),))
    if not square.is_done:
        return label(square.said, role=theme.MUTED)
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE_XS)
    row.addWidget(Dot(is_done=True, is_last=True))
    # The dot stands in the middle of a line, so there has to be one.
    words = label("\N{NO-BREAK SPACE}" if is_brief else square.said)
    row.addWidget(words, 1)
    return cell
