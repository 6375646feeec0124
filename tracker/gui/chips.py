"""Chips: a word on a pill, with a shape beside it, so that no meaning hangs on colour alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.briefs.tones import Tone
from tracker.gui import theme
from tracker.languages import current
from tracker.languages.capitals import upper

HEIGHT = 22
"""Pixels; more where the letters are larger."""
_PAD = 9
_SHAPE = 9  # the side of the square a shape stands in
_GAP = 5


@dataclass(frozen=True)
class Chip:
    words: str
    tone: Tone = Tone.NEUTRAL


def sentence(words: str) -> str:
    """The words as they stand alone: with a capital at the beginning."""
    return upper(words[:1], current()) + words[1:]


def size_of(words: str, metrics: QFontMetrics) -> QSize:
    """The pill's size around these words, in the metrics of ``theme.Text.CHIP``."""
    width = 2 * _PAD + _SHAPE + _GAP + metrics.horizontalAdvance(sentence(words))
    return QSize(width, max(HEIGHT, metrics.height() + 4))


def paint(painter: QPainter, pill: QRect, words: str, tone: str) -> None:
    """Draw a chip in the given pill; words too long for it are cut short."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tone_background(tone))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    shape = QRectF(pill.x() + _PAD, pill.center().y() + 1 - _SHAPE / 2, _SHAPE, _SHAPE)
    _paint_shape(painter, shape, Tone(tone))
    _paint_words(painter, pill.adjusted(_PAD + _SHAPE + _GAP, 0, -_PAD, 0), words, tone)
    painter.restore()


def _paint_words(painter: QPainter, space: QRect, words: str, tone: str) -> None:
    font = theme.font(theme.Text.CHIP)
    cut = Qt.TextElideMode.ElideRight
    fitting = QFontMetrics(font).elidedText(sentence(words), cut, space.width() + 1)
    painter.setFont(font)
    painter.setPen(theme.tone_colour(tone))
    painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)


def _paint_shape(painter: QPainter, square: QRectF, tone: Tone) -> None:
    """A ring, a half disc, a disc; an open triangle, a full one where it is worst."""
    colour = theme.tone_colour(tone)
    painter.setPen(QPen(colour, 1.4, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour if tone in {Tone.GOOD, Tone.BAD} else Qt.BrushStyle.NoBrush)
    if tone in {Tone.WARNING, Tone.BAD}:
        painter.drawPolygon(_triangle(square))
        return
    disc = square.adjusted(1, 1, -1, -1)
    painter.drawEllipse(disc)
    if tone is Tone.INFO:
        painter.setBrush(colour)
        painter.drawChord(disc, 90 * 16, 180 * 16)


def _triangle(square: QRectF) -> QPolygonF:
    top = QPointF(square.center().x(), square.top() + 0.5)
    foot = square.bottom() - 0.8
    return QPolygonF([top, QPointF(square.right(), foot), QPointF(square.left(), foot)])


class ChipRow(QWidget):
    """Chips side by side, on further lines where there is no room."""

    def __init__(self, chips: Iterable[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = tuple(chips)
        self._metrics = QFontMetrics(theme.font(theme.Text.CHIP))
        self.setAccessibleName("; ".join(chip.words for chip in self._chips))
        # Not fixed: the hint is of a wide row, and one that wraps is higher.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def heightForWidth(self, width: int) -> int:
        return max((pill.bottom() + 1 for pill in self._pills(width)), default=0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for chip, pill in zip(self._chips, self._pills(self.width()), strict=True):
            paint(painter, pill, chip.words, chip.tone)
        painter.end()

    def _pills(self, width: int) -> Sequence[QRect]:
        sizes = [size_of(chip.words, self._metrics) for chip in self._chips]
        return list(_placed(sizes, width))


def _placed(sizes: Iterable[QSize], width: int) -> Iterator[QRect]:
    x = y = 0
    for size in sizes:
        fitting = QSize(min(size.width(), width), size.height())
        if x and x + fitting.width() > width:
            x, y = 0, y + size.height() + theme.SPACE_XS
        yield QRect(QPoint(x, y), fitting)
        x += fitting.width() + theme.SPACE_S
