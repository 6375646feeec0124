"""What officers would use instead: other programs, and a list written the usual way.

Other programs are watched from outside, on a screen of our own: from the start until the picture
is still, and from the last key until it is still again. Ours is watched in the same way.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication

from tests.bench import registers
from tests.bench.bench import Bench, NotRun
from tests.bench.lists import plain_view
from tests.bench.measures import Measure, timed
from tests.bench.screen import CHANGE, Screen, save_picture, screen, watch
from tests.bench.sheets import write_database, write_workbook
from tests.bench.start import at_home
from tests.bench.window import application

ROWS = 100_000
COLUMNS = "code, title, status, due"
WORD = "istanbul"
DEBIAN = ("sqlitebrowser", "libreoffice-calc", "xvfb", "xdotool")
PROGRAMS = ("sqlitebrowser", "soffice", "Xvfb", "xdotool")

FOCUS = "search --onlyvisible --name . windowfocus"
"""No window manager gives the window the keyboard."""

Row = tuple[object, ...]


@dataclass(frozen=True)
class Peer:
    """``finding``: what xdotool is told, one after the other, to find the word in what is open."""

    name: str
    command: tuple[str, ...]
    finding: tuple[str, ...]
    quiet: float = 2.5


def measures(bench: Bench) -> Iterator[Measure]:
    rows = _rows(bench, min(ROWS, bench.commitments))
    yield from _naive(rows)
    if not bench.with_peers:
        raise NotRun("other programs are measured with PEERS=1")
    _install()
    with screen(bench.folder) as display:
        for peer in _peers(bench, rows):
            yield from _watched(bench, peer, display)


def _rows(bench: Bench, many: int) -> list[Row]:
    with registers.reading(bench.large) as register:
        question = f"select {COLUMNS} from commitment limit ?"
        rows = register._rows(question, [many])
    return [(code, _one(json.loads(title)), *others) for code, title, *others in rows]


def _one(texts: dict[str, str]) -> str:
    return next(iter(texts.values()))


# A list written the usual way


def _naive(rows: list[Row]) -> Iterator[Measure]:
    application()
    for many in sorted({len(rows) // 10, len(rows)}):
        model, proxy = QStandardItemModel(), QSortFilterProxyModel()
        proxy.setFilterKeyColumn(1)
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        view = plain_view(proxy)
        view.show()
        for what, work in (
            ("load", partial(_load, model, proxy, rows[:many])),
            ("filter by a word", partial(proxy.setFilterFixedString, WORD)),
            ("show all again", partial(proxy.setFilterFixedString, "")),
            ("sort by title", partial(proxy.sort, 1)),
        ):
            measure = Measure(f"naive proxy list of {many:,}: {what}")
            measure.ours.append(timed(partial(_shown, work)))
            yield measure
        view.close()


def _shown(work: Callable[[], object]) -> None:
    work()
    QApplication.processEvents()


def _load(model: QStandardItemModel, proxy: QSortFilterProxyModel, rows: list[Row]) -> None:
    for row in rows:
        model.appendRow([QStandardItem(str(text)) for text in row])
    proxy.setSourceModel(model)


# Other programs


def _install() -> None:
    """From Debian's packages, where they are missing. Raises NotRun where that cannot be done."""
    if all(map(shutil.which, PROGRAMS)):
        return
    if not shutil.which("apt-get") or os.geteuid():
        raise NotRun(f"{', '.join(PROGRAMS)} are missing; only root can install them, with apt-get")
    subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=2)
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *DEBIAN]
    if subprocess.run(command, check=False, stdout=2).returncode:
        raise NotRun("apt-get could not install them")


def _peers(bench: Bench, rows: list[Row]) -> list[Peer]:
    names = COLUMNS.split(", ")
    database, workbook = bench.folder / "peers.db", bench.folder / "peers.xlsx"
    write_database(database, names, rows)
    write_workbook(workbook, names, rows)
    profile = f"-env:UserInstallation=file://{(bench.folder / 'office').resolve()}"
    office = ("soffice", "--norestore", "--nologo", "--nofirststartwizard", profile)
    same = registers.large(bench.folder, len(rows))
    return [
        _ours(f"Cooperation Tracker, {len(rows):,}", same),
        _ours(f"Cooperation Tracker, {bench.commitments:,}", bench.large),
        Peer(
            f"DB Browser for SQLite, {len(rows):,}",
            ("sqlitebrowser", "-t", "commitment", str(database)),
            # It asks whether to give up reading its own rows; then the filter below the title.
            (
                "mousemove 905 490 click 1",
                "sleep 2",
                "mousemove 275 173 click 1",
                f"type --delay 20 {WORD}",
            ),
        ),
        Peer(
            f"LibreOffice Calc, {len(rows):,}",
            (*office, str(workbook)),
            ("key ctrl+f", "sleep 1", f"type --delay 20 {WORD}", "key Return"),
            quiet=8,
        ),
    ]


def _ours(name: str, register: Path) -> Peer:
    command = (sys.executable, "-m", "tracker", "open", str(register))
    finding = ("key ctrl+1", "sleep 5", "key ctrl+f", f"type --delay 20 {WORD}")
    # Of a million its first page is there some seconds after the window.
    return Peer(name, command, finding, quiet=20)


def _watched(bench: Bench, peer: Peer, display: Screen) -> Iterator[Measure]:
    first, still = Measure(f"{peer.name}: first paint"), Measure(f"{peer.name}: open, still")
    found = Measure(f"{peer.name}: a word typed → found, still", note="watched from outside")
    for n in range(bench.times(5) + 1):
        with _running(bench, peer, display) as start:
            opened = watch(display, start, least=0.04, quiet=peer.quiet)
            *before, last = FOCUS, *peer.finding
            for each in before:
                _tell(display, each)
            time.sleep(0.5)
            answered = watch(display, partial(_tell, display, last), least=CHANGE, quiet=5)
            save_picture(display, bench.folder / f"{peer.command[0].rpartition('/')[2]}.ppm")
        if n:  # the first warms up
            first.ours.append(1e3 * opened.first)
            still.ours.append(1e3 * opened.still)
            found.ours.append(1e3 * answered.still)
    yield from (first, still, found)


def _tell(display: Screen, what: str) -> None:
    command = ["xdotool", *what.split()]
    subprocess.run(command, env=os.environ | display.environment, check=False)


@contextmanager
def _running(bench: Bench, peer: Peer, display: Screen) -> Iterator[Callable[[], None]]:
    """Gives what starts the program; all of it is gone afterwards."""
    begun: list[subprocess.Popen[bytes]] = []
    for lock in bench.folder.glob(".~lock*"):  # of an office that was ended
        lock.unlink()
    environment = os.environ | display.environment | at_home(bench.folder)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def start() -> None:
        streams: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        begun.append(
            subprocess.Popen(peer.command, env=environment, start_new_session=True, **streams)
        )

    try:
        yield start
    finally:
        for process in begun:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        time.sleep(1)
