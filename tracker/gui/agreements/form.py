"""The form of an agreement: its actions stand beneath it, and new ones can be added."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.agreements.done_actions import DoneActions
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm
from tracker.gui.record_parts import Card, Part, Parts
from tracker.languages import _
from tracker.records import agreements
from tracker.records.agreements import Action, Agreement
from tracker.records.countries import Country
from tracker.store import Problem, Refs, Register


class AgreementForm(QWidget):
    """What was done with an agreement stays written; what is new is added to it.

    An action recorded by mistake is not rewritten: it goes to the bin.
    """

    changed = Signal()

    def __init__(
        self, register: Register, agreement: Agreement, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._today = today
        done = agreements.actions(register, agreement) if agreement.id else []
        self.agreement = RecordForm(register, agreement, today, parent=self)
        self.done_actions = DoneActions(register, done, self)
        self.done_actions.setVisible(bool(done))
        self.new_actions: Parts[Action] = Parts(
            "actions",
            _("Actions"),
            _("Add action"),
            self._card,
            Action,
            self,
            above=self.done_actions if done else None,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XL)
        for section in (self.agreement, self.new_actions):
            column.addWidget(section)
            section.changed.connect(self.changed)
        self.done_actions.changed.connect(self.changed)

    def faults(self) -> list[Problem]:
        return [*self.agreement.faults(), *self.new_actions.faults()]

    def problems(self) -> list[Problem]:
        of_actions = chain.from_iterable(action.problems() for action in self.new_actions.records())
        told = [Problem("actions", found.sentence, found.severity) for found in of_actions]
        return [*self.agreement.record().problems(), *told]

    def is_changed(self) -> bool:
        taken_out = self.done_actions.taken_out
        return self.agreement.is_changed() or bool(self.new_actions.parts or taken_out)

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each beside its field and go to the first; those without a place come back."""
        left_over = self.new_actions.place_problems(self.agreement.place_problems(problems))
        sections = (self.agreement, self.new_actions)
        for cell in chain.from_iterable(each.cells_with_problems() for each in sections):
            cell.reveal()
            break
        return left_over

    def save(self) -> Agreement:
        return agreements.save(
            self._register,
            self.agreement.record(),
            self.new_actions.records(),
            self.done_actions.taken_out,
        )

    def _card(self, action: Action, parent: QWidget) -> Part:
        return Card(self._register, RecordForm(self._register, action, self._today), parent)


def open_agreement(
    register: Register,
    today: date,
    parent: QWidget | None,
    agreement: Agreement | None = None,
    partner: Country | None = None,
) -> RecordDialog:
    """The dialog of an agreement, or of a new one with ``partner``; ``open()`` shows it."""
    partners = Refs((partner.saved_id,)) if partner else Refs[Country]()
    form = AgreementForm(register, agreement or Agreement(partners=partners), today)
    return RecordDialog(
        _("Edit agreement") if agreement else _("Add agreement"),
        form,
        form.save,
        form.problems,
        parent,
    )
