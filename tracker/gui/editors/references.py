"""Editors of references: one record, or several of which the first leads."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.editors.candidates import Candidate, Candidates
from tracker.gui.editors.chosen import ChosenChip
from tracker.gui.editors.editor import Editor
from tracker.gui.editors.flow_layout import FlowLayout
from tracker.gui.editors.type_ahead import TypeAhead
from tracker.languages import _
from tracker.store import AnyRef, Ref, Refs


class RefEditor(Editor):
    """One record, found by typing; also of any kind, where the candidates are so."""

    def __init__(self, candidates: Candidates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates = candidates
        self._chosen: Candidate | None = None
        self.input = TypeAhead(candidates, self)
        self._contain(self.input)
        self.input.picked.connect(self._on_picked)
        self.input.textEdited.connect(self._on_text)
        self.input.left.connect(self._on_left)

    def value(self) -> Ref[Any] | AnyRef | None:
        return self._chosen.value if self._chosen else None

    def set_value(self, value: Ref[Any] | AnyRef | None) -> None:
        self._choose(self._candidates.of(value) if value else None)

    def fault(self) -> str:
        return "" if self._chosen else why_unread(self._candidates, self.input)

    def _choose(self, candidate: Candidate | None) -> None:
        self._chosen = candidate
        self.input.setText(candidate.words if candidate else "")
        self.input.setCursorPosition(0)
        self.input.setToolTip(candidate.words if candidate else "")

    def _on_picked(self, candidate: Candidate) -> None:
        self._choose(candidate)
        self.changed.emit()
        self.finished.emit()

    def _on_text(self, typed: str) -> None:
        called = self._candidates.called(typed) if typed.strip() else []
        self._chosen = called[0] if len(called) == 1 else None
        self.changed.emit()

    def _on_left(self) -> None:
        if self._chosen:
            self._choose(self._chosen)
        self.finished.emit()


class RefsEditor(Editor):
    """Several records in their order, as chips; the line beneath finds the next."""

    def __init__(self, candidates: Candidates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates = candidates
        self._chosen: list[Candidate] = []
        self.chips: list[ChosenChip] = []
        self._shelf = QWidget(self)
        self._flow = FlowLayout(theme.SPACE_XS)
        self._shelf.setLayout(self._flow)
        self.input = TypeAhead(candidates, self, without=self._values)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._shelf)
        column.addWidget(self.input)
        self.setFocusProxy(self.input)
        self.input.picked.connect(self._on_picked)
        self.input.textEdited.connect(self._on_text)
        self.input.stepped_back.connect(self._on_back)
        self.input.left.connect(self._on_left)
        self._show([])

    def value(self) -> Refs[Any]:
        return Refs(tuple(ref.id for ref in self._values()))

    def set_value(self, value: Refs[Any] | None) -> None:
        self._show([self._candidates.of(Ref(id_)) for id_ in (value.ids if value else ())])

    def fault(self) -> str:
        return why_unread(self._candidates, self.input)

    def _values(self) -> list[Any]:
        return [candidate.value for candidate in self._chosen]

    def _show(self, chosen: list[Candidate]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chosen = chosen
        self.chips = [self._chip(candidate) for candidate in chosen]
        self._shelf.setVisible(bool(chosen))
        self.updateGeometry()

    def _chip(self, candidate: Candidate) -> ChosenChip:
        chip = ChosenChip(candidate, self._shelf)
        chip.removed.connect(self._on_removed)
        chip.stepped.connect(self._on_stepped)
        chip.carried.connect(self._on_carried)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    # What people do

    def _on_picked(self, candidate: Candidate) -> None:
        self.input.clear()
        if candidate.value not in self._values():
            self._show([*self._chosen, candidate])
        self.changed.emit()
        self.finished.emit()

    def _on_text(self) -> None:
        self.changed.emit()

    def _on_left(self) -> None:
        called = self._candidates.called(self.input.text()) if self.input.text().strip() else []
        if len(called) == 1:
            self._on_picked(called[0])
        else:
            self.finished.emit()

    def _on_removed(self, chip: ChosenChip) -> None:
        at = self.chips.index(chip)
        self._show([*self._chosen[:at], *self._chosen[at + 1 :]])
        self._focus(at)
        self.changed.emit()

    def _on_stepped(self, chip: ChosenChip, step: int) -> None:
        self._focus(max(self.chips.index(chip) + step, 0))

    def _on_carried(self, chip: ChosenChip, step: int) -> None:
        at = self.chips.index(chip)
        to = min(max(at + step, 0), len(self.chips) - 1)
        order = [*self._chosen[:at], *self._chosen[at + 1 :]]
        order.insert(to, self._chosen[at])
        self._show(order)
        self._focus(to)
        self.changed.emit()

    def _on_back(self, key: int) -> None:
        """A key that leads out of the line at its beginning, back to what was chosen last."""
        if not self.chips:
            return
        if key == Qt.Key.Key_Backspace:
            self._on_removed(self.chips[-1])
        else:
            self._focus(len(self.chips) - 1)

    def _focus(self, at: int) -> None:
        (self.chips[at] if at < len(self.chips) else self.input).setFocus()


def why_unread(candidates: Candidates, typed: TypeAhead) -> str:
    """Why the words typed in a line are no record yet; empty if there are none."""
    if typed.refusal or not typed.text().strip():
        return typed.refusal
    if candidates.can_add or candidates.matching(typed.text()):
        return _("“{typed}” is not chosen yet: take it from the list.", typed=typed.text())
    return _("Nothing here is called “{typed}”.", typed=typed.text())
