"""The program's window, drawn into memory, on a register."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.bench.bench import TODAY
from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.list_page import ListPage
from tracker.gui.main_window import MainWindow
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.languages import Language, use
from tracker.store import Register

LONGEST = 120.0
"""Seconds after which a window that is still busy is given up."""


def application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["bench"])
        use(Language.EN)
        theme.apply(app, Appearance.LIGHT)
    return app


@contextmanager
def opened(path: Path, folder: Path) -> Iterator[MainWindow]:
    """A window with settings of its own, on the commitments page, all there."""
    app = application()
    settings = folder / "settings.ini"
    settings.unlink(missing_ok=True)
    register = Register.open(path, user="bench")
    desk = Desk(register, RegisterSignals(register), Settings(settings), lambda: TODAY)
    window = MainWindow(desk, Background(app))
    try:
        window.show()
        window.turn_to("commitments")
        settle(window)
        yield window
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def list_of(window: MainWindow) -> ListPage[Any]:
    """The page in sight, which is a list."""
    assert isinstance(window.page, ListPage)
    return window.page


def settle(window: MainWindow) -> None:
    """Go on until all that the window asked for has come, and is painted."""
    until = time.monotonic() + LONGEST
    while is_busy(window):
        if time.monotonic() > until:
            raise TimeoutError("the window is still busy")
        QApplication.processEvents()
    QApplication.processEvents()


def is_busy(window: MainWindow) -> bool:
    page = window.page
    waits_for_list = isinstance(page, ListPage) and (page._is_asking or page.table.is_partial)
    return bool(window.desk.reader._latest) or waits_for_list
