"""The forms of sessions, commitments, agreements and countries, driven as people do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from tracker.gui.agreements.form import open_agreement
from tracker.gui.commitments.form import open_commitment
from tracker.gui.partners.form import open_country
from tracker.gui.sessions.form import open_session
from tracker.languages import Language
from tracker.records import agreements, commitments, countries, sessions
from tracker.records.agreements import Action, ActionKind, Agreement
from tracker.records.commitments import Commitment, Side
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Delegation, Session
from tracker.records.words import Words
from tracker.store import Refs

# What the display without a screen says whenever a list opens.

CONTROL = Qt.KeyboardModifier.ControlModifier


def enter(qtbot, editor):
    qtbot.keyClick(editor.input, Qt.Key.Key_Return)


def said(cells, name):
    return cells.cells[name].message.text()


def is_open(dialog):
    return isValid(dialog) and dialog.isVisible()


# A session in one go


def test_a_session_with_delegations_and_follow_ups_is_one_undo_step(
    write, session_dialog, qtbot, register, turkiye
):
    form = session_dialog.form
    write(form.session.cells["title"].editor.input, "Бірлескен сессия")
    write(form.session.cells["start"].editor.input, "3 маусым 2021")
    qtbot.mouseClick(form.delegations.add_button, Qt.MouseButton.LeftButton)
    theirs = form.delegations.parts[1].cells.cells
    write(theirs["country"].editor.input, "Түрк")
    enter(qtbot, theirs["country"].editor)
    write(theirs["head_post"].editor.input, "Minister")
    qtbot.mouseClick(form.agenda.add_button, Qt.MouseButton.LeftButton)
    write(form.agenda.parts[0].cells.cells["title"].editor.input, "Youth policy")
    row = form.follow_ups.parts[0].cells.cells
    write(row["title"].editor.input, "Sign the memorandum")
    write(row["due"].editor.input, "December 2021")
    enter(qtbot, row["due"].editor)
    row = form.follow_ups.parts[1].cells.cells
    assert row["title"].editor.input.hasFocus()
    write(row["title"].editor.input, "Hold a forum")
    qtbot.keyClick(row["title"].editor.input, Qt.Key.Key_S, CONTROL)
    assert not is_open(session_dialog)

    [session] = register.find(Session)
    assert session.title == Words.of(en="Бірлескен сессия")
    assert session.start == PartialDate("2021-06-03")
    assert session.partners == Refs((turkiye.id,))
    sides = [d.country for d in sessions.delegations(register, session)]
    assert sides == [countries.home(register).ref, turkiye.ref]
    assert [str(item.title) for item in sessions.agenda(register, session)] == ["Youth policy"]
    promised = register.find(Commitment, commitments.agreed_at(session))
    assert [(str(c.title), c.due) for c in promised] == [
        ("Sign the memorandum", PartialDate("2021-12")),
        ("Hold a forum", None),
    ]
    register.undo()
    assert [register.count(kind) for kind in (Session, Delegation, Commitment)] == [0, 0, 0]


def test_a_new_session_begins_with_our_side_and_the_partner_in_scope(
    shown, register, today, turkiye
):
    dialog = shown(open_session(register, today, None, partner=turkiye))
    form = dialog.form
    assert form.entry().session.partners == Refs((turkiye.id,))
    sides = [d.country for d in form.entry().delegations]
    assert sides == [countries.home(register).ref, turkiye.ref]
    assert form.entry().follow_ups == ()
    assert not form.is_changed()


def test_follow_ups_of_a_session_are_edited_in_its_form(write, shown, register, today, logged):
    dialog = shown(open_session(register, today, None, session=logged))
    [row] = dialog.form.follow_ups.parts
    write(row.cells.cells["due"].editor.input, "2022")
    dialog.save()
    [promise] = register.find(Commitment)
    assert (promise.due, promise.side) == (PartialDate("2022"), Side.JOINT)
    assert promise.partners == logged.partners


def test_a_part_taken_out_goes_to_the_bin_and_comes_back_with_undo(
    shown, qtbot, register, today, logged
):
    dialog = shown(open_session(register, today, None, session=logged))
    [card] = dialog.form.delegations.parts
    assert card.title.text() == "Türkiye"
    qtbot.mouseClick(card.cross, Qt.MouseButton.LeftButton)
    dialog.save()
    assert register.count(Delegation) == 0
    register.undo()
    assert register.count(Delegation) == 1


def test_a_session_saved_unchanged_changes_nothing(shown, register, today, logged):
    dialog = shown(open_session(register, today, None, session=logged))
    before = register.next_undo
    dialog.save()
    assert register.next_undo == before
    assert register.get(Session, logged.ref) == logged


# The other forms


def test_a_new_commitment_is_the_scopes_partners(write, shown, register, today, turkiye):
    dialog = shown(open_commitment(register, today, None, partner=turkiye))
    write(dialog.form.cells["title"].editor.input, "Hold a forum")
    write(dialog.form.cells["due"].editor.input, "in 2 weeks")
    assert said(dialog.form, "due") == "19 June 2021"
    dialog.save()
    [promise] = register.find(Commitment)
    assert (promise.partners, promise.due) == (Refs((turkiye.id,)), PartialDate("2021-06-19"))
    assert promise.due_original == promise.due


@pytest.fixture
def memorandum(register, turkiye):
    kept = Agreement(title=Words.of(en="Memorandum"), partners=Refs((turkiye.id,)))
    signed = Action(kind=ActionKind.SIGNED, on=PartialDate("2021-06"))
    return agreements.save(register, kept, [signed])


def test_actions_of_an_agreement_are_only_added_to(
    write, shown, qtbot, register, today, memorandum
):
    dialog = shown(open_agreement(register, today, None, agreement=memorandum))
    assert any("June 2021" in label.text() for label in dialog.findChildren(QLabel))
    qtbot.mouseClick(dialog.form.new_actions.add_button, Qt.MouseButton.LeftButton)
    cells = dialog.form.new_actions.parts[0].cells.cells
    cells["kind"].editor.set_value(ActionKind.RATIFIED)
    write(cells["on"].editor.input, "2022")
    dialog.save()
    done = agreements.actions(register, memorandum)
    assert [a.kind for a in done] == [ActionKind.SIGNED, ActionKind.RATIFIED]


def test_an_unread_date_of_an_action_is_said_beside_it(
    write, shown, qtbot, register, today, memorandum
):
    dialog = shown(open_agreement(register, today, None, agreement=memorandum))
    qtbot.mouseClick(dialog.form.new_actions.add_button, Qt.MouseButton.LeftButton)
    cells = dialog.form.new_actions.parts[0].cells
    write(cells.cells["on"].editor.input, "31 June 2021")
    dialog.save()
    assert said(cells, "on") == "There is no such date as “31 June 2021”."
    assert is_open(dialog)


def test_a_country_takes_the_name_the_ministry_gives_it(write, shown, register, today, turkiye):
    dialog = shown(open_country(register, today, None, turkiye))
    name = dialog.form.cells["name"].editor
    name.show_language(Language.RU)
    name.input.selectAll()
    write(name.input, "Турецкая Республика")
    dialog.save()
    assert countries.by_code(register, "TR").name.in_(Language.RU) == "Турецкая Республика"
    assert register.next_undo == "Edit country"
