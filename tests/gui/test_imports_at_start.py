"""What the window imports before it is painted: not what opens only at a command."""

import subprocess
import sys
from fnmatch import fnmatch

import pytest

LATER = (
    "reportlab*",
    "dateutil.rrule",
    "tomllib*",
    "sqlite_utils*",
    "tracker.sample*",
    "tracker.briefs.content",
    "tracker.briefs.partner",
    "tracker.briefs.pdf*",
    "tracker.records.queries*",
    "tracker.gui.*.form",
    "tracker.gui.*dialog",
    "tracker.gui.list_page",
    "tracker.gui.record_detail",
    "tracker.gui.documents*",
    "tracker.gui.filters*",
    "tracker.gui.palette.panel",
    "tracker.gui.help",
    "tracker.gui.start",
)
"""By name; a star stands for any part of it."""

OPEN = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.main_window import MainWindow
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.store import Register

app = QApplication([])
register = Register.open(Path(sys.argv[1]), user="u")
desk = Desk(register, RegisterSignals(register), Settings(Path(sys.argv[2])), date.today)
window = MainWindow(desk, Background())
window.show()
window.grab()
print(*sys.modules, sep="\\n")
if len(sys.argv) > 3:
    window.turn_to(sys.argv[3])
    print("tracker.turned", *sys.modules, sep="\\n")
window.close()
"""


def modules(*arguments: object) -> list[str]:
    command = [sys.executable, "-c", OPEN, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


@pytest.fixture
def opened(sample, tmp_path):
    return sample.path, tmp_path / "settings.ini"


def test_what_opens_at_a_command_is_not_imported_before_the_window_is_painted(opened):
    imported = modules(*opened)
    assert "tracker.gui.today.page" in imported
    assert [name for name in imported if any(fnmatch(name, each) for each in LATER)] == []


def test_a_list_is_imported_with_the_first_page_that_has_one(opened):
    imported = modules(*opened, "commitments")
    after = imported[imported.index("tracker.turned") :]
    assert "tracker.gui.commitments.page" in after
    assert "tracker.gui.sessions.page" not in after
