"""The names of everything beside its own, to be put right or taken out."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import messages, theme
from tracker.gui.name_form import open_name
from tracker.languages import _
from tracker.records import names
from tracker.records.display import heading
from tracker.records.kinds import KINDS
from tracker.records.names import Name
from tracker.records.partial_dates import written_range
from tracker.store import Register, RegisterError, StaleRecord


class NamesDialog(QDialog):
    """Lists all names, the latest first; each is saved in its own form."""

    def __init__(self, register: Register, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._today = today
        self.setWindowTitle(_("Names"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 440)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Names"))
        self.list.setWordWrap(True)
        self.edit_button = QPushButton(_("Edit"), self)
        self.delete_button = QPushButton(_("Delete"), self)
        self.close_button = QPushButton(_("Close"), self)
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._on_selection)
        self.list.itemActivated.connect(self.edit)
        self.edit_button.clicked.connect(self.edit)
        self.delete_button.clicked.connect(self.delete)
        self.close_button.clicked.connect(self.reject)
        self._fill()

    def edit(self) -> None:
        if name := self._chosen():
            dialog = open_name(self._register, self._today, self, name=name)
            dialog.saved.connect(self._fill)
            dialog.open()

    def delete(self) -> None:
        try:
            if name := self._chosen():
                names.remove(self._register, name)
        except (RegisterError, StaleRecord) as fault:
            messages.say(self, str(fault))
        self._fill()

    def _chosen(self) -> Name | None:
        items = self.list.selectedItems()
        name: Name | None = items[0].data(Qt.ItemDataRole.UserRole) if items else None
        return name

    def _fill(self) -> None:
        self.list.clear()
        for name in self._register.find(Name, order="id desc"):
            item = QListWidgetItem(self._said(name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self._on_selection()

    def _said(self, name: Name) -> str:
        owner = self._register.at(name.owner, KINDS) if name.owner else None
        dates = written_range(name.valid_from, name.valid_to, short=True) if name.is_dated else ""
        notes = ", ".join(part for part in (name.kind.label, dates) if part)
        return f"{name.text} ({notes}) · {heading(self._register, owner) if owner else ''}"

    def _on_selection(self) -> None:
        chosen = self._chosen() is not None
        self.edit_button.setEnabled(chosen)
        self.delete_button.setEnabled(chosen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_L] * 4)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        buttons.addWidget(self.delete_button)
        buttons.addWidget(self.edit_button)
        column.addLayout(buttons)
