"""The commands on pages: to turn to one, to add to it, to change what it shows."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tracker.gui.commands import command
from tracker.gui.pages import (
    AGREEMENTS,
    COMMITMENTS,
    PARTNERS,
    SERIES,
    SESSIONS,
    TODAY,
    is_list,
)
from tracker.languages import N_


class Host(Protocol):
    """What the commands ask of their window."""

    @property
    def page(self) -> Any: ...
    def attempt(self, verb: Callable[[], object]) -> None: ...
    def turn_to(self, name: str) -> None: ...


class PageCommands(QObject):
    """``host`` is the window."""

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host = host

    @command(N_("&Edit…"), shortcut="F2", icon="edit")
    def edit_record(self) -> None:
        page = self._host.page
        if is_list(page):
            page.edit_chosen()

    @command(N_("&Delete"), shortcut="Del", icon="bin")
    def delete_record(self) -> None:
        page = self._host.page
        if is_list(page):
            self._host.attempt(page.delete_chosen)

    @command(N_("New &Session…"), shortcut="Ctrl+N", icon="add")
    def new_session(self) -> None:
        self._new(SESSIONS)

    @command(N_("New &Commitment…"), shortcut="Ctrl+Shift+N", icon="commitments")
    def new_commitment(self) -> None:
        self._new(COMMITMENTS)

    @command(N_("New &Agreement…"), shortcut="Ctrl+Alt+N", icon="agreements")
    def new_agreement(self) -> None:
        self._new(AGREEMENTS)

    @command(N_("New Se&ries…"), icon="series")
    def new_series(self) -> None:
        self._new(SERIES)

    @command(N_("T&oday"), shortcut="Ctrl+0", icon="calendar")
    def today(self) -> None:
        self._host.turn_to(TODAY)

    @command(N_("&Commitments"), shortcut="Ctrl+1", icon="commitments")
    def commitments(self) -> None:
        self._host.turn_to(COMMITMENTS)

    @command(N_("&Sessions"), shortcut="Ctrl+2", icon="sessions")
    def sessions(self) -> None:
        self._host.turn_to(SESSIONS)

    @command(N_("&Agreements"), shortcut="Ctrl+3", icon="agreements")
    def agreements(self) -> None:
        self._host.turn_to(AGREEMENTS)

    @command(N_("&Partners"), shortcut="Ctrl+4", icon="partners")
    def partners(self) -> None:
        self._host.turn_to(PARTNERS)

    @command(N_("S&eries"), shortcut="Ctrl+5", icon="series")
    def series(self) -> None:
        self._host.turn_to(SERIES)

    @command(N_("Co&lumns and Order…"))
    def columns(self) -> None:
        page = self._host.page
        if is_list(page):
            page.view.open_column_menu()

    def _new(self, name: str) -> None:
        if self._host.page.name != name:
            self._host.turn_to(name)
        page = self._host.page
        if is_list(page):
            page.new()
