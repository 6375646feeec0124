"""Commands: a method says here how it stands in menus, and becomes a QAction.

Qt compares the character a key types, so Ctrl+Z is lost where the same key types Я. Every key is
therefore registered a second time as the Cyrillic letter on it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import isfunction
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from tracker.gui.icons import icon
from tracker.languages import _

Method = TypeVar("Method", bound=Callable[..., None])

# The Russian layout; the Kazakh one has its own letters in the row of digits.
_LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.`"
_CYRILLIC = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
# Its 6 and 7 type a comma and a full stop, which are other keys' own; they have no twin.
_DIGITS = "1234589" + "0-="
_KAZAKH = '"ӘІҢҒҮҰ' + "ҚӨҺ"

TWINS = dict(zip(_LATIN + _DIGITS, _CYRILLIC + _KAZAKH, strict=True))
"""What a key types on the Cyrillic layouts."""


@dataclass(frozen=True)
class Command:
    text: str
    shortcut: str = ""
    icon: str = ""
    local: bool = False


def command(
    text: str, *, shortcut: str = "", icon: str = "", local: bool = False
) -> Callable[[Method], Method]:
    """Mark a method as a command people can run.

    ``text``: its words, marked with ``N_``, with ``&`` before the letter to press in a menu.
    ``local``: the shortcut works only while the widget has the focus.
    """

    def mark(method: Method) -> Method:
        method.command = Command(text, shortcut, icon, local)  # type: ignore[attr-defined]
        return method

    return mark


def said_of(action: QAction) -> Command:
    """What was declared of an action, whatever it is called at the moment."""
    said: Command = action.data()
    return said


def add_commands(widget: QWidget, of: QObject | None = None) -> dict[str, QAction]:
    """Give the widget a QAction for each of its commands, or of ``of``, by the method's name."""
    actions = {name: _action(widget, method) for name, method in _commands(of or widget)}
    widget.addActions(list(actions.values()))
    return actions


def name(action: QAction, text: str) -> None:
    """Give an action its words; its tip says them with the key."""
    action.setText(text)
    words, key = plain(text), key_of(action)
    action.setToolTip(f"{words} ({key})" if key else words)


def plain(text: str) -> str:
    """The words of a command, without the mark before a letter and the dots at the end."""
    return re.sub("&(.)", r"\1", text).removesuffix("…")


def key_of(action: QAction) -> str:
    """The key as it stands on this system's menus; empty if there is none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def shortcuts(text: str) -> list[QKeySequence]:
    """A shortcut such as ``Ctrl+Z``, and the same key on the Cyrillic layouts: ``Ctrl+Я``.

    A key without Ctrl or Alt has no twin: alone it types a letter.
    """
    modifiers, _plus, key = text.rpartition("+")
    twin = TWINS.get(key.upper()) if {"Ctrl", "Alt"} & set(modifiers.split("+")) else None
    texts = [text, f"{modifiers}+{twin}"] if twin else [text]
    return [QKeySequence(each) for each in texts if each]


def _commands(widget: QObject) -> Iterator[tuple[str, Any]]:
    """In the order of their declaration, those of a parent class first."""
    for kind in reversed(type(widget).__mro__):
        for name, attribute in list(vars(kind).items()):
            if isfunction(attribute) and hasattr(attribute, "command"):
                yield name, getattr(widget, name)


def _action(widget: QWidget, method: Any) -> QAction:
    said: Command = method.command
    action = QAction(widget)
    action.setData(said)
    if said.icon:
        action.setIcon(icon(said.icon))
    if said.shortcut:
        action.setShortcuts(shortcuts(said.shortcut))
    name(action, _(said.text))
    if said.local:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(method)
    return action
