"""The form of a country: the names under which it stands in lists and briefs."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.languages import _
from tracker.records import countries
from tracker.records.countries import Country
from tracker.store import Register


def open_country(
    register: Register, today: date, parent: QWidget | None, country: Country
) -> RecordDialog:
    """The dialog of a country; ``open()`` shows it."""
    form = RecordForm(register, country, today)
    return RecordDialog(
        _("Edit country"),
        form,
        lambda: countries.save(register, form.record()),
        lambda: form.record().problems(),
        parent,
    )
