"""Commands: declared where their code is, and reached from Latin and Cyrillic keyboards alike."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tracker.gui.commands import TWINS, add_commands, command, shortcuts
from tracker.gui.signals import RegisterSignals
from tracker.languages import N_
from tracker.records import topics
from tracker.records.topics import Topic
from tracker.records.words import Words


class Desk(QWidget):
    def __init__(self):
        super().__init__()
        self.done = []
        self.button = QPushButton()
        QVBoxLayout(self).addWidget(self.button)
        self.commands = add_commands(self)

    @command(N_("&Undo"), shortcut="Ctrl+Z", icon="undo")
    def undo(self):
        self.done.append("undo")

    @command(N_("&Redo"), shortcut="Ctrl+Shift+Z")
    def redo(self):
        self.done.append("redo")

    @command(N_("&Delete"))
    def remove(self):
        self.done.append("delete")


class BusyDesk(Desk):
    @command(N_("&Print"), shortcut="Ctrl+P")
    def print_it(self):
        self.done.append("print")


@pytest.fixture
def desk(qtbot):
    desk = BusyDesk()
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    desk.button.setFocus()
    return desk


def test_commands_stand_in_the_order_they_are_declared_those_of_the_parent_first(desk):
    assert list(desk.commands) == ["undo", "redo", "remove", "print_it"]
    assert desk.actions() == list(desk.commands.values())


def test_a_command_shows_its_words_and_its_latin_key(desk):
    undo = desk.commands["undo"]
    assert undo.text() == "&Undo"
    assert undo.shortcut().toString() == "Ctrl+Z"
    assert not undo.icon().isNull()
    assert desk.commands["remove"].shortcuts() == []


@pytest.mark.parametrize(
    ("pressed", "done"),
    [("Ctrl+Z", "undo"), ("Ctrl+Я", "undo"), ("Ctrl+Shift+Я", "redo"), ("Ctrl+З", "print")],
)
def test_a_key_works_on_the_latin_and_on_the_cyrillic_layout(desk, pressed, done):
    keys = QKeySequence(pressed)[0]
    QTest.sendKeyEvent(QTest.KeyAction.Click, desk.button, keys.key(), "", keys.keyboardModifiers())
    assert desk.done == [done]


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("Ctrl+F", "Ctrl+А"), ("Ctrl+,", "Ctrl+Б"), ("Ctrl+Alt+N", "Ctrl+Alt+Т"), ("Alt+2", "Alt+Ә")],
)
def test_the_twin_is_the_letter_on_the_same_key(latin, cyrillic):
    assert shortcuts(latin) == [QKeySequence(latin), QKeySequence(cyrillic)]


@pytest.mark.parametrize("alone", ["F2", "Del", "N", "Shift+N", "Ctrl+F4", "Ctrl+6"])
def test_a_key_that_types_a_letter_or_is_the_same_everywhere_has_no_twin(alone):
    assert shortcuts(alone) == [QKeySequence(alone)]


def test_no_key_has_two_meanings_on_any_layout():
    assert len(set(TWINS.values())) == len(TWINS)
    assert not set(TWINS) & set(TWINS.values())


# News of edits


@pytest.fixture
def signals(register):
    signals = RegisterSignals(register)
    yield signals
    signals.close()


def test_an_edit_an_undo_and_a_redo_are_each_told_once(qtbot, register, signals):
    heard = []
    signals.edited.connect(heard.append)
    topics.save(register, Topic(name=Words.of(en="Youth policy")))
    register.undo()
    register.redo()
    assert [edit.touches(Topic) for edit in heard] == [True, True, True]


def test_after_closing_nothing_is_told(qtbot, register, signals):
    heard = []
    signals.edited.connect(heard.append)
    signals.close()
    signals.close()
    topics.save(register, Topic(name=Words.of(en="Youth policy")))
    assert heard == []


def test_news_arrive_though_nobody_else_keeps_the_signals(qtbot, register):
    heard = []
    RegisterSignals(register).edited.connect(heard.append)
    topics.save(register, Topic(name=Words.of(en="Youth policy")))
    assert len(heard) == 1
