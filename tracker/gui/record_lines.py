"""What was recorded before, a line for each, above where more can be added."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.chips import sentence
from tracker.gui.record_form import shown_fields
from tracker.records import display
from tracker.store import Record, Register


def lines(register: Register, records: Sequence[Record]) -> QWidget | None:
    """A line with everything known of each; None where there is none."""
    if not records:
        return None
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE_XS)
    for record in records:
        column.addWidget(_line(register, record))
    return whole


def _line(register: Register, record: Record) -> QLabel:
    known = (display.shown(register, record, field) for field in shown_fields(type(record)))
    line = QLabel(sentence(" · ".join(said for said in known if said)))
    line.setTextFormat(line.textFormat().PlainText)
    line.setWordWrap(True)
    return line
