"""The dialog that makes the dated commitments which follow from one that recurs."""

from PySide6.QtWidgets import QWidget

from tracker.gui.commitments.ticked import TickedList
from tracker.gui.record_dialog import RecordDialog
from tracker.languages import _
from tracker.records import instances
from tracker.records.commitments import Commitment, NotAllowed
from tracker.records.display import coded
from tracker.store import Register

WIDTH = 520
"""Of the dialog, in pixels."""


def open_repetitions(
    register: Register, parent: QWidget | None, commitment: Commitment
) -> RecordDialog:
    """Lists the dates to come; each can be left out. Raises NotAllowed where there are none."""
    lines = [(day, str(day)) for day in instances.to_come(register, commitment)]
    if not lines:
        raise NotAllowed(_("All its repetitions are recorded already."))
    heading = f"{coded(register, commitment)} · {commitment.repeats}"
    form = TickedList(heading, lines)

    def save() -> Commitment:
        instances.make(register, commitment, form.ticked())
        return commitment

    title = _("Add repeated commitments")
    return RecordDialog(title, form, save, form.problems, parent, width=WIDTH)
