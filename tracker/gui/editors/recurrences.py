"""The editor of a recurrence: typed in words, and said back as it was understood."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.gui.editors.editor import Editor
from tracker.gui.editors.text_box import line_input
from tracker.records.recurrence import NotARecurrence, Recurrence


class RecurrenceEditor(Editor):
    """``today`` is the day from which "in 2 years" counts."""

    has_remarks = True

    def __init__(self, today: date, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self._today = today
        self._value: Recurrence | None = None
        self._fault = ""
        self.input = line_input(self, hint)
        self._contain(self.input)
        self.input.textEdited.connect(self._on_text)
        self.input.editingFinished.connect(self.finished)

    def value(self) -> Recurrence | None:
        return self._value

    def set_value(self, value: Recurrence | None) -> None:
        self._value, self._fault = value, ""
        self.input.setText(str(value or ""))

    def fault(self) -> str:
        return self._fault

    def remark(self) -> str:
        said = str(self._value or "")
        return "" if said == self.input.text() else said

    def _on_text(self, typed: str) -> None:
        try:
            self._value, self._fault = Recurrence.read(typed, self._today), ""
        except NotARecurrence as fault:
            self._value, self._fault = None, str(fault)
        self.changed.emit()
