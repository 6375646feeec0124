"""The detail of a record: all that is known of it, on one page to read and to follow up."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.briefs.tones import Tone
from tracker.gui import scroll_bars, theme
from tracker.gui.chips import Chip, ChipRow
from tracker.gui.detail.blocks import (
    Block,
    Content,
    Facts,
    Files,
    Grid,
    Notice,
    Prose,
    Quote,
    Said,
    Section,
    Shares,
    Step,
    Steps,
)
from tracker.gui.detail.content import awaited, gather
from tracker.gui.detail.files import FileList
from tracker.gui.detail.grid import StepGrid
from tracker.gui.detail.pieces import Bar, Dot, RecordLink, Rule, label
from tracker.gui.detail.shares import drawn
from tracker.gui.reader import Reader
from tracker.gui.theme import Text
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records.kinds import KINDS
from tracker.store import AnyRef, Record, Register

MEASURE = 760
"""No wider than this, in pixels, for longer lines are hard to read."""
LABELS = 132
"""The width of the column of labels and dates, in pixels."""
NARROW = 400
"""Below this, in pixels, labels stand above what they label."""
LONG_TITLE = 80
"""A title of more letters than this is set smaller."""
SLOW = 150
"""After so many milliseconds without an answer, no other record stays in its place."""
BRIEF_HISTORY, WHOLE_HISTORY = 5, 1000
"""How many entries of the history are shown at first, and on request."""


@dataclass(frozen=True)
class _Shown:
    register: Register
    record: Record
    today: date
    history: int = BRIEF_HISTORY

    def is_of(self, record: Record) -> bool:
        return self.record.any_ref == record.any_ref


def _gathered(shown: _Shown, register: Register) -> Content:
    return gather(register, shown.record, shown.today, shown.history)


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(MEASURE)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.SPACE_XL] * 4)
        self.column.setSpacing(0)


class RecordDetail(QScrollArea):
    open_record = Signal(object)
    """With the AnyRef of a record that people want to go to."""
    file_asked = Signal(object, object)
    """With the Verb, and the AnyRef of a document or None."""

    def __init__(self, parent: QWidget | None = None, reader: Reader | None = None) -> None:
        """With a reader, what takes long is gathered in its thread."""
        super().__init__(parent)
        self._reader = reader
        self._asked: _Shown | None = None
        self._shown: _Shown | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(self._show_awaited)
        self._is_narrow = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setMinimumWidth(300)
        scroll_bars.slim(self)
        self.clear()

    def show_record(self, register: Register, record: Record, today: date) -> None:
        """Show a record as it stands on ``today``; the same one again stays where it was read."""
        asked = self._asked
        again = asked is not None and asked.is_of(record)
        history = asked.history if asked and again else BRIEF_HISTORY
        self._ask(_Shown(register, record, today, history))

    def show_ref(self, register: Register, ref: AnyRef, today: date) -> None:
        """Show the record of any kind that is meant; nothing if it is gone."""
        record = register.at(ref, KINDS)
        if record:
            self.show_record(register, record, today)
        else:
            self.clear()

    @property
    def record(self) -> Record | None:
        """What is shown, as it was read."""
        return self._shown.record if self._shown else None

    def refresh(self) -> None:
        """Read again what is shown, and stay where it was read."""
        if asked := self._asked:
            self.show_ref(asked.register, asked.record.any_ref, asked.today)

    def clear(self) -> None:
        self._asked = self._shown = None
        self._slow.stop()
        self.setAccessibleName(_("Details"))
        page = _Page()
        page.column.addWidget(label(_("Select a record to read it here."), role=theme.MUTED))
        page.column.addStretch(1)
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown and self._is_narrow != self._has_little_room():
            # Later, for a page cannot be changed for another in the midst of being laid out.
            QTimer.singleShot(0, self, self._show_again)

    def _has_little_room(self) -> bool:
        return self.viewport().width() < NARROW

    def _show_again(self) -> None:
        if self._asked:
            self._ask(self._asked)

    def _ask(self, asked: _Shown) -> None:
        """Show it once it is gathered; until then what is shown stays, under its own title."""
        self._asked = asked
        if self._reader is None:
            self._show(asked, _gathered(asked, asked.register))
            return
        if not self._shows(asked):
            self._slow.start()
        self._reader.ask(self, partial(_gathered, asked), partial(self._show, asked))

    def _shows(self, asked: _Shown) -> bool:
        return self._shown is not None and self._shown.is_of(asked.record)

    def _show_awaited(self) -> None:
        """What the record is, in the place of another, for the rest takes long."""
        if asked := self._asked:
            self._show(asked, awaited(asked.register, asked.record))

    def _show(self, asked: _Shown, content: Content) -> None:
        if self._asked is not asked:  # cleared meanwhile
            return
        self._slow.stop()
        place = self.verticalScrollBar().value() if self._shows(asked) else 0
        self._shown = asked
        self._is_narrow = self._has_little_room()
        self.setWidget(self._draw(content))
        self.setAccessibleName(content.title)
        self.verticalScrollBar().setValue(place)

    def _draw(self, content: Content) -> _Page:
        page = _Page()
        column = page.column
        column.addWidget(label(content.kicker, Text.SMALL, theme.MUTED))
        size = Text.LONG_TITLE if len(content.title) > LONG_TITLE else Text.TITLE
        column.addWidget(label(content.title, size, theme.HEADING))
        for line in filter(None, (content.subtitle, content.original)):
            column.addSpacing(theme.SPACE_XS)
            column.addWidget(label(line, role=theme.MUTED))
        if content.chips:
            column.addSpacing(theme.SPACE_S)
            column.addWidget(ChipRow(content.chips))
        column.addSpacing(theme.SPACE_L)
        column.addWidget(Rule(gold=True))
        for section in content.sections:
            column.addSpacing(theme.SPACE_L)
            self._draw_section(column, section)
        if content.more_history:
            column.addSpacing(theme.SPACE_S)
            column.addWidget(self._more(content.more_history), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _draw_section(self, column: QVBoxLayout, section: Section) -> None:
        if section.title:
            column.addWidget(label(section.title, Text.SECTION, theme.ACCENT))
            column.addSpacing(theme.SPACE_S)
        for block in section.blocks:
            self._draw_block(column, block)

    def _draw_block(self, column: QVBoxLayout, block: Block) -> None:
        match block:
            case Facts():
                column.addLayout(self._facts(block))
            case Steps():
                column.addLayout(self._steps(block))
            case Shares():
                column.addWidget(drawn(block))
            case Prose():
                column.addWidget(label(block.text))
                column.addSpacing(theme.SPACE_XS)
                _add_note(column, block.note)
            case Quote():
                words = label(block.text, Text.QUOTE)
                note = label(block.note, Text.SMALL, theme.MUTED)
                column.addWidget(Bar(words, note) if block.note else Bar(words))
            case Grid():
                column.addWidget(StepGrid(block))
                column.addSpacing(theme.SPACE_M)
            case Files():
                files = FileList(block)
                files.asked.connect(self.file_asked)
                files.opened.connect(self.open_record)
                column.addWidget(files)
            case Notice():
                lines = (label(line) for line in block.lines)
                title = label(block.title, Text.STRONG)
                column.addWidget(Bar(title, *lines, tone="warning"))
                column.addSpacing(theme.SPACE_M)

    def _facts(self, facts: Facts) -> QLayout:
        return self._stacked(facts) if self._is_narrow else self._in_columns(facts)

    def _in_columns(self, facts: Facts) -> QGridLayout:
        grid = _grid()
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts.items):
            grid.addWidget(_margin_note(fact.label), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._values(fact.values), row, 1)
        return grid

    def _stacked(self, facts: Facts) -> QVBoxLayout:
        column = _column()
        column.setSpacing(theme.SPACE_M)
        for fact in facts.items:
            values = self._values(fact.values)
            if fact.label:
                values.insertWidget(0, label(fact.label, Text.SMALL, theme.MUTED))
            column.addLayout(values)
        return column

    def _values(self, values: tuple[Said, ...]) -> QVBoxLayout:
        column = _column()
        column.setSpacing(theme.SPACE_XS)
        for value in values:
            column.addWidget(self._link(value.text, value.ref) if value.ref else label(value.text))
            _add_note(column, value.note)
            if value.flag:
                column.addWidget(ChipRow([Chip(value.flag, Tone.WARNING)]))
        column.addStretch(1)
        return column

    def _steps(self, steps: Steps) -> QGridLayout:
        grid = _grid()
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for row, step in enumerate(steps.items):
            is_last = row == len(steps.items) - 1
            words = self._step(step, is_last=is_last)
            if self._is_narrow:
                words.insertWidget(0, label(step.when, Text.SMALL, theme.MUTED))
            else:
                grid.addWidget(_margin_note(step.when), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Dot(is_done=step.is_done, is_last=is_last), row, 1)
            grid.addLayout(words, row, 2)
        return grid

    def _step(self, step: Step, *, is_last: bool) -> QVBoxLayout:
        column = _column()
        column.addWidget(self._link(step.what, step.ref) if step.ref else label(step.what))
        for note in step.notes:
            _add_note(column, note)
        if not is_last:
            column.addSpacing(theme.SPACE_M)
        return column

    def _link(self, text: str, ref: AnyRef) -> RecordLink:
        link = RecordLink(text, ref)
        # Queued, for the answer may be another page, which takes away the link itself.
        link.opened.connect(self._open, Qt.ConnectionType.QueuedConnection)
        return link

    def _more(self, left_out: int) -> QPushButton:
        words = plural("Show {n} earlier change", "Show {n} earlier changes", left_out)
        button = QPushButton(words)
        button.clicked.connect(self._show_whole_history, Qt.ConnectionType.QueuedConnection)
        return button

    def _open(self, ref: AnyRef) -> None:
        self.open_record.emit(ref)

    def _show_whole_history(self) -> None:
        if self._asked:
            self._ask(replace(self._asked, history=WHOLE_HISTORY))


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.SPACE_L)
    grid.setVerticalSpacing(theme.SPACE_S)
    return grid


def _margin_note(text: str) -> QWidget:
    note = label(text, role=theme.MUTED)
    note.setFixedWidth(LABELS)
    policy = note.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Fixed)
    note.setSizePolicy(policy)
    return note


def _add_note(column: QVBoxLayout, note: str) -> None:
    if note:
        column.addWidget(label(note, Text.SMALL, theme.MUTED))
