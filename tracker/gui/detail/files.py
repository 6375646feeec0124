"""The files of a record in its detail: each with what can be done with it."""

from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from tracker.gui import theme
from tracker.gui.detail.blocks import File, Files
from tracker.gui.detail.pieces import RecordLink, label
from tracker.gui.theme import Text
from tracker.languages import N_, _
from tracker.store import AnyRef


class Verb(Enum):
    """What people can ask of a file; the words stand on its button."""

    ATTACH = N_("Attach…")
    OPEN = N_("Open")
    SAVE = N_("Save as…")
    EDIT = N_("Edit document…")
    DELETE = N_("Delete this document")


class FileList(QWidget):
    """The files one under another; ``asked`` says what is wanted of which."""

    asked = Signal(object, object)
    """With the Verb, and the AnyRef of the document; None to attach another."""
    opened = Signal(object)
    """With the AnyRef of a document that people want to read about."""

    def __init__(self, files: Files) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for file in files.items:
            self._add(column, file)
        if files.takes_more:
            column.addWidget(self._button(Verb.ATTACH, None), alignment=Qt.AlignmentFlag.AlignLeft)

    def _add(self, column: QVBoxLayout, file: File) -> None:
        if file.title:
            link = RecordLink(file.title, file.ref)
            link.opened.connect(self._open, Qt.ConnectionType.QueuedConnection)
            column.addWidget(link)
        if file.note:
            column.addWidget(label(file.note, Text.SMALL, theme.MUTED))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XS)
        own = (Verb.EDIT, Verb.DELETE) if file.is_own else ()
        for verb in (*((Verb.OPEN,) if file.opens else ()), Verb.SAVE, *own):
            row.addWidget(self._button(verb, file.ref, file.title))
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(theme.SPACE_S)

    def _button(self, verb: Verb, ref: AnyRef | None, of: str = "") -> QToolButton:
        words = _(verb.value)
        button = QToolButton()
        button.setText(words)
        button.setFont(theme.font(Text.SMALL))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(f"{words} {of}".strip())
        # Queued, for the answer may take away the button itself.
        button.clicked.connect(partial(self._ask, verb, ref), Qt.ConnectionType.QueuedConnection)
        return button

    def _ask(self, verb: Verb, ref: AnyRef | None, *_checked: bool) -> None:
        self.asked.emit(verb, ref)

    def _open(self, ref: AnyRef) -> None:
        self.opened.emit(ref)
