"""The form of a document: what its file is, when it is from, how it is marked."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.languages import _
from tracker.records import documents
from tracker.records.documents import Document
from tracker.store import Register


def open_document(
    register: Register, today: date, parent: QWidget | None, document: Document
) -> RecordDialog:
    """The dialog of a document; ``open()`` shows it."""
    form = RecordForm(register, document, today)
    return RecordDialog(
        _("Edit document"),
        form,
        lambda: documents.save(register, form.record()),
        lambda: form.record().problems(),
        parent,
    )
