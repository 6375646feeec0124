"""The records already chosen in an editor, as chips that can be taken out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from tracker.gui import theme
from tracker.gui.editors.candidates import Candidate
from tracker.gui.icons import icon
from tracker.languages import _

REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CROSS = 16


class ChosenChip(QWidget):
    """One chosen record. The arrows go to its neighbours, and with Alt carry it past them."""

    removed = Signal(QWidget)
    stepped = Signal(QWidget, int)
    carried = Signal(QWidget, int)

    def __init__(self, candidate: Candidate, parent: QWidget) -> None:
        super().__init__(parent)
        self.candidate = candidate
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setToolTip(candidate.words)
        self.setAccessibleName(candidate.words)
        self.setAccessibleDescription(_("Delete takes it out"))
        self.cross = QToolButton(self)
        self.cross.setIcon(icon("close"))
        self.cross.setIconSize(QSize(12, 12))
        self.cross.setFixedSize(_CROSS, _CROSS)
        self.cross.setAutoRaise(True)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setAccessibleName(_("Take out {name}", name=candidate.words))
        self.cross.clicked.connect(self._on_cross)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.SPACE_XS, 0)
        row.addStretch()
        row.addWidget(self.cross)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.candidate.words)
        edges = theme.SPACE_S + theme.SPACE_XS + _CROSS + theme.SPACE_XS
        return QSize(width + edges + 1, self.fontMetrics().height() + theme.SPACE_S)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if event.key() in REMOVING:
            self.removed.emit(self)
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.carried.emit(self, step)
        elif step:
            self.stepped.emit(self, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(theme.ACCENT)
        painter.setPen(accent if self.hasFocus() else self.palette().color(theme.RULE))
        painter.setBrush(theme.selection())
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, 4, 4)
        room = self.rect().adjusted(theme.SPACE_S, 0, -_CROSS - theme.SPACE_S, 0)
        words = self.fontMetrics().elidedText(
            self.candidate.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _on_cross(self) -> None:
        self.removed.emit(self)
