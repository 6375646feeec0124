"""The line below the pages: what was done last, and how the whole register stands."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from tracker.gui import theme
from tracker.gui.commands import key_of
from tracker.languages import _
from tracker.languages.catalogues import plural
from tracker.store import Register


class StatusLine(QWidget):
    """``commands`` are those whose keys take a step back and bring it again."""

    def __init__(
        self, register: Register, commands: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._commands = commands
        self.step = QLabel(self)
        # A long step must not make the window wider.
        self.step.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.standing = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_L, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_XS)
        for part, share in ((self.step, 1), (self.standing, 0)):
            part.setFont(theme.font(theme.Text.SMALL))
            part.setForegroundRole(theme.MUTED)
            row.addWidget(part, share)

    def tell(self, late: int) -> None:
        """Say how things stand now; ``late`` is how many commitments are overdue."""
        self.step.setText(self._last_step())
        said = [self._register.path.name]
        if late:
            said.append(plural("{n} overdue", "{n} overdue", late))
        if self._register.is_readonly:
            said.append(_("read only"))
        self.standing.setText("  ·  ".join(said))

    def _last_step(self) -> str:
        if step := self._register.next_redo:
            key = key_of(self._commands["redo"])
            return _("Undone: {step} · {key} redoes it", step=_(step), key=key)
        if step := self._register.next_undo:
            key = key_of(self._commands["undo"])
            return _("Done: {step} · {key} undoes it", step=_(step), key=key)
        return ""
