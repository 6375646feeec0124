"""Marks of the five tones: told apart by shape where a print has no colour."""

from tracker.briefs import theme
from tracker.briefs.pdf import paths
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.tones import Tone


def draw(canvas: BriefCanvas, tone: Tone, x: float, y: float) -> None:
    """A mark about 5 points wide around its centre: dash, ring, disc, triangle or diamond."""
    ink = theme.TONE_INK[tone]
    match tone:
        case Tone.NEUTRAL:
            canvas.fill(ink, paths.rectangle(x - 2.2, y - 0.7, 4.4, 1.4))
        case Tone.INFO:
            canvas.stroke(ink, 1.2, paths.circle(x, y, 1.7))
        case Tone.GOOD:
            canvas.fill(ink, paths.circle(x, y, 2.2))
        case Tone.WARNING:
            canvas.fill(ink, paths.polygon((x - 2.7, y - 2.1), (x + 2.7, y - 2.1), (x, y + 2.5)))
        case Tone.BAD:
            side = 2.8
            canvas.fill(
                ink, paths.polygon((x - side, y), (x, y - side), (x + side, y), (x, y + side))
            )
