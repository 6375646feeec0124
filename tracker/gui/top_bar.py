"""The bar above the pages: the partner scope, the search, and the commands used most."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from tracker.gui import navigation, theme
from tracker.gui.icons import icon
from tracker.gui.partner_scope import PartnerScope
from tracker.languages import _
from tracker.store import Register

WIDEST, NARROWEST = 340, 130
"""The bounds of the search's width, in pixels."""

BUTTONS = ("new_session", "new_commitment", "", "undo", "redo", "", "brief")
WITHOUT_WORDS = {"undo", "redo"}

_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class TopBar(QWidget):
    """The scope stands above the navigation, the search begins where the page does."""

    searched = Signal(str)

    def __init__(
        self, register: Register, commands: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.scope = PartnerScope(register, self)
        self.scope.setFixedWidth(navigation.WIDTH)
        self.search = Search(self)
        self.search.textChanged.connect(self.searched)
        both = (commands[name].toolTip() for name in ("search_list", "search_everything"))
        self.search.setToolTip("\n".join(both))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_M, 0)
        row.setSpacing(theme.SPACE_XS)
        row.addWidget(self.scope)
        row.addSpacing(theme.SPACE_S)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        for name in BUTTONS:
            row.addWidget(self._button(commands[name], name) if name else _divider(self))
        for part in (self.scope, self.search):
            part.setMinimumHeight(row.sizeHint().height() - theme.SPACE_S)

    def _button(self, command: QAction, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(command)
        button.setAutoRaise(True)
        button.setIconSize(QSize(20, 20))
        # Tab goes from the search to the lists; menus and shortcuts lead here too.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        style = Qt.ToolButtonStyle
        alone = name in WITHOUT_WORDS
        button.setToolButtonStyle(
            style.ToolButtonIconOnly if alone else style.ToolButtonTextBesideIcon
        )
        return button


class Search(QLineEdit):
    """Enter and Down go on to what was found; Esc gives the search up."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Search in this list"))
        self.setAccessibleName(_("Search in this list"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _divider(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(theme.RULE)
    line.setFixedHeight(22)
    return line
