"""Why does this exist? One key press shows the chain; a line leads to its record."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tracker.gui import theme
from tracker.gui.background import Background
from tracker.gui.desk import Desk
from tracker.gui.detail.content import gather
from tracker.gui.detail.pieces import RecordLink
from tracker.gui.main_window import MainWindow
from tracker.gui.provenance.dialog import ProvenanceDialog
from tracker.gui.provenance.form import open_link
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.gui.theme import Appearance
from tracker.records import provenance
from tracker.records.commitments import Commitment
from tracker.records.links import Link, LinkKind
from tracker.records.sessions import Session
from tracker.records.sources import Source
from tracker.store import Condition

DAY = date(2021, 6, 5)


@pytest.fixture
def background():
    background = Background()
    yield background
    background.stop()


@pytest.fixture
def window(qtbot, qapp, sample, background, tmp_path):
    theme.apply(qapp, Appearance.LIGHT)
    desk = Desk(sample, RegisterSignals(sample), Settings(tmp_path / "s.ini"), lambda: DAY)
    window = MainWindow(desk, background)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def commitment(sample):
    [found] = sample.find(Commitment, Condition("verbatim like ?", ("%4-ші отырысын өткізуге%",)))
    return found


@pytest.fixture
def dialog(shown, qapp, sample, background, commitment):
    theme.apply(qapp, Appearance.LIGHT)
    return shown(ProvenanceDialog(sample, background, DAY, commitment))


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_one_key_press_tells_why_and_a_line_leads_to_the_visit(window, qtbot, commitment):
    window._commands["commitments"].trigger()
    window.page.select(commitment.id)
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    [dialog] = window.findChildren(ProvenanceDialog)
    assert [line.findChild(RecordLink).accessibleName() for line in dialog.lines] == [
        "Session S-5 · Joint strategic sessions of Kazakhstan and Türkiye",
        "Session S-1 · Working visit of Minister A. Balayeva to Ankara",
    ]
    dialog.lines[1].findChild(RecordLink).click()
    qtbot.waitUntil(lambda: [r.code for r in window.page.chosen()] == ["S-1"])


def test_a_line_leads_to_a_closed_commitment_too(window, commitment):
    assert not commitment.is_open
    window.open_record(commitment.any_ref)
    assert [record.code for record in window.page.chosen()] == [commitment.code]


def test_each_line_tells_its_date_and_source(dialog):
    said = words(dialog.lines[1])
    assert said[0] == "S-5  ←  Agreed to be held at · 5–6 Apr 2021"
    assert any(line.startswith("Of the link: ") for line in said)
    assert any("Kazinform" in line for line in said)


def test_the_chain_is_saved_as_a_pdf(dialog, qtbot, tmp_path):
    path = tmp_path / "chain.pdf"
    dialog.save(path)
    qtbot.waitUntil(lambda: path.exists() and dialog.save_button.isEnabled())
    assert path.read_bytes().startswith(b"%PDF")


@pytest.fixture
def link_dialog(shown, qapp, sample, commitment):
    theme.apply(qapp, Appearance.LIGHT)
    visit = sample.first(Session, Condition("code = 'S-1'"))
    dialog = shown(open_link(sample, DAY, None, visit))
    dialog.form.link.cells["kind"].editor.set_value(LinkKind.LED_TO)
    return dialog


def test_two_records_are_linked_with_the_source_of_the_link(link_dialog, sample, commitment):
    source = sample.find(Source)[1]
    form = link_dialog.form
    form.link.cells["target"].editor.set_value(commitment.any_ref)
    form.citation.cells["source"].editor.set_value(source.ref)
    link_dialog.save()
    told = [s for s in provenance.chain(sample, commitment) if s.name == "led_to"]
    assert [(s.known.code, s.link_sources) for s in told] == [("S-1", (source,))]
    assert sample.next_undo == "Link records"
    sample.undo()
    assert len(provenance.chain(sample, commitment)) == 2


def test_a_record_is_not_linked_to_itself(link_dialog, sample):
    form = link_dialog.form
    form.link.cells["target"].editor.set_value(form.link.record().origin)
    before = sample.count(Link)
    link_dialog.save()
    assert form.link.cells["target"].has_problem
    assert sample.count(Link) == before


def test_words_of_a_source_name_the_source(link_dialog, sample, commitment):
    form = link_dialog.form
    form.link.cells["target"].editor.set_value(commitment.any_ref)
    form.citation.cells["quote"].editor.set_value("келісті")
    before = sample.count(Link)
    link_dialog.save()
    assert form.citation.cells["source"].has_problem
    assert sample.count(Link) == before


def test_what_was_deleted_leads_nowhere_but_stays(shown, sample, background, commitment, dialog):
    june = sample.at(commitment.origin, {"session": Session})
    with sample.edit("Delete session") as edit:
        edit.remove(june)
    again = shown(ProvenanceDialog(sample, background, DAY, commitment))
    assert again.lines[0].findChild(RecordLink) is None
    assert any(text.startswith("Deleted on: ") for text in words(again.lines[0]))


def test_the_detail_keeps_a_link_whose_end_was_deleted(sample, commitment):
    june = sample.at(commitment.origin, {"session": Session})
    visit = sample.first(Session, Condition("code = 'S-1'"))
    with sample.edit("Delete session") as edit:
        edit.remove(june)
    [links] = [s for s in gather(sample, visit, DAY).sections if s.title == "Links"]
    [fact] = [f for f in links.blocks[0].items if f.label == "Agreed to hold"]
    assert fact.values[0].ref is None
    assert "Deleted on: " in fact.values[0].note
