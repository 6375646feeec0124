"""A list and beside it the detail of what is selected, with a line between them to move."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from tracker.gui import theme
from tracker.gui.settings import Settings

LIST_WIDTH, DETAIL_WIDTH = 770, 380
"""The shares of an ordinary window, in pixels; people move the line between them."""


class ListAndDetail(QSplitter):
    """Where the line stands is one for all the pages."""

    def __init__(self, left: QWidget, detail: QWidget, settings: Settings, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self.addWidget(left)
        self.addWidget(detail)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.SPACE_M)
        self.setSizes([LIST_WIDTH, DETAIL_WIDTH])
        self.splitterMoved.connect(self._keep)

    def restore(self) -> None:
        self.restoreState(self._settings.split)

    def _keep(self, *_moved: int) -> None:
        self._settings.split = self.saveState()
