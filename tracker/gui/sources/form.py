"""The form in which a source is cited: which field, which source, what it says."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.editors.choices import ChoiceEditor
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.gui.theme import Text
from tracker.languages import _
from tracker.records import sources
from tracker.records.display import coded, shown
from tracker.records.sources import Citation, Source
from tracker.store import Field, Problem, Record, Register, fields_of


class CitationForm(QWidget):
    """A citation of a record, from a source that is chosen or made here."""

    changed = Signal()

    def __init__(
        self, register: Register, record: Record, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._record = record
        self._today = today
        told = [field for field in fields_of(type(record)) if field.declared.shown]
        self.field = ChoiceEditor([(field, field.label) for field in told], self)
        self.field.set_name(_("Field"))
        self.now = _small("")
        self.citation = RecordForm(
            register, Citation(about=record.any_ref), today, ("about", "field"), self
        )
        self.source = RecordForm(register, Source(), today, parent=self)
        self._lay_out()
        self.field.changed.connect(self._on_field)
        for form in (self.citation, self.source):
            form.changed.connect(self.changed)

    def faults(self) -> list[Problem]:
        return [*self.citation.faults(), *self.source.faults()]

    def is_changed(self) -> bool:
        return self.citation.is_changed() or self.source.is_changed()

    def problems(self) -> list[Problem]:
        found = self._cited().problems()
        if self.source.is_changed():
            found = [problem for problem in found if problem.field != "source"]
            found.extend(self.source.record().problems())
        return [*found, *self._unread()]

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each beside its field and go to the first; those without a place come back."""
        return self.source.show_problems(self.citation.show_problems(problems))

    def save(self) -> Citation:
        citation = self._cited()
        field, says = self._field(), citation.says
        if field and says:
            citation = replace(citation, says=sources.in_form_of(field, says, self._today))
        new = self.source.record() if self.source.is_changed() else None
        return sources.cite(self._register, citation, new)

    def _cited(self) -> Citation:
        field = self._field()
        return replace(self.citation.record(), field=field.name if field else "")

    def _field(self) -> Field | None:
        chosen: Field | None = self.field.value()
        return chosen

    def _unread(self) -> list[Problem]:
        """That a date was to be said and what was typed is none."""
        field, says = self._field(), self.citation.record().says
        try:
            if field and says:
                sources.in_form_of(field, says, self._today)
        except ValueError as fault:
            return [Problem("says", str(fault))]
        return []

    def _on_field(self) -> None:
        field = self._field()
        value = shown(self._register, self._record, field) if field else ""
        self.now.setText(_("Recorded: {value}", value=value) if value else "")
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(_small(coded(self._register, self._record)))
        for widget in (_small(_("Field")), self.field, self.now, self.citation):
            column.addWidget(widget)
        column.addSpacing(theme.SPACE_M)
        title = QLabel(_("Or a source not recorded yet"), self)
        title.setFont(theme.font(Text.SECTION))
        title.setForegroundRole(theme.ACCENT)
        column.addWidget(title)
        column.addWidget(self.source)


def open_citation(
    register: Register, today: date, parent: QWidget | None, record: Record
) -> RecordDialog:
    """The dialog in which a source of the record is cited; ``open()`` shows it."""
    form = CitationForm(register, record, today)
    return RecordDialog(_("Cite source"), form, form.save, form.problems, parent)


def _small(text: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(made.textFormat().PlainText)
    made.setText(text)
    made.setWordWrap(True)
    made.setFont(theme.font(Text.SMALL))
    made.setForegroundRole(theme.MUTED)
    return made
