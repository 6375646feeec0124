"""Merging two records that mean the same: which stays, which goes, and what will change."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import messages, theme
from tracker.gui.editors.candidates import Candidates
from tracker.gui.editors.references import RefEditor
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.records import merging
from tracker.records.display import coded
from tracker.store import AnyRef, Record, Ref, Register, RegisterError, StaleRecord


class _Known(Candidates):
    """What is in the register already; nothing is added in passing here."""

    @property
    def can_add(self) -> bool:
        return False


class MergeDialog(QDialog):
    """Nothing is saved before Merge is pressed, and one undo takes it back."""

    def __init__(
        self, register: Register, parent: QWidget | None = None, kept: Record | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self.setWindowTitle(_("Merge duplicates"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 520)
        self.kind = QComboBox(self)
        for kind in merging.MERGED:
            self.kind.addItem(_(kind.noun), kind)
        self.changes = QListWidget(self)
        self.changes.setAccessibleName(_("Records that will change"))
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.merge_button = QPushButton(_("Merge"), self)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self._fields = QFormLayout()
        self._lay_out()
        self._connect()
        if kept and type(kept) in merging.MERGED:
            self.kind.setCurrentIndex(merging.MERGED.index(type(kept)))
        self._ask_for_kind()
        self.kept.set_value(kept.ref if kept else None)
        self._show_preview()

    # What people do

    def merge(self) -> None:
        kept, dropped = self._pair()
        if kept is None or dropped is None:
            return
        try:
            merging.merge(self._register, kept, dropped)
        except (RegisterError, StaleRecord) as fault:
            messages.say(self, str(fault))
            return
        self.accept()

    # What it shows

    def _ask_for_kind(self) -> None:
        """Editors that know the records of the kind chosen."""
        while self._fields.rowCount() > 1:
            self._fields.removeRow(1)
        candidates = _Known(self._register, (self.kind.currentData(),))
        self.kept, self.dropped = RefEditor(candidates), RefEditor(candidates)
        for words, editor in ((_("Stays"), self.kept), (_("Goes to the bin"), self.dropped)):
            editor.set_name(words)
            editor.changed.connect(self._show_preview)
            self._fields.addRow(words, editor)
        self._show_preview()

    def _pair(self) -> tuple[Record | None, Record | None]:
        return self._record(self.kept), self._record(self.dropped)

    def _record(self, editor: RefEditor) -> Record | None:
        ref = editor.value()
        if not isinstance(ref, Ref | AnyRef):
            return None
        kind: type[Record] = self.kind.currentData()
        return self._register.get(kind, ref.id)

    def _show_preview(self) -> None:
        kept, dropped = self._pair()
        self.changes.clear()
        can = kept is not None and dropped is not None and kept.id != dropped.id
        self.merge_button.setEnabled(can)
        if kept is None or dropped is None or not can:
            self.says.setText(_("Choose two records that mean the same."))
            return
        found = merging.preview(self._register, kept, dropped)
        for record in found:
            self.changes.addItem(f"{_(record.noun)}: {coded(self._register, record)}")
        self.says.setText(_said(len(found)))

    # How it is laid out

    def _lay_out(self) -> None:
        self._fields.addRow(_("Kind"), self.kind)
        self._fields.setHorizontalSpacing(theme.SPACE_L)
        self._fields.setVerticalSpacing(theme.SPACE_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE_L] * 4)
        column.setSpacing(theme.SPACE_M)
        column.addLayout(self._fields)
        column.addWidget(self.says)
        column.addWidget(self.changes)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch()
        buttons.addWidget(self.merge_button)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._ask_for_kind)
        self.merge_button.clicked.connect(self.merge)
        self.cancel_button.clicked.connect(self.reject)


def _said(count: int) -> str:
    changes = plural("{n} record will change.", "{n} records will change.", count)
    stays = _("The names of the one that goes stay as other names.")
    return f"{changes} {stays}"
