"""The form in which one record is linked to another, and where that was read."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.detail.pieces import label
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.gui.theme import Text
from tracker.languages import _
from tracker.records import provenance
from tracker.records.display import coded
from tracker.records.links import Link
from tracker.records.sources import Citation
from tracker.store import Problem, Record, Register


class LinkForm(QWidget):
    """A link from the record to another; the source of it may be left out."""

    changed = Signal()

    def __init__(
        self, register: Register, record: Record, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        link = Link(origin=record.any_ref)
        self.link = RecordForm(register, link, today, ("origin",), self)
        self.citation = RecordForm(register, Citation(), today, ("about", "field", "says"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(label(coded(register, record), Text.STRONG))
        for form in (self.link, self.citation):
            column.addWidget(form)
            form.changed.connect(self.changed)

    def faults(self) -> list[Problem]:
        return [*self.link.faults(), *self.citation.faults()]

    def is_changed(self) -> bool:
        return self.link.is_changed() or self.citation.is_changed()

    def problems(self) -> list[Problem]:
        citation = self.citation.record()
        unsaid = Problem("source", _("Say which source these words are from."))
        alone = [unsaid] if citation.quote and not citation.source else []
        return [*self.link.record().problems(), *alone]

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each beside its field and go to the first; those without a place come back."""
        return self.citation.show_problems(self.link.show_problems(problems))

    def save(self) -> Link:
        citation = self.citation.record()
        cited = citation if citation.source else None
        return provenance.connect(self._register, self.link.record(), cited)


def open_link(
    register: Register, today: date, parent: QWidget | None, record: Record
) -> RecordDialog:
    """The dialog in which the record is linked to another; ``open()`` shows it."""
    form = LinkForm(register, record, today)
    return RecordDialog(_("Link to another record"), form, form.save, form.problems, parent)
