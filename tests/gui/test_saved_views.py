"""Filters kept as views: in the navigation below their page, each with how much it finds."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tracker.gui import reader, theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.filters.name_dialog import NameDialog
from tracker.gui.main_window import MainWindow
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.languages import Language
from tracker.records import commitments, queries, saved_views
from tracker.records.commitments import Commitment
from tracker.records.queries import Op, Term
from tracker.records.saved_views import SavedView
from tracker.records.sessions import Session
from tracker.records.words import Words

DAY = date(2021, 6, 5)
COMMITMENTS = 1
SAID = int(Qt.ItemDataRole.AccessibleTextRole)


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
    trigger(window, "commitments")
    settle(qtbot, window)
    yield window
    background.stop()
    window.close()


@pytest.fixture
def overdue(window):
    """A view of what is overdue, and one of what is joint."""
    for name, query in (("Late", "timing:overdue"), ("Joint", "side:joint")):
        view = SavedView(name=Words.of(en=name), page=Commitment.table, query=query)
        saved_views.add(window.register, view)
    [late, _joint] = saved_views.listed(window.register, Commitment)
    return late


def trigger(window, name):
    window._commands[name].trigger()


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.page._is_asking and not window.page.table.is_partial)


def found(window, query, kind=Commitment):
    tree = queries.read(query, kind, window.register, DAY)
    where = queries.condition(tree, window.register, kind, DAY)
    return sorted(record.id for record in window.register.find(kind, where))


def listed(window):
    return sorted(window.page.table.ids)


def rows(window):
    navigation = window.navigation
    return [navigation.item(n).text() for n in range(navigation.count())]


def said(window, words):
    navigation = window.navigation
    items = [navigation.item(n) for n in range(navigation.count())]
    return next(item.data(SAID) for item in items if item.text() == words)


def save_as(qtbot, window, name=None):
    trigger(window, "save_view")
    [dialog] = window.findChildren(NameDialog)
    proposed = dialog.name.text()
    if name is not None:
        dialog.name.setText(name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(NameDialog))
    settle(qtbot, window)
    return proposed


def test_a_filter_is_saved_under_a_name_shown_and_counted(window, qtbot):
    window.page.bar.changed.emit(queries.read("side:joint", Commitment, window.register, DAY))
    window.bar.search.setText("due<2030")
    settle(qtbot, window)
    proposed = save_as(qtbot, window, "Joint ones with a date")
    assert proposed == "Whose: joint; due before 2030"
    assert rows(window)[:3] == ["Today", "Commitments", "Joint ones with a date"]
    n = len(found(window, "side:joint due<2030"))
    words = f"{n} record{'s' if n != 1 else ''}"
    qtbot.waitUntil(
        lambda: said(window, "Joint ones with a date") == f"Joint ones with a date: {words}"
    )
    assert window.navigation.place[1] is not None
    assert window.bar.search.text() == ""
    assert listed(window) == found(window, "side:joint due<2030")
    assert not window.page.differs_from_saved()


def test_a_view_without_a_name_is_not_saved(window):
    trigger(window, "save_view")
    [dialog] = window.findChildren(NameDialog)
    assert dialog.name.text() == "Status: open"
    dialog.name.setText("  ")
    assert not dialog.save.isEnabled()
    dialog.cancel.click()
    assert list(saved_views.listed(window.register, Commitment)) == []


def test_a_click_shows_the_page_with_the_views_filter_and_the_page_has_its_own(
    window, qtbot, overdue
):
    trigger(window, "sessions")
    own = found(window, "status:open")
    navigation = window.navigation
    item = next(i for i in navigation._items() if i.text() == "Late")
    at = navigation.visualItemRect(item).center()
    QTest.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, window)
    assert window.page.kind is Commitment
    assert listed(window) == found(window, "timing:overdue")
    assert navigation.currentItem().text() == "Late"
    trigger(window, "commitments")
    settle(qtbot, window)
    assert listed(window) == own
    assert navigation.currentItem().text() == "Commitments"


def test_views_are_reached_by_the_arrow_keys(window, qtbot, overdue):
    window.navigation.setFocus()
    QTest.keyClick(window.navigation, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert listed(window) == found(window, "timing:overdue")
    QTest.keyClick(window.navigation, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert listed(window) == found(window, "side:joint")


def test_a_view_says_that_its_filter_was_changed_and_takes_the_change_in(window, qtbot, overdue):
    window.navigation.choose(COMMITMENTS, overdue.id)
    settle(qtbot, window)
    assert not window._commands["update_view"].isEnabled()
    window.page.bar._choose("side", ("theirs",))
    settle(qtbot, window)
    assert rows(window)[2] == "Late (changed)"
    trigger(window, "update_view")
    settle(qtbot, window)
    assert rows(window)[2] == "Late"
    assert window.register.get(SavedView, overdue.id).query == "timing:overdue side:theirs"
    window.register.undo()
    settle(qtbot, window)
    assert rows(window)[2] == "Late (changed)"
    item = window.navigation.currentItem()
    at = window.navigation.visualItemRect(item).center()
    QTest.mouseClick(window.navigation.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, window)
    assert rows(window)[2] == "Late"
    assert listed(window) == found(window, "timing:overdue")


def test_the_order_belongs_to_the_view(window, qtbot, overdue):
    window.navigation.choose(COMMITMENTS, overdue.id)
    settle(qtbot, window)
    for _twice in range(2):
        window.page.view.sort_by(0)
        settle(qtbot, window)
    assert rows(window)[2] == "Late (changed)"
    trigger(window, "update_view")
    assert window.register.get(SavedView, overdue.id).sort_order == "Code desc"
    trigger(window, "commitments")
    settle(qtbot, window)
    assert window.page.view._header.sorted is None
    assert window.desk.settings.order_of("commitments") == ""
    window.navigation.choose(COMMITMENTS, overdue.id)
    settle(qtbot, window)
    assert list(window.page.table.ids) == sorted(found(window, "timing:overdue"), reverse=True)
    assert window.page.view._header.sorted == (0, Qt.SortOrder.DescendingOrder)


def test_a_view_is_renamed_in_the_language_of_the_window(window, qtbot, overdue):
    window.navigation.choose(COMMITMENTS, overdue.id)
    trigger(window, "rename_view")
    [dialog] = window.findChildren(NameDialog)
    assert dialog.name.text() == "Late"
    dialog.name.setText("Overdue")
    dialog.save.click()
    assert rows(window)[2] == "Overdue"
    assert window.navigation.currentItem().text() == "Overdue"
    window.register.undo()
    assert rows(window)[2] == "Late"


def test_a_deleted_view_comes_back_by_undo(window, qtbot, overdue):
    window.navigation.choose(COMMITMENTS, overdue.id)
    settle(qtbot, window)
    trigger(window, "delete_view")
    settle(qtbot, window)
    assert "Late" not in rows(window)
    assert window.navigation.currentItem().text() == "Commitments"
    assert listed(window) == found(window, "status:open")
    assert not window._commands["delete_view"].isEnabled()
    trigger(window, "undo")
    assert rows(window)[2] == "Late"


def test_views_are_moved_up_and_down(window, overdue):
    window.navigation.choose(COMMITMENTS, overdue.id)
    trigger(window, "view_down")
    assert rows(window)[2:4] == ["Joint", "Late"]
    assert window.navigation.currentItem().text() == "Late"
    trigger(window, "view_up")
    assert rows(window)[2:4] == ["Late", "Joint"]


def test_the_numbers_of_views_follow_edits_and_the_partner_of_the_window(window, qtbot, overdue):
    n = len(found(window, "side:joint"))
    qtbot.waitUntil(lambda: said(window, "Joint") == f"Joint: {n} records")
    added = Commitment(title=Words.of(en="Hold a fair"), side=commitments.Side.JOINT)
    commitments.add(window.register, added)
    qtbot.waitUntil(lambda: said(window, "Joint") == f"Joint: {n + 1} records")
    window.bar.scope.choose("TR")
    n = len(found(window, "side:joint partner:TR"))
    qtbot.waitUntil(lambda: said(window, "Joint") == f"Joint: {n} records")


def test_views_of_other_lists_stand_below_their_own_pages(window, overdue):
    held = SavedView(name=Words.of(en="Held"), page=Session.table, query="status:held")
    saved_views.add(window.register, held)
    assert rows(window)[:6] == ["Today", "Commitments", "Late", "Joint", "Sessions", "Held"]


def test_the_menu_of_a_view_offers_what_can_be_done_with_it(window, overdue):
    navigation = window.navigation
    item = next(i for i in navigation._items() if i.text() == "Late")
    navigation.customContextMenuRequested.emit(navigation.visualItemRect(item).center())
    menu = QApplication.activePopupWidget()
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == [
        "Rename View…", "Delete View", "Move View Up", "Move View Down", "Save View…"
    ]  # fmt: skip
    menu.close()


def test_the_view_and_what_was_changed_in_it_stay_in_another_language(window, qtbot, overdue):
    window.navigation.choose(COMMITMENTS, overdue.id)
    window.page.bar._choose("side", ("theirs",))
    settle(qtbot, window)
    before = listed(window)
    window.speak(Language.TR)
    qtbot.waitUntil(window.page.isVisible)
    settle(qtbot, window)
    assert listed(window) == before
    assert window.page.saved.id == overdue.id
    assert window.page.differs_from_saved()
    trigger(window, "commitments")
    settle(qtbot, window)
    assert listed(window) == found(window, "status:open")


def test_a_view_that_names_what_is_gone_says_so(window, qtbot):
    gone = SavedView(name=Words.of(en="Gone"), page=Commitment.table, query="lead:O-999")
    view = saved_views.add(window.register, gone)
    qtbot.waitUntil(lambda: "no longer there" in (said(window, "Gone") or ""))
    before = listed(window)
    window.navigation.choose(COMMITMENTS, view.id)
    box = window.findChild(QMessageBox)
    assert "O-999" in box.text()
    box.close()
    assert listed(window) == before


def test_a_new_record_is_added_without_leaving_the_view(window, qtbot, overdue):
    window.navigation.choose(COMMITMENTS, overdue.id)
    trigger(window, "new_commitment")
    assert window.page.saved.id == overdue.id


def test_the_filter_is_set_and_reset_by_commands(window, qtbot):
    trigger(window, "choose_filter")
    assert window.focusWidget() is window.page.bar.buttons["partner"]
    window.page.bar.changed.emit(Term("side", Op.IS, ("ours",)))
    trigger(window, "reset_filter")
    settle(qtbot, window)
    assert listed(window) == found(window, "")


def test_on_the_first_page_nothing_of_filters_is_offered(window):
    trigger(window, "today")
    for name in ("choose_filter", "reset_filter", "save_view", "delete_view", "update_view"):
        assert not window._commands[name].isEnabled()
