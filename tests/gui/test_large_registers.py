"""Pages and details of a large register: what takes long comes later, and nothing wrong before."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from tracker.gui import reader as reading
from tracker.gui.detail.content import gather
from tracker.gui.list_page import Desk
from tracker.gui.partners.page import PartnersPage
from tracker.gui.record_detail import SLOW, RecordDetail
from tracker.gui.series.page import SeriesPage
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.records import commitments, countries, series
from tracker.records.commitments import Commitment
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Refs

DAY = date(2021, 6, 5)


@pytest.fixture
def desk(sample, tmp_path, monkeypatch, qapp):
    """Of a register held to be large, so that it is read in threads."""
    monkeypatch.setattr(reading, "SMALL", -1)
    desk = Desk(sample, RegisterSignals(sample), Settings(tmp_path / "s.ini"), lambda: DAY)
    yield desk
    desk.close()


@pytest.fixture
def shown(qtbot, desk):
    def shown(kind):
        page = kind(desk)
        qtbot.addWidget(page)
        page.show()
        return page

    return shown


@pytest.fixture
def detail(qtbot, desk):
    detail = RecordDetail(reader=desk.details)
    qtbot.addWidget(detail)
    detail.resize(700, 900)
    detail.show()
    return detail


@pytest.fixture
def occupied():
    """Keeps a reader busy until the event that comes back is set."""
    free, owner = threading.Event(), QObject()

    def occupied(reader):
        reader.ask(owner, lambda _register: free.wait(10), lambda _nothing: None)
        return free

    yield occupied
    free.set()


def texts(detail):
    return [label.text() for label in detail.findChildren(QLabel)]


def row_of(page, code):
    [row] = [n for n in range(page.table.rowCount()) if page.table.record(n).code == code]
    return row


def test_counts_of_partners_are_awaited_with_an_ellipsis_and_then_told(
    qtbot, desk, shown, sample, occupied
):
    free = occupied(desk.reader)
    page = shown(PartnersPage)
    country = countries.by_code(sample, "TR")
    assert [column.text(country) for column in page.table.columns[2:6]] == ["…"] * 4
    free.set()
    qtbot.waitUntil(lambda: page.told is not None and page.table.rowCount() > 0)
    counts = [page.table.cell(row_of(page, "TR"), column).text for column in range(2, 6)]
    assert all(count.isdigit() for count in counts)


def test_counts_of_partners_follow_the_edits(qtbot, shown, sample):
    page = shown(PartnersPage)
    qtbot.waitUntil(lambda: page.told is not None and page.table.rowCount() > 0)
    row = row_of(page, "TR")
    before = int(page.table.cell(row, 5).text or 0)
    partners = Refs((countries.by_code(sample, "TR").id,))
    title, due = Words.of(en="Hold a forum"), PartialDate("2021-05")
    commitments.add(sample, Commitment(title=title, partners=partners, due=due))
    qtbot.waitUntil(lambda: page.table.cell(row, 5).text == str(before + 1))
    assert page.table.cell(row, 5).tone == "bad"


def test_cells_that_were_read_are_written_again_when_the_counts_come(qtbot, shown):
    page = shown(PartnersPage)
    qtbot.waitUntil(lambda: page.told is not None and page.table.rowCount() > 0)
    row, counts = row_of(page, "TR"), page.told
    page.told = None
    page.table.write_again()
    assert page.table.cell(row, 2).text == "…"
    with qtbot.waitSignal(page.table.dataChanged):
        page._hear(counts)
    assert page.table.cell(row, 2).text.isdigit()


def test_a_country_with_nothing_recorded_has_no_counts(qtbot, shown, sample):
    page = shown(PartnersPage)
    qtbot.waitUntil(lambda: page.told is not None)
    samoa = countries.by_code(sample, "WS")
    assert [column.text(samoa) for column in page.table.columns[2:6]] == [""] * 4


def test_editions_of_series_are_awaited_and_follow_the_edits(qtbot, shown, sample):
    page = shown(SeriesPage)
    qtbot.waitUntil(lambda: page.told is not None and page.table.rowCount() > 0)
    council = page.table.record(0)
    before = int(page.table.cell(0, 3).text)
    with sample.edit("Meet") as edit:
        edit.save(Session(title=Words.of(en="Meeting"), series=council.ref, ordinal=99))
    qtbot.waitUntil(lambda: page.table.cell(0, 3).text == str(before + 1))
    assert page.table.cell(0, 6).tone == "warning"


def test_a_slow_detail_keeps_no_list_waiting(qtbot, desk, occupied):
    occupied(desk.details)
    heard, owner = [], QObject()
    desk.reader.ask(owner, lambda register: register.count(Commitment), heard.append)
    qtbot.waitUntil(lambda: heard != [])


def test_a_page_is_there_while_the_detail_of_its_first_record_is_awaited(
    qtbot, desk, shown, occupied
):
    occupied(desk.details)
    page = shown(PartnersPage)
    qtbot.waitUntil(lambda: page.told is not None and page.table.rowCount() > 0)
    qtbot.waitUntil(lambda: "…" in texts(page.detail))
    assert page.detail.record == page.table.record(0)


def test_of_several_records_selected_the_last_is_shown(qtbot, detail, sample):
    chosen = sample.find(Commitment)[:12]
    for commitment in chosen:
        detail.show_record(sample, commitment, DAY)
    qtbot.waitUntil(lambda: detail.record == chosen[-1] and "History" in texts(detail))
    assert detail.accessibleName() == str(chosen[-1].title)


def test_what_is_shown_stays_under_its_own_title_until_the_next_is_there(
    qtbot, desk, detail, sample, occupied
):
    first, second = sample.find(Commitment)[:2]
    detail.show_record(sample, first, DAY)
    qtbot.waitUntil(lambda: "History" in texts(detail))
    free = occupied(desk.details)
    detail.show_record(sample, second, DAY)
    assert (detail.record, detail.accessibleName()) == (first, str(first.title))
    qtbot.waitUntil(lambda: "…" in texts(detail))
    assert (detail.record, detail.accessibleName()) == (second, str(second.title))
    assert str(first.title) not in texts(detail)
    free.set()
    qtbot.waitUntil(lambda: "History" in texts(detail))
    assert "…" not in texts(detail)


def test_a_record_read_again_stays_in_sight_however_long_it_takes(
    qtbot, desk, detail, sample, occupied
):
    record = sample.find(Commitment)[0]
    detail.show_record(sample, record, DAY)
    qtbot.waitUntil(lambda: "History" in texts(detail))
    occupied(desk.details)
    detail.refresh()
    qtbot.wait(2 * SLOW)
    assert "History" in texts(detail)


def test_a_detail_that_was_cleared_stays_empty(qtbot, desk, detail, sample, occupied):
    free = occupied(desk.details)
    detail.show_record(sample, sample.find(Commitment)[0], DAY)
    detail.clear()
    heard = []
    desk.details.ask(detail, lambda _register: None, heard.append, "after it")
    free.set()
    qtbot.waitUntil(lambda: heard != [])
    assert texts(detail) == ["Select a record to read it here."]


def test_of_very_many_editions_the_latest_are_told_and_the_others_counted(sample):
    council = series.save(sample, Series(name=Words.of(en="Council")))
    with sample.edit("Meet") as edit:
        for number in range(1, 41):
            title = Words.of(en=f"Meeting {number}")
            edit.save(Session(title=title, series=council.ref, ordinal=number))
    [section] = [s for s in gather(sample, council, DAY).sections if s.title == "Editions"]
    labels = [fact.label for fact in section.blocks[0].items]
    assert (labels[0], labels[29], len(labels)) == ("40th meeting", "11th meeting", 31)
    assert section.blocks[0].items[-1].values[0].text == "and 10 more"
