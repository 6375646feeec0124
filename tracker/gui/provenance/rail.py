"""The chain drawn: numbered lines on a rail, each leading to its record."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tracker.briefs.chain import read_in
from tracker.gui import theme
from tracker.gui.chips import sentence
from tracker.gui.detail.pieces import RecordLink, label
from tracker.gui.theme import Text
from tracker.languages import _
from tracker.records import provenance
from tracker.records.provenance import Step
from tracker.store import AnyRef, Register

_NUMBER = 24


class Number(QWidget):
    """A line's number in a ring, on the rail that joins it to the next line."""

    def __init__(self, number: int, *, is_first: bool, is_last: bool, is_gone: bool) -> None:
        super().__init__()
        self._number = number
        self._is_first = is_first
        self._is_last = is_last
        self._is_gone = is_gone
        self.setFixedWidth(_NUMBER + 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(_NUMBER + 4, _NUMBER + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, middle = self.palette(), self.width() / 2
        centre = QPointF(middle, _NUMBER / 2 + 2)
        painter.setPen(QPen(palette.color(theme.RULE), 1.6))
        if not self._is_first:
            painter.drawLine(QPointF(middle, 0), centre)
        if not self._is_last:
            painter.drawLine(centre, QPointF(middle, self.height()))
        ink = palette.color(theme.MUTED if self._is_gone else theme.ACCENT)
        style = Qt.PenStyle.DashLine if self._is_gone else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink, 1.4, style))
        painter.setBrush(palette.base())
        ring = QRectF(0, 0, _NUMBER - 2, _NUMBER - 2)
        ring.moveCenter(centre)
        painter.drawEllipse(ring)
        painter.setPen(ink)
        painter.setFont(theme.font(Text.CHIP))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class Line(QWidget):
    """One cause: how it led here and when, its name, and where that was read."""

    open_record = Signal(object)
    """With the AnyRef."""

    def __init__(
        self, register: Register, number: int, step: Step, *, is_first: bool, is_last: bool
    ) -> None:
        super().__init__()
        gone = provenance.tombstone(step.known)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_M)
        row.addWidget(Number(number, is_first=is_first, is_last=is_last, is_gone=bool(gone)))
        words = QVBoxLayout()
        words.setContentsMargins(0, 3, 0, theme.SPACE_XL)
        words.setSpacing(2)
        row.addLayout(words, 1)
        how = f"{sentence(step.relation)} · {step.when}" if step.when else sentence(step.relation)
        words.addWidget(label(f"{step.of}  ←  {how}", Text.SMALL, theme.MUTED))
        words.addWidget(self._name(register, step))
        if gone:
            words.addWidget(label(gone, Text.SMALL))
        for read in read_in(step) or [_("No source is recorded.")]:
            words.addWidget(_source(read))

    def _name(self, register: Register, step: Step) -> QWidget:
        called = provenance.called(register, step.known)
        record = step.record
        named = f"{_(record.noun)} {record.code} · {called}" if record else called
        if step.known.is_gone:
            return label(named, role=theme.MUTED)
        link = RecordLink(named, step.known.ref)
        # Queued, for the answer may close the page on which the link stands.
        link.opened.connect(self._open, Qt.ConnectionType.QueuedConnection)
        return link

    def _open(self, ref: AnyRef) -> None:
        self.open_record.emit(ref)


def _source(text: str) -> QLabel:
    made = label(text, Text.SMALL, theme.MUTED)
    # A title in Arabic would otherwise stand at the other edge.
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    return made
