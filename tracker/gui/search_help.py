"""Help: what can be asked in the search, by examples in the language of the window."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import theme
from tracker.gui.detail.pieces import label
from tracker.gui.filters.completion import as_typed
from tracker.gui.scroll_bars import slim
from tracker.languages import _
from tracker.records import queries
from tracker.records.commitments import Commitment
from tracker.records.queries import NONE
from tracker.store import Record, Register

WIDTH, HEIGHT = 640, 660
"""Pixels."""


class SearchHelp(QDialog):
    """The examples are of commitments; the keys, those of the ``kind`` in sight."""

    def __init__(
        self, register: Register, kind: type[Record], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What can be asked"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setContentsMargins(0, 0, theme.SPACE_L, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_XL)
        self._grid.setVerticalSpacing(theme.SPACE_XS)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        self._add_heading(_("For example, of commitments"))
        for query in examples(register, today):
            tree = queries.read(query, Commitment, register, today)
            self._add(query, queries.in_words(tree, register, Commitment))
        self._add_heading(_("What can be asked on this page"))
        for key in queries.keys_of(kind):
            self._add(f"{key.usual}:", key.label)
        self._add_heading(_("How"))
        for line in _rules():
            self._grid.addWidget(label(line), self._grid.rowCount(), 0, 1, 2)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._lay_out(sheet)

    def _add_heading(self, words: str) -> None:
        row = self._grid.rowCount()
        heading = label(words, theme.Text.SECTION, theme.ACCENT)
        heading.setContentsMargins(0, theme.SPACE_M if row > 1 else 0, 0, 0)
        self._grid.addWidget(heading, row, 0, 1, 2)

    def _add(self, typed: str, meaning: str) -> None:
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label(typed, theme.Text.STRONG), row, 0, top)
        self._grid.addWidget(label(meaning), row, 1, top)

    def _lay_out(self, sheet: QWidget) -> None:
        area = QScrollArea(self)
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        slim(area)
        close = QPushButton(_("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_XL] * 4)
        column.setSpacing(theme.SPACE_XL)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(WIDTH, HEIGHT)


def examples(register: Register, today: date) -> Iterator[str]:
    """Queries of commitments, as people type them in the language in use."""
    keys = {key.name: key for key in queries.keys_of(Commitment)}

    def said(name: str, value: str) -> str:
        choices = queries.choices(name, register, Commitment, today)
        return next(choice.label for choice in choices if choice.value == value)

    def asked(name: str, *values: str) -> str:
        return f"{keys[name].usual}:{','.join(as_typed(said(name, value)) for value in values)}"

    yield _("forum")
    yield said("timing", "overdue")
    yield asked("status", "open")
    yield asked("side", "ours", "joint")
    yield f"{keys['due'].usual}<{today.year}-09-01"
    yield f"{keys['due'].usual}<=+30d -{asked('status', 'reported')}"
    yield f"{asked('status', 'draft')} | {said('timing', 'overdue')}"
    yield asked("lead", NONE)
    yield f"({asked('side', 'theirs')} | {asked('timing', 'undated')}) {asked('status', 'open')}"


def _rules() -> tuple[str, ...]:
    return (
        _("Words are found in any script and spelling, by how they begin."),
        _("What stands side by side must all hold; “|” stands between alternatives."),
        _("A minus before a part turns it round; brackets hold parts together."),
        _("Quotation marks keep words together. Keys may be typed in any of the four languages."),
    )
