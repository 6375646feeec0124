"""The bar above the pages: the partner scope, the search, and the commands used most."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QToolButton,
    QWidget,
)

from tracker.gui import navigation, theme
from tracker.gui.partner_scope import PartnerScope
from tracker.gui.search_box import SearchBox
from tracker.store import Register

BUTTONS = ("new_session", "new_commitment", "", "undo", "redo", "", "brief")
WITHOUT_WORDS = {"undo", "redo"}


class TopBar(QWidget):
    """The scope stands above the navigation, the search begins where the page does."""

    searched = Signal(str)

    def __init__(
        self, register: Register, commands: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.scope = PartnerScope(register, self)
        self.scope.setFixedWidth(navigation.WIDTH)
        self.search = SearchBox(self)
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


def _divider(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(theme.RULE)
    line.setFixedHeight(22)
    return line
