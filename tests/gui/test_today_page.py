"""The Today page, as an officer reads it in the morning."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tracker.gui.chips import ChipRow
from tracker.gui.desk import Desk
from tracker.gui.detail.pieces import RecordLink
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.today.page import TodayPage
from tracker.records import agreements
from tracker.records.agreements import Action, ActionKind, Agreement
from tracker.records.commitments import Commitment
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture
def page(qtbot, register, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    signals = RegisterSignals(register)
    page = TodayPage(Desk(register, signals, settings, lambda: date(2021, 6, 5)))
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    yield page
    signals.close()


def promise(register, title, due="2021-05-20", **fields):
    with register.edit("Add commitment") as edit:
        return edit.save(Commitment(title=Words.of(en=title), due=PartialDate(due), **fields))


def links(page):
    return [link.accessibleName() for link in page.widget().findChildren(RecordLink)]


def texts(page):
    return [said.text() for said in page.widget().findChildren(QLabel)]


def test_an_empty_register_is_told_in_friendly_sentences(page):
    assert "Nothing is overdue." in texts(page)
    assert "No session is planned." in texts(page)
    assert "5 June 2021" in texts(page)
    assert links(page) == []


def test_what_is_recorded_meanwhile_appears_at_once(page, register):
    promise(register, "Send the programme")
    assert links(page) == ["Send the programme"]
    assert "Overdue  1" in texts(page)
    register.undo()
    assert links(page) == []


def test_a_line_opens_its_record_by_key(page, qtbot, register):
    saved = promise(register, "Send the programme")
    [link] = page.widget().findChildren(RecordLink)
    with qtbot.waitSignal(page.open_record) as opened:
        qtbot.keyClick(link, Qt.Key.Key_Return)
    assert opened.args == [saved.any_ref]


def test_a_long_section_shows_its_first_lines_and_the_rest_on_request(page, qtbot, register):
    for n in range(7):
        promise(register, f"Promise {n}")
    assert len(links(page)) == 5
    [more] = page.widget().findChildren(QPushButton)
    assert more.text() == "Show 2 more"
    more.click()
    qtbot.waitUntil(lambda: len(links(page)) == 7)


def test_the_page_keeps_to_the_partner(page, register, turkiye):
    promise(register, "With all")
    promise(register, "With Türkiye", partners=Refs((turkiye.id,)))
    page.show_partner(turkiye)
    assert links(page) == ["With Türkiye"]
    assert "Türkiye" in texts(page)
    page.show_partner(None)
    assert len(links(page)) == 2


def test_a_narrow_window_has_one_column(page, register, qtbot):
    promise(register, "Send the programme", "2021-07-01")
    page.resize(640, 700)
    qtbot.waitUntil(lambda: not page._is_wide)
    assert links(page) == ["Send the programme"]


def test_how_late_it_is_stands_beside_the_words_within_the_column(page, qtbot, register):
    promise(register, "Send the programme")
    [link] = page.widget().findChildren(RecordLink)
    chips = page.widget().findChildren(ChipRow)[-1]
    qtbot.waitUntil(lambda: chips.x() > 0)
    assert chips.x() >= link.geometry().right()
    assert chips.geometry().right() < page.widget().width() / 2


def test_the_last_day_to_denounce_is_told_ninety_days_before(page, register):
    terms = {"term_years": 5, "renewal_years": 5, "notice_months": 6}
    for title, entered in (("Media", "2017-01-10"), ("Trade", "2018-01-10")):
        agreements.save(
            register,
            Agreement(title=Words.of(en=title), **terms),
            [Action(kind=ActionKind.IN_FORCE, on=PartialDate(entered))],
        )
    assert links(page) == ["Media"]
    assert "Last days to denounce  1" in texts(page)
