"""The editor of a partial date: typed in words or digits, and said back as it was understood."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.gui.editors.editor import Editor
from tracker.gui.editors.text_box import line_input
from tracker.languages import _
from tracker.languages.dates import NotADate
from tracker.records.partial_dates import PartialDate

_TO_THE_YEAR, _TO_THE_DAY = len("2021"), len("2021-06-03")


class DateEditor(Editor):
    """``today`` is the day from which "in 2 weeks" counts.

    ``said_of`` may add what is to be known of a whole day, such as that it is a holiday.
    """

    columns = 2
    has_remarks = True

    def __init__(
        self,
        today: date,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        said_of: Callable[[date], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._said_of = said_of
        self._value: PartialDate | None = None
        self._fault = ""
        self.input = line_input(self, hint)
        self._contain(self.input)
        self.input.textEdited.connect(self._on_text)
        self.input.editingFinished.connect(self.finished)

    def value(self) -> PartialDate | None:
        return self._value

    def set_value(self, value: PartialDate | None) -> None:
        self._value, self._fault = value, ""
        self.input.setText(str(value or ""))

    def fault(self) -> str:
        return self._fault

    def remark(self) -> str:
        said = understood(self._value) if self._value else ""
        understood_otherwise = "" if said == self.input.text() else said
        return ". ".join(part for part in (understood_otherwise, self._known_of_day()) if part)

    def _known_of_day(self) -> str:
        value = self._value
        if value is None or self._said_of is None or len(value.iso) != _TO_THE_DAY:
            return ""
        return self._said_of(value.earliest)

    def _on_text(self, typed: str) -> None:
        try:
            self._value, self._fault = PartialDate.read(typed, self._today), ""
        except NotADate as fault:
            self._value, self._fault = None, str(fault)
        self.changed.emit()


def understood(when: PartialDate) -> str:
    """The date in full, and what of it is not known."""
    if len(when.iso) == _TO_THE_DAY:
        return str(when)
    if len(when.iso) == _TO_THE_YEAR or "Q" in when.iso:
        return _("{date} — the month is not known", date=when)
    return _("{date} — the day is not known", date=when)
