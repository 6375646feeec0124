"""Choosing what kind of session to begin with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import theme
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records.templates import TEMPLATES, Template


class TemplateDialog(QDialog):
    picked = Signal(object)
    """With the Template."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New session from template"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(460, 280)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Templates"))
        for template in TEMPLATES:
            item = QListWidgetItem(_said(template))
            item.setData(Qt.ItemDataRole.UserRole, template)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.start_button = QPushButton(_("Continue"), self)
        self.start_button.setDefault(True)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self._lay_out()
        self.list.itemActivated.connect(self._pick)
        self.start_button.clicked.connect(self._pick)
        self.cancel_button.clicked.connect(self.reject)

    def _pick(self) -> None:
        template: Template = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        self.accept()
        self.picked.emit(template)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_L] * 4)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.start_button)
        column.addLayout(buttons)


def _said(template: Template) -> str:
    steps = plural("{n} preparation step", "{n} preparation steps", len(template.steps))
    return f"{template.label} · {steps}"
