"""Sentences that need an answer or at least a look, with buttons in our own words."""

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from tracker.languages import _


def say(parent: QWidget | None, sentence: str) -> None:
    """Show a sentence until it is put away; the window behind it goes on."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("Cooperation Tracker"))
    box.setTextFormat(box.textFormat().PlainText)
    box.setText(sentence)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


def application() -> QApplication:
    """The one application of the process, once it is made."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running
