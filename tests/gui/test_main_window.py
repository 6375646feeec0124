"""The main job in the window, by keys and clicks, as an officer does it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QMessageBox,
    QWidget,
)

from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.briefs.dialog import BriefDialog
from tracker.gui.desk import Desk
from tracker.gui.help import AboutDialog, KeyboardDialog, sections
from tracker.gui.main_window import MainWindow
from tracker.gui.menus import MENUS, letter_of
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.languages import LANGUAGES, Language
from tracker.records.commitments import Commitment
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.records.words import Words


@pytest.fixture
def window(qtbot, qapp, sample, tmp_path):
    theme.apply(qapp, Appearance.LIGHT)
    background = Background()
    settings = Settings(tmp_path / "settings.ini")
    desk = Desk(sample, RegisterSignals(sample), settings, lambda: date(2021, 6, 5))
    window = MainWindow(desk, background)
    qtbot.addWidget(window)
    window.show()
    trigger(window, "commitments")
    yield window
    background.stop()
    window.close()


def titles(window):
    model = window.page.view.model()
    return [str(model.record(row).title) for row in range(model.rowCount())]


def dialog_of(window):
    [dialog] = [d for d in window.findChildren(QDialog) if d.isVisible()]
    return dialog


def trigger(window, name):
    window._commands[name].trigger()


def test_the_scope_filters_every_list(window):
    window.bar.scope.choose("AZ")
    for name in ("commitments", "sessions", "agreements"):
        trigger(window, name)
        found = [window.page.table.record(row) for row in range(window.page.table.rowCount())]
        azerbaijan = window.bar.scope.partner.id
        assert all(azerbaijan in record.partners.ids for record in found)
    trigger(window, "commitments")
    few = window.page.table.rowCount()
    window.bar.scope.choose("")
    assert window.page.table.rowCount() > few


def test_a_search_finds_in_another_script_and_case(window, qtbot):
    trigger(window, "sessions")
    qtbot.keyClicks(window.bar.search, "altun")
    assert any("Altun" in title for title in titles(window))
    window.bar.search.clear()
    window.bar.search.setText("АЛТУН")  # QTest types ASCII alone
    assert any("Altun" in title for title in titles(window))


def test_signs_of_a_pattern_are_searched_as_they_are(window, qtbot):
    qtbot.keyClicks(window.bar.search, "100%_")
    assert titles(window) == []


def test_a_session_with_two_commitments_is_added_undone_and_redone(window, qtbot):
    register = window.register
    before = register.count(Session), register.count(Commitment)
    window.bar.scope.choose("TR")
    trigger(window, "new_session")
    dialog = dialog_of(window)
    qtbot.waitUntil(dialog.isActiveWindow)
    form = dialog.form
    form.session.cells["title"].reveal()
    qtbot.keyClicks(QApplication.focusWidget(), "Second strategic sessions")
    qtbot.keyClicks(form.session.cells["start"].editor.input, "10.09.2021")
    for n, words in enumerate(("Send the programme", "Name the trainers")):
        form.follow_ups.parts[n].cells.cells["title"].reveal()
        qtbot.keyClicks(QApplication.focusWidget(), words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: register.count(Session) == before[0] + 1)
    assert register.count(Commitment) == before[1] + 2
    assert str(window.page.chosen()[0].title) == "Second strategic sessions"
    trigger(window, "undo")
    assert (register.count(Session), register.count(Commitment)) == before
    assert window._commands["redo"].text() == "&Redo: Add session"
    trigger(window, "redo")
    trigger(window, "commitments")
    assert {"Send the programme", "Name the trainers"} <= set(titles(window))


def test_what_is_deleted_comes_back_by_undo(window):
    first = titles(window)[0]
    window.page.view.select_row(0)
    trigger(window, "delete_record")
    assert first not in titles(window)
    trigger(window, "undo")
    assert first in titles(window)


def test_taking_off_control_takes_it_off_the_open_ones(window):
    before = window.page.table.rowCount()
    window.page.view.select_row(0)
    trigger(window, "take_off_control")
    form = dialog_of(window).form
    form.evidence.parts[0].cells.cells["description"].editor.set_value(Words.of(en="The minutes"))
    form.evidence.parts[0].cells.cells["on"].editor.set_value(PartialDate("2021-06"))
    dialog_of(window).save()
    assert window.page.table.rowCount() == before - 1


def test_the_language_changes_at_once_and_the_place_stays(window):
    window.bar.scope.choose("TR")
    window.page.view.select_row(2)
    chosen = window.page.chosen()[0].id
    for language in LANGUAGES:
        window.speak(language)
        assert window.bar.scope.partner.code == "TR"
        assert window.page.chosen()[0].id == chosen
        [record] = window.page.chosen()
        assert window.page.table.index(2, 1).data() == record.title.in_(language)


def test_the_menus_speak_each_language(window):
    said = set()
    for language in LANGUAGES:
        window.speak(language)
        said.add(window.menuBar().actions()[1].text())
    assert len(said) == 4
    window.speak(Language.EN)


def test_the_brief_is_saved_from_the_window(window, qtbot, tmp_path):
    window.bar.scope.choose("TR")
    trigger(window, "brief")
    dialog = dialog_of(window)
    assert isinstance(dialog, BriefDialog)
    assert dialog.partner.currentData().code == "TR"
    dialog.language.setCurrentIndex(LANGUAGES.index(Language.KK))
    path: Path = tmp_path / "brief.pdf"
    dialog.save(path)
    qtbot.waitUntil(path.exists, timeout=20_000)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_brief_that_cannot_be_saved_says_why(window, qtbot, tmp_path):
    trigger(window, "brief")
    dialog = dialog_of(window)
    dialog.as_of.setText("some day")
    dialog.save(tmp_path / "brief.pdf")
    assert "some day" in dialog.said.text()
    dialog.as_of.setText("5 June 2021")
    dialog.save(tmp_path / "no folder" / "brief.pdf")
    qtbot.waitUntil(lambda: "no folder" in dialog.said.text(), timeout=20_000)


def test_a_record_opens_from_the_detail_of_another(window):
    origin = next(
        c.origin for c in map(window.page.table.record, range(10)) if c.origin.table == "session"
    )
    window.open_record(origin)
    assert window.page.chosen()[0].any_ref == origin


def test_the_window_comes_back_where_it_was_left(window, qtbot, sample, tmp_path):
    window.bar.scope.choose("TR")
    trigger(window, "agreements")
    window.close()
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.last_page, settings.partner_scope) == ("agreements", "TR")


def test_a_window_with_words_typed_in_a_form_asks_before_it_closes(window, qtbot):
    trigger(window, "new_session")
    dialog = dialog_of(window)
    qtbot.keyClicks(dialog.form.session.cells["title"].editor.input, "Talks")
    assert not window.close()
    box = dialog.findChild(QMessageBox)
    assert box.text() == "Discard what you typed?"
    assert not window.lets_go()
    box.buttons()[-1].click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert window.lets_go()


def test_undo_names_the_step_and_the_key(window):
    window.page.view.select_row(0)
    trigger(window, "delete_record")
    action = window._commands["undo"]
    assert action.toolTip() == "Undo: Delete commitment (Ctrl+Z)"
    trigger(window, "undo")
    assert window._commands["redo"].toolTip() == "Redo: Delete commitment (Ctrl+Shift+Z)"


def test_the_sheet_of_keys_lists_every_command_that_has_one(window):
    listed = [key for _title, keys in sections(window._commands) for _words, key in keys]
    for _title, names in MENUS:
        for name in filter(None, names):
            key = window._commands[name].shortcut().toString()
            assert not key or key in listed


def test_every_command_is_in_a_menu(window):
    in_menus = {name for _title, names in MENUS for name in names if name}
    assert in_menus == set(window._commands)


@pytest.mark.parametrize(("name", "kind"), [("about", AboutDialog), ("keyboard", KeyboardDialog)])
def test_help_opens_in_each_language(window, name, kind):
    for language in LANGUAGES:
        window.speak(language)
        trigger(window, name)
        dialog = dialog_of(window)
        assert isinstance(dialog, kind)
        assert dialog.height() <= 640
        dialog.close()
    window.speak(Language.EN)


def test_the_partner_in_scope_comes_first_among_the_partners(window):
    window.bar.scope.choose("TR")
    model = window.page.view.model()
    texts = [window.page.partners(model.record(row).partners) for row in range(model.rowCount())]
    assert texts
    assert all(text.startswith("Türkiye") for text in texts)


def test_everything_that_takes_the_focus_has_a_name_for_screen_readers(window):
    for widget in window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        is_inner = isinstance(widget.parent(), QAbstractItemView | QComboBox)
        if takes_focus and not is_inner:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_the_marking_of_a_brief_follows_its_language(window):
    trigger(window, "brief")
    dialog = dialog_of(window)
    dialog.marking.setCurrentIndex(1)
    assert dialog.marking.currentText() == "For official use"
    dialog.language.setCurrentIndex(LANGUAGES.index(Language.RU))
    assert dialog.marking.currentText() == "Для служебного пользования"
    dialog.marking.setEditText("Own words")
    dialog.language.setCurrentIndex(LANGUAGES.index(Language.TR))
    assert dialog.marking.currentText() == "Own words"


def test_enter_goes_on_from_the_search_to_what_was_found_and_esc_gives_it_up(window, qtbot):
    everything = titles(window)
    qtbot.keyClicks(window.bar.search, "disinformation")
    assert len(titles(window)) == 1
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert window.focusWidget() is window.page.view
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert titles(window) == everything


def test_without_partners_no_brief_can_be_made(qtbot, register, today):
    dialog = BriefDialog(register, Background(), today, None)
    qtbot.addWidget(dialog)
    assert not dialog.save_button.isEnabled()
    assert dialog.said.text() == "There is no partner with records yet."


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_of_a_menu_have_one_letter(window, language):
    window.speak(language)
    menus = [entry.menu() for entry in window.menuBar().actions()]
    for entries in (window.menuBar().actions(), *(menu.actions() for menu in menus)):
        letters = [letter_of(entry.text()) for entry in entries if not entry.isSeparator()]
        assert all(letters)
        assert len(set(letters)) == len(letters)


def test_a_country_is_not_offered_for_deletion(window):
    trigger(window, "partners")
    window.page.view.select_row(0)
    assert window._commands["edit_record"].isEnabled()
    assert not window._commands["delete_record"].isEnabled()


def test_the_keys_are_the_pages_from_the_start_and_tab_leads_down_it(window, qtbot):
    trigger(window, "sessions")
    window.speak(Language.TR)
    page = window.page
    assert window.focusWidget() is page.view
    qtbot.waitUntil(page.isVisible)
    trigger(window, "choose_filter")
    first = window.focusWidget()
    assert first is page.bar.buttons["partner"]
    while window.focusWidget().parent() is page.bar:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is page.view
    trigger(window, "partners")
    assert window.focusWidget() is window.page.view
