"""The line beneath an editor: how what was typed is understood, or what is wrong with it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from tracker.gui import theme
from tracker.store import Severity

TONES = {Severity.ERROR: "bad", Severity.WARNING: "warning"}


class Sign(QWidget):
    """A round sign for an error, a triangle for a warning: told apart without colours."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.severity = Severity.ERROR
        self.setFixedSize(QSize(14, 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone_colour(TONES[self.severity]))
        if self.severity is Severity.ERROR:
            painter.drawEllipse(QRectF(0.5, 1.5, 13, 13))
        else:
            corners = [QPointF(7, 1.5), QPointF(14, 14.5), QPointF(0, 14.5)]
            painter.drawPolygon(QPolygonF(corners))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(6.2, 5, 1.6, 5), 0.8, 0.8)
        painter.drawEllipse(QPointF(7, 12), 1, 1)


class Message(QWidget):
    """One sentence in small letters. ``stays``: its line is kept free while it has none."""

    def __init__(self, parent: QWidget | None = None, *, stays: bool = False) -> None:
        super().__init__(parent)
        self._stays = stays
        self.severity: Severity | None = None
        self.sign = Sign(self)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setFont(theme.font(theme.Text.SMALL))
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_XS)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.remark("")

    def text(self) -> str:
        return self.label.text()

    def remark(self, sentence: str) -> None:
        """Say something by the way, in grey."""
        self.label.setPalette(QPalette())
        self.label.setForegroundRole(theme.MUTED)
        self._say(sentence, None)

    def complain(self, sentence: str, severity: Severity) -> None:
        """Say what is wrong, with the sign and in the colour of the severity."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.tone_colour(TONES[severity]))
        self.label.setPalette(palette)
        self.label.setForegroundRole(QPalette.ColorRole.WindowText)
        self.sign.severity = severity
        self._say(sentence, severity)

    def _say(self, sentence: str, severity: Severity | None) -> None:
        self.severity = severity
        self.sign.setVisible(severity is not None)
        self.sign.update()
        self.label.setText(sentence)
        self.setVisible(self._stays or bool(sentence))
