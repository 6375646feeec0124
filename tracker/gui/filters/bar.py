"""The filter bar: a button for each key of a list; those without room stand under one more."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import shiboken6
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from tracker.gui.filters import counts
from tracker.gui.filters.button import FilterButton
from tracker.gui.filters.counts import Offering
from tracker.gui.filters.filtering import Filtering
from tracker.gui.filters.popup import ChoicePopup
from tracker.gui.reader import Reader
from tracker.languages import _
from tracker.records import queries
from tracker.records.queries import All, Key, Tree, Value, all_of, values_of, with_term
from tracker.store import Record, Register

GAP = 6


class FilterBar(QWidget):
    """Shows the bar of ``filtering``; tells of another one by ``changed``.

    ``typed_again`` carries what no button can ask for, once people want to write it anew.
    """

    changed = Signal(object)
    typed_again = Signal(str)

    def __init__(
        self,
        kind: type[Record],
        filtering: Filtering,
        register: Register,
        reader: Reader,
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._filtering = filtering
        self._register = register
        self._reader = reader
        self._today = today
        self._popup: ChoicePopup | None = None
        self._open_key = ""
        self.keys = {k.name: k for k in queries.keys_of(kind) if k.answers[kind].has_choices}
        self.buttons = {name: FilterButton(self) for name in self.keys}
        self.rest = FilterButton(self, can_open=False)
        self.more = FilterButton(self)
        self.reset_button = FilterButton(self, can_open=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._connect()
        self.refresh()

    # What a page asks of it

    def refresh(self) -> None:
        """Show what is set now."""
        tree = self._filtering.bar
        for name, button in self.buttons.items():
            values = values_of(tree, name)
            button.say(self._words(name, values), is_set=bool(values))
        rest = self._rest()
        said = self._filtering.in_words(rest)
        self.rest.say(said, is_set=bool(said))
        self.reset_button.say(_("Reset"), is_set=False)
        self._arrange()

    @property
    def popup(self) -> ChoicePopup | None:
        """The list of choices that is open."""
        return self._popup if self._popup and shiboken6.isValid(self._popup) else None

    def recount(self) -> None:
        """Count again what is open, for the records or what else is asked may have changed."""
        if self.popup:
            self._count(self.popup)

    def open(self, name: str) -> None:
        """Open the choices of a key."""
        button = self.buttons[name] if self.buttons[name].isVisibleTo(self) else self.more
        key = self.keys[name]
        popup = ChoicePopup(key.label, values_of(self._filtering.bar, name), self)
        popup.chosen.connect(partial(self._choose, name))
        self._popup, self._open_key = popup, name
        popup.open_at(button.mapToGlobal(QPoint(0, button.height() + 2)))
        work = partial(counts.choices, self._offering())
        self._reader.ask(popup, work, popup.offer, "choices")
        self._count(popup)

    def reset(self) -> None:
        """Take away all that is set."""
        self.changed.emit(All())

    # What people do

    def _choose(self, name: str, values: Iterable[Value]) -> None:
        self.changed.emit(with_term(self._filtering.bar, name, values))

    def _clear(self, name: str) -> None:
        self._choose(name, ())

    def _clear_rest(self) -> None:
        kept: Tree = All()
        for name in self.keys:
            kept = with_term(kept, name, values_of(self._filtering.bar, name))
        self.changed.emit(kept)

    def _type_rest(self) -> None:
        query = queries.write(self._rest())
        self._clear_rest()
        self.typed_again.emit(query)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, button in self.buttons.items():
            if not button.isVisibleTo(self):
                action = menu.addAction(button.words.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(button.is_set)
                action.triggered.connect(partial(self._open_from_menu, name))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _open_from_menu(self, name: str, *_checked: bool) -> None:
        self.open(name)

    # What it asks

    def _offering(self) -> Offering:
        chosen = values_of(self._filtering.bar, self._open_key)
        return Offering(self._kind, self._open_key, chosen, self._today())

    def _count(self, popup: ChoicePopup) -> None:
        others = self._filtering.others(self._open_key)
        work = partial(counts.counts, self._offering(), others)
        self._reader.ask(popup, work, popup.count, "counts")

    def _rest(self) -> Tree:
        """What is asked and no button can show."""
        rest = self._filtering.bar
        for name in self.keys:
            rest = with_term(rest, name, ())
        return all_of([rest])

    def _words(self, name: str, values: Iterable[Value]) -> str:
        key = self.keys[name]
        said = ", ".join(self._said(key, value) for value in values)
        return _("{label}: {value}", label=key.label, value=said) if said else key.label

    def _said(self, key: Key, value: Value) -> str:
        return key.answers[self._kind].said(self._register, value)

    # How it is laid out

    def _connect(self) -> None:
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self._open_from_menu, name))
            button.cleared.connect(partial(self._clear, name))
        self.rest.clicked.connect(self._type_rest)
        self.rest.cleared.connect(self._clear_rest)
        self.more.clicked.connect(self._open_more)
        self.reset_button.clicked.connect(self.reset)

    def sizeHint(self) -> QSize:
        return QSize(400, self.more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """From the left, as many buttons as have room, what is set before all; the rest in More."""
        is_set = self.rest.is_set or any(b.is_set for b in self.buttons.values())
        room = self.width() - (self._wide(self.reset_button) if is_set else 0)
        self.more.say(_("More"), is_set=False)
        shown = _fitting([*self.buttons.values(), self.rest], room, self._wide(self.more))
        x = 0
        for button in (*self.buttons.values(), self.rest):
            button.setVisible(button in shown)
            x = _put(button, x) if button in shown else x
        hidden = [b for b in self.buttons.values() if b not in shown]
        self.more.setVisible(bool(hidden))
        x = _put(self.more, x) if hidden else x
        self.reset_button.setVisible(is_set)
        _put(self.reset_button, x)

    def _wide(self, button: FilterButton) -> int:
        return button.sizeHint().width() + GAP


def _fitting(buttons: list[FilterButton], room: int, more: int) -> set[FilterButton]:
    """Those that have room; a button that is set before any that is not."""
    wanted = [b for b in buttons if b.is_set] + [b for b in buttons if not b.is_set and b.can_open]
    widths = [b.sizeHint().width() + GAP for b in wanted]
    if sum(widths) <= room:
        return set(wanted)
    shown, left = set(), room - more
    for button, width in zip(wanted, widths, strict=True):
        left -= width
        if left < 0:
            break
        shown.add(button)
    return shown


def _put(button: FilterButton, x: int) -> int:
    button.setGeometry(x, 0, button.sizeHint().width(), button.sizeHint().height())
    return x + button.width() + GAP
