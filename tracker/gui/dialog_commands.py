"""The commands that open a dialog on the whole register or on the program.

Each imports its own dialog, for the window opens without them.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tracker.gui.background import Background
from tracker.gui.commands import command
from tracker.gui.desk import Desk
from tracker.gui.top_bar import TopBar
from tracker.languages import N_
from tracker.records.countries import Country
from tracker.store import Record


class Host(Protocol):
    """What the commands ask of their window."""

    desk: Desk
    bar: TopBar
    background: Background

    @property
    def commands(self) -> Mapping[str, QAction]: ...
    def chosen(self) -> Sequence[Record]: ...


class DialogCommands(QObject):
    """``host`` is the window, which is also the parent of every dialog."""

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host = host
        self._window = window
        self._register = host.desk.register

    @command(N_("Partner &Brief…"), shortcut="Ctrl+P", icon="print")
    def brief(self) -> None:
        from tracker.gui.briefs.dialog import BriefDialog

        partner = self._host.bar.scope.partner or self._partner_of_chosen()
        today = self._host.desk.today()
        BriefDialog(self._register, self._host.background, today, partner, self._window).open()

    @command(N_("&Bin…"))
    def bin(self) -> None:
        from tracker.gui.bin_dialog import BinDialog

        BinDialog(self._register, self._window).open()

    @command(N_("&Keyboard"), shortcut="F1")
    def keyboard(self) -> None:
        from tracker.gui.help import KeyboardDialog

        KeyboardDialog(self._host.commands, self._window).open()

    @command(N_("&About Cooperation Tracker"))
    def about(self) -> None:
        from tracker.gui.help import AboutDialog

        AboutDialog(self._window).open()

    def _partner_of_chosen(self) -> Country | None:
        for record in self._host.chosen():
            ids: Any = getattr(record, "partners", None)
            if ids:
                partner: Country = self._register.get(Country, ids.ids[0])
                return partner
        return None
