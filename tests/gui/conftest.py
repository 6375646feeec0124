"""What tests of the window share: an opened dialog, and typing in any script."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tracker.gui.sessions.form import open_session
from tracker.records import logbook
from tracker.records.commitments import Commitment, Side
from tracker.records.logbook import Entry
from tracker.records.sessions import Delegation, Session
from tracker.records.words import Words
from tracker.store import Refs


@pytest.fixture
def shown(qtbot):
    """Opens a dialog as a page does; it deletes itself once it is closed."""
    dialogs = []

    def show(dialog):
        dialogs.append(dialog)
        dialog.open()
        return dialog

    yield show
    for dialog in filter(isValid, dialogs):
        dialog.deleteLater()


@pytest.fixture
def session_dialog(shown, register, today):
    return shown(open_session(register, today, None))


@pytest.fixture
def write():
    """Types a text into an input; QTest knows the keys of ASCII alone."""

    def type_each(widget, text):
        widget.setFocus()
        for letter in text:
            pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, pressed)

    return type_each


@pytest.fixture
def logged(register, turkiye):
    """A session with one delegation and one commitment."""
    entry = Entry(
        Session(title=Words.of(en="Talks"), partners=Refs((turkiye.id,))),
        delegations=(Delegation(country=turkiye.ref),),
        follow_ups=(Commitment(title=Words.of(en="Hold a forum"), side=Side.JOINT),),
    )
    return logbook.log(register, entry)
