"""The dialog around a form: saves it, says beside the fields what is wrong, loses nothing typed."""

from collections.abc import Callable, Iterable
from typing import Protocol, cast

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.gui import theme
from tracker.gui.commands import shortcuts
from tracker.gui.editors.message import Message
from tracker.gui.scroll_bars import slim
from tracker.gui.tab_order import focus_first, follow_layout
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.store import Problem, RegisterError, Severity, StaleRecord

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FRAME = 48
"""Room for the system's frame and task bar, in pixels."""


class Form(Protocol):
    """What the dialog asks of the widget in it."""

    changed: SignalInstance

    def faults(self) -> list[Problem]: ...

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say them beside their fields and go to the first; those without a place come back."""

    def is_changed(self) -> bool: ...


class RecordDialog(QDialog):
    """``save`` is run when nothing speaks against it; ``problems`` are those of what was typed.

    ``width`` is in pixels, if the screen has so many.
    """

    saved = Signal(object)
    """What ``save`` gave back."""

    def __init__(
        self,
        title: str,
        form: QWidget,
        save: Callable[[], object],
        problems: Callable[[], list[Problem]],
        parent: QWidget | None = None,
        *,
        width: int = 860,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._asked = cast(Form, form)
        self._save = save
        self._problems = problems
        self._is_warned = False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = Message(self)
        self.save_button = QPushButton(_("Save"), self)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self._lay_out()
        self._resize(width)
        follow_layout(self)
        focus_first(form)  # else the dialog would begin at its default button
        self._connect()

    # What people do

    def save(self) -> None:
        """Save what was typed and close, or say why not."""
        problems = self._found()
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors or (problems and not self._is_warned):
            self._show(problems, errors)
            return
        try:
            saved = self._save()
        except (RegisterError, StaleRecord) as error:
            self.message.complain(str(error), Severity.ERROR)
            return
        self.saved.emit(saved)
        self.accept()

    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._asked.is_changed()

    def reject(self) -> None:
        if self.is_changed():
            self._ask_to_discard()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter belongs to the editors: a dialog would take it for a press of Save.
        if event.key() not in _ENTER:
            super().keyPressEvent(event)

    # What is wrong

    def _found(self) -> list[Problem]:
        """Faults, and the other problems of fields that could be read."""
        faults = self._asked.faults()
        unread = {fault.field for fault in faults}
        return [*faults, *(p for p in self._problems() if p.field not in unread)]

    def _show(self, problems: list[Problem], errors: list[Problem]) -> None:
        self._set_warned(not errors)
        without_place = self._asked.show_problems(problems)
        said = [problem.sentence for problem in without_place] or [_summary(len(errors))]
        severity = Severity.ERROR if errors else Severity.WARNING
        self.message.complain(" ".join(said), severity)

    def _set_warned(self, warned: bool) -> None:
        self._is_warned = warned
        self.save_button.setText(_("Save anyway") if warned else _("Save"))

    def _on_changed(self) -> None:
        self._set_warned(False)
        self.message.remark("")

    # Leaving

    def _ask_to_discard(self) -> None:
        if self.findChild(QMessageBox):
            return
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setText(_("Discard what you typed?"))
        keep = box.addButton(_("Keep editing"), QMessageBox.ButtonRole.RejectRole)
        discard = box.addButton(_("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        discard.clicked.connect(self._discard)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _discard(self) -> None:
        super().reject()

    # How it is laid out

    def _lay_out(self) -> None:
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slim(self._area)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = QWidget(self._area)
        page = QVBoxLayout(self._sheet)
        page.setContentsMargins(*[theme.SPACE_XL] * 4)
        page.addWidget(self.form)
        page.addStretch()
        self._area.setWidget(self._sheet)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.SPACE_XL, theme.SPACE_M, theme.SPACE_XL, theme.SPACE_M)
        foot.setSpacing(theme.SPACE_S)
        foot.addWidget(self.message, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        self.save_button.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area)
        whole.addWidget(_rule(self))
        whole.addLayout(foot)

    def _resize(self, width: int) -> None:
        """As high as the form asks for, if the screen has so much."""
        room = self._room() - QSize(_FRAME, _FRAME)
        beside = self.sizeHint().height() - self._area.sizeHint().height()
        wish = self._sheet.sizeHint().height() + beside
        self.resize(min(width, room.width()), min(wish, room.height()))
        self.setMaximumHeight(room.height())

    def _room(self) -> QSize:
        above = self.parentWidget() or self
        # PySide ties what QWidget.screen() gives to the widget, and it is deleted along with it.
        screen = QGuiApplication.screenAt(above.mapToGlobal(above.rect().center()))
        return (screen or QGuiApplication.primaryScreen()).availableGeometry().size()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self._asked.changed.connect(self._on_changed)
        for key in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            for sequence in shortcuts(key):
                QShortcut(sequence, self).activated.connect(self.save)


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setForegroundRole(theme.RULE)
    rule.setFrameShadow(QFrame.Shadow.Plain)
    return rule


def _summary(errors: int) -> str:
    if errors:
        return plural(
            "{n} entry needs a look before this can be saved.",
            "{n} entries need a look before this can be saved.",
            errors,
        )
    return _("Please read the remark; you can still save.")
