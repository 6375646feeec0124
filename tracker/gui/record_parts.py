"""The parts of a record, edited within its form: cards or rows, to be added and taken out."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.chips import sentence
from tracker.gui.editors.message import Message
from tracker.gui.field_cell import FieldCell
from tracker.gui.icons import icon
from tracker.gui.record_form import ROOM_FOR_CROSS, Cells
from tracker.gui.tab_order import focus_first, follow_layout
from tracker.languages import _
from tracker.records import display
from tracker.store import Problem, Record, Register, Severity

R = TypeVar("R", bound=Record)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Part(QWidget):
    """One part, in cells, with a cross that takes it out."""

    removed = Signal(QWidget)
    entered = Signal(QWidget)
    """Enter was pressed in it."""

    def __init__(self, cells: Cells[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.cells = cells
        cells.setParent(self)
        self.cross = QToolButton(self)
        self.cross.setIcon(icon("close"))
        self.cross.setAutoRaise(True)
        self.cross.setFixedWidth(ROOM_FOR_CROSS)
        self.cross.setToolTip(_("Take out"))
        self.cross.setAccessibleName(_("Take out"))
        self.cross.clicked.connect(self._on_cross)

    def show_problems(self) -> Iterator[str]:
        """Say beneath the fields what is wrong with this part; its sentences come back."""
        faults = self.cells.faults()
        unread = {fault.field for fault in faults}
        others = [p for p in self.cells.record().problems() if p.field not in unread]
        self.cells.place_problems([*faults, *others])
        return (problem.sentence for problem in (*faults, *others))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit(self)
        else:
            super().keyPressEvent(event)

    def _on_cross(self) -> None:
        self.removed.emit(self)


class Row(Part):
    """A part in one line of editors; ``beneath`` may say something of it."""

    def __init__(self, cells: Cells[Any], parent: QWidget, beneath: QWidget | None = None) -> None:
        super().__init__(cells, parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        line = QHBoxLayout()
        whole.addLayout(line)
        if beneath:
            whole.addWidget(beneath)
        line.setSpacing(theme.SPACE_XS)
        line.addWidget(cells, 1)
        line.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)


class Card(Part):
    """A part in a form of its own, under what the record is known by."""

    def __init__(self, register: Register, cells: Cells[Any], parent: QWidget) -> None:
        super().__init__(cells, parent)
        self._register = register
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(theme.font(theme.Text.STRONG))
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(top)
        column.addWidget(cells)
        cells.changed.connect(self._say_title)
        self._say_title()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(theme.RULE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _say_title(self) -> None:
        record = self.cells.record()
        known_by = display.heading(self._register, record)
        self.title.setText(sentence(known_by or _(record.noun)))
        self.setAccessibleName(self.title.text())


class Parts(QWidget, Generic[R]):
    """A heading, the parts, and a button that adds one.

    ``name`` is under what problems of the parts are told. ``frame`` makes a part's widget,
    ``blank`` the record of a new one; one that was added and left empty counts for nothing.
    ``above`` stands under the heading, ``header`` over the parts where there are some.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        heading: str,
        adding: str,
        frame: Callable[[R, QWidget], Part],
        blank: Callable[[], R],
        parent: QWidget | None = None,
        *,
        above: QWidget | None = None,
        header: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.parts: list[Part] = []
        self._given: list[Part] = []
        self._frame = frame
        self._blank = blank
        self._above = above
        self._header = header
        self.message = Message(self)
        self.add_button = QPushButton(icon("add"), adding, self)
        self.add_button.clicked.connect(self._on_add)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.SPACE_S)
        self._lay_out(heading)

    def give(self, records: Iterable[R]) -> None:
        """Show records that are kept as they are, unless somebody changes them."""
        self._given += [self.add(record) for record in records]

    def add(self, record: R) -> Part:
        part = self._frame(record, self)
        part.removed.connect(self._remove)
        part.entered.connect(self._on_entered)
        part.cells.changed.connect(self.changed)
        self._column.addWidget(part)
        self.parts.append(part)
        self._show_header()
        return part

    def records(self) -> tuple[R, ...]:
        """The parts as they were typed, without those left empty."""
        filled: list[Any] = [part.cells.record() for part in self._filled()]
        return tuple(filled)

    def faults(self) -> list[Problem]:
        faults = chain.from_iterable(part.cells.faults() for part in self._filled())
        return [Problem(self.name, fault.sentence) for fault in faults]

    def place_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each problem of the parts under its own field; those of other names come back."""
        problems = list(problems)
        placed = {sentence for part in self._filled() for sentence in part.show_problems()}
        mine = [problem for problem in problems if problem.field == self.name]
        of_all = [problem for problem in mine if problem.sentence not in placed]
        if of_all:
            errors = [problem for problem in of_all if problem.severity is Severity.ERROR]
            sentences = " ".join(problem.sentence for problem in errors or of_all)
            self.message.complain(sentences, (errors or of_all)[0].severity)
        else:
            self.message.remark("")
        return [problem for problem in problems if problem.field != self.name]

    def cells_with_problems(self) -> Iterator[FieldCell]:
        return chain.from_iterable(part.cells.cells_with_problems() for part in self.parts)

    def _filled(self) -> list[Part]:
        return [part for part in self.parts if part in self._given or part.cells.is_changed()]

    # What people do

    def _on_add(self) -> None:
        part = self.add(self._blank())
        follow_layout(self.window())
        focus_first(part.cells)

    def _on_entered(self, part: Part) -> None:
        after = self.parts.index(part) + 1
        if after < len(self.parts):
            focus_first(self.parts[after].cells)
        else:
            self._on_add()

    def _remove(self, part: Part) -> None:
        at = self.parts.index(part)
        self.parts.remove(part)
        self._column.removeWidget(part)
        part.hide()
        part.deleteLater()
        self._show_header()
        if at < len(self.parts):
            focus_first(self.parts[at].cells)
        else:
            self.add_button.setFocus()
        self.changed.emit()

    # How it is laid out

    def _lay_out(self, heading: str) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SPACE_S)
        whole.addWidget(section_title(heading))
        if self._above:
            whole.addWidget(self._above)
        whole.addWidget(self.message)
        if self._header:
            whole.addWidget(self._header)
        whole.addLayout(self._column)
        whole.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_header()

    def _show_header(self) -> None:
        if self._header:
            self._header.setVisible(bool(self.parts))


def section_title(text: str) -> QLabel:
    title = QLabel(text)
    title.setFont(theme.font(theme.Text.SECTION))
    title.setForegroundRole(theme.HEADING)
    return title
