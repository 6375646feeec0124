"""Help: what the program is and under which licences, and all its keys on one sheet."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker import __version__
from tracker.gui import theme
from tracker.gui.commands import key_of, plain, said_of
from tracker.gui.detail.pieces import label
from tracker.gui.icons import icon
from tracker.gui.menus import MENUS
from tracker.gui.scroll_bars import slim
from tracker.languages import N_, _

IN_LISTS = (
    (N_("&Edit…"), "Enter"),
    (N_("&Copy"), "Ctrl+C"),
    (N_("Select &all"), "Ctrl+A"),
    (N_("Co&lumns and Order…"), "Ctrl+Shift+L"),
)
IN_FORMS = ((N_("Save"), "Ctrl+S"), (N_("Cancel"), "Esc"))
"""Keys that belong to what has the focus, not to a menu."""


WIDTH = 520
"""Pixels."""


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Cooperation Tracker"))
        sign = QLabel(self)
        sign.setPixmap(icon("app").pixmap(QSize(64, 64)))
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_S)
        column.addWidget(label(_("Cooperation Tracker"), theme.Text.TITLE, theme.HEADING))
        column.addWidget(label(_("Version {number}", number=__version__), role=theme.MUTED))
        column.addSpacing(theme.SPACE_S)
        for line in _about():
            column.addWidget(label(line))
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XL)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        _lay_out(self, row)
        # The lines wrap, so how high it has to be hangs on how wide it is.
        self.resize(WIDTH, self.heightForWidth(WIDTH))


class KeyboardDialog(QDialog):
    """``commands`` by name, as the menus list them."""

    def __init__(self, commands: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard"))
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setContentsMargins(0, 0, theme.SPACE_L, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_XL)
        self._grid.setVerticalSpacing(theme.SPACE_XS)
        self._grid.setColumnStretch(0, 1)
        for title, keys in sections(commands):
            self._add(title, keys)
        area = QScrollArea(self)
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        slim(area)
        whole = QVBoxLayout()
        whole.addWidget(area)
        _lay_out(self, whole)
        self.resize(460, 640)

    def _add(self, title: str, keys: Sequence[tuple[str, str]]) -> None:
        row = self._grid.rowCount()
        heading = label(title, theme.Text.SECTION, theme.ACCENT)
        heading.setContentsMargins(0, theme.SPACE_M if row > 1 else 0, 0, 0)
        self._grid.addWidget(heading, row, 0, 1, 2)
        for n, (words, key) in enumerate(keys, start=row + 1):
            self._grid.addWidget(label(words), n, 0)
            self._grid.addWidget(QLabel(key), n, 1, Qt.AlignmentFlag.AlignRight)


def sections(commands: Mapping[str, QAction]) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """The commands that have a key, menu by menu, and the keys of lists and of forms."""
    for title, names in MENUS:
        actions = [commands[name] for name in names if name]
        keys = [(plain(_(said_of(a).text)), key_of(a)) for a in actions if key_of(a)]
        if keys:
            yield plain(_(title)), keys
    yield _("In a list"), [(plain(_(words)), key) for words, key in IN_LISTS]
    yield _("In a form"), [(plain(_(words)), key) for words, key in IN_FORMS]


def _about() -> tuple[str, ...]:
    return (
        _("What your country has agreed with others, kept in one file."),
        _("The program is free software under the MIT licence."),
        _("Fonts: Source Sans 3 and Source Serif 4 by Adobe, SIL Open Font License 1.1."),
        _("Window: Qt {number}, GNU LGPL 3.", number=qVersion()),
    )


def _lay_out(dialog: QDialog, content: QHBoxLayout | QVBoxLayout) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    close = QPushButton(_("Close"), dialog)
    close.setDefault(True)
    close.clicked.connect(dialog.reject)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(*[theme.SPACE_XL] * 4)
    whole.setSpacing(theme.SPACE_XL)
    whole.addLayout(content, 1)
    whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
