"""The series page: every edition by number, with what is missing among them."""

from datetime import date

import pytest

from tracker.gui.desk import Desk
from tracker.gui.detail.blocks import Facts, Notice
from tracker.gui.detail.content import gather
from tracker.gui.series.page import SeriesPage
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.records import matching
from tracker.records.series import Series

DAY = date(2026, 1, 15)


@pytest.fixture
def page(qtbot, sample, tmp_path):
    desk = Desk(sample, RegisterSignals(sample), Settings(tmp_path / "s.ini"), lambda: DAY)
    page = SeriesPage(desk)
    qtbot.addWidget(page)
    page.show()
    yield page
    desk.signals.close()


def series_of(register, word):
    [found] = register.find(Series, matching.beginning(register, Series, word))
    return found


def editions_of(register, series):
    [found] = [s for s in gather(register, series, DAY).sections if s.title == "Editions"]
    return found


def test_all_series_are_listed_with_their_editions(page):
    rows = [page.table.record(n) for n in range(page.table.rowCount())]
    assert len(rows) == 5
    texts = {page.table.cell(n, 1).text: page.table.cell(n, 3).text for n in range(len(rows))}
    assert sorted(texts.values()) == ["2", "2", "5", "5", "7"]


def test_a_gap_shows_in_the_list(page):
    warned = [n for n in range(page.table.rowCount()) if page.table.cell(n, 6).text]
    assert [page.table.cell(n, 6).tone for n in warned] == ["warning", "warning"]
    assert any("2–4" in page.table.cell(n, 6).text for n in warned)


def test_the_detail_lists_all_editions_by_number(sample):
    section = editions_of(sample, series_of(sample, "diaspora ministers"))
    [facts] = section.blocks
    assert [fact.label for fact in facts.items] == [
        f"{ordinal} meeting" for ordinal in ("7th", "6th", "5th", "4th", "3rd", "2nd", "1st")
    ]
    assert all(fact.values[0].ref.table == "session" for fact in facts.items)


def test_the_detail_warns_of_gaps_before_the_editions(sample):
    notice, facts = editions_of(sample, series_of(sample, "jspg")).blocks
    assert isinstance(notice, Notice)
    assert notice.lines == ("Not recorded: 2–4",)
    assert isinstance(facts, Facts)


def test_the_detail_tells_the_former_name_and_until_when(sample):
    council = series_of(sample, "diaspora ministers")
    [names] = [s for s in gather(sample, council, DAY).sections if s.title == "Names"]
    [former] = names.blocks[0].items
    assert former.label == "Former name"
    assert former.values[0].note.startswith("In use until: November 2021")
