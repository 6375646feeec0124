"""What every editor of a field offers: its value, what cannot be read in it, news of changes."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget


class Editor(QWidget):
    """Edits one value. What was typed stays as it is, whether it can be read or not."""

    changed = Signal()
    finished = Signal()
    """The reader has left what was typed."""

    columns = 3
    """How many of a form's six columns it likes to have."""
    has_remarks = False
    """Whether a line beneath is kept free for its remarks."""

    def value(self) -> Any:
        """What was typed, as the field keeps it; the empty value where there is a fault."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value. This is no change by the reader, and is not told as one."""
        raise NotImplementedError

    def fault(self) -> str:
        """Why what was typed cannot be read, in a sentence; empty if it can."""
        return ""

    def remark(self) -> str:
        """How what was typed is understood; empty if there is nothing to say."""
        return ""

    def make_low(self) -> None:
        """Take little height, while there is little to show."""

    def set_name(self, name: str) -> None:
        """What a screen reader says the editor is."""
        self._spoken().setAccessibleName(name)

    def set_description(self, sentence: str) -> None:
        """What a screen reader adds to the name."""
        self._spoken().setAccessibleDescription(sentence)

    def _spoken(self) -> QWidget:
        return self.focusProxy() or self

    def _contain(self, *widgets: QWidget) -> QHBoxLayout:
        """Stand the widgets side by side; the first has the focus, and the room."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.setStretch(0, 1)
        self.setFocusProxy(widgets[0])
        return row
