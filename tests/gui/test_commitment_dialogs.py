"""Moving a deadline, reporting and closing a commitment, driven as people do."""

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from tracker.gui.commitments.carry_over import open_carry_over
from tracker.gui.commitments.closing import open_closing, open_report
from tracker.gui.commitments.form import open_commitment
from tracker.gui.commitments.repetitions import open_repetitions
from tracker.gui.quality_line import QualityLine
from tracker.records import commitments, deadlines, evidence, instances, logbook, milestones
from tracker.records.closing import Outcome
from tracker.records.commitments import Commitment, Completion, NotAllowed, Progress, Status
from tracker.records.deadlines import DeadlineReason
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture
def forum(register):
    new = Commitment(title=Words.of(en="Hold a forum"), due=PartialDate("2021-06-01"))
    return commitments.add(register, new)


def retype(write, cell, text):
    cell.editor.input.selectAll()
    write(cell.editor.input, text)


def saved(register, commitment):
    return register.get(Commitment, commitment.id)


def is_open(dialog):
    return isValid(dialog) and dialog.isVisible()


# A deadline


def test_a_moved_deadline_asks_for_the_reason_and_who_allowed_it(
    write, shown, register, today, forum
):
    dialog = shown(open_commitment(register, today, None, commitment=forum))
    form = dialog.form
    assert not form.extension.isVisible()
    retype(write, form.cells["due"], "December 2021")
    assert form.extension.isVisible()
    dialog.save()
    assert form.extension.cells["reason"].message.text() == "Please fill in “Reason”."
    assert saved(register, forum).due == forum.due
    form.extension.cells["reason"].editor.set_value(DeadlineReason.PARTNER_ASKED)
    write(form.extension.cells["allowed_by"].editor.input, "Minister")
    retype(write, form.cells["title"], "Hold a youth forum")
    dialog.save()
    after = saved(register, forum)
    assert (after.due, after.due_original) == (PartialDate("2021-12"), forum.due)
    assert str(after.title) == "Hold a youth forum"
    [change] = deadlines.changes(register, after)
    assert (change.old, change.requested_on) == (forum.due, PartialDate("2021-06-05"))
    register.undo()
    assert saved(register, forum).due == forum.due


def test_a_date_typed_back_asks_for_nothing(write, shown, register, today, forum):
    form = shown(open_commitment(register, today, None, commitment=forum)).form
    retype(write, form.cells["due"], "2022")
    retype(write, form.cells["due"], "1 June 2021")
    assert not form.extension.isVisible()
    assert form.card().extension is None


def test_progress_and_evidence_are_added_in_the_form(write, shown, qtbot, register, today, forum):
    dialog = shown(open_commitment(register, today, None, commitment=forum))
    for part, field in ((dialog.form.progress, "text"), (dialog.form.evidence, "description")):
        qtbot.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
        write(part.parts[0].cells.cells[field].editor.input, "The programme is agreed")
    write(dialog.form.evidence.parts[0].cells.cells["on"].editor.input, "4 June 2021")
    dialog.save()
    assert not is_open(dialog)
    [entry] = register.find(Progress)
    assert (str(entry.text), entry.on) == ("The programme is agreed", PartialDate("2021-06-05"))
    [proof] = evidence.of(register, forum)
    assert proof.on == PartialDate("2021-06-04")


def test_fulfilled_in_the_form_takes_completion_along_and_asks_for_evidence(
    shown, register, today, forum
):
    dialog = shown(open_commitment(register, today, None, commitment=forum))
    status = dialog.form.cells["status"].editor
    status.set_value(Status.FULFILLED)
    status.changed.emit()
    assert dialog.form.record().completion is Completion.COMPLETE
    dialog.save()
    assert "at least one piece of evidence" in dialog.form.evidence.message.text()
    assert saved(register, forum).is_open


# Reporting and closing


def test_closing_asks_for_evidence_where_there_is_none(write, shown, register, today, forum):
    dialog = shown(open_closing(register, today, None, [forum]))
    dialog.save()
    form = dialog.form
    assert "at least one piece of evidence" in form.evidence.message.text()
    [card] = form.evidence.parts
    write(card.cells.cells["description"].editor.input, "The press reported the forum")
    write(card.cells.cells["on"].editor.input, "9 June 2021")
    dialog.save()
    assert "later than the closing, 5 June 2021" in form.evidence.message.text()
    retype(write, card.cells.cells["on"], "2 June 2021")
    dialog.save()
    closed = saved(register, forum)
    assert (closed.status, closed.closed_on) == (Status.FULFILLED, PartialDate("2021-06-05"))


def test_evidence_known_already_is_shown_and_enough(shown, register, today, forum):
    proof = evidence.Evidence(description=Words.of(en="The press"), on=PartialDate("2021-06"))
    evidence.add(register, forum, proof)
    dialog = shown(open_closing(register, today, None, [forum]))
    assert dialog.form.evidence.parts == []
    dialog.save()
    assert saved(register, forum).status is Status.FULFILLED


def test_what_is_given_up_closes_without_evidence(shown, register, today, forum):
    dialog = shown(open_closing(register, today, None, [forum]))
    dialog.form.closing.cells["outcome"].editor.set_value(Outcome.NOT_FULFILLED)
    dialog.save()
    assert saved(register, forum).status is Status.NOT_FULFILLED


