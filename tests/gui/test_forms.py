"""Forms of any record: what is wrong is said in place, and nothing typed is lost."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from shiboken6 import isValid

from tracker.gui.commitments.form import open_commitment
from tracker.gui.partners.form import open_country
from tracker.gui.record_form import RecordForm, places
from tracker.gui.sessions.form import open_session
from tracker.languages import N_, Language, speaking
from tracker.records import commitments, logbook, series, sessions
from tracker.records.commitments import Commitment
from tracker.records.logbook import Entry
from tracker.records.partial_dates import PartialDate
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Problem, Severity, field_of

# What the display without a screen says whenever a list opens.

CONTROL = Qt.KeyboardModifier.ControlModifier


def enter(qtbot, editor):
    qtbot.keyClick(editor.input, Qt.Key.Key_Return)


def said(cells, name):
    return cells.cells[name].message.text()


def is_open(dialog):
    return isValid(dialog) and dialog.isVisible()


# What is wrong is said beside its field


def test_an_end_before_the_start_is_said_beside_it_and_nothing_typed_is_lost(
    write, session_dialog, qtbot, register
):
    form = session_dialog.form.session
    write(form.cells["title"].editor.input, "Отырыс")
    write(form.cells["start"].editor.input, "3 June 2021")
    write(form.cells["end"].editor.input, "1 June 2021")
    qtbot.mouseClick(session_dialog.save_button, Qt.MouseButton.LeftButton)
    assert said(form, "end") == "The end is before the beginning."
    assert form.cells["end"].editor.input.hasFocus()
    assert form.cells["title"].editor.input.text() == "Отырыс"
    assert is_open(session_dialog)
    assert register.count(Session) == 0


def test_an_empty_title_is_said_beside_it_and_to_a_screen_reader(session_dialog):
    session_dialog.save()
    title = session_dialog.form.session.cells["title"]
    assert title.message.text() == "Please fill in “Title”."
    assert title.message.severity is Severity.ERROR
    assert title.editor.input.accessibleDescription() == "Please fill in “Title”."


def test_a_sentence_goes_away_once_its_field_is_typed_in(write, session_dialog):
    session_dialog.save()
    title = session_dialog.form.session.cells["title"]
    write(title.editor.input, "Talks")
    assert title.message.text() == ""
    assert session_dialog.message.text() == ""


def test_a_date_that_is_none_is_said_on_leaving_it(write, session_dialog, qtbot):
    form = session_dialog.form.session
    write(form.cells["start"].editor.input, "some day")
    assert said(form, "start") == ""
    enter(qtbot, form.cells["start"].editor)
    assert said(form, "start").startswith("“some day” is not a date")
    session_dialog.save()
    assert form.cells["start"].editor.input.text() == "some day"
    assert is_open(session_dialog)


def test_a_fault_hides_what_would_follow_from_it(write, qtbot, register, today):
    @dataclass(frozen=True, kw_only=True)
    class Dated(Session):
        start: PartialDate | None = field_of(N_("Begins"), required=True)

    form = RecordForm(register, Dated(title=Words.of(en="Talks")), today)
    qtbot.addWidget(form)
    write(form.cells["start"].editor.input, "some day")
    assert [problem.field for problem in form.faults()] == ["start"]
    assert form.record().start is None


def test_a_second_meeting_of_one_number_warns_and_can_be_saved_anyway(
    write, session_dialog, qtbot, register
):
    ministers = series.save(register, Series(name=Words.of(en="Diaspora ministers")))
    fourth = Session(title=Words.of(en="4th meeting"), series=ministers.ref, ordinal=4)
    logbook.log(register, Entry(fourth))
    form = session_dialog.form.session
    write(form.cells["title"].editor.input, "Another 4th meeting")
    write(form.cells["series"].editor.input, "diasp")
    enter(qtbot, form.cells["series"].editor)
    write(form.cells["ordinal"].editor.input, "4")
    session_dialog.save()
    assert said(form, "ordinal") == "The series already has number 4: S-1, 4th meeting."
    assert form.cells["ordinal"].message.severity is Severity.WARNING
    assert session_dialog.save_button.text() == "Save anyway"
    qtbot.mouseClick(session_dialog.save_button, Qt.MouseButton.LeftButton)
    assert [s.ordinal for s in sessions.editions(register, ministers)] == [4, 4]


def test_a_change_after_a_warning_asks_again(write, shown, qtbot, register, today):
    ministers = series.save(register, Series(name=Words.of(en="Diaspora ministers")))
    fourth = Session(title=Words.of(en="4th meeting"), series=ministers.ref, ordinal=4)
    logbook.log(register, Entry(fourth))
    fifth = logbook.log(register, Entry(replace(fourth, ordinal=5)))
    dialog = shown(open_session(register, today, None, session=fifth))
    ordinal = dialog.form.session.cells["ordinal"].editor
    ordinal.input.clear()
    write(ordinal.input, "4")
    dialog.save()
    write(dialog.form.session.cells["title"].editor.input, "!")
    assert dialog.save_button.text() == "Save"
    dialog.save()
    assert is_open(dialog)


def test_a_problem_of_a_row_is_said_in_that_row(write, session_dialog, qtbot):
    form = session_dialog.form
    write(form.session.cells["title"].editor.input, "Talks")
    qtbot.mouseClick(form.follow_ups.add_button, Qt.MouseButton.LeftButton)
    first, second = (part.cells for part in form.follow_ups.parts)
    write(first.cells["title"].editor.input, "Sign the memorandum")
    write(second.cells["due"].editor.input, "June 2022")
    session_dialog.save()
    assert said(first, "title") == ""
    assert said(second, "title") == "Please fill in “Commitment”."
    assert second.cells["title"].editor.input.hasFocus()


def test_a_problem_without_a_field_here_is_said_at_the_foot(shown, register, today, turkiye):
    dialog = shown(open_country(register, today, None, turkiye))
    dialog._problems = lambda: [Problem("elsewhere", "Something is amiss.")]
    dialog.save()
    assert dialog.message.text() == "Something is amiss."


# Saving and leaving


def test_a_record_changed_meanwhile_is_told_and_the_form_stays(
    write, shown, register, today, logged
):
    [promise] = register.find(Commitment)
    dialog = shown(open_commitment(register, today, None, commitment=promise))
    commitments.change(register, replace(promise, item="2.1"))
    write(dialog.form.cells["title"].editor.input, "!")
    dialog.save()
    assert dialog.message.text().startswith(f"{promise.code} was changed by someone else")
    assert is_open(dialog)
    assert dialog.form.is_changed()


def test_a_register_that_cannot_be_written_is_told_and_the_form_stays(
    write, session_dialog, register
):
    register.is_readonly = True
    write(session_dialog.form.session.cells["title"].editor.input, "Talks")
    session_dialog.save()
    assert session_dialog.message.text().endswith("cannot be written to.")
    assert is_open(session_dialog)


def test_escape_leaves_an_untouched_form_at_once(session_dialog, qtbot):
    qtbot.keyClick(session_dialog, Qt.Key.Key_Escape)
    assert not is_open(session_dialog)


def question(dialog):
    return dialog.findChild(QMessageBox)


def answer(qtbot, dialog, words):
    [button] = [b for b in question(dialog).buttons() if b.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_leaving_a_typed_form_asks_first(write, session_dialog, qtbot):
    write(session_dialog.form.session.cells["title"].editor.input, "Talks")
    qtbot.keyClick(session_dialog, Qt.Key.Key_Escape)
    assert question(session_dialog).text() == "Discard what you typed?"
    answer(qtbot, session_dialog, "Keep editing")
    assert is_open(session_dialog)


def test_what_was_typed_can_be_discarded(write, session_dialog, qtbot, register):
    write(session_dialog.form.session.cells["title"].editor.input, "Talks")
    session_dialog.cancel_button.click()
    answer(qtbot, session_dialog, "Discard")
    assert not is_open(session_dialog)
    assert register.count(Session) == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_and_s_or_enter_save_from_a_long_text_too(
    write, session_dialog, qtbot, register, key
):
    write(session_dialog.form.session.cells["title"].editor.input, "Talks")
    summary = session_dialog.form.session.cells["summary"].editor
    write(summary.input, "All went well.")
    qtbot.keyClick(summary.input, key, CONTROL)
    assert [str(s.summary) for s in register.find(Session)] == ["All went well."]


def test_enter_in_a_field_does_not_save(write, session_dialog, qtbot, register):
    title = session_dialog.form.session.cells["title"].editor
    write(title.input, "Talks")
    enter(qtbot, title)
    assert is_open(session_dialog)
    assert register.count(Session) == 0


def test_a_dialog_is_never_higher_than_the_screen(session_dialog):
    assert session_dialog.height() <= QGuiApplication.primaryScreen().availableGeometry().height()


def test_tab_goes_from_the_title_through_rows_added_later_to_the_buttons(session_dialog, qtbot):
    form = session_dialog.form
    assert QApplication.focusWidget() is form.session.cells["title"].editor.input
    qtbot.mouseClick(form.follow_ups.add_button, Qt.MouseButton.LeftButton)
    stops = [form.follow_ups.parts[1].cross]
    while stops[-1] is not form.session.cells["title"].editor.input:
        stops.append(stops[-1].nextInFocusChain())
    buttons = [stop.text() for stop in stops if isinstance(stop, QPushButton)]
    assert buttons == ["Add follow-up action", "Cancel", "Save"]


def test_what_was_saved_is_handed_on(write, session_dialog, qtbot):
    write(session_dialog.form.session.cells["title"].editor.input, "Talks")
    with qtbot.waitSignal(session_dialog.saved) as told:
        session_dialog.save()
    assert told.args[0].code == "S-1"


# Any record


@dataclass(frozen=True, kw_only=True)
class WatchedCommitment(Commitment):
    """A commitment with a field that no form knows of."""

    watched: bool = field_of(N_("Watched"), default=False)


def test_a_field_declared_in_a_record_is_in_its_form(qtbot, register, today):
    form = RecordForm(register, WatchedCommitment(title=Words.of(en="Hold a forum")), today)
    qtbot.addWidget(form)
    qtbot.keyClick(form.cells["watched"].editor.input, Qt.Key.Key_Space)
    assert form.record().watched is True
    assert form.is_changed()


def test_fields_are_called_the_same_on_screen_and_by_a_screen_reader(qtbot, register, today):
    form = RecordForm(register, Commitment(), today)
    qtbot.addWidget(form)
    for cell in form.cells.values():
        assert cell.editor.focusProxy().accessibleName() == cell.label.text()
        assert cell.label.buddy() is cell.editor


def test_fields_left_out_of_a_form_keep_their_values(qtbot, register, today):
    promise = Commitment(title=Words.of(en="Hold a forum"), item="2.1")
    form = RecordForm(register, promise, today, without=("item",))
    qtbot.addWidget(form)
    assert "item" not in form.cells
    assert form.record() == promise


def test_a_line_of_fields_is_always_full():
    for wishes in ([6, 2, 2, 2], [2, 2, 3, 3], [3, 2, 3], [2, 3, 6], [6], [2]):
        lines = {}
        for line, column, width in places(wishes):
            assert column == sum(lines.setdefault(line, []))
            lines[line].append(width)
        assert all(sum(widths) == 6 for widths in lines.values())


def test_a_narrow_form_has_one_field_to_a_line(qtbot, register, today):
    form = RecordForm(register, Session(), today)
    qtbot.addWidget(form)
    form.resize(900, 900)
    form.show()
    kind, status = form.cells["kind"], form.cells["status"]
    assert kind.y() == status.y()
    form.resize(400, 1600)
    qtbot.waitUntil(lambda: kind.y() < status.y() and kind.width() == form.width())


def test_a_form_speaks_the_language_in_use(shown, register, today):
    with speaking(Language.KK):
        dialog = shown(open_session(register, today, None))
    assert dialog.form.session.cells["title"].editor.language is Language.KK
    assert dialog.form.delegations.parts[0].title.text() == "Қазақстан"
