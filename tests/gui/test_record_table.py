"""The table of records: it reads what is looked at, keeps its place, and obeys the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tracker.briefs.tones import Tone
from tracker.gui import chips, theme
from tracker.gui.record_model import Column, RecordTable
from tracker.gui.record_view import RecordView
from tracker.gui.settings import Settings
from tracker.gui.theme import Appearance
from tracker.languages import N_, Language, speaking
from tracker.records import closing, commitments
from tracker.records.commitments import Commitment, Status
from tracker.records.evidence import Evidence
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Condition
from tracker.store.listing import BLOCK

TITLES = [
    "Set up a joint working group",
    "Жалған ақпаратқа қарсы жұмыс тобын құру",
    "=cmd|' /C calc'!A0 & <b>bold</b>",
    "Exchange lists of volunteers",
]


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.apply(qapp, Appearance.LIGHT)


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def four(register):
    """Four commitments, in the order in which they were entered."""
    return [add(register, title) for title in TITLES]


def add(register, title, **facts):
    return commitments.add(register, Commitment(title=Words.of(en=title), **facts))


def many(register, count):
    with register.edit(N_("Add commitment")):
        for n in range(count):
            add(register, f"Commitment no. {n:04}")


def columns(asked=None, asked_in_full=None):
    """``asked`` hears of each title that is written out, the other of each of the exact words."""

    def title(commitment):
        if asked is not None:
            asked.append(commitment.id)
        return str(commitment.title)

    def verbatim(commitment):
        if asked_in_full is not None:
            asked_in_full.append(commitment.id)
        return commitment.verbatim

    return [
        Column(N_("Code"), lambda c: c.code, width=64),
        Column(N_("Commitment"), title, width=360, sort="fold {dir}"),
        Column(N_("Due"), lambda c: str(c.due or ""), width=100, sort="due {dir}"),
        Column(N_("Item"), lambda c: c.item, width=90, spare=True),
        Column(
            N_("Status"),
            lambda c: c.status.label,
            tone=lambda c: "good" if c.status is Status.FULFILLED else "neutral",
            chip=True,
            width=150,
        ),
        Column(N_("Exact words"), verbatim, width=160, hidden=True),
    ]


def listing(register):
    return register.listing(Commitment)


@pytest.fixture
def shown(qtbot, settings, register):
    """Shows a table of all commitments, 900 pixels wide if nothing else is said."""

    def show(width=900, asked=None, asked_in_full=None):
        table = RecordTable(columns(asked, asked_in_full))
        view = RecordView(table, settings, "commitments")
        qtbot.addWidget(view)
        view.table.setParent(view)
        view.table.show(listing(register))
        view.resize(width, 400)
        view.show()
        QApplication.processEvents()
        return view

    return show


def titles_of(records):
    return [str(record.title) for record in records]


def shown_titles(view):
    header = view.horizontalHeader()
    order = [header.logicalIndex(n) for n in range(header.count())]
    return [view.table.titles[n] for n in order if not header.isSectionHidden(n)]


# What it says


def test_a_cell_says_what_its_column_makes_of_the_record(four, shown):
    view = shown()
    table = view.table
    assert (table.rowCount(), table.columnCount()) == (4, 6)
    assert table.index(0, 1).data() == TITLES[0]
    assert table.index(0, 4).data() == "on control"
    assert [table.cell(0, n).tone for n in range(5)] == ["", "", "", "", "neutral"]
    assert table.headerData(2, Qt.Orientation.Horizontal) == "Due"


def test_a_long_list_is_read_where_it_is_looked_at_and_written_out_once(register, shown):
    many(register, 5 * BLOCK)
    asked = []
    view = shown(asked=asked)
    for _again in range(3):
        view.viewport().repaint()
    on_screen = len(asked)
    assert sorted(asked) == list(range(1, on_screen + 1))
    assert on_screen < BLOCK
    view.scrollToBottom()
    QApplication.processEvents()
    assert len(asked) == len(set(asked)) <= 2 * on_screen + 1
    assert 5 * BLOCK in asked


def test_a_text_of_several_lines_stands_on_one(register, shown):
    add(register, "First line\n\tsecond line")
    assert shown().table.index(0, 1).data() == "First line second line"


def test_an_empty_list_says_why_and_a_full_one_does_not(register, shown):
    view = shown()
    middle = QRect(QPoint(), view.viewport().size() / 3)
    middle.moveCenter(view.viewport().rect().center())

    def is_blank():
        image = view.viewport().grab(middle).toImage()
        corner = image.pixel(0, 0)
        spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
        return all(image.pixel(x, y) == corner for x, y in spots)

    assert is_blank()
    view.set_empty_text("No commitment is recorded yet.")
    assert not is_blank()
    add(register, "Set up a joint working group")
    view.table.show(listing(register))
    QApplication.processEvents()
    assert is_blank()


def test_a_screen_reader_hears_the_column_with_the_text_and_the_whole_row(four, shown):
    view = shown()
    cell = view.table.index(0, 1)
    whole = cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == f"Commitment: {TITLES[0]}"
    assert whole == f"Code: C-1; Commitment: {TITLES[0]}; Status: on control"
    toggle(view, "Status")
    assert view.table.in_words(0) == f"Code: C-1; Commitment: {TITLES[0]}"
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == "Commitment"


def tip_over(view, column):
    cell = view.visualRect(view.table.index(2, column))
    at = cell.center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    return QToolTip.text()


@pytest.mark.qt_log_ignore("does not support raise")
def test_only_a_text_that_was_cut_short_is_told_in_full_and_never_as_markup(register, shown):
    for title in (*TITLES[:2], f"{TITLES[2]} {'and so on ' * 30}"):
        add(register, title)
    view = shown()
    assert tip_over(view, 0) == ""
    assert "&lt;b&gt;bold&lt;/b&gt;" in tip_over(view, 1)


# Chips


def shape_of(tone):
    """Where the shape's colour is, whatever colour that is."""
    image = QImage(24, 22, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    chips.paint(painter, QRect(0, 0, 120, 22), "", tone)
    painter.end()
    ink, wash = theme.tone_colour(tone).lightness(), theme.tone_background(tone).lightness()
    middle = (ink + wash) // 2
    spots = [(x, y) for x in range(6, 24) for y in range(4, 18)]
    return frozenset((x, y) for x, y in spots if image.pixelColor(x, y).lightness() < middle)


def test_each_tone_has_a_shape_of_its_own():
    assert len({shape_of(tone) for tone in Tone}) == len(Tone)
    assert all(shape_of(tone) for tone in Tone)


def test_a_chip_begins_with_a_capital_by_the_rule_of_its_language():
    assert chips.sentence("on control") == "On control"
    with speaking(Language.TR):
        assert chips.sentence("iptal edildi") == "İptal edildi"


def test_a_chip_is_on_a_ground_of_its_tone(register, shown):
    done = Commitment(title=Words.of(en="Translate")).moved_to(Status.FULFILLED)
    proof = Evidence(description=Words.of(en="The translation"), on=PartialDate("2021-05"))
    closing.add_with(register, done, [proof])
    view = shown()
    cell = view.visualRect(view.table.index(0, 4))
    image = view.viewport().grab(cell).toImage()
    colours = {image.pixelColor(x, cell.height() // 2 - 7).name() for x in range(20, 40)}
    assert theme.tone_background(Tone.GOOD).name() in colours


# Sorting and activating


def click_header(view, column):
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_header_asks_for_its_order_and_once_more_for_the_other_way_round(four, shown):
    view, asked = shown(), []
    view.sorted_by.connect(lambda column, order: asked.append((column.sort, order)))
    for column in (2, 2, 0, 1):
        click_header(view, column)
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    assert asked == [("due {dir}", up), ("due {dir}", down), ("fold {dir}", up)]


def test_enter_and_a_double_click_open_the_record(four, shown):
    view, opened = shown(), []
    view.activated_record.connect(opened.append)
    view.selectRow(1)
    QTest.keyClick(view, Qt.Key.Key_Return)
    at = view.visualRect(view.table.index(3, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert titles_of(opened) == [TITLES[1], TITLES[3]]


def test_home_and_end_go_to_the_first_and_the_last_record(register, shown):
    many(register, 300)
    view = shown()
    view.selectRow(7)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert titles_of(view.chosen()) == ["Commitment no. 0299"]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert titles_of(view.chosen()) == ["Commitment no. 0000"]
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    [record] = view.chosen()
    assert 5 < record.id < 20


@pytest.mark.parametrize(
    ("typed", "found"), [("exch", 3), ("zhalgan", 1), ("жалган", 1), ("c-4", 3), ("set", 0)]
)
def test_typing_goes_to_the_title_or_code_that_begins_so_in_any_script(four, shown, typed, found):
    view = shown()
    view.selectRow(2)
    for letter in typed:
        view.keyboardSearch(letter)
    assert titles_of(view.chosen()) == [TITLES[found]]


def test_the_same_letter_after_a_while_goes_on_to_the_next_such_title(register, shown, qapp):
    for title in ("Send the list", "Agree the date", "Sign the minutes"):
        add(register, title)
    view = shown()
    for expected in ("Send the list", "Sign the minutes", "Send the list"):
        QTest.qWait(qapp.keyboardInputInterval() + 50)
        view.keyboardSearch("s")
        assert titles_of(view.chosen()) == [expected]


def test_typing_what_nothing_begins_with_stays_where_it_is(four, shown):
    view = shown()
    view.selectRow(2)
    view.keyboardSearch("ж")
    view.keyboardSearch("ж")
    view.keyboardSearch("%")
    assert len(view.chosen()) == 1


# Keeping its place


def test_a_record_is_selected_by_its_id_and_only_if_it_is_there(four, shown):
    view = shown()
    assert view.select_id(four[2].id)
    assert list(view.chosen()) == [four[2]]
    assert not view.select_id(999)
    assert list(view.chosen()) == [four[2]]


def test_the_list_asked_for_again_keeps_selection_and_place(register, shown):
    many(register, 200)
    view = shown()
    view.table.show(register.listing(Commitment, order="id desc"))
    view.select_id(100)
    view.verticalScrollBar().setValue(3007)
    top, kept = view.rowAt(0), view.table.ids[view.rowAt(0)]
    offset = view.rowViewportPosition(top)
    add(register, "A new one, at the top")
    view.table.show(register.listing(Commitment, order="id desc"))
    assert [c.id for c in view.chosen()] == [100]
    assert view.currentIndex().row() == view.table.row_of(100)
    assert view.table.ids[view.rowAt(0)] == kept
    assert view.rowViewportPosition(view.rowAt(0)) == offset


def test_of_several_selected_those_that_are_left_stay_selected(register, four, shown):
    view = shown()
    view.selectAll()
    commitments.remove(register, [four[1]])
    view.table.show(listing(register))
    assert [c.id for c in view.chosen()] == [1, 3, 4]


def test_where_the_selected_record_is_gone_the_one_in_its_place_is_selected(register, four, shown):
    view = shown()
    for left in ([TITLES[2]], [TITLES[3]], [TITLES[0]]):
        if not view.chosen():
            view.select_id(four[1].id)
        commitments.remove(register, view.chosen())
        view.table.show(listing(register))
        assert titles_of(view.chosen()) == left


def test_a_record_that_changed_is_shown_as_it_is_now(register, four, shown):
    view = shown()
    view.select_id(four[0].id)
    changed = replace(four[0], title=Words.of(en="Convene the working group"))
    commitments.change(register, changed)
    view.table.show(listing(register))
    assert titles_of(view.chosen()) == ["Convene the working group"]
    assert view.table.index(0, 1).data() == "Convene the working group"


def test_nothing_is_selected_where_nothing_was(register, four, shown):
    view = shown()
    view.table.show(listing(register))
    assert list(view.chosen()) == []
    view.table.show(register.listing(Commitment, Condition("1 = 0")))
    assert list(view.chosen()) == []


# Copying


def test_selected_rows_are_copied_with_headings_as_text_and_as_a_table(four, shown):
    view = shown()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().mimeData()
    lines = copied.text().split("\n")
    assert lines[0] == "Code\tCommitment\tDue\tItem\tStatus"
    assert lines[2] == f"C-2\t{TITLES[1]}\t\t\ton control"
    assert len(lines) == 5
    assert f">{TITLES[1]}</td>" in copied.html()
    assert copied.html().count("<tr>") == 5


def test_a_title_is_data_also_for_a_spreadsheet(four, shown):
    view = shown()
    view.selectRow(2)
    view.copy()
    copied = QApplication.clipboard().mimeData()
    assert "\t'=cmd" in copied.text()
    assert "&lt;b&gt;bold&lt;/b&gt;" in copied.html()
    assert "<b>" not in copied.html()
    assert 'mso-number-format:"\\@"' in copied.html()


def test_only_the_columns_on_screen_are_copied_in_their_order(four, shown):
    view = shown()
    view.horizontalHeader().moveSection(0, 2)
    toggle(view, "Item")
    view.selectRow(0)
    view.copy()
    assert QApplication.clipboard().text().split("\n")[0] == "Commitment\tDue\tCode\tStatus"


def test_with_nothing_selected_the_clipboard_stays_as_it_was(four, shown):
    QApplication.clipboard().setText("before")
    shown().copy()
    assert QApplication.clipboard().text() == "before"


# Columns


def toggle(view, title):
    menu = view.column_menu()
    [action] = [a for a in menu.actions() if a.isCheckable() and a.text() == title]
    action.trigger()


def test_columns_are_as_they_were_left_the_next_time(four, shown):
    view = shown()
    view.setColumnWidth(2, 155)
    view.horizontalHeader().moveSection(2, 0)
    toggle(view, "Status")
    again = shown()
    assert shown_titles(again) == ["Due", "Code", "Commitment", "Item"]
    assert again.columnWidth(2) == 155


def test_the_column_of_titles_takes_the_room_that_is_left_and_cannot_be_hidden(four, shown):
    view = shown(width=1000)
    others = 64 + 100 + 90 + 150
    assert view.columnWidth(1) == view.viewport().width() - others
    toggle(view, "Commitment")
    assert "Commitment" in shown_titles(view)


def test_a_spare_column_is_left_out_where_it_has_no_room_unless_it_is_asked_for(four, shown):
    view = shown(width=600)
    assert shown_titles(view) == ["Code", "Commitment", "Due", "Status"]
    view.resize(900, 400)
    QApplication.processEvents()
    assert "Item" in shown_titles(view)
    view.resize(600, 400)
    QApplication.processEvents()
    toggle(view, "Item")
    assert "Item" in shown_titles(view)
    assert "Item" in shown_titles(shown(width=600))


def test_a_hidden_column_is_neither_shown_nor_written_out_until_it_is_asked_for(four, shown):
    asked = []
    view = shown(asked_in_full=asked)
    view.table.in_words(0)
    assert "Exact words" not in shown_titles(view)
    assert asked == []
    toggle(view, "Exact words")
    view.grab()
    assert "Exact words" in shown_titles(view)
    assert asked == [1, 2, 3, 4]
    assert "Exact words" in shown_titles(shown())


def test_what_was_kept_of_other_columns_is_passed_over(four, shown, settings):
    settings.keep_columns_of(
        "commitments", ["Gone=80", "-Commitment=10", "Due=wide", "+Status=160", "nonsense", ""]
    )
    view = shown()
    assert set(shown_titles(view)) == {"Code", "Commitment", "Due", "Item", "Status"}
    assert view.columnWidth(2) == 100
    assert view.columnWidth(4) == 160


def test_the_menu_of_columns_sorts_too(four, shown):
    view, asked = shown(), []
    view.sorted_by.connect(lambda column, _order: asked.append(column.title))
    menu = view.column_menu()
    [by_due] = [a for a in menu.actions() if a.text() == "Due" and not a.isCheckable()]
    by_due.trigger()
    assert asked == ["Due"]


def test_rows_have_one_height_however_many(register, shown):
    many(register, 20)
    view = shown()
    assert {view.rowHeight(n) for n in range(20)} == {34}


def test_a_selected_row_has_a_bar_before_it(four, shown):
    view = shown()
    view.selectRow(1)
    accent = QColor(theme.LIGHT.accent)
    image = view.viewport().grab().toImage()
    middles = [view.rowViewportPosition(row) + 17 for row in range(3)]
    assert [image.pixelColor(1, y) == accent for y in middles] == [False, True, False]
