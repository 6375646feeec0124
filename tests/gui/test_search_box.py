"""The search says what is wrong with a query, beneath it, and leaves the list as it is."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tracker.gui import reader, theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.filters.completion import completions
from tracker.gui.main_window import MainWindow
from tracker.gui.search_help import SearchHelp, examples
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.languages import LANGUAGES, speaking
from tracker.records import queries
from tracker.records.commitments import Commitment

DAY = date(2021, 6, 5)


@pytest.fixture(params=["small", "large"])
def window(request, qtbot, qapp, sample, tmp_path, monkeypatch):
    if request.param == "large":
        monkeypatch.setattr(reader, "SMALL", 0)
    theme.apply(qapp, Appearance.LIGHT)
    background = Background()
    desk = Desk(sample, RegisterSignals(sample), Settings(tmp_path / "settings.ini"), lambda: DAY)
    window = MainWindow(desk, background)
    qtbot.addWidget(window)
    window.show()
    window._commands["commitments"].trigger()
    settle(qtbot, window)
    yield window
    background.stop()
    window.close()


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.page._is_asking and not window.page.table.is_partial)


def listed(window):
    return sorted(window.page.table.ids)


def found(window, query):
    register = window.register
    tree = queries.read(query, Commitment, register, DAY)
    where = queries.condition(tree, register, Commitment, DAY)
    return sorted(record.id for record in register.find(Commitment, where))


def test_a_query_typed_letter_by_letter_filters_the_list(window, qtbot):
    qtbot.keyClicks(window.bar.search, "side:joint due<2025")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: listed(window) == found(window, "status:open side:joint due<2025"))
    assert window.bar.search.bubble is None or not window.bar.search.bubble.isVisible()


def test_what_is_wrong_is_said_beneath_and_goes_with_its_cause(window, qtbot):
    before = listed(window)
    search = window.bar.search
    search.setText("status:zzzzzz")
    qtbot.waitUntil(lambda: search.bubble is not None and search.bubble.isVisible())
    sentence = search.bubble.message.text()
    assert "zzzzzz" in sentence
    assert search.accessibleDescription() == sentence
    assert search.bubble.y() >= search.mapTo(window.centralWidget(), search.rect().bottomLeft()).y()
    assert listed(window) == before
    search.clear()
    qtbot.waitUntil(lambda: not search.bubble.isVisible())
    assert search.accessibleDescription() == ""


def test_enter_on_a_wrong_query_selects_what_is_wrong_in_it(window, qtbot):
    search = window.bar.search
    search.setFocus()
    qtbot.keyClicks(search, "media status:zzzzzz")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert search.selectedText() == "zzzzzz"
    assert search.bubble.isVisible()
    assert window.focusWidget() is search


def test_what_is_wrong_is_underlined(window, qtbot):
    search = window.bar.search
    red = theme.tone_colour("bad").name()

    def has_red():
        image = search.grab().toImage()
        points = (
            (x, y)
            for x in range(30, image.width())
            for y in range(image.height() // 2, image.height())
        )
        return any(image.pixelColor(x, y).name() == red for x, y in points)

    qtbot.keyClicks(search, "status:open")
    settle(qtbot, window)
    assert not has_red()
    qtbot.keyClicks(search, ",zzzzzz")
    qtbot.waitUntil(has_red)


def test_each_page_says_what_is_wrong_there_alone(window, qtbot):
    search = window.bar.search
    search.setText("due<2025")
    settle(qtbot, window)
    assert search.accessibleDescription() == ""
    window._commands["sessions"].trigger()
    assert search.accessibleDescription() != ""
    window._commands["commitments"].trigger()
    assert search.accessibleDescription() == ""


def test_what_is_typed_for_a_record_to_be_seen_is_given_up_in_the_box_too(window, qtbot):
    search = window.bar.search
    search.setText("nothing is called so")
    settle(qtbot, window)
    wanted = found(window, "status:open")[0]
    window.page.select(wanted)
    qtbot.waitUntil(lambda: [record.id for record in window.page.chosen()] == [wanted])
    assert search.text() == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_help_can_be_asked(sample, language):
    with speaking(language):
        given = list(examples(sample, DAY))
        for query in given:
            tree = queries.read(query, Commitment, sample, DAY)
            assert queries.in_words(tree, sample, Commitment)
    assert len(set(given)) == len(given) > 6


def test_the_help_opens_from_the_box_and_from_the_menu_on_every_page(window, qtbot):
    for name in ("today", "commitments", "partners"):
        window._commands[name].trigger()
        window._commands["search_help"].trigger()
        [dialog] = [d for d in window.findChildren(QDialog) if d.isVisible()]
        assert isinstance(dialog, SearchHelp)
        dialog.close()
        qtbot.waitUntil(lambda: not window.findChildren(SearchHelp))
    window.bar.search.help_wanted.emit()
    assert window.findChildren(SearchHelp)


def offered(window):
    popup = window.bar.search.offers
    return [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())]


def test_keys_and_their_values_are_offered_as_one_types(window, qtbot):
    search = window.bar.search
    qtbot.waitUntil(window.isActiveWindow)
    search.setFocus()
    qtbot.keyClicks(search, "media sta")
    qtbot.waitUntil(lambda: offered(window) == ["status:"])
    popup = search.offers
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert search.text() == "media status:"
    qtbot.waitUntil(lambda: offered(window)[:2] == ["open", "closed"])
    qtbot.keyClicks(search, "open,rep")
    qtbot.waitUntil(
        lambda: offered(window) == ['"reported, to be verified"', '"replaced by alternative"']
    )
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert search.text() == 'media status:open,"reported, to be verified"'
    assert window.page.fault is None


def test_words_that_begin_no_key_are_offered_nothing_and_enter_goes_on(window, qtbot):
    search = window.bar.search
    qtbot.waitUntil(window.isActiveWindow)
    search.setFocus()
    qtbot.keyClicks(search, "disinformation")
    settle(qtbot, window)
    assert offered(window) == []
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.focusWidget() is window.page.view


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_offered_can_be_asked(sample, language):
    with speaking(language):
        for key in queries.keys_of(Commitment):
            typed = f"{key.usual}:"
            for each in completions(typed, len(typed), Commitment, DAY, sample):
                start, end = each.span
                query = typed[:start] + each.text + typed[end:]
                assert queries.read(query, Commitment, sample, DAY), query
