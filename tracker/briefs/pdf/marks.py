"""Marks of the five tones: told apart by shape where a print has no colour."""

from collections.abc import Sequence

from tracker.briefs import theme
from tracker.briefs.pdf import paths
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.tones import Tone


def draw(canvas: BriefCanvas, tone: Tone, places: Sequence[tuple[float, float]]) -> None:
    """Marks about 5 points wide around their centres: dash, ring, disc, triangle or diamond.

    A ring is a disc with another on it, in the wash of the tone.
    """
    ink = theme.TONE_INK[tone]
    match tone:
        case Tone.NEUTRAL:
            canvas.fill(ink, *(paths.rectangle(x - 2.2, y - 0.7, 4.4, 1.4) for x, y in places))
        case Tone.INFO:
            discs = [paths.point(x, y) for x, y in places]
            canvas.stroke(ink, 4.6, *discs, rounded=True)
            canvas.stroke(theme.TONE_WASH[tone], 2.2, *discs, rounded=True)
        case Tone.GOOD:
            canvas.stroke(ink, 4.4, *(paths.point(x, y) for x, y in places), rounded=True)
        case Tone.WARNING:
            canvas.fill(ink, *(_triangle(x, y) for x, y in places))
        case Tone.BAD:
            canvas.fill(ink, *(_diamond(x, y) for x, y in places))


def _triangle(x: float, y: float) -> str:
    return paths.polygon((x - 2.7, y - 2.1), (x + 2.7, y - 2.1), (x, y + 2.5))


def _diamond(x: float, y: float) -> str:
    return paths.polygon((x - 2.8, y), (x, y - 2.8), (x + 2.8, y), (x, y + 2.8))
