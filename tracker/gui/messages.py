"""Sentences that need an answer or at least a look, with buttons in our own words."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from tracker.languages import N_, _


def say(parent: QWidget, sentence: str) -> None:
    """Show a sentence until it is put away; the window behind it goes on."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_("Cooperation Tracker"))
    box.setTextFormat(box.textFormat().PlainText)
    box.setText(sentence)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


_REASONS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, N_("there is no such file or folder")),
    (PermissionError, N_("you may not read or write there")),
    (IsADirectoryError, N_("this is a folder")),
    (NotADirectoryError, N_("a part of the path is no folder")),
)
"""The system says these in English alone."""


def sentence_of(fault: BaseException, path: Path | None = None) -> str:
    """What went wrong, in words for people; ``path`` is the file as they know it."""
    if not isinstance(fault, OSError):
        return str(fault)
    known = path or fault.filename
    if isinstance(fault, FileExistsError):
        return _("{path} exists already; nothing was changed.", path=known)
    reasons = (_(words) for kind, words in _REASONS if isinstance(fault, kind))
    return _("{path}: {reason}.", path=known, reason=next(reasons, fault.strerror))


def application() -> QApplication:
    """The one application of the process, once it is made."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running
