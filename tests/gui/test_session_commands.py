"""What is done with a session in the window: planned again, begun from a template, followed up."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tracker.gui.desk import Desk
from tracker.gui.name_form import open_name
from tracker.gui.names_dialog import NamesDialog
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.sessions.form import open_session
from tracker.gui.sessions.page import SessionsPage
from tracker.gui.sessions.template_dialog import TemplateDialog
from tracker.gui.settings import Settings
from tracker.gui.signals import RegisterSignals
from tracker.records import checklists, logbook, names, series, templates
from tracker.records.commitments import Commitment
from tracker.records.names import Name
from tracker.records.series import Series
from tracker.records.sessions import AgendaItem, OutcomeKind, Session, SessionStatus
from tracker.records.words import Words
from tracker.store import Condition


@pytest.fixture
def page(qtbot, register, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    desk = Desk(register, RegisterSignals(register), settings, lambda: date(2021, 6, 5))
    page = SessionsPage(desk)
    qtbot.addWidget(page)
    page.show()
    yield page
    desk.signals.close()


@pytest.fixture
def council(register):
    return series.save(register, Series(name=Words.of(en="Council")))


@pytest.fixture
def third(register, council):
    task = AgendaItem(number="1", title=Words.of(en="Train"), outcome_kind=OutcomeKind.TASK)
    session = Session(title=Words.of(en="3rd Meeting"), series=council.ref, ordinal=3)
    return logbook.log(register, logbook.Entry(session, agenda=(task,)))


def test_the_next_edition_is_planned_and_selected(page, third):
    page.select(third.saved_id)
    page.plan_next_edition()
    [chosen] = page.chosen()
    assert (str(chosen.title), chosen.ordinal) == ("4th Meeting", 4)
    assert chosen.status is SessionStatus.PLANNED


def test_tasks_of_the_chosen_session_become_commitments(page, register, third):
    page.select(third.saved_id)
    page.make_commitments()
    assert [str(found.title) for found in register.find(Commitment)] == ["Train"]
    page.make_commitments()
    assert register.count(Commitment) == 1
    assert register.next_undo == "Make commitments from tasks"


def test_a_template_is_picked_by_the_keyboard(qtbot, shown):
    dialog = shown(TemplateDialog())
    picked = []
    dialog.picked.connect(picked.append)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert picked == [templates.TEMPLATES[1]]


def test_a_session_begun_from_a_template_keeps_its_preparation(shown, register, today, turkiye):
    call = templates.TEMPLATES[-1]
    dialog = shown(open_session(register, today, None, partner=turkiye, template=call))
    dialog.form.session.cells["title"].editor.set_value(Words.of(en="Call of the ministers"))
    dialog.save()
    [session] = register.find(Session)
    found = checklists.of(register, session)
    assert [step.days_before for step in found] == [5, 3, 2, 1]


def test_an_existing_session_takes_the_next_number_of_its_series(shown, register, today, third):
    talks = logbook.log(register, logbook.Entry(Session(title=Words.of(en="Talks"))))
    dialog = shown(open_session(register, today, None, session=talks))
    form = dialog.form
    assert form.number_button.isHidden()
    form.session.cells["series"].editor.set_value(third.series)
    form.session.changed.emit()
    assert "4" in form.number_button.text()
    form.number_button.click()
    assert form.number_button.isHidden()
    dialog.save()
    [saved] = register.find(Session, Condition("id = ?", (talks.id,)))
    assert (saved.series, saved.ordinal) == (third.series, 4)


def test_a_name_is_added_to_what_bears_it(shown, register, today, council):
    dialog = shown(open_name(register, today, None, council))
    dialog.form.name.cells["text"].editor.set_value(Words.of(en="Commission"))
    dialog.save()
    assert [str(name.text) for name in names.of(register, council)] == ["Commission"]


def test_a_name_is_of_somebody(shown, register, today, council):
    dialog = shown(open_name(register, today, None))
    dialog.form.name.cells["text"].editor.set_value(Words.of(en="Commission"))
    dialog.save()
    assert dialog.isVisible()
    assert register.count(Name) == 0
    dialog.form.owner.set_value(council.any_ref)
    dialog.save()
    assert [name.owner for name in register.find(Name)] == [council.any_ref]


@pytest.fixture
def commission(register, council):
    return names.save(register, Name(owner=council.any_ref, text=Words.of(en="Commission")))


def test_names_are_listed_with_whose_they_are_and_taken_out(shown, register, today, commission):
    dialog = shown(NamesDialog(register, today))
    assert dialog.list.item(0).text() == "Commission (former name) · Council"
    assert not dialog.delete_button.isEnabled()
    dialog.list.setCurrentRow(0)
    dialog.delete_button.click()
    assert dialog.list.count() == 0
    assert register.next_undo == "Delete name"


def test_a_name_is_put_right(shown, register, today, commission):
    dialog = shown(NamesDialog(register, today))
    dialog.list.setCurrentRow(0)
    dialog.edit_button.click()
    [form] = dialog.findChildren(RecordDialog)
    form.form.name.cells["text"].editor.set_value(Words.of(en="Joint commission"))
    form.save()
    assert "Joint commission" in dialog.list.item(0).text()
