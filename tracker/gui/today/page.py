"""The Today page: what is late, what falls due, what is coming; each line opens its record."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import scroll_bars, theme
from tracker.gui.chips import Chip, ChipRow
from tracker.gui.desk import Desk
from tracker.gui.detail.pieces import RecordLink, Rule, label
from tracker.gui.theme import Text
from tracker.gui.today.bars import MonthBars
from tracker.gui.today.content import Asked, Day, Line, Section, gather
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records.agreements import Action, Agreement
from tracker.records.commitments import Commitment, Progress
from tracker.records.countries import Country
from tracker.records.links import Link
from tracker.records.organisations import Organisation
from tracker.records.sessions import Session
from tracker.store import AnyRef, Edit, Record

MEASURE = 1180
"""No wider than this, in pixels."""
WORTH_A_CHART = 3
"""So many due dates, at the least, are drawn as bars."""
TWO_COLUMNS = 820
"""From this width on, in pixels, the sections stand in two columns."""


class TodayPage(QScrollArea):
    """Nothing is selected here and nothing edited: a line leads to the record's own page."""

    name: ClassVar[str] = "today"
    touched_by: ClassVar[tuple[type[Record], ...]] = (
        Commitment, Progress, Session, Agreement, Action, Link, Country, Organisation,
    )  # fmt: skip

    changed = Signal()
    open_record = Signal(AnyRef)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._partner: Country | None = None
        self._at_length: frozenset[str] = frozenset()
        self._day: Day | None = None
        self._is_wide = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(_("Today"))
        scroll_bars.slim(self)
        desk.signals.edited.connect(self._on_edited)

    def show_partner(self, partner: Country | None) -> None:
        self._partner = partner
        self._refresh_when_seen()

    def show_at_length(self, name: str) -> None:
        """Show all the lines of a section, not only the first few."""
        self._at_length |= {name}
        self.refresh()

    def refresh(self) -> None:
        """Ask the register again; the page stays where it was read."""
        day, partner, at_length = self.desk.today(), self._partner, self._at_length
        self.desk.reader.ask(
            self, lambda register: gather(Asked(register, day, partner, at_length)), self._show
        )

    def _show(self, day: Day) -> None:
        self._day = day
        self._draw(day)
        self.changed.emit()

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(*self.touched_by):
            self._refresh_when_seen()

    def _refresh_when_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        # Each time, for it may be another day by now.
        self.refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._day and self._is_wide != self._has_room():
            # Later, for a page cannot be changed for another in the midst of being laid out.
            QTimer.singleShot(0, self, self._draw_again)

    def _draw_again(self) -> None:
        if self._day:
            self._draw(self._day)

    def _has_room(self) -> bool:
        return self.viewport().width() >= TWO_COLUMNS

    # How it is drawn

    def _draw(self, day: Day) -> None:
        place = self.verticalScrollBar().value()
        self._is_wide = self._has_room()
        page = QWidget()
        page.setMaximumWidth(MEASURE)
        column = QVBoxLayout(page)
        column.setContentsMargins(*[theme.SPACE_XL] * 4)
        column.setSpacing(0)
        column.addLayout(self._head(day))
        column.addSpacing(theme.SPACE_L)
        column.addWidget(Rule(gold=True))
        column.addSpacing(theme.SPACE_S)
        column.addLayout(self._sections(day.sections))
        column.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)

    def _head(self, day: Day) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XL)
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_XS)
        words.addWidget(label(day.subtitle, Text.SMALL, theme.MUTED))
        words.addWidget(label(day.title, Text.TITLE, theme.HEADING))
        words.addSpacing(theme.SPACE_XS)
        pressing = [s for s in day.sections if s.count]
        words.addWidget(ChipRow(Chip(f"{s.title}: {s.count}", s.tone) for s in pressing))
        words.addStretch(1)
        row.addLayout(words, 1)
        if sum(bar.count for bar in day.bars) >= WORTH_A_CHART and self._is_wide:
            chart = QVBoxLayout()
            chart.setSpacing(theme.SPACE_XS)
            chart.addWidget(label(_("Due by month"), Text.SMALL, theme.MUTED))
            chart.addWidget(MonthBars(day.bars))
            row.addLayout(chart)
        return row

    def _sections(self, sections: Iterable[Section]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * theme.SPACE_XL)
        columns = [QVBoxLayout() for _side in range(2 if self._is_wide else 1)]
        for column in columns:
            column.setSpacing(0)
            row.addLayout(column, 1)
        for section in sections:
            self._add_section(columns[-1 if section.beside else 0], section)
        for column in columns:
            column.addStretch(1)
        return row

    def _add_section(self, column: QVBoxLayout, section: Section) -> None:
        column.addSpacing(theme.SPACE_L)
        count = f"  {section.count}" if section.count else ""
        column.addWidget(label(section.title + count, Text.SECTION, theme.ACCENT))
        column.addSpacing(theme.SPACE_S)
        if not section.count:
            column.addWidget(label(section.empty, role=theme.MUTED))
        for line in section.lines:
            column.addLayout(self._line(line))
            column.addSpacing(theme.SPACE_M)
        if left_out := section.count - len(section.lines):
            button = QPushButton(plural("Show {n} more", "Show {n} more", left_out))
            button.setProperty("section", section.name)
            # Queued, for the answer takes away the button itself.
            button.clicked.connect(self._on_more, Qt.ConnectionType.QueuedConnection)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, line: Line) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_M)
        words = QVBoxLayout()
        words.setSpacing(2)
        link = RecordLink(line.title, line.ref)
        link.opened.connect(self._open, Qt.ConnectionType.QueuedConnection)
        words.addWidget(link)
        words.addWidget(label(line.note, Text.SMALL, theme.MUTED))
        row.addLayout(words, 1)
        if line.chips:
            chips = ChipRow(line.chips)
            chips.setFixedWidth(160)
            policy = chips.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Fixed)
            chips.setSizePolicy(policy)
            row.addWidget(chips, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_more(self) -> None:
        self.show_at_length(self.sender().property("section"))

    def _open(self, ref: AnyRef) -> None:
        self.open_record.emit(ref)
