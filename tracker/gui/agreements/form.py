"""The form of an agreement: its actions stand beneath it, and new ones can be added."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.agreements.done_actions import DoneActions
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm, RecordRow, RowHeader
from tracker.gui.record_parts import Card, Part, Parts, Row
from tracker.languages import N_, _
from tracker.records import agreement_relations, agreements, countries
from tracker.records.agreement_relations import Relation
from tracker.records.agreements import Action, Agreement
from tracker.records.countries import Country
from tracker.store import Problem, Register

RELATION = {"kind": 2, "other": 6}
"""The fields of a row, and their shares of its width."""


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
        self.relations: Parts[Relation] = Parts(
            "relations",
            _("Other agreements"),
            _("Add link"),
            self._relation_row,
            Relation,
            self,
            header=RowHeader(Relation, RELATION, self),
        )
        self._related = agreement_relations.of(register, agreement) if agreement.id else []
        self.relations.give(self._related)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XL)
        for section in self._sections:
            column.addWidget(section)
            section.changed.connect(self.changed)
        self.done_actions.changed.connect(self.changed)

    @property
    def _sections(self) -> tuple[RecordForm[Agreement], Parts[Action], Parts[Relation]]:
        return self.agreement, self.new_actions, self.relations

    def faults(self) -> list[Problem]:
        return list(chain.from_iterable(section.faults() for section in self._sections))

    def problems(self) -> list[Problem]:
        told = [
            replace(problem, field=parts.name)
            for parts in (self.new_actions, self.relations)
            for part in parts.records()
            for problem in part.problems()
        ]
        return [*self.agreement.record().problems(), *told]

    def is_changed(self) -> bool:
        if list(self.relations.records()) != self._related or self.relations.faults():
            return True
        taken_out = self.done_actions.taken_out
        return self.agreement.is_changed() or bool(self.new_actions.parts or taken_out)

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each beside its field and go to the first; those without a place come back."""
        left_over = list(problems)
        for section in self._sections:
            left_over = section.place_problems(left_over)
        for cell in chain.from_iterable(each.cells_with_problems() for each in self._sections):
            cell.reveal()
            break
        return left_over

    def save(self) -> Agreement:
        agreement = self.agreement.record()
        label = N_("Edit agreement") if agreement.id else N_("Add agreement")
        with self._register.edit(label):
            saved = agreements.save(
                self._register,
                agreement,
                self.new_actions.records(),
                self.done_actions.taken_out,
            )
            agreement_relations.keep(self._register, saved, self.relations.records())
        return saved

    def _relation_row(self, relation: Relation, parent: QWidget) -> Part:
        return Row(RecordRow(self._register, relation, self._today, RELATION), parent)

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
    partners = countries.alone(partner)
    form = AgreementForm(register, agreement or Agreement(partners=partners), today)
    return RecordDialog(
        _("Edit agreement") if agreement else _("Add agreement"),
        form,
        form.save,
        form.problems,
        parent,
    )
