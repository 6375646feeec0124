"""The bin on screen: what was deleted, to be taken out again."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import messages, theme
from tracker.gui.record_view import ROW_HEIGHT
from tracker.gui.scroll_bars import slim
from tracker.languages import _
from tracker.records import bin
from tracker.records.display import coded
from tracker.store import Record, Register, RegisterError


class BinDialog(QDialog):
    """Lists the bin; what is selected is restored as one step."""

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.setWindowTitle(_("Bin"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 420)
        self.list = QListWidget(self)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(_("Bin"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        slim(self.list)
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Highlight, theme.selection())
        palette.setColor(QPalette.ColorRole.HighlightedText, palette.color(QPalette.ColorRole.Text))
        self.list.setPalette(palette)
        self.empty = QLabel(_("The bin is empty."), self)
        self.restore_button = QPushButton(_("Restore"), self)
        self.close_button = QPushButton(_("Close"), self)
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._on_selection)
        self.restore_button.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.reject)
        self._fill()

    def restore(self) -> None:
        try:
            bin.restore(self._register, self._chosen())
        except RegisterError as fault:
            messages.say(self, str(fault))
        self._fill()

    def _chosen(self) -> list[Record]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def _fill(self) -> None:
        self.list.clear()
        for record in bin.contents(self._register):
            item = QListWidgetItem(f"{_(record.noun)}: {coded(self._register, record)}")
            item.setData(Qt.ItemDataRole.UserRole, record)
            item.setSizeHint(QSize(0, max(ROW_HEIGHT, self.fontMetrics().height() + theme.SPACE_M)))
            self.list.addItem(item)
        self.empty.setVisible(self.list.count() == 0)
        self.list.setCurrentRow(0)
        self._on_selection()

    def _on_selection(self) -> None:
        self.restore_button.setEnabled(bool(self.list.selectedItems()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_L] * 4)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        buttons.addWidget(self.restore_button)
        column.addLayout(buttons)
        QWidget.setTabOrder(self.restore_button, self.close_button)
