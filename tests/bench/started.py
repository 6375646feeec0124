"""A process that says when it painted its window first: a bare one, or the program's.

`python -m tests.bench.started SINCE [REGISTER]` prints the milliseconds since SINCE, of the clock
that counts from the machine's start: of the first paint, and of the page filled with its records.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SINCE = float(sys.argv[1])


def say(what: str) -> None:
    passed = time.clock_gettime(time.CLOCK_MONOTONIC) - SINCE
    sys.stdout.write(f"{what} {1e3 * passed}\n")
    sys.stdout.flush()


class FirstPaint(QObject):
    """Hears of what the screen asks of a window; the first time, that is all of it."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        self._screen = window.windowHandle()
        self._screen.installEventFilter(self)

    def eventFilter(self, handle: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Expose and self._screen.isExposed():
            handle.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        say("painted")
        self._then()


def leave() -> None:
    os._exit(0)  # tidying up is no part of starting


def bare() -> None:
    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    FirstPaint(window, leave)
    app.exec()


def program(register: str) -> None:
    """As `python -m tracker open REGISTER` does; only the loop is begun from here."""
    from tracker.__main__ import main

    loop = QApplication.exec

    def watched(*_arguments: object) -> int:
        from tracker.gui.main_window import MainWindow

        [window] = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        window.page.changed.connect(lambda: QTimer.singleShot(0, lambda: _filled(window)))
        FirstPaint(window, lambda: _filled(window))
        return loop()

    QApplication.exec = watched  # type: ignore[method-assign]
    sys.argv = ["tracker", "open", register]
    main()


def _filled(window: Any) -> None:
    if not window.desk.reader._latest.keys() & {(id(window.page), "")}:
        say("filled")
        leave()


if __name__ == "__main__":
    program(sys.argv[2]) if len(sys.argv) > 2 else bare()
