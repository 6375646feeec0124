"""A form for any record: an editor for each field that the record declares."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from tracker.gui import theme
from tracker.gui.editors.of_fields import editor_of
from tracker.gui.field_cell import FieldCell
from tracker.store import Field, Problem, Record, Register, fields_of

R = TypeVar("R", bound=Record)

COLUMNS = 6
NARROW = 520
"""A form less wide than this, in pixels, has one field to a line."""
ROOM_FOR_CROSS = 24
"""The width of the button at the end of a row, in pixels."""


class Cells(QWidget, Generic[R]):
    """A record and the cells in which it is edited; how they stand is for subclasses to say.

    What the cells do not show of the record stays as it is.
    """

    changed = Signal()

    def __init__(
        self,
        register: Register,
        record: R,
        today: date,
        fields: Iterable[Field],
        parent: QWidget | None = None,
        *,
        labelled: bool = True,
    ) -> None:
        super().__init__(parent)
        self._record = record
        self.cells: dict[str, FieldCell] = {}
        for field in fields:
            editor = editor_of(field, register, today, partners=getattr(record, "partners", None))
            editor.set_value(getattr(record, field.name))
            cell = FieldCell(field, editor, self, labelled=labelled)
            cell.changed.connect(self.changed)
            cell.show_problems([])
            self.cells[field.name] = cell
        self._at_first = self.record()

    def record(self) -> R:
        """The record as it was typed; a field that cannot be read is empty in it."""
        return replace(
            self._record, **{name: cell.editor.value() for name, cell in self.cells.items()}
        )

    def faults(self) -> list[Problem]:
        """What was typed and cannot be read."""
        return list(chain.from_iterable(cell.faults() for cell in self.cells.values()))

    def is_changed(self) -> bool:
        return bool(self.faults()) or self.record() != self._at_first

    def place_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each problem beneath its field; those of no field here come back."""
        problems = list(problems)
        for name, cell in self.cells.items():
            cell.show_problems([problem for problem in problems if problem.field == name])
        return [problem for problem in problems if problem.field not in self.cells]

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """The same, and go to the first."""
        left_over = self.place_problems(problems)
        for cell in self.cells_with_problems():
            cell.reveal()
            break
        return left_over

    def cells_with_problems(self) -> Iterator[FieldCell]:
        return (cell for cell in self.cells.values() if cell.has_problem)


class RecordForm(Cells[R]):
    """Labels above editors, in lines that fill the width; what is shown follows the record.

    ``without`` names fields that stand elsewhere.
    """

    def __init__(
        self,
        register: Register,
        record: R,
        today: date,
        without: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        fields = [field for field in shown_fields(type(record)) if field.name not in without]
        super().__init__(register, record, today, fields, parent)
        self._is_narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_L)
        self._grid.setVerticalSpacing(theme.SPACE_S)
        self._arrange(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < NARROW)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        while self._grid.count():
            self._grid.takeAt(0)
        cells = list(self.cells.values())
        wishes = [COLUMNS if narrow else cell.editor.columns for cell in cells]
        for cell, (line, column, width) in zip(cells, places(wishes), strict=True):
            self._grid.addWidget(cell, line, column, 1, width)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)


class RecordRow(Cells[R]):
    """Editors side by side, for one line of many; ``shares`` says the fields and their widths."""

    def __init__(
        self,
        register: Register,
        record: R,
        today: date,
        shares: Mapping[str, int],
        parent: QWidget | None = None,
    ) -> None:
        fields = [field for field in shown_fields(type(record)) if field.name in shares]
        super().__init__(register, record, today, fields, parent, labelled=False)
        row = _row(self)
        for name, cell in self.cells.items():
            cell.editor.make_low()
            row.addWidget(cell, shares[name])


class RowHeader(QWidget):
    """The labels above such rows."""

    def __init__(self, kind: type[Record], shares: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(parent)
        row = _row(self)
        for field in shown_fields(kind):
            if field.name in shares:
                row.addWidget(_small_label(field.label), shares[field.name])
        row.addSpacing(ROOM_FOR_CROSS + theme.SPACE_XS)


def _small_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(theme.Text.SMALL))
    label.setForegroundRole(theme.MUTED)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def shown_fields(kind: type[Record]) -> list[Field]:
    return [field for field in fields_of(kind) if field.declared.shown]


def places(wishes: Sequence[int]) -> list[tuple[int, int, int]]:
    """Line, column and width in columns of cells set one after another, every line filled.

    The room left in a line goes to its cells alike, or else to the widest.
    """
    lines: list[list[int]] = []
    for wish in wishes:
        if lines and sum(lines[-1]) + wish <= COLUMNS:
            lines[-1].append(wish)
        else:
            lines.append([wish])
    return [place for n, line in enumerate(lines) for place in _filled(n, line)]


def _filled(n: int, line: list[int]) -> Iterator[tuple[int, int, int]]:
    room = COLUMNS - sum(line)
    even = len(set(line)) == 1 and room % len(line) == 0
    widest = len(line) - 1 - line[::-1].index(max(line))
    column = 0
    for at, wish in enumerate(line):
        width = wish + (room // len(line) if even else room if at == widest else 0)
        yield n, column, width
        column += width


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE_S)
    return row
