"""The palette, as an officer uses it: typed into, walked through and left by keys."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tracker.gui import reader as reading
from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.main_window import MainWindow
from tracker.gui.palette.offers import CommandOffer, Head, said
from tracker.gui.palette.panel import Palette
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.languages import Language
from tracker.records.kinds import by_code


@pytest.fixture
def window(qtbot, qapp, sample, tmp_path):
    theme.apply(qapp, Appearance.LIGHT)
    background = Background()
    settings = Settings(tmp_path / "settings.ini")
    desk = Desk(sample, RegisterSignals(sample), settings, lambda: date(2021, 6, 5))
    window = MainWindow(desk, background)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.page.setFocus()
    yield window
    background.stop()
    window.close()


@pytest.fixture
def palette(window):
    return opened(window)


def opened(window):
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    [palette] = palettes(window)
    return palette


def palettes(window):
    return [each for each in window.findChildren(Palette) if each.isVisible()]


def press(palette, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(palette.input, key, modifier)


def press_keys(widget, text):
    keys = QKeySequence(text)[0]
    QTest.sendKeyEvent(QTest.KeyAction.Click, widget, keys.key(), "", keys.keyboardModifiers())


def lit(palette):
    return palette.offers.rows[palette.list.currentIndex().row()]


def heads(palette):
    return [row.words for row in palette.offers.rows if isinstance(row, Head)]


def test_the_key_opens_the_palette_ready_to_type(window, palette):
    assert palette.input.hasFocus()
    assert palette.geometry() == window.rect()


def test_typed_words_find_records_under_the_names_of_their_kinds(palette, write):
    write(palette.input, "kasapoğlu")
    assert heads(palette)[:2] == ["People", "Sessions"]
    assert lit(palette).hit.code == "P-3"


def test_enter_opens_the_record_and_closes_the_palette(window, palette, write):
    write(palette.input, "c-12")
    press(palette, Qt.Key.Key_Return)
    assert palettes(window) == []
    assert window.page.name == "commitments"
    assert [record.code for record in window.chosen()] == ["C-12"]


def test_a_record_without_a_page_is_shown_in_a_detail(window, palette, write):
    write(palette.input, "altun")
    press(palette, Qt.Key.Key_Return)
    assert window.page.detail.record.code == "P-2"


def test_a_shown_record_stays_until_a_row_is_selected(window, write):
    window.turn_to("commitments")
    palette = opened(window)
    write(palette.input, "altun")
    press(palette, Qt.Key.Key_Return)
    window.page.refresh()
    assert window.page.detail.record.code == "P-2"
    window.page.view.select_row(1)
    assert window.page.detail.record == window.chosen()[0]


def test_a_record_of_another_partner_is_opened_out_of_the_scope(window, write):
    window.bar.scope.choose("AZ")
    palette = opened(window)
    write(palette.input, "C-1")
    press(palette, Qt.Key.Key_Return)
    assert [record.code for record in window.chosen()] == ["C-1"]
    assert window.bar.scope.partner is None


def test_a_record_of_the_partner_in_scope_is_opened_within_it(window, write):
    window.bar.scope.choose("TR")
    palette = opened(window)
    write(palette.input, "C-12")
    press(palette, Qt.Key.Key_Return)
    assert [record.code for record in window.chosen()] == ["C-12"]
    assert window.bar.scope.partner.code == "TR"


def test_the_arrows_pass_over_the_heads(palette, write):
    write(palette.input, "kasapoglu")
    codes = []
    for _each in range(3):
        codes.append(lit(palette).hit.code)
        press(palette, Qt.Key.Key_Down)
    assert codes == ["P-3", "S-3", "SO-98"]
    press(palette, Qt.Key.Key_Up)
    assert lit(palette).hit.code == "S-3"


def test_the_arrows_stop_at_both_ends(palette, write):
    write(palette.input, "kasapoglu")
    press(palette, Qt.Key.Key_Up)
    assert lit(palette).hit.code == "P-3"
    for _each in range(9):
        press(palette, Qt.Key.Key_Down)
    assert lit(palette).hit.code == "SO-98"


def test_page_keys_home_and_end_go_far(palette, write):
    write(palette.input, "youth")
    rows = palette.offers.rows
    press(palette, Qt.Key.Key_End)
    assert lit(palette) is rows[-1]
    press(palette, Qt.Key.Key_Home)
    assert lit(palette) is rows[1]
    press(palette, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() >= 9
    press(palette, Qt.Key.Key_PageUp)
    assert lit(palette) is rows[1]


def test_the_head_of_the_first_group_is_in_sight(palette, write):
    write(palette.input, "youth")
    press(palette, Qt.Key.Key_End)
    press(palette, Qt.Key.Key_Home)
    assert palette.list.visualRect(palette.offers.index(0, 0)).top() >= 0


def test_esc_closes_and_gives_the_focus_back(window):
    before = window.focusWidget()
    palette = opened(window)
    press(palette, Qt.Key.Key_Escape)
    assert palettes(window) == []
    assert window.focusWidget() is before


@pytest.mark.parametrize("key", ["Ctrl+K", "Ctrl+Л"])  # one key, on two layouts
def test_the_key_that_opened_it_closes_it_too(window, palette, key):
    press_keys(palette.input, key)
    assert palettes(window) == []


def test_the_cyrillic_letter_of_the_key_opens_it(window):
    press_keys(window, "Ctrl+Л")
    assert palettes(window)


def test_the_keys_of_the_window_behind_are_silent(window, palette):
    press(palette, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press(palette, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    press(palette, Qt.Key.Key_Tab)
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert window.page.name == "today"
    assert palette.input.hasFocus()


def test_a_click_opens_what_it_is_on(window, palette, write):
    write(palette.input, "s-3")
    rect = palette.list.visualRect(palette.list.currentIndex())
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(palette.list.viewport(), left, pos=rect.center())
    assert palettes(window) == []
    assert [record.code for record in window.chosen()] == ["S-3"]


def test_a_click_on_a_head_does_nothing(window, palette, write):
    write(palette.input, "s-3")
    rect = palette.list.visualRect(palette.offers.index(0, 0))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert palettes(window) == [palette]


def test_a_click_beside_the_panel_closes_it(window, palette):
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert palettes(window) == []


def test_a_command_is_found_by_its_words_and_run(window, palette, write):
    write(palette.input, "sess")
    commands = [row for row in palette.offers.rows if isinstance(row, CommandOffer)]
    assert "New Session, Ctrl+N" in [said(command) for command in commands]
    write(palette.input, "ions")
    assert lit(palette).line.title.text != "Sessions"
    press(palette, Qt.Key.Key_End)
    assert lit(palette).line.title.text == "Sessions"
    press(palette, Qt.Key.Key_Return)
    assert window.page.name == "sessions"


def test_commands_are_found_in_the_window_s_language(window, write):
    window.speak(Language.KK)
    palette = opened(window)
    write(palette.input, "іс-шара")
    press(palette, Qt.Key.Key_End)
    assert isinstance(lit(palette), CommandOffer)
    assert "іс-шара" in lit(palette).line.title.text.lower()


def test_a_command_that_cannot_be_run_now_is_not_offered(window, palette, write):
    assert not window._commands["redo"].isEnabled()
    write(palette.input, "redo")
    assert not any(isinstance(row, CommandOffer) for row in palette.offers.rows)


def test_the_palette_does_not_offer_itself(palette, write):
    write(palette.input, "search everything")
    assert not any(isinstance(row, CommandOffer) for row in palette.offers.rows)


def test_what_was_opened_last_is_offered_before_anything_is_typed(window, write):
    for code in ("C-12", "P-2"):
        palette = opened(window)
        write(palette.input, code)
        press(palette, Qt.Key.Key_Return)
    palette = opened(window)
    assert heads(palette) == ["Opened lately"]
    assert [row.hit.code for row in palette.offers.rows[1:]] == ["P-2", "C-12"]
    press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Return)
    assert [record.code for record in window.chosen()] == ["C-12"]


def test_what_was_opened_and_then_deleted_is_not_offered(window, write, sample):
    palette = opened(window)
    write(palette.input, "C-12")
    press(palette, Qt.Key.Key_Return)
    with sample.edit("Delete") as edit:
        edit.remove(by_code(sample, "C-12"))
    assert opened(window).offers.rows == []


def test_it_is_said_what_can_be_typed_and_that_nothing_was_found(palette, write):
    assert "C-12" in palette.hint.text()
    write(palette.input, "xylophone")
    assert palette.hint.text() == "Nothing begins with these words."
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_row_is_read_aloud_with_all_it_says(palette, write):
    write(palette.input, "C-12")
    index = palette.list.currentIndex()
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith(lit(palette).line.title.text)
    assert "C-12" in words


def test_a_screen_reader_finds_the_input_and_the_list_by_name(palette):
    name = QAccessible.queryAccessibleInterface(palette.input).text(QAccessible.Text.Name)
    assert name == "Search everything"
    assert palette.list.accessibleName() == "What was found"


def test_words_of_a_record_are_never_markup(palette, write, sample):
    commitment = by_code(sample, "C-12")
    words = {Language.EN: "<b>Wheat</b> &amp; rye\nand barley"}
    with sample.edit("Save") as edit:
        edit.save(type(commitment)(title=type(commitment.title).of(words)))
    write(palette.input, "barley")
    assert lit(palette).line.title.text == words[Language.EN]
    assert not palette.grab().isNull()


def test_the_palette_stays_within_a_small_window(window, palette, write, qtbot):
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: palette.size() == window.size())
    write(palette.input, "youth")
    assert palette.rect().contains(palette._frame.geometry())


def test_in_a_large_register_only_the_last_question_is_answered(
    window, palette, write, qtbot, monkeypatch
):
    monkeypatch.setattr(reading, "SMALL", 0)
    write(palette.input, "kasapoglu")
    qtbot.waitUntil(lambda: heads(palette)[:1] == ["People"])
    assert [row.hit.code for row in palette.offers.rows[1:2]] == ["P-3"]


def test_enter_waits_for_what_is_being_sought(window, palette, write, qtbot, monkeypatch):
    monkeypatch.setattr(reading, "SMALL", 0)
    write(palette.input, "s-3")
    press(palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: palettes(window) == [])
    qtbot.waitUntil(lambda: [record.code for record in window.chosen()] == ["S-3"])


def test_a_name_with_a_slip_is_found_where_nothing_else_is(palette, write):
    write(palette.input, "kasapolu")
    assert lit(palette).hit.code == "P-3"


def test_a_typed_code_stands_out_in_the_row(palette, write):
    write(palette.input, "C-12")
    more = lit(palette).line.more
    assert [more.text[begin:end] for begin, end in more.marks] == ["C-12"]


def test_in_a_large_register_a_record_is_told_before_its_list_is_there(
    window, palette, write, qtbot, monkeypatch
):
    monkeypatch.setattr(reading, "SMALL", 0)
    palette.opened.emit(by_code(window.register, "C-12").any_ref)
    detail = window.page.detail
    qtbot.waitUntil(lambda: detail.record is not None and detail.record.code == "C-12")
    qtbot.waitUntil(lambda: [record.code for record in window.chosen()] == ["C-12"])
    assert window.page.detail.record.code == "C-12"


def test_esc_after_enter_opens_nothing(window, palette, write, qtbot, monkeypatch):
    monkeypatch.setattr(reading, "SMALL", 0)
    write(palette.input, "s-3")
    press(palette, Qt.Key.Key_Return)
    press(palette, Qt.Key.Key_Escape)
    qtbot.wait(100)
    assert window.page.name == "today"


def test_ctrl_enter_does_nothing_yet(window, palette, write):
    write(palette.input, "s-3")
    press(palette, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert palettes(window) == [palette]


def test_shift_home_selects_what_was_typed(palette, write):
    write(palette.input, "youth")
    press(palette, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert palette.input.selectedText() == "youth"
