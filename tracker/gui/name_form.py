"""The form of one more name: whose it is, and a former one, an abbreviation, another spelling."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.editors.candidates import Candidates
from tracker.gui.editors.message import Message
from tracker.gui.editors.references import RefEditor
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.languages import _
from tracker.records import names
from tracker.records.names import NAMED, Name
from tracker.store import AnyRef, Problem, Record, Register


class NameForm(QWidget):
    changed = Signal()

    def __init__(self, register: Register, name: Name, today: date) -> None:
        super().__init__()
        self._label = QLabel(_("Name of"), self)
        self._label.setFont(theme.font(theme.Text.SMALL))
        self._label.setForegroundRole(theme.MUTED)
        self.owner = RefEditor(Candidates(register, tuple(NAMED.values()), any_kind=True), self)
        self.owner.set_name(_("Name of"))
        self._label.setBuddy(self.owner)
        self.owner.set_value(name.owner)
        self._message = Message(self)
        self.name = RecordForm(register, name, today, parent=self)
        self._lay_out()
        self._at_first = self.record()
        for part in (self.owner, self.name):
            part.changed.connect(self._on_changed)

    def record(self) -> Name:
        owner = self.owner.value()
        return replace(self.name.record(), owner=owner if isinstance(owner, AnyRef) else None)

    def problems(self) -> list[Problem]:
        found = self.record().problems()
        if self.record().owner is None:
            found.insert(0, Problem("owner", _("Say whose name it is.")))
        return found

    def faults(self) -> list[Problem]:
        sentence = self.owner.fault()
        mine = [Problem("owner", sentence)] if sentence else []
        return [*mine, *self.name.faults()]

    def is_changed(self) -> bool:
        return bool(self.faults()) or self.record() != self._at_first

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        problems = list(problems)
        mine = [problem for problem in problems if problem.field == "owner"]
        if mine:
            self._message.complain(mine[0].sentence, mine[0].severity)
            self.owner.setFocus()
        left_over = [problem for problem in problems if problem.field != "owner"]
        return self.name.place_problems(left_over) if mine else self.name.show_problems(left_over)

    def _on_changed(self) -> None:
        self._message.remark("")
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for widget in (self._label, self.owner, self._message):
            column.addWidget(widget)
        column.addSpacing(theme.SPACE_M)
        column.addWidget(self.name)


def open_name(
    register: Register,
    today: date,
    parent: QWidget | None,
    owner: Record | None = None,
    name: Name | None = None,
) -> RecordDialog:
    """The dialog of a name, or of a new one of ``owner``; ``open()`` shows it."""
    form = NameForm(register, name or Name(owner=owner.any_ref if owner else None), today)
    return RecordDialog(
        _("Edit name") if name else _("Add name"),
        form,
        lambda: names.save(register, form.record()),
        form.problems,
        parent,
    )
