"""What every page works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.gui.reader import Reader
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.store import Register


@dataclass(frozen=True)
class Desk:
    """The register, news of it, the settings, and the day it is."""

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
