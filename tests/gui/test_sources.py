"""Citing where a field was read, and seeing where sources differ."""

from datetime import date

import pytest

from tracker.gui import theme
from tracker.gui.chips import ChipRow
from tracker.gui.desk import Desk
from tracker.gui.detail.content import gather
from tracker.gui.list_page import DIFFERING
from tracker.gui.record_detail import RecordDetail
from tracker.gui.sessions.page import SessionsPage
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.sources.form import open_citation
from tracker.gui.theme import Appearance
from tracker.records import sources
from tracker.records.sessions import Session
from tracker.records.sources import Citation, Source
from tracker.records.words import Words
from tracker.store import Condition, fields_of

DAY = date(2021, 6, 5)


def choose_field(form, name):
    [place] = [n for n, f in enumerate(form.field._values) if f and f.name == name]
    form.field.input.setCurrentIndex(place)
    form.field.input.activated.emit(place)


@pytest.fixture
def dialog(shown, qapp, register, logged):
    theme.apply(qapp, Appearance.LIGHT)
    return shown(open_citation(register, DAY, None, logged))


@pytest.fixture
def note(register):
    return sources.save(register, Source(title="Press note", publisher="gov.kz"))


def test_a_field_is_cited_from_a_source_that_is_known(register, dialog, logged, note):
    form = dialog.form
    choose_field(form, "city")
    form.citation.cells["source"].editor.set_value(note.ref)
    form.citation.cells["says"].editor.set_value(Words.of(en="Istanbul"))
    form.citation.cells["quote"].editor.set_value("ISTANBUL, November 8")
    dialog.save()
    [citation] = sources.citations(register, logged)
    assert (citation.field, citation.said, citation.source) == ("city", "Istanbul", note.ref)
    assert citation.quote == "ISTANBUL, November 8"


def test_a_new_source_and_its_citation_are_one_step(register, dialog, logged):
    form = dialog.form
    form.source.cells["title"].editor.set_value("Ministers met")
    form.citation.cells["says"].editor.set_value(Words.of(en="They met"))
    dialog.save()
    [citation] = sources.citations(register, logged)
    assert register.get(Source, citation.source).title == "Ministers met"
    assert register.next_undo == "Cite source"
    register.undo()
    assert sources.citations(register, logged) == []
    assert register.find(Source) == []


def test_a_citation_needs_a_source(dialog, register, logged):
    dialog.form.citation.cells["says"].editor.set_value(Words.of(en="Istanbul"))
    dialog.save()
    assert sources.citations(register, logged) == []
    assert dialog.form.citation.cells["source"].has_problem


def test_a_date_is_cited_as_a_date_however_it_was_typed(register, dialog, logged, note):
    form = dialog.form
    choose_field(form, "start")
    form.citation.cells["source"].editor.set_value(note.ref)
    form.citation.cells["says"].editor.set_value(Words.of(en="3 June 2021"))
    dialog.save()
    [citation] = sources.citations(register, logged)
    assert citation.date is not None
    assert citation.date.iso == "2021-06-03"


def test_what_is_no_date_is_told_beside_it(register, dialog, logged, note):
    form = dialog.form
    choose_field(form, "start")
    form.citation.cells["source"].editor.set_value(note.ref)
    form.citation.cells["says"].editor.set_value(Words.of(en="soon, they say"))
    dialog.save()
    assert form.citation.cells["says"].has_problem
    assert sources.citations(register, logged) == []


def the_3rd_meeting(sample):
    """Of its place one paper says Ankara, another Istanbul."""
    ids = sources.in_conflict(sample, Session)
    found = [sample.get(Session, id_) for id_ in ids]
    [meeting] = [s for s in found if s.ordinal == 3 and s.start.iso == "2018-11-08"]
    return meeting


def test_the_head_of_the_detail_flags_a_field_that_sources_tell_differently(sample):
    content = gather(sample, the_3rd_meeting(sample), DAY)
    assert "Sources differ: City" in [chip.words for chip in content.chips]


def test_a_flag_stands_beside_the_value_that_sources_tell_differently(
    register, logged, qtbot, qapp
):
    theme.apply(qapp, Appearance.LIGHT)
    for said in ("in person", "online"):
        source = sources.save(register, Source(title=said))
        told = Citation(
            about=logged.any_ref, source=source.ref, field="kind", says=Words.of(en=said)
        )
        sources.cite(register, told)
    [kind] = [f for f in fields_of(Session) if f.name == "kind"]
    facts = gather(register, logged, DAY).sections[0].blocks[0].items
    flags = {fact.label: fact.values[-1].flag for fact in facts}
    assert flags.pop(kind.label) == "sources differ"
    assert not any(flags.values())
    detail = RecordDetail()
    qtbot.addWidget(detail)
    detail.show_record(register, logged, DAY)
    rows = [row.accessibleName() for row in detail.findChildren(ChipRow)]
    assert "sources differ" in rows


def test_the_list_marks_a_record_whose_sources_differ(qtbot, qapp, sample, tmp_path):
    theme.apply(qapp, Appearance.LIGHT)
    meeting = the_3rd_meeting(sample)
    signals = RegisterSignals(sample)
    page = SessionsPage(Desk(sample, signals, Settings(tmp_path / "s.ini"), lambda: DAY))
    qtbot.addWidget(page)
    page.refresh()
    codes = [page.table.cell(row, 0).text for row in range(page.table.rowCount())]
    assert f"{meeting.code} {DIFFERING}" in codes
    assert sum(DIFFERING in code for code in codes) == len(sources.in_conflict(sample, Session))
    for citation in sources.citations(sample, meeting):
        if citation.field:
            with sample.edit("Delete citation") as edit:
                edit.remove(citation)
    page.refresh()
    codes = [page.table.cell(row, 0).text for row in range(page.table.rowCount())]
    assert meeting.code in codes
    signals.close()


def test_of_two_kinds_with_like_names_only_the_right_one_is_in_conflict(sample):
    for id_ in sources.in_conflict(sample, Session):
        cited = sample.find(Citation, Condition("about = ?", (f"session:{id_}",)))
        assert sources.conflicts(cited)
