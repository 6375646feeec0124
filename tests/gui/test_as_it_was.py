"""The register as it was on a day, in a window of its own."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.main_window import WRITING, MainWindow
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.records import commitments
from tracker.records.commitments import Commitment
from tracker.records.words import Words


@pytest.fixture
def window(qtbot, qapp, register, tmp_path):
    """The window on 5 June 2021; a commitment was recorded on the 5th, another on 20 June."""
    theme.apply(qapp, Appearance.LIGHT)
    commitments.add(register, Commitment(title=Words.of(en="Hold a forum")))
    register._clock = lambda: datetime(2021, 6, 20, 12, tzinfo=UTC)
    commitments.add(register, Commitment(title=Words.of(en="Came later")))
    background = Background()
    settings = Settings(tmp_path / "settings.ini")
    desk = Desk(register, RegisterSignals(register), settings, lambda: date(2021, 6, 21))
    window = MainWindow(desk, background)
    qtbot.addWidget(window)
    window.show()
    window._commands["commitments"].trigger()
    yield window
    window.close()
    background.stop()


@pytest.fixture
def earlier(window, qtbot):
    """What the command opens for 10 June, asked for in words."""
    window._commands["as_it_was"].trigger()
    [dialog] = [d for d in window.findChildren(QDialog) if d.isVisible()]
    qtbot.keyClicks(dialog.day.input, "10 June 2021")
    dialog.open_button.click()
    qtbot.waitUntil(lambda: bool(window._earlier), timeout=20_000)
    [earlier] = window._earlier
    qtbot.addWidget(earlier)
    return earlier


def titles(window):
    window._commands["commitments"].trigger()
    return [str(record.title) for record in map(window.page.table.record, rows(window))]


def rows(window):
    return range(window.page.table.rowCount())


def test_it_shows_what_was_recorded_by_then_beside_the_register_of_today(window, earlier):
    assert titles(earlier) == ["Hold a forum"]
    assert set(titles(window)) == {"Hold a forum", "Came later"}


def test_a_band_says_so(earlier):
    said = [label.text() for label in earlier.findChildren(QLabel)]
    assert "As it was recorded on 10 June 2021. Nothing can be changed here." in said


def test_nothing_can_be_changed_in_it(earlier):
    titles(earlier)
    earlier.page.view.select_row(0)
    offered = (*WRITING, "edit_record", "delete_record", "link", "cite", "undo")
    assert not any(earlier._commands[name].isEnabled() for name in offered)
    assert earlier._commands["why"].isEnabled()
    assert not earlier._commands["as_it_was"].isEnabled()


def test_its_copy_is_gone_once_the_window_is_closed(window, earlier):
    folder = earlier.register.path.parent
    assert folder.exists()
    window.close()
    assert not folder.exists()
    assert not earlier.isVisible()


def test_a_day_to_come_is_not_asked_for(window, qtbot):
    window._commands["as_it_was"].trigger()
    [dialog] = [d for d in window.findChildren(QDialog) if d.isVisible()]
    for typed in ("22.06.2021", "some day"):
        dialog.day.input.clear()
        qtbot.keyClicks(dialog.day.input, typed)
        qtbot.keyClick(dialog.day.input, Qt.Key.Key_Return)
        dialog.open_button.click()
        assert dialog.isVisible()
        assert dialog.said.text()
    dialog.reject()
