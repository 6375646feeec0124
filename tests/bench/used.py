"""A process that uses the program's window for a while and says what memory it then holds.

`python -m tests.bench.used FOLDER REGISTER SECONDS` prints megabytes: all of it, and its share
where pages are shared with others.
"""

import sys
import time
from itertools import count
from pathlib import Path
from random import Random

from PySide6.QtTest import QTest

from tests.bench.window import opened, settle
from tracker.gui.list_page import ListPage
from tracker.gui.main_window import MainWindow

PAGES = ("commitments", "sessions", "agreements", "partners", "today")
WORDS = ("туркия", "kasapoglu", "комис", "youth", "Отандастар", "iş birliği")
PARTNERS = ("TR", "UZ", "")


def use(window: MainWindow, seconds: float) -> None:
    """Turn the pages; on each filter by a partner, search, and scroll about."""
    until, rng = time.monotonic() + seconds, Random(5)
    for turn in count():
        window.turn_to(PAGES[turn % len(PAGES)])
        window.bar.scope.choose(PARTNERS[turn % len(PARTNERS)])
        window.bar.search.setText(WORDS[turn % len(WORDS)] if turn % 2 else "")
        settle(window)
        _scroll(window, rng)
        if time.monotonic() > until:
            return


def _scroll(window: MainWindow, rng: Random) -> None:
    if isinstance(window.page, ListPage):
        bar = window.page.view.verticalScrollBar()
        for _ in range(20):
            bar.setValue(rng.randrange(bar.maximum() + 1))
            QTest.qWait(5)


def megabytes() -> tuple[float, float]:
    """What is resident of this process, and the same with shared pages divided among their users.

    Of Linux alone.
    """
    text = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    lines = (line.split() for line in text.splitlines()[1:])
    sizes = {name: float(size) / 1024 for name, size, _kilobytes in lines}
    return sizes["Rss:"], sizes["Pss:"]


if __name__ == "__main__":
    folder, register, seconds = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    with opened(register, folder) as window:
        first = megabytes()
        use(window, seconds)
        sys.stdout.write(" ".join(map(str, (*first, *megabytes()))))
