"""Whose register it is can be changed in the window, and every page follows."""

from datetime import date

import pytest

from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.home_dialog import HomeDialog
from tracker.gui.main_window import MainWindow
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.languages import Language
from tracker.records import countries


@pytest.fixture
def window(qtbot, qapp, sample, tmp_path):
    theme.apply(qapp, Appearance.LIGHT)
    background = Background()
    settings = Settings(tmp_path / "settings.ini")
    desk = Desk(sample, RegisterSignals(sample), settings, lambda: date(2021, 6, 5))
    window = MainWindow(desk, background)
    qtbot.addWidget(window)
    window.show()
    yield window
    background.stop()
    window.close()


def make_home(window, code):
    window._commands["register_country"].trigger()
    question = window.findChild(HomeDialog)
    question.offer(code)
    question.go_on.click()


def listed(window):
    window._commands["partners"].trigger()
    table = window.page.table
    return [table.record(row).code for row in range(table.rowCount())]


def scopes(window):
    scope = window.bar.scope
    return [scope.itemData(n).code for n in range(scope.count()) if scope.itemData(n)]


def test_the_dialog_begins_with_the_country_it_is_now(window):
    window._commands["register_country"].trigger()
    question = window.findChild(HomeDialog)
    assert question.country.currentText() == "Kazakhstan"
    question.cancel.click()
    assert countries.home(window.register).code == "KZ"


@pytest.mark.parametrize("code", ["TR", "UZ"])
def test_the_home_country_leaves_the_partners_at_once(window, code):
    window.bar.scope.choose("TR")
    assert listed(window) == ["TR"]
    window.bar.scope.choose("")
    assert "TR" in listed(window)
    make_home(window, code)
    assert countries.home(window.register).code == code
    assert code not in listed(window)
    assert code not in scopes(window)


def test_a_partner_scope_on_the_new_home_gives_way_to_all_partners(window):
    window.bar.scope.choose("TR")
    make_home(window, "TR")
    assert window.bar.scope.partner is None


def test_a_new_home_is_no_step_to_undo_and_choosing_the_old_one_takes_it_back(window):
    before = listed(window)
    make_home(window, "TR")
    assert not window._commands["undo"].isEnabled()
    make_home(window, "KZ")
    assert listed(window) == before


def test_the_commands_are_once_there_after_the_language_changed(window):
    window.speak(Language.TR)
    make_home(window, "TR")
    assert countries.home(window.register).code == "TR"
    texts = [action.text() for action in window.actions()]
    assert len(texts) == len(window._commands)
