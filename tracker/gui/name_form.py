"""The form of one more name: a former one, an abbreviation, another spelling."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.languages import _
from tracker.records import names
from tracker.records.display import heading
from tracker.records.names import Name
from tracker.store import Record, Register


def open_name(
    register: Register, today: date, parent: QWidget | None, owner: Record
) -> RecordDialog:
    """The dialog of a new name of ``owner``; ``open()`` shows it."""
    form = RecordForm(register, Name(owner=owner.any_ref), today)
    return RecordDialog(
        _("Add name: {owner}", owner=heading(register, owner)),
        form,
        lambda: names.save(register, form.record()),
        lambda: form.record().problems(),
        parent,
    )
