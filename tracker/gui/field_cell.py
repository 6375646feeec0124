"""One field of a form: its label, its editor, and beneath it what there is to say of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.editors.editor import Editor
from tracker.gui.editors.message import Message
from tracker.store import Field, Problem, Severity


class FieldCell(QWidget):
    """``labelled``: whether the label is seen; a screen reader says it anyway."""

    changed = Signal()

    def __init__(
        self, field: Field, editor: Editor, parent: QWidget, *, labelled: bool = True
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self.label = QLabel(field.label, self)
        self.label.setBuddy(editor)
        self.label.setFont(theme.font(theme.Text.SMALL))
        self.label.setForegroundRole(theme.MUTED)
        self.label.setVisible(labelled)
        self.message = Message(self, stays=editor.has_remarks)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.label, editor, self.message):
            column.addWidget(widget)
        column.addStretch()
        editor.changed.connect(self._on_changed)
        editor.finished.connect(self._on_finished)

    def faults(self) -> list[Problem]:
        sentence = self.editor.fault()
        return [Problem(self.field.name, sentence)] if sentence else []

    @property
    def has_problem(self) -> bool:
        return self.message.severity is not None

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say the errors, else the warnings, else how what was typed is understood."""
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        told = errors or problems
        sentence = " ".join(dict.fromkeys(problem.sentence for problem in told))
        self.editor.set_description(sentence)
        if told:
            self.message.complain(sentence, told[0].severity)
        else:
            self.message.remark(self.editor.remark())

    def reveal(self) -> None:
        """Scroll to the editor and put the cursor in it."""
        above = self.parentWidget()
        while above and not isinstance(above, QScrollArea):
            # A sentence shown just now has no place before the layouts are done.
            if layout := above.layout():
                layout.activate()
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self, 0, theme.SPACE_XL)
        self.editor.setFocus()

    def _on_changed(self) -> None:
        self.show_problems([])
        self.changed.emit()

    def _on_finished(self) -> None:
        if faults := self.faults():
            self.show_problems(faults)
