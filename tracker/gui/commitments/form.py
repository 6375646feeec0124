"""The form of a commitment."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.languages import _
from tracker.records import commitments
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.store import Refs, Register


def open_commitment(
    register: Register,
    today: date,
    parent: QWidget | None,
    commitment: Commitment | None = None,
    partner: Country | None = None,
) -> RecordDialog:
    """The dialog of a commitment, or of a new one with ``partner``; ``open()`` shows it."""
    save = commitments.change if commitment else commitments.add
    partners = Refs((partner.saved_id,)) if partner else Refs[Country]()
    form = RecordForm(register, commitment or Commitment(partners=partners), today)

    return RecordDialog(
        _("Edit commitment") if commitment else _("Add commitment"),
        form,
        lambda: save(register, form.record()),
        lambda: form.record().problems(),
        parent,
    )
