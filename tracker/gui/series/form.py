"""The form of a series: its names, with whom it is held."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.languages import _
from tracker.records import countries
from tracker.records import series as mechanisms
from tracker.records.countries import Country
from tracker.records.series import Series
from tracker.store import Register


def open_series(
    register: Register,
    today: date,
    parent: QWidget | None,
    series: Series | None = None,
    partner: Country | None = None,
) -> RecordDialog:
    """The dialog of a series, or of a new one with ``partner``; ``open()`` shows it."""
    partners = countries.alone(partner)
    form = RecordForm(register, series or Series(partners=partners), today)
    return RecordDialog(
        _("Edit series") if series else _("Add series"),
        form,
        lambda: mechanisms.save(register, form.record()),
        lambda: form.record().problems(),
        parent,
    )
