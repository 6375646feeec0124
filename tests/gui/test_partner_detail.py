"""The page of a partner, read beside the list of countries."""

import pytest

from tracker.briefs.tones import Tone
from tracker.gui.chips import HEIGHT, ChipRow
from tracker.gui.detail.blocks import Share, Shares
from tracker.gui.detail.content import gather
from tracker.gui.detail.pieces import RecordLink
from tracker.gui.detail.shares import drawn
from tracker.gui.record_detail import RecordDetail
from tracker.records import countries


@pytest.fixture
def turkiye(sample):
    return countries.by_code(sample, "TR")


@pytest.fixture
def sections(sample, turkiye, today):
    return {s.title: s.blocks for s in gather(sample, turkiye, today).sections}


def test_the_fact_box_names_the_last_session_and_the_next(sections):
    items = sections["In short"][0].items
    assert [fact.label for fact in items] == ["Last session", "Next session"]
    assert "strategic sessions" in items[0].values[0].text
    assert items[0].values[0].note == "3–4 June 2021"


def test_mechanisms_agreements_and_sessions_are_told(sections):
    mechanisms = sections["Mechanisms"][0].items
    assert any(v.note.startswith("Last: ") for fact in mechanisms for v in fact.values)
    agreements = sections["Agreements by status"][0].items
    assert all(fact.label.rpartition(": ")[2].isdigit() for fact in agreements)
    held = sections["Sessions held"][0].items
    assert held[0].ref is not None


def test_the_balance_is_drawn_and_says_its_numbers(sections):
    balance = sections["Who has delivered"]
    assert all(isinstance(block, Shares) for block in balance)
    for block in balance:
        assert block.said.endswith(f"of {sum(part.count for part in block.parts)}")


def test_a_country_with_nothing_recorded_has_no_empty_sections(sample, today):
    samoa = countries.by_code(sample, "WS")
    titles = [section.title for section in gather(sample, samoa, today).sections]
    assert titles == ["In short", "History"]


def test_a_session_of_the_timeline_is_opened_from_the_page(qtbot, sample, turkiye, today):
    detail = RecordDetail()
    qtbot.addWidget(detail)
    detail.resize(700, 900)
    detail.show_record(sample, turkiye, today)
    link = detail.widget().findChildren(RecordLink)[0]
    with qtbot.waitSignal(detail.open_record) as opened:
        link.click()
    assert opened.args[0].table == "session"


def test_every_chip_of_the_balance_has_room_in_a_narrow_detail(qtbot):
    parts = tuple(Share(f"words of some length {n}", n, Tone.INFO) for n in range(1, 5))
    shares = drawn(Shares("Delivered by us", "1 of 10", parts))
    qtbot.addWidget(shares)
    shares.resize(300, shares.heightForWidth(300))
    shares.show()
    [chips] = shares.findChildren(ChipRow)
    assert chips.height() >= chips.heightForWidth(chips.width()) > HEIGHT
