"""The commands on registers as a whole: another one, and whose this one is.

Each imports its own dialog, for the window opens without them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.gui.commands import command
from tracker.languages import N_, _
from tracker.records import countries
from tracker.store import Register


class Host(Protocol):
    """What the commands ask of their window."""

    register: Register

    def attempt(self, verb: Callable[[], object]) -> None: ...


class RegisterCommands(QObject):
    """``host`` is the window, which is also the parent of every dialog."""

    wants_register = Signal(Path, str)
    """As the window's own: the path, and the country's code where it is to be made new."""

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host = host
        self._window = window
        self._register = host.register

    @command(N_("&New Register…"))
    def new_register(self) -> None:
        from tracker.gui import home_dialog

        home_dialog.ask_for_new(self._window, self._make_new)

    @command(N_("&Open Register…"), shortcut="Ctrl+O")
    def open_register(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            _("Open register"),
            str(self._register.path.parent),
            _("Registers (*.register)"),
        )
        if name:
            self.wants_register.emit(Path(name), "")

    @command(N_("Register's &Country…"))
    def register_country(self) -> None:
        """Say whose this register is."""
        from tracker.gui import home_dialog

        home_dialog.ask_for(self._register, self._window, self._make_home)

    def _make_new(self, path: Path, home: str) -> None:
        self.wants_register.emit(path, home)

    def _make_home(self, code: str) -> None:
        country = countries.by_code(self._register, code)
        if country:
            self._host.attempt(lambda: countries.make_home(self._register, country))
