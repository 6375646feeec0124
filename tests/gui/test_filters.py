"""The filter above a list: its buttons, their choices with live counts, and it all in words."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tracker.gui import reader
from tracker.gui.agreements.page import AgreementsPage
from tracker.gui.commitments.page import CommitmentsPage
from tracker.gui.desk import Desk
from tracker.gui.partners.page import PartnersPage
from tracker.gui.series.page import SeriesPage
from tracker.gui.sessions.page import SessionsPage
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.languages import Language, speaking
from tracker.records import commitments, countries, queries
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment, Side, Status
from tracker.records.countries import Country
from tracker.records.queries import All, Op, Term
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Condition

DAY = date(2021, 6, 5)


@pytest.fixture(params=["small", "large"])
def size(request, monkeypatch):
    """Everything comes out the same where questions are answered in a thread."""
    if request.param == "large":
        monkeypatch.setattr(reader, "SMALL", 0)
    return request.param


@pytest.fixture
def desk(size, sample, tmp_path):
    desk = Desk(sample, RegisterSignals(sample), Settings(tmp_path / "settings.ini"), lambda: DAY)
    yield desk
    desk.reader.close()
    desk.signals.close()


@pytest.fixture
def opened(qtbot, desk):
    """Opens a page and waits until it is there whole."""

    def open_page(kind):
        page = kind(desk)
        qtbot.addWidget(page)
        page.resize(1300, 700)
        page.show()
        settle(qtbot, page)
        return page

    return open_page


@pytest.fixture
def page(opened):
    return opened(CommitmentsPage)


def settle(qtbot, page):
    qtbot.waitUntil(lambda: not page._is_asking and not page.table.is_partial)


def ids(page):
    return sorted(page.table.ids)


def asked(page, query):
    """The ids that SQL finds for a query of the whole register."""
    register = page.register
    tree = queries.read(query, page.kind, register, DAY)
    where = queries.condition(tree, register, page.kind, DAY)
    return sorted(record.id for record in register.find(page.kind, where))


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(12, button.height() // 2))


def counted(qtbot, page):
    """The popup of the page, once every choice in it has its number."""
    popup = page.bar.popup
    qtbot.waitUntil(lambda: bool(popup._counts))
    return popup


def rows(popup):
    """What is read in the popup, from the top: whether it is ticked, its words, its number."""
    items = [popup.list.item(row) for row in range(popup.list.count())]
    ticked = Qt.CheckState.Checked
    role = Qt.ItemDataRole.UserRole + 1
    return [(item.checkState() == ticked, item.text(), item.data(role)) for item in items]


def click(popup, words):
    [item] = popup.list.findItems(words, Qt.MatchFlag.MatchExactly)
    popup.list.scrollToItem(item)
    at = popup.list.visualItemRect(item).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_each_page_begins_with_what_it_has_always_shown(opened, sample):
    for kind, query, said in (
        (CommitmentsPage, "status:open", "Status: open"),
        (SessionsPage, "", ""),
        (AgreementsPage, "", ""),
        (SeriesPage, "", ""),
    ):
        page = opened(kind)
        assert ids(page) == asked(page, query)
        assert page.words.text() == said
    page = opened(PartnersPage)
    assert ids(page) == sorted(country.id for country in countries.partners(sample))


def test_the_buttons_are_the_keys_that_offer_choices(opened):
    page = opened(CommitmentsPage)
    assert list(page.bar.buttons) == [
        "partner", "status", "timing", "side", "lead", "topic", "series", "executor",
        "counterpart", "has",
    ]  # fmt: skip
    assert "due" not in page.bar.buttons
    assert list(opened(SessionsPage).bar.buttons)[:4] == ["partner", "status", "topic", "series"]


def test_a_choice_is_ticked_and_more_than_one_may_be(qtbot, page):
    press(page.bar.buttons["status"])
    popup = counted(qtbot, page)
    click(popup, "Fulfilled – off control")
    settle(qtbot, page)
    assert ids(page) == asked(page, "status:open,fulfilled")
    assert page.bar.buttons["status"].words == "Status: open, fulfilled – off control"
    assert page.words.text() == "Status: open or fulfilled – off control"
    click(popup, "Open")
    settle(qtbot, page)
    assert ids(page) == asked(page, "status:fulfilled")


def test_the_number_beside_each_choice_is_what_choosing_it_alone_would_show(qtbot, page):
    register, turkiye = page.register, countries.by_code(page.register, "TR")
    page.show_partner(turkiye)
    page.bar.changed.emit(queries.read("status:open side:joint", Commitment, register, DAY))
    page.search("co")
    settle(qtbot, page)
    for name in page.bar.keys:
        page.bar.open(name)
        popup = counted(qtbot, page)
        others = queries.with_term(page.filtering.tree, name, ())
        by_label = {said.casefold(): number for _ticked, said, number in rows(popup)}
        scope = commitments.with_partner(turkiye)
        for choice in queries.choices(name, register, Commitment, DAY):
            where = scope & queries.condition(others, register, Commitment, DAY)
            expected = register.count(Commitment, where & choice.condition)
            assert by_label[choice.label.casefold()] == str(expected), (name, choice.label)
        popup.close()


def test_choices_without_a_record_stand_last_and_the_rest_in_their_order(qtbot, page):
    page.bar.open("status")
    numbers = [number for _ticked, _said, number in rows(counted(qtbot, page))]
    first_zero = numbers.index("0")
    assert set(numbers[first_zero:]) == {"0"}
    said = [said for _ticked, said, _number in rows(page.bar.popup)][:first_zero]
    assert said[:2] == ["Open", "Closed"]


def test_the_numbers_follow_an_edit_and_its_undo(qtbot, page):
    page.bar.open("status")
    popup = counted(qtbot, page)

    def number(words):
        return {said: number for _ticked, said, number in rows(popup)}[words]

    before = number("On control")
    added = commitments.add(page.register, Commitment(title=Words.of(en="Hold a fair")))
    qtbot.waitUntil(lambda: number("On control") == str(int(before) + 1))
    settle(qtbot, page)
    assert added.id in page.table.ids
    page.register.undo()
    qtbot.waitUntil(lambda: number("On control") == before)


def test_what_is_not_known_can_be_chosen(qtbot, page):
    page.bar.changed.emit(All())
    page.bar.open("lead")
    click(counted(qtbot, page), "None")
    settle(qtbot, page)
    assert ids(page) == asked(page, "lead:none")
    assert page.bar.buttons["lead"].words == "Lead: none"
    assert len(ids(page)) > 0


def test_the_cross_and_del_take_one_filter_away_and_reset_all(qtbot, page):
    both = queries.read("status:open side:joint", Commitment, page.register, DAY)
    page.bar.changed.emit(both)
    settle(qtbot, page)
    status, side = page.bar.buttons["status"], page.bar.buttons["side"]
    QTest.mouseClick(status, Qt.MouseButton.LeftButton, pos=status.cross().center())
    settle(qtbot, page)
    assert page.bar.popup is None
    assert ids(page) == asked(page, "side:joint")
    QTest.keyClick(side, Qt.Key.Key_Delete)
    settle(qtbot, page)
    assert ids(page) == asked(page, "")
    assert not page.bar.reset_button.isVisible()
    page.bar.changed.emit(both)
    assert page.bar.reset_button.isVisible()
    press(page.bar.reset_button)
    settle(qtbot, page)
    assert ids(page) == asked(page, "")
    assert page.words.text() == ""


def test_the_choices_are_opened_ticked_and_closed_by_keys(qtbot, page):
    button = page.bar.buttons["side"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    popup = counted(qtbot, page)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert ids(page) == asked(page, "status:open side:ours")
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    settle(qtbot, page)
    [*_others, ticked] = [said for is_ticked, said, _number in rows(popup) if is_ticked]
    assert ticked in {"Theirs", "Joint"}
    QTest.keyClick(popup.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.bar.popup is None)


def test_many_choices_are_narrowed_by_typing_in_any_script(qtbot, page, write):
    page.bar.open("status")
    popup = counted(qtbot, page)
    assert popup.line.isVisible()
    write(popup.line, "repl")
    seen = [item for item in popup._items() if not item.isHidden()]
    assert [item.text() for item in seen] == ["Replaced by alternative"]
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert ids(page) == asked(page, "status:open,replaced")
    popup.close()
    page.bar.open("side")
    assert not counted(qtbot, page).line.isVisible()


def test_the_partner_of_the_window_is_apart_from_the_filter(qtbot, page):
    turkiye = countries.by_code(page.register, "TR")
    page.show_partner(turkiye)
    page.bar.changed.emit(All())
    settle(qtbot, page)
    assert ids(page) == asked(page, "partner:TR")
    page.bar.open("partner")
    numbers = {said: number for _ticked, said, number in rows(counted(qtbot, page))}
    assert numbers["Türkiye"] == str(len(ids(page)))
    assert not page.bar.buttons["partner"].is_set


def test_the_filter_is_said_in_words_with_how_much_there_is(qtbot, page):
    page.show_partner(countries.by_code(page.register, "TR"))
    page.search("due<2022 forum")
    settle(qtbot, page)
    n = len(ids(page))
    assert page.filter_in_words() == (
        f"Partner: Türkiye; status: open; due before 2022; text: “forum”; "
        f"{n} record{'s' if n != 1 else ''}"
    )
    assert page.words.text() == page.filtering.all_in_words()


def test_buttons_without_room_stand_under_more_and_what_is_set_stays_in_sight(qtbot, page):
    page.resize(700, 700)
    page.splitter.setSizes([420, 280])
    QApplication.processEvents()
    shown = [name for name, button in page.bar.buttons.items() if button.isVisible()]
    assert 0 < len(shown) < len(page.bar.buttons)
    assert page.bar.more.isVisible()
    hidden = next(name for name in page.bar.buttons if name not in shown)
    choice = queries.choices(hidden, page.register, Commitment, DAY)[0]
    page.bar.changed.emit(Term(hidden, Op.IS, (choice.value,)))
    assert page.bar.buttons[hidden].isVisible()
    assert page.bar.more.geometry().right() <= page.bar.width()


def test_what_no_button_can_ask_has_a_button_that_takes_it_away(qtbot, page):
    tree = queries.read("status:open due<2022", Commitment, page.register, DAY)
    page.bar.changed.emit(tree)
    settle(qtbot, page)
    assert page.bar.rest.words == "Due before 2022"
    typed = []
    page.typed_anew.connect(typed.append)
    page.search("forum")
    press(page.bar.rest)
    assert typed == ["forum due<2022"]
    page.search("")
    assert page.filtering.bar == Term("status", Op.IS, ("open",))
    page.bar.changed.emit(tree)
    rest = page.bar.rest
    QTest.mouseClick(rest, Qt.MouseButton.LeftButton, pos=rest.cross().center())
    assert page.filtering.bar == Term("status", Op.IS, ("open",))
    assert not rest.isVisible()


def test_a_choice_no_longer_offered_stays_to_be_unticked(qtbot, page):
    register = page.register
    [kazakhstan] = register.find(Country, Condition("code = 'KZ'"))
    page.bar.changed.emit(Term("partner", Op.IS, (queries.Known("KZ", "country", kazakhstan.id),)))
    page.bar.open("partner")
    popup = counted(qtbot, page)
    assert (True, "Kazakhstan", "0") in rows(popup)
    click(popup, "Kazakhstan")
    assert page.filtering.bar == All()


def test_a_record_is_shown_by_taking_away_what_is_typed_and_then_the_filter(qtbot, page):
    settle(qtbot, page)
    register = page.register
    closed = register.find(Commitment, ~commitments.IS_OPEN)[0]
    opened = register.find(Commitment, commitments.IS_OPEN)[0]
    given_up = []
    page.typed_anew.connect(given_up.append)
    page.search("nothing is called so")
    settle(qtbot, page)
    page.select(opened.id)
    qtbot.waitUntil(lambda: [c.id for c in page.chosen()] == [opened.id])
    assert given_up == [""]
    assert page.filtering.bar == Term("status", Op.IS, ("open",))
    page.select(closed.id)
    qtbot.waitUntil(lambda: [c.id for c in page.chosen()] == [closed.id])
    assert page.filtering.bar == All()


def test_a_wrong_query_leaves_the_list_as_it_was(qtbot, page):
    page.search("side:joint")
    settle(qtbot, page)
    before = ids(page)
    page.search("side:joint lead:")
    assert page.fault is not None
    settle(qtbot, page)
    assert ids(page) == before
    page.search("side:joint lead:none")
    assert page.fault is None
    settle(qtbot, page)
    assert ids(page) == asked(page, "status:open side:joint lead:none")


def test_a_list_may_be_asked_in_any_of_the_four_languages(qtbot, page):
    expected = asked(page, "status:open side:joint")
    for query in ("тарап:бірлескен", "сторона:совместное", "taraf:ortak"):
        page.search(query)
        settle(qtbot, page)
        assert page.fault is None, query
        assert ids(page) == expected, query


def test_the_order_of_a_list_is_kept_per_page_until_the_usual_one_is_asked_for(qtbot, opened, desk):
    page = opened(CommitmentsPage)
    usual = list(page.table.ids)
    for _twice in range(2):
        page.view.sort_by(0)
        settle(qtbot, page)
    assert list(page.table.ids) == sorted(usual, reverse=True)
    again = opened(CommitmentsPage)
    assert list(again.table.ids) == sorted(usual, reverse=True)
    assert again.view._header.sorted == (0, Qt.SortOrder.DescendingOrder)
    menu = again.view.column_menu()
    [usually] = [action for action in menu.actions() if action.text() == "Usual order"]
    usually.trigger()
    settle(qtbot, again)
    assert list(again.table.ids) == usual
    assert again.view._header.sorted is None
    assert desk.settings.order_of("commitments") == ""


def test_the_count_says_that_an_answer_is_awaited(page, size):
    page._slow.timeout.emit()
    assert page.count.text() == "…"
    page.refresh()
    assert page._slow.isActive() == (size == "large")


def test_names_that_look_like_markup_are_shown_as_they_are(qtbot, page):
    register = page.register
    lead = next(c.lead for c in register.find(Commitment) if c.lead)
    from tracker.records.organisations import Organisation

    with register.edit("Rename") as edit:
        named = register.get(Organisation, lead.id)
        edit.save(replace(named, name=Words.of(en="<b>Bold</b> & Sons")))
    page.bar.changed.emit(
        Term("lead", Op.IS, (queries.Known(named.code, "organisation", named.id),))
    )
    assert page.bar.buttons["lead"].words == "Lead: <b>Bold</b> & Sons"
    assert page.bar.buttons["lead"].text() == ""


def test_the_buttons_speak_the_language_of_the_window(opened):
    with speaking(Language.TR):
        page = opened(CommitmentsPage)
        assert page.bar.buttons["partner"].words == "Muhatap ülke"


@pytest.mark.parametrize(
    ("kind", "record"),
    [(SessionsPage, Session), (AgreementsPage, Agreement), (PartnersPage, Country)],
)
def test_every_choice_of_every_page_can_be_chosen(qtbot, opened, kind, record):
    page = opened(kind)
    for name in page.bar.keys:
        for choice in queries.choices(name, page.register, record, DAY)[:4]:
            page.bar.changed.emit(Term(name, Op.IS, (choice.value,)))
            settle(qtbot, page)
            assert len(ids(page)) == page.register.count(record, choice.condition)
            assert page.words.text()


def test_what_is_closed_leaves_the_list_of_what_is_open_and_its_number(qtbot, page):
    side = Commitment(title=Words.of(en="Send the list"), side=Side.THEIRS)
    added = commitments.add(page.register, side)
    settle(qtbot, page)
    assert added.id in page.table.ids
    n = page.table.rowCount()
    commitments.change(page.register, replace(added, status=Status.NOT_APPLICABLE))
    settle(qtbot, page)
    qtbot.waitUntil(lambda: added.id not in page.table.ids)
    assert page.count.text() == f"{n - 1} records"
