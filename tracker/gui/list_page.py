"""What every page of the window is: a filter, a list, and the detail of what is selected."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.gui import finding, theme
from tracker.gui.declared_columns import columns_of
from tracker.gui.desk import Desk
from tracker.gui.filters.bar import FilterBar
from tracker.gui.filters.filtering import Filtering, Shown
from tracker.gui.filters.words_line import WordsLine
from tracker.gui.finding import Asked, Found
from tracker.gui.list_and_detail import ListAndDetail
from tracker.gui.list_order import Order
from tracker.gui.reader import Work
from tracker.gui.record_detail import RecordDetail
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_model import Column, RecordTable
from tracker.gui.record_view import RecordView
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records.countries import Country
from tracker.records.display import names
from tracker.records.partial_dates import PartialDate
from tracker.records.queries import All, QueryError, Tree
from tracker.records.saved_views import SavedView
from tracker.records.sources import Citation
from tracker.store import AnyRef, Condition, Edit, Listing, Record, Refs

R = TypeVar("R", bound=Record)

DIFFERING = "▲"
"""Stands beside the code of a record of which sources say different things."""

SLOW = 150
"""After so many milliseconds without an answer, the count says that it is awaited."""


class ListPage(QWidget, Generic[R]):
    """A subclass says its kind, its columns, its question and the filter it begins with."""

    kind: ClassVar[type[Record]]
    name: ClassVar[str]
    """Names the page in the settings."""
    touched_by: ClassVar[tuple[type[Record], ...]]
    """The kinds of record whose edits change what the page shows."""
    in_columns: ClassVar[tuple[str, ...]] = ()
    """The declared fields its own columns show; of the others there are hidden columns."""
    begins_with: ClassVar[Tree] = All()
    """The filter until people set another."""
    nothing_yet: ClassVar[str] = ""
    nothing_found: ClassVar[str] = ""

    told: Any = None
    """What ``beside`` answered last; None until it has."""

    changed = Signal()
    open_record = Signal(AnyRef)
    typed_anew = Signal(str)
    """What is typed is to be this from now on, or nothing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.register = desk.register
        self.filtering = Filtering(
            self.kind, self.register, desk.today, self.of_partner, self.begins_with
        )
        self.saved: SavedView | None = None
        """The saved view that is shown, perhaps with another filter by now."""
        self._own = Shown(self.begins_with)
        self._order = Order.read(desk.settings.order_of(self.name))
        self._is_stale = True
        self._is_asking = False
        self._wanted: int | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._differing: frozenset[int] = frozenset()
        self._other: AnyRef | None = None
        # Made in the order in which Tab goes through them.
        self.bar = FilterBar(
            self.kind, self.filtering, self.register, desk.reader, desk.today, self
        )
        self.table: RecordTable[R] = RecordTable(self._all_columns(), self)
        self.view: RecordView[R] = RecordView(self.table, desk.settings, self.name, self)
        self.detail = RecordDetail(self, desk.details)
        self.words = WordsLine(self)
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

    def beside(self) -> Work | None:
        """What the columns tell that is not in the records, asked with the list for ``told``.

        None where there is nothing of the kind.
        """
        return None

    # What people do

    def chosen(self) -> Sequence[R]:
        return self.view.chosen()

    @property
    def _partner(self) -> Country | None:
        return self.filtering.partner

    def show_partner(self, partner: Country | None) -> None:
        self.filtering.partner = partner
        self._refresh_when_seen()

    def search(self, query: str) -> None:
        """Show what a query asks for; while it cannot be read, the list stays as it is."""
        if not self.isVisible():
            self.filtering.type(query)
            self._is_stale = True
            return
        before = self.filtering.typed
        self.filtering.type(query)
        if self.filtering.typed != before:
            self.refresh()
        else:
            self.changed.emit()

    @property
    def fault(self) -> QueryError | None:
        """What is wrong with the query typed."""
        return self.filtering.fault

    def filter_in_words(self) -> str:
        """What is listed and how much, for the line above the list and for what is printed."""
        return "; ".join(filter(None, (self.filtering.all_in_words(), self.count.text())))

    # Saved views

    def shown(self) -> Shown:
        """The filter and the order as they are now, for a view to keep."""
        return Shown(self.filtering.tree, self._order.written)

    def show_saved(self, view: SavedView | None) -> None:
        """Show what a view keeps; with None, what the page showed before any.

        Raises QueryError if the view names what is no longer there.
        """
        if view is None and self.saved is None:
            return
        kept = Shown(self.filtering.read(view.query), view.sort_order) if view else self._own
        if self.saved is None:
            self._own = Shown(self.filtering.bar, self._order.written)
        self.saved = view
        self._take(kept)

    def differs_from_saved(self) -> bool:
        """Whether the filter or the order is another than that of the view shown."""
        if self.saved is None:
            return False
        try:
            kept = Shown(self.filtering.read(self.saved.query), self.saved.sort_order)
        except QueryError:
            return True
        return kept != self.shown()

    def state(self) -> tuple[Shown, Shown, SavedView | None]:
        """All of this that a page built anew in another language takes over by ``restore``."""
        return Shown(self.filtering.bar, self._order.written), self._own, self.saved

    def restore(self, state: tuple[Shown, Shown, SavedView | None]) -> None:
        now, self._own, self.saved = state
        self._take(now)

    def _take(self, kept: Shown) -> None:
        self._order = Order.read(kept.order)
        self._mark_order()
        self._set_bar(kept.tree)

    def select(self, record_id: int) -> None:
        """Show a record, taking away what hides it: what is typed, then the filter."""
        self._wanted, self._other = record_id, None
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
        self.bar.recount()
        ask, asked = self.desk.reader.ask, self._asked()
        if self.desk.reader.is_small:
            self._ask_beside()
            ask(self, partial(finding.whole, asked), self._show, "list")
            return
        self._slow.start()
        ask(self, partial(finding.beginning, asked), self._show_beginning, "beginning")
        ask(self, partial(finding.whole_of_many, asked), self._show, "list")
        self._ask_beside()

    def _ask_beside(self) -> None:
        if work := self.beside():
            self.desk.reader.ask(self, work, self._hear, "beside")

    def _hear(self, told: Any) -> None:
        self.told = told
        self.table.write_again()

    def _asked(self) -> Asked:
        order = self._order.sql(self.table.columns) or self.usual_order()
        return Asked(self.kind, self.filtering.where(), order)

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
        self._slow.stop()
        self.view.set_empty_text(self._empty_text())
        self.count.setText(plural("{n} record", "{n} records", self.table.rowCount()))
        self.words.say(self.filtering.all_in_words())

    def _say_that_it_takes_long(self) -> None:
        self.count.setText("…")

    def _select_wanted(self) -> None:
        """Select the record asked for; else take away one thing that may hide it, and ask again."""
        if self._wanted is None:
            return
        if self.view.select_id(self._wanted):
            self._wanted = None
        elif self.filtering.text:
            self.filtering.type("")
            self.typed_anew.emit("")
            self.refresh()
        elif self.filtering.bar != All():
            self._show_bar(All())
            self.refresh()
        else:
            self._wanted = None

    def _all_columns(self) -> list[Column[R]]:
        first, *others = self.columns()
        hidden = columns_of(self.register, self.kind, but=self.in_columns)
        code = replace(first, text=self._flagged(first.text), width=self._room_for(first))
        return [code, *others, *hidden]

    def _room_for(self, code: Column[R]) -> int:
        """The width of the codes, in pixels: a large register has long ones."""
        digits = len(str(self.register.sets(self.kind).size))
        return max(code.width, 44 + 9 * digits)

    def _flagged(self, text: Callable[[R], str]) -> Callable[[R], str]:
        """The text, with a sign where sources say different things of the record."""
        return lambda r: f"{text(r)} {DIFFERING}" if r.id in self._differing else text(r)

    def _empty_text(self) -> str:
        if self.table.rowCount():
            return ""
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
            self.bar.refresh()
            self._refresh_when_seen()

    def _refresh_when_seen(self) -> None:
        """Ask again now if the page is on screen, else when it next is."""
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        self.splitter.restore()
        if self._is_stale:
            self.refresh()
        super().showEvent(event)

    def _sort(self, column: Column[R] | None, direction: Qt.SortOrder) -> None:
        is_down = direction == Qt.SortOrder.DescendingOrder
        self._order = Order(column.title, is_down) if column else Order()
        if self.saved is None:
            self.desk.settings.keep_order_of(self.name, self._order.written)
        self.refresh()

    def _mark_order(self) -> None:
        section = self._order.section(self.table.columns)
        self.view.show_sorted(section, self._order.direction)

    def _set_bar(self, tree: Tree) -> None:
        """Show another filter, and ask again."""
        self._show_bar(tree)
        self._refresh_when_seen()

    def _show_bar(self, tree: Tree) -> None:
        self.filtering.bar = tree
        self.bar.refresh()

    # How it is laid out

    def _lay_out(self) -> None:
        self.count.setFont(self.words.font())
        self.count.setForegroundRole(theme.MUTED)
        said = QHBoxLayout()
        said.setSpacing(theme.SPACE_M)
        said.addWidget(self.words, 1)
        said.addWidget(self.count)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.bar)
        column.addLayout(said)
        column.addWidget(self.view)
        self.splitter = ListAndDetail(left, self.detail, self.desk.settings, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.bar.changed.connect(self._set_bar)
        self.bar.typed_again.connect(self._type_too)
        self._slow.timeout.connect(self._say_that_it_takes_long)
        self._mark_order()
        self.view.selectionModel().selectionChanged.connect(self._on_selection)
        self.view.activated_record.connect(self.edit)
        self.view.sorted_by.connect(self._sort)
        self.detail.open_record.connect(self.open_record)
        self.desk.signals.edited.connect(self._on_edited)

    def _on_saved(self, record: Record) -> None:
        """What is new is shown whatever hides it; what leaves the list by its change may leave."""
        if not self.view.select_id(record.saved_id) and record.version == 1:
            self.select(record.saved_id)

    def _type_too(self, query: str) -> None:
        self.typed_anew.emit(f"{self.filtering.text} {query}".strip())

    def _on_selection(self, *_ranges: Any) -> None:
        self._other = None
        self._show_detail()
        self.changed.emit()