def test_who_reports_cannot_verify(write, shown, register, today, forum):
    dialog = shown(open_report(register, today, None, [forum]))
    write(dialog.form.cells["by"].editor.input, "Youth committee")
    dialog.save()
    reported = saved(register, forum)
    assert (reported.status, reported.reported_by) == (Status.REPORTED, "Youth committee")
    dialog = shown(open_closing(register, today, None, [reported]))
    verified = dialog.form.closing.cells["verified_by"]
    write(verified.editor.input, "youth committee")
    dialog.save()
    assert "cannot be the one to verify" in verified.message.text()


# While typing


def quality_of(form):
    return form.findChild(QualityLine).text()


def test_what_a_commitment_lacks_is_said_while_it_is_typed(write, shown, register, today):
    form = shown(open_commitment(register, today, None)).form
    assert quality_of(form) == ""
    write(form.cells["title"].editor.input, "Train specialists")
    assert quality_of(form) == "Says 0 of 4 · missing: deliverable, target, deadline, owner"
    write(form.cells["due"].editor.input, "2022")
    write(form.cells["indicator"].editor.input, "20 specialists")
    assert quality_of(form) == "Says 2 of 4 · missing: deliverable, owner"


def test_the_same_is_said_beneath_a_follow_up_row(write, session_dialog):
    [row] = session_dialog.form.follow_ups.parts
    write(row.cells.cells["title"].editor.input, "Send the draft")
    assert quality_of(row).startswith("Says 0 of 4")


def test_a_likely_duplicate_is_warned_of_and_saved_when_meant(
    write, shown, register, today, turkiye
):
    for _time in range(2):
        dialog = shown(open_commitment(register, today, None, partner=turkiye))
        write(dialog.form.cells["title"].editor.input, "Send the draft memorandum")
        dialog.save()
    title = dialog.form.cells["title"].message
    assert title.text() == "This may be recorded already: C-1, Send the draft memorandum."
    assert dialog.save_button.text() == "Save anyway"
    dialog.save()
    assert register.count(Commitment) == 2


# Repeating and carrying over


def untick(dialog, row):
    dialog.form.list.item(row).setCheckState(Qt.CheckState.Unchecked)


def test_what_recurs_is_typed_in_words_and_made_by_dates(write, shown, register, today):
    dialog = shown(open_commitment(register, today, None))
    write(dialog.form.cells["title"].editor.input, "Report")
    write(dialog.form.cells["due"].editor.input, "June 2021")
    write(dialog.form.cells["repeats"].editor.input, "quarterly till 2021")
    assert dialog.form.cells["repeats"].message.text() == "every quarter, until 2021"
    dialog.save()
    [report] = register.find(Commitment)
    dialog = shown(open_repetitions(register, None, report))
    lines = [dialog.form.list.item(row).text() for row in range(dialog.form.list.count())]
    assert lines == ["September 2021", "December 2021"]
    untick(dialog, 0)
    dialog.save()
    assert [c.due.iso for c in register.find(Commitment)] == ["2021-06", "2021-12"]
    [left] = instances.to_come(register, report)
    assert left.iso == "2021-09"


def test_a_recurrence_that_cannot_be_read_is_said_beside_it(write, shown, register, today):
    dialog = shown(open_commitment(register, today, None))
    write(dialog.form.cells["title"].editor.input, "Report")
    write(dialog.form.cells["repeats"].editor.input, "now and then")
    dialog.save()
    assert "how often" in dialog.form.cells["repeats"].message.text()
    assert register.count(Commitment) == 0


@pytest.fixture
def two_talks(register, turkiye):
    def talks(start, *titles):
        session = Session(
            title=Words.of(en="Talks"), start=PartialDate(start), partners=Refs((turkiye.id,))
        )
        follow_ups = tuple(Commitment(title=Words.of(en=title)) for title in titles)
        return logbook.log(register, logbook.Entry(session, follow_ups=follow_ups))

    return talks("2021-04", "Send the draft", "Hold a forum"), talks("2021-06-03")


def test_what_is_left_out_is_not_carried_over(shown, register, two_talks):
    _before, after = two_talks
    dialog = shown(open_carry_over(register, None, after))
    assert "S-1 · Talks" in dialog.form.heading.text()
    untick(dialog, 1)
    dialog.save()
    [new] = register.find(Commitment, commitments.agreed_at(after))
    assert str(new.title) == "Send the draft"
    statuses = [c.status for c in register.find(Commitment)]
    assert statuses == [Status.CARRIED_OVER, Status.ON_CONTROL, Status.ON_CONTROL]


def test_with_nothing_ticked_nothing_is_saved(shown, register, two_talks):
    dialog = shown(open_carry_over(register, None, two_talks[1]))
    untick(dialog, 0)
    untick(dialog, 1)
    dialog.save()
    assert dialog.message.text() == "Nothing is ticked."
    assert register.count(Commitment) == 2


def test_nothing_to_carry_over_is_said(register, two_talks):
    with pytest.raises(NotAllowed, match="No session before"):
        open_carry_over(register, None, two_talks[0])


def test_milestones_are_rows_of_the_form(write, shown, qtbot, register, today, forum):
    dialog = shown(open_commitment(register, today, None, commitment=forum))
    qtbot.mouseClick(dialog.form.milestones.add_button, Qt.MouseButton.LeftButton)
    row = dialog.form.milestones.parts[0].cells.cells
    write(row["title"].editor.input, "Book the hall")
    write(row["due"].editor.input, "10 June 2021")
    dialog.save()
    [milestone] = milestones.of(register, forum)
    assert milestone.due == PartialDate("2021-06-10")
