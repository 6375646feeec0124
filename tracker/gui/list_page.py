"""What every page of the window is: a filter, a list, and the detail of what is selected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from tracker.gui import finding, theme
from tracker.gui.declared_columns import columns_of
from tracker.gui.finding import Asked, Found
from tracker.gui.navigation import Tally
from tracker.gui.reader import Reader
from tracker.gui.record_detail import RecordDetail
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_model import Column, RecordTable
from tracker.gui.record_view import RecordView
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import matching
from tracker.records.countries import Country
from tracker.records.display import names
from tracker.records.partial_dates import PartialDate
from tracker.records.sources import Citation
from tracker.store import EVERYTHING, AnyRef, Condition, Edit, Listing, Record, Refs, Register

R = TypeVar("R", bound=Record)

DIFFERING = "▲"
"""Stands beside the code of a record of which sources say different things."""

LIST_WIDTH, DETAIL_WIDTH = 770, 380
"""The shares of an ordinary window, in pixels; people move the line between them."""


@dataclass(frozen=True)
class Desk:
    """What a page works with: the register, news of it, the settings, and the day it is."""

    register: Register
    signals: RegisterSignals
    settings: Settings
    today: Callable[[], date]

    @cached_property
    def reader(self) -> Reader:
        """Answers what would keep the window waiting; to be closed with the window."""
        return Reader(self.register)

    @cached_property
    def type_ahead(self) -> Reader:
        """The same for who types, and waits for no list; to be closed with the window."""
        return Reader(self.register)


@dataclass(frozen=True)
class Choice:
    """One choice of the filter above a list, in words marked with ``N_``."""

    words: str
    includes: Callable[[date], Condition]


class ListPage(QWidget, Generic[R]):
    """A subclass says its kind, its columns, its question and its choices."""

    kind: ClassVar[type[Record]]
    name: ClassVar[str]
    """Names the page in the settings."""
    touched_by: ClassVar[tuple[type[Record], ...]]
    """The kinds of record whose edits change what the page shows."""
    in_columns: ClassVar[tuple[str, ...]] = ()
    """The declared fields its own columns show; of the others there are hidden columns."""
    choices: ClassVar[tuple[Choice, ...]] = ()
    nothing_yet: ClassVar[str] = ""
    nothing_found: ClassVar[str] = ""

    changed = Signal()
    open_record = Signal(AnyRef)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.register = desk.register
        self._partner: Country | None = None
        self._query = ""
        self._order = ""
        self._is_stale = True
        self._is_asking = False
        self._wanted: int | None = None
        self._is_sought = False
        self._differing: frozenset[int] = frozenset()
        self._other: AnyRef | None = None
        # Made in the order in which Tab goes through them.
        self.choice = QComboBox(self)
        self.table: RecordTable[R] = RecordTable(self._all_columns(), self)
        self.view: RecordView[R] = RecordView(self.table, desk.settings, self.name, self)
        self.detail = RecordDetail(self, desk.reader)
        self.count = QLabel(self)
        self._lay_out()
        self._connect()

    # What a page says of itself

    def columns(self) -> Sequence[Column[R]]:
        raise NotImplementedError

    def usual_order(self) -> str:
        """The order in SQL until a header is clicked."""
        raise NotImplementedError

    def of_partner(self, partner: Country | None) -> Condition:
        raise NotImplementedError

    def new(self) -> None:
        """Open an empty form."""
        raise NotImplementedError

    def edit(self, record: R) -> None:
        """Open the form of a record."""
        raise NotImplementedError

    def delete(self, chosen: Sequence[R]) -> None:
        """Put records into the bin."""
        raise NotImplementedError

    def partners(self, partners: Refs[Country], on: PartialDate | None = None) -> str:
        """What they are called, on a day; first the one that the whole window is about."""
        about = self._partner.id if self._partner else None
        ordered = sorted(partners.ids, key=lambda id_: id_ != about)
        return names(self.register, Country, Refs(tuple(ordered)), on)

    def tally(self, _register: Register) -> Tally:
        """How much on the page waits for somebody, in the partner scope; nothing by default.

        It is asked of the register given, perhaps in another thread.
        """
        return Tally()

    # What people do

    def chosen(self) -> Sequence[R]:
        return self.view.chosen()

    def show_partner(self, partner: Country | None) -> None:
        self._partner = partner
        self._refresh_when_seen()

    def search(self, query: str) -> None:
        self._query = query
        self._refresh_when_seen()

    def select(self, record_id: int) -> None:
        """Show a record, taking away what hides it."""
        self._wanted, self._is_sought, self._other = record_id, False, None
        if self._is_stale:
            self.refresh()
        elif not self._is_asking:
            self._select_wanted()
            self._show_detail()

    def show_other(self, ref: AnyRef) -> None:
        """Show a record that is not in the list in the detail, until a row is selected."""
        if self._is_stale:
            self.refresh()
        self._other = ref
        self._show_detail()

    def edit_chosen(self) -> None:
        if chosen := self.chosen():
            self.edit(chosen[0])

    def open(self, dialog: RecordDialog) -> None:
        """Open a form; what is saved in it is then selected."""
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def delete_chosen(self) -> None:
        if chosen := self.chosen():
            self.delete(chosen)

    # How it redraws

    def refresh(self) -> None:
        """Ask the register again; the selection stays where it can."""
        self._is_stale, self._is_asking = False, True
        ask, asked = self.desk.reader.ask, self._asked()
        if self.desk.reader.is_small:
            ask(self, partial(finding.whole, asked), self._show, "list")
            return
        ask(self, partial(finding.beginning, asked), self._show_beginning, "beginning")
        ask(self, partial(finding.whole_of_many, asked), self._show, "list")

    def _asked(self) -> Asked:
        return Asked(self.kind, self._where(), self._order or self.usual_order())

    def _show_beginning(self, found: Found) -> None:
        """The first rows of a long list, until it is there whole."""
        if self._is_asking:
            self._differing = found.differing
            self.table.show(self._listing(found), found.rows)
            self._say_how_many()

    def _show(self, found: Found) -> None:
        self._is_asking = False
        self._differing = found.differing
        other = self._other
        self.table.complete(self._listing(found))
        self._say_how_many()
        if self._wanted is not None:
            self._select_wanted()
        if not self.chosen() and self.table.rowCount():
            self.view.select_row(0)
        self._other = other
        self._show_detail()
        self.changed.emit()

    def _listing(self, found: Found) -> Listing[R]:
        kind: type[R] = self.kind  # type: ignore[assignment]  # each page has its own
        return self.register.listed(kind, found.ids)

    def _say_how_many(self) -> None:
        self.view.set_empty_text(self._empty_text())
        self.count.setText(plural("{n} record", "{n} records", self.table.rowCount()))

    def _select_wanted(self) -> None:
        """Select the record that was asked for; else take away what may hide it, and ask again."""
        if self._wanted is None or self.view.select_id(self._wanted) or self._is_sought:
            self._wanted = None
            return
        self._is_sought = True
        self._show_everything()

    def _show_everything(self) -> None:
        last = self.choice.count() - 1
        if self.choice.currentIndex() == last:
            self._wanted = None
        self.choice.setCurrentIndex(last)

    def _all_columns(self) -> list[Column[R]]:
        first, *others = self.columns()
        hidden = columns_of(self.register, self.kind, but=self.in_columns)
        return [replace(first, text=self._flagged(first.text)), *others, *hidden]

    def _flagged(self, text: Callable[[R], str]) -> Callable[[R], str]:
        """The text, with a sign where sources say different things of the record."""
        return lambda r: f"{text(r)} {DIFFERING}" if r.id in self._differing else text(r)

    def _where(self) -> Condition:
        chosen = self.choice.currentData()
        included = chosen.includes(self.desk.today()) if chosen else EVERYTHING
        typed = matching.beginning(self.register, self.kind, self._query)
        return self.of_partner(self._partner) & included & typed

    def _empty_text(self) -> str:
        everything = self.register.count(self.kind)
        return _(self.nothing_found if everything else self.nothing_yet)

    def _show_detail(self) -> None:
        chosen = self.chosen()
        if self._other:
            self.detail.show_ref(self.register, self._other, self.desk.today())
        elif chosen:
            self.detail.show_record(self.register, chosen[0], self.desk.today())
        else:
            self.detail.clear()

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(*self.touched_by, Citation):
            self._refresh_when_seen()

    def _refresh_when_seen(self) -> None:
        """Ask again now if the page is on screen, else when it next is."""
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _keep_split(self, *_moved: int) -> None:
        self.desk.settings.split = self.splitter.saveState()

    def showEvent(self, event: QShowEvent) -> None:
        # The line between list and detail is one for all the pages.
        self.splitter.restoreState(self.desk.settings.split)
        if self._is_stale:
            self.refresh()
        super().showEvent(event)

    def _sort(self, column: Column[R], order: Qt.SortOrder) -> None:
        if column.sort:
            down = order == Qt.SortOrder.DescendingOrder
            self._order = column.sort.format(dir="desc" if down else "asc")
            self.refresh()

    # How it is laid out

    def _lay_out(self) -> None:
        for choice in self.choices:
            self.choice.addItem(_(choice.words), choice)
        self.choice.setVisible(bool(self.choices))
        self.choice.setAccessibleName(_("Show"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.count.setForegroundRole(theme.MUTED)
        top = QHBoxLayout()
        # As high on a page without a filter, so that lists do not jump from page to page.
        top.addStrut(self.choice.sizeHint().height())
        top.addWidget(self.choice)
        top.addStretch()
        top.addWidget(self.count)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(top)
        column.addWidget(self.view)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(theme.SPACE_M)
        self.splitter.setSizes([LIST_WIDTH, DETAIL_WIDTH])
        self.splitter.splitterMoved.connect(self._keep_split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._on_choice)
        self.view.selectionModel().selectionChanged.connect(self._on_selection)
        self.view.activated_record.connect(self.edit)
        self.view.sorted_by.connect(self._sort)
        self.detail.open_record.connect(self.open_record)
        self.desk.signals.edited.connect(self._on_edited)

    def _on_saved(self, record: Record) -> None:
        """What is new is shown whatever hides it; what leaves the list by its change may leave."""
        if not self.view.select_id(record.saved_id) and record.version == 1:
            self.select(record.saved_id)

    def _on_choice(self, _index: int) -> None:
        self.refresh()

    def _on_selection(self, *_ranges: Any) -> None:
        self._other = None
        self._show_detail()
        self.changed.emit()
