"""The form of a commitment: why its deadline moves, how it goes on, and what shows it."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.field_cell import FieldCell
from tracker.gui.quality_line import QualityLine
from tracker.gui.record_dialog import RecordDialog
from tracker.gui.record_form import RecordForm, RecordRow, RowHeader
from tracker.gui.record_lines import lines
from tracker.gui.record_parts import Card, Part, Parts, Row, section_title
from tracker.languages import _
from tracker.records import commitments, control_cards, countries, deadlines, milestones
from tracker.records import evidence as proofs
from tracker.records.commitments import Commitment, Progress
from tracker.records.control_cards import ControlCard
from tracker.records.countries import Country
from tracker.records.deadlines import DeadlineChange
from tracker.records.evidence import Evidence
from tracker.records.milestones import Milestone
from tracker.records.partial_dates import PartialDate
from tracker.store import Problem, Record, Register

IN_OTHER_DIALOGS = ("reported_by", "reported_on", "verified_by", "closing_reason")
"""Fields that are said when a commitment is reported or closed."""

MILESTONES = {"title": 7, "due": 3, "done_on": 3}
"""The fields of a row, and their shares of its width."""


class CommitmentForm(QWidget):
    """What was recorded of its progress and evidence stays written; what is new is added."""

    changed = Signal()

    def __init__(self, register: Register, commitment: Commitment, today: date) -> None:
        super().__init__()
        self._register = register
        self._today = today
        self._status = commitment.status
        self.commitment = RecordForm(register, commitment, today, IN_OTHER_DIALOGS, self)
        self.extension = self._extension(commitment)
        self.milestones = self._milestones(commitment)
        self._milestones_at_first = self.milestones.records()
        self.progress = self._progress(commitment)
        self.evidence = self._evidence(commitment)
        self._lay_out()
        self.commitment.changed.connect(self._follow_status)
        self.commitment.changed.connect(self._show_extension)
        self._show_extension()

    @property
    def cells(self) -> dict[str, FieldCell]:
        return self.commitment.cells

    def record(self) -> Commitment:
        return self.commitment.record()

    def card(self) -> ControlCard:
        extension = self.extension.record() if self.extension.isVisibleTo(self) else None
        return ControlCard(
            self.record(),
            extension,
            self.progress.records(),
            self.evidence.records(),
            self.milestones.records(),
        )

    def faults(self) -> list[Problem]:
        return list(chain.from_iterable(section.faults() for section in self._sections))

    def problems(self) -> list[Problem]:
        return control_cards.problems(self._register, self.card())

    def is_changed(self) -> bool:
        added = self.progress.records() or self.evidence.records()
        is_moved = self.milestones.records() != self._milestones_at_first
        return self.commitment.is_changed() or is_moved or bool(added)

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say each beside its field and go to the first; those without a place come back."""
        left_over = list(problems)
        for section in self._sections:
            left_over = section.place_problems(left_over)
        for cell in chain.from_iterable(each.cells_with_problems() for each in self._sections):
            cell.reveal()
            break
        return left_over

    def save(self) -> Commitment:
        return control_cards.save(self._register, self.card())

    # What follows from what is typed

    def _follow_status(self) -> None:
        """Another status takes the grade of completion along that it cannot be without."""
        after = self.record()
        if after.status is not self._status:
            self._status = after.status
            completion = after.moved_to(after.status).completion
            self.cells["completion"].editor.set_value(completion)

    def _show_extension(self) -> None:
        moves = control_cards.needs_extension(self._register, self.record())
        unread = any(problem.field == "due" for problem in self.commitment.faults())
        self._why.setVisible(moves and not unread)
        self.extension.setVisible(moves and not unread)

    # How it is laid out

    def _extension(self, commitment: Commitment) -> RecordForm[DeadlineChange]:
        made = deadlines.changes(self._register, commitment) if commitment.id else []
        today = PartialDate.of(self._today)
        self._why = section_title(_("Why the deadline moves"))
        self._moved = lines(self._register, made)
        change = DeadlineChange(requested_on=today)
        return RecordForm(self._register, change, self._today, ("new",), self)

    def _milestones(self, commitment: Commitment) -> Parts[Milestone]:
        parts: Parts[Milestone] = Parts(
            "milestones",
            _("Milestones"),
            _("Add milestone"),
            self._row,
            Milestone,
            self,
            header=RowHeader(Milestone, MILESTONES, self),
        )
        parts.give(milestones.of(self._register, commitment) if commitment.id else [])
        return parts

    def _row(self, milestone: Milestone, parent: QWidget) -> Part:
        return Row(RecordRow(self._register, milestone, self._today, MILESTONES), parent)

    def _progress(self, commitment: Commitment) -> Parts[Progress]:
        told = commitments.journal(self._register, commitment) if commitment.id else []
        today = PartialDate.of(self._today)
        return Parts(
            "progress",
            _("Progress"),
            _("Add progress entry"),
            self._card,
            lambda: Progress(on=today),
            self,
            above=lines(self._register, told[::-1]),
        )

    def _evidence(self, commitment: Commitment) -> Parts[Evidence]:
        known = proofs.of(self._register, commitment) if commitment.id else []
        return Parts(
            "evidence",
            _("Evidence"),
            _("Add evidence"),
            self._card,
            Evidence,
            self,
            above=lines(self._register, known),
        )

    def _card(self, record: Record, parent: QWidget) -> Part:
        return Card(self._register, RecordForm(self._register, record, self._today), parent)

    def _lay_out(self) -> None:
        self._sections = (
            self.commitment, self.extension, self.milestones, self.progress, self.evidence,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_L)
        for section in self._sections:
            column.addWidget(section)
        column.insertWidget(column.indexOf(self.extension), self._why)
        column.insertWidget(1, QualityLine(self.commitment, self))
        if self._moved:
            column.insertWidget(2, section_title(_("Changes of the deadline")))
            column.insertWidget(3, self._moved)
        for section in self._sections:
            section.changed.connect(self.changed)


def open_commitment(
    register: Register,
    today: date,
    parent: QWidget | None,
    commitment: Commitment | None = None,
    partner: Country | None = None,
) -> RecordDialog:
    """The dialog of a commitment, or of a new one with ``partner``; ``open()`` shows it."""
    partners = countries.alone(partner)
    form = CommitmentForm(register, commitment or Commitment(partners=partners), today)
    return RecordDialog(
        _("Edit commitment") if commitment else _("Add commitment"),
        form,
        form.save,
        form.problems,
        parent,
    )
