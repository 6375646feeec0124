"""The menu bar: each menu a list of the window's commands; the choices of language and theme."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from tracker.gui.commands import plain
from tracker.languages import N_, _

VIEW = N_("&View")

MENUS = (
    (
        N_("&Register"),
        ("new_register", "open_register", "register_country", "", "brief", "", "quit"),
    ),
    (
        N_("&Edit"),
        (
            "undo", "redo", "", "edit_record", "delete_record", "bin", "",
            "why", "link", "cite", "", "names", "merge", "",
            "search_everything", "search_list", "scope",
        ),
    ),
    (
        N_("&Add"),
        (
            "new_session", "new_from_template", "new_commitment", "new_agreement", "new_series",
            "", "new_name",
        ),
    ),
    (N_("&Session"), ("next_edition", "make_commitments", "carry_over")),
    (N_("&Commitment"), ("report_done", "take_off_control", "return_to_work", "", "repeat")),
    (
        VIEW,
        (
            "today", "commitments", "sessions", "agreements", "partners", "series", "",
            "columns", "as_it_was", "",
        ),
    ),
    (
        N_("&Filter"),
        (
            "choose_filter", "reset_filter", "", "save_view", "update_view", "rename_view",
            "delete_view", "", "view_up", "view_down",
        ),
    ),
    (N_("&Help"), ("keyboard", "search_help", "", "about")),
)  # fmt: skip
"""The title of each menu and its commands by name, with an empty name where a line stands."""


def fill(bar: QMenuBar, commands: Mapping[str, QAction]) -> QMenu:
    """Build the menus; the View menu comes back, for the choices that belong there."""
    built = {title: bar.addMenu(_(title)) for title, _names in MENUS}
    for title, names in MENUS:
        for name in names:
            built[title].addAction(commands[name]) if name else built[title].addSeparator()
    return built[VIEW]


def add_choice(
    menu: QMenu,
    title: str,
    choices: Iterable[tuple[Any, str]],
    now: object,
    choose: Callable[[Any], None],
) -> None:
    """A menu of which one entry is ticked; ``choose`` is called with another one's value."""
    sub = menu.addMenu(title)
    group = QActionGroup(sub)
    for value, words in choices:
        action = sub.addAction(words)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(partial(_choose, sub, choose, value))
        group.addAction(action)


def tell_apart(bar: QMenuBar) -> None:
    """Give each entry a letter of its own to press; where two have one, the first keeps it."""
    _tell_apart(bar.actions())
    for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        _tell_apart([each for each in menu.actions() if not each.isSeparator()])


def _tell_apart(entries: Sequence[QAction]) -> None:
    taken: set[str] = set()
    for_later = []
    for entry in entries:
        letter = letter_of(entry.text())
        if letter and letter not in taken:
            taken.add(letter)
        else:
            for_later.append(entry)
    for entry in for_later:
        entry.setText(_with_letter(entry.text(), taken))
        taken.add(letter_of(entry.text()))


def letter_of(text: str) -> str:
    """The letter to press in a menu, small; empty if there is none."""
    marked = re.search("&([^&])", text)
    return marked.group(1).casefold() if marked else ""


def _with_letter(text: str, taken: set[str]) -> str:
    """The words with the mark before a letter that is free, best before one that begins a word."""
    words = plain(text) + "…" * text.endswith("…")
    free = [n for n, each in enumerate(words) if each.isalpha() and each.casefold() not in taken]
    if not free:
        return words
    place = min(free, key=lambda n: n > 0 and words[n - 1].isalpha())
    return f"{words[:place]}&{words[place:]}"


def _choose(menu: QMenu, choose: Callable[[Any], None], value: object, *_checked: bool) -> None:
    # The menus themselves are built anew by the choice, so they must have closed first.
    QTimer.singleShot(0, menu, partial(choose, value))
