"""The command that opens the palette, and the memory of what was opened from it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tracker.gui.commands import command, said_of
from tracker.gui.desk import Desk
from tracker.languages import N_
from tracker.store import AnyRef

if TYPE_CHECKING:  # a word for mypy; it comes with the palette
    from tracker.records.hits import Hit

OPENED = 10
"""So many records opened last are offered before anything is typed."""

SEARCH = N_("Search &Everything…")


class Host(Protocol):
    """What the command asks of its window."""

    desk: Desk

    def open_record(self, ref: AnyRef) -> None: ...


class SearchCommands(QObject):
    """``host`` is the window, over which the palette lies."""

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host = host
        self._window = window
        self._register = host.desk.register

    @command(SEARCH, shortcut="Ctrl+K", icon="search")
    def search_everything(self) -> None:
        """Open the palette, or close it."""
        # With its first opening, for the window opens without it.
        from tracker.gui.palette.panel import Palette

        shown = [each for each in self._window.findChildren(Palette) if each.isVisible()]
        if shown:
            shown[0].close()
            return
        palette = Palette(
            self._register,
            self._host.desk.type_ahead,
            self._window,
            actions=self._others,
            own=self._own,
            recent=tuple(self._opened()),
        )
        palette.opened.connect(self._open)
        palette.open()

    @property
    def _own(self) -> QAction:
        [own] = [action for action in self._said() if said_of(action).text == SEARCH]
        return own

    def _others(self) -> list[QAction]:
        return [action for action in self._said() if action is not self._own]

    def _said(self) -> list[QAction]:
        return [action for action in self._window.actions() if action.data()]

    def _open(self, ref: AnyRef) -> None:
        if self._register.recorded_by is None:  # else it is a copy that will be gone
            self._remember(ref)
        self._host.open_record(ref)

    # What was opened

    def _remember(self, ref: AnyRef) -> None:
        settings, now = self._host.desk.settings, ref.to_column()
        before = [each for each in settings.opened_in(self._register.path) if each != now]
        settings.keep_opened_in(self._register.path, [now, *before][:OPENED])

    def _opened(self) -> "Iterator[Hit]":
        """The latest first; those that are gone or in the bin are left out."""
        from tracker.records.hits import Hit
        from tracker.records.searching import BY_NAME

        for text in self._host.desk.settings.opened_in(self._register.path):
            record = self._register.at(AnyRef.from_column(text), BY_NAME)
            if record and not record.binned:
                yield Hit(record)
