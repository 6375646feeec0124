"""The navigation tells how much on each page waits; the status line, what was done last."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from tracker.gui import theme
from tracker.gui.commands import add_commands, command
from tracker.gui.navigation import Navigation, Tally
from tracker.gui.status_line import StatusLine
from tracker.gui.theme import Appearance


@pytest.fixture
def navigation(qtbot, qapp):
    theme.apply(qapp, Appearance.LIGHT)
    navigation = Navigation([("Commitments", "commitments"), ("Sessions", "sessions")])
    qtbot.addWidget(navigation)
    return navigation


def picture(navigation):
    navigation.resize(QSize(navigation.width(), 90))
    pixels = QPixmap(navigation.size())
    navigation.render(pixels)
    return pixels.toImage()


def test_a_screen_reader_says_the_page_with_what_waits_on_it(navigation):
    navigation.tell(0, Tally(14, 3, "14 open; 3 overdue"))
    navigation.tell(1, Tally())
    said = [navigation.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert said == ["Commitments: 14 open; 3 overdue", "Sessions"]


def test_what_is_overdue_is_seen_apart_from_what_waits(navigation):
    pictures = []
    for tally in (Tally(), Tally(14), Tally(14, 3)):
        navigation.tell(0, tally)
        pictures.append(picture(navigation))
    nothing, waiting, late = pictures
    assert nothing != waiting != late


class Desk(StatusLine):
    @command("&Undo", shortcut="Ctrl+Z")
    def undo(self): ...

    @command("&Redo", shortcut="Ctrl+Shift+Z")
    def redo(self): ...


@pytest.fixture
def line(qtbot, register):
    line = Desk(register, {})
    line._commands = add_commands(line)
    qtbot.addWidget(line)
    return line


def test_the_last_step_is_said_with_the_key_that_takes_it_back(line, logged, register, today):
    line.tell(0)
    assert line.step.text() == "Done: Add session · Ctrl+Z undoes it"
    register.undo()
    line.tell(0)
    assert line.step.text() == "Undone: Add session · Ctrl+Shift+Z redoes it"


def test_the_overdue_of_the_whole_register_are_told(line, logged):
    line.tell(0)
    assert line.standing.text() == "trial.register"
    line.tell(1)
    assert line.standing.text() == "trial.register  ·  1 overdue"
