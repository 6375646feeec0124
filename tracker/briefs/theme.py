"""How a brief looks: its colours and letters, sizes in points."""

from dataclasses import dataclass, replace
from functools import cache

from tracker.briefs.content import Kind
from tracker.briefs.tones import Tone

MM = 72 / 25.4

INK = "#10263B"
INK_LIGHT = "#18354F"
PETROL = "#0F6E7C"
GOLD = "#B4893A"
GOLD_LIGHT = "#D9BC84"
TEXT = "#1D2329"
MUTED = "#5F6B76"
RULE = "#D5DBE0"
RULE_DARK = "#9AA7B2"
STRIPE = "#F6F8F9"
PAPER = "#FFFFFF"
MIST = "#C6D3DD"

TONE_INK = {
    Tone.NEUTRAL: "#55616C",
    Tone.INFO: "#1F5C8B",
    Tone.GOOD: "#1D6B45",
    Tone.WARNING: "#8A5A06",
    Tone.BAD: "#A1262D",
}
TONE_WASH = {
    Tone.NEUTRAL: "#ECEFF2",
    Tone.INFO: "#E6EFF6",
    Tone.GOOD: "#E4F1EA",
    Tone.WARNING: "#FBF0D9",
    Tone.BAD: "#FAE6E5",
}

SANS, SANS_ITALIC = "SourceSans3-Regular", "SourceSans3-It"
SANS_MEDIUM, SANS_BOLD = "SourceSans3-Medium", "SourceSans3-Semibold"
SERIF, SERIF_BOLD = "SourceSerif4-Regular", "SourceSerif4-Semibold"
DISPLAY, DISPLAY_BOLD = "SourceSerif4Display-Regular", "SourceSerif4Display-Semibold"


@dataclass(frozen=True, slots=True)
class Style:
    """Letters: a font's file name without its ending, size, height of a line, colour, tracking."""

    face: str
    size: float
    leading: float
    colour: str = TEXT
    tracking: float = 0.0

    @property
    def drop(self) -> float:
        """From the top of a line down to its baseline, capitals standing in the middle."""
        return self.leading / 2 + 0.33 * self.size


BODY = Style(SERIF, 10.2, 14.6)
BODY_BOLD = Style(SERIF_BOLD, 10.2, 14.6)
LARGE = Style(SERIF, 12.4, 17.6, INK)
LARGE_BOLD = Style(SERIF_BOLD, 12.4, 17.6, INK)
NOTE = Style(SANS_ITALIC, 7.8, 10.4, MUTED)
BULLET = Style(SANS_BOLD, 9.0, 14.6, PETROL)

SECTION = Style(DISPLAY_BOLD, 20, 24.5, INK)
SECTION_NUMBER = Style(DISPLAY, 20, 24.5, GOLD)
HEADING = Style(SANS_BOLD, 11.2, 14.6, PETROL)
SUBHEADING = Style(SANS_BOLD, 9.6, 13, INK)
CAPTION = Style(SANS_BOLD, 9.2, 12, INK)

SMALL = Style(SANS, 9.2, 12.6)
SMALL_BOLD = Style(SANS_BOLD, 9.8, 13, INK)
LABEL = Style(SANS, 8.4, 12.6, MUTED)

COLUMN_TITLE = Style(SANS_BOLD, 7.8, 9.6, INK)
CELL = {
    Kind.TEXT: Style(SANS, 8.6, 11.2),
    Kind.STRONG: Style(SANS_BOLD, 8.6, 11.2, INK),
    Kind.MUTED: Style(SANS, 8.6, 11.2, MUTED),
    Kind.NUMBER: Style(SANS, 8.6, 11.2),
}
CELL_NOTE = Style(SANS, 7.5, 9.4, MUTED)
CELL_NOTE_LOUD = Style(SANS_MEDIUM, 7.5, 9.4)
EMPTY = Style(SANS_ITALIC, 8.6, 11.2, MUTED)

TILE_LABEL = Style(SANS, 7.9, 9.6, MUTED)
TILE_VALUE = Style(DISPLAY, 24, 27, INK)
TILE_UNIT = Style(SANS, 8.6, 11, MUTED)
TILE_NOTE = Style(SANS_MEDIUM, 7.9, 10)

DONUT_TOTAL = Style(DISPLAY, 27, 30, INK)
DONUT_WORD = Style(SANS, 8, 9.6, MUTED)
LEGEND = Style(SANS, 9.2, 12)
LEGEND_COUNT = Style(SANS_BOLD, 9.2, 12)
LEGEND_SHARE = Style(SANS, 8.6, 12, MUTED)

CHART_KEY = Style(SANS, 8.6, 11)
CHART_LABEL = Style(SANS, 7.8, 10, MUTED)
CHART_SCALE = Style(SANS, 7.4, 9, MUTED)
CHART_COUNT = Style(SANS_MEDIUM, 7.4, 9)
CHART_SIDE = Style(SANS_BOLD, 8.6, 11, INK)
CHART_INSIDE = Style(SANS_BOLD, 7.6, 9, PAPER)

CARD_NAME = Style(SANS_BOLD, 10, 13.2, INK)
CARD_TEXT = Style(SANS, 9, 12.2)
CARD_MORE = Style(SANS, 8.2, 11.2, MUTED)

CONTENTS_NUMBER = Style(SANS_BOLD, 9.6, 14.5, GOLD)
CONTENTS_LINE = Style(SERIF, 11, 14.5, INK)
CONTENTS_PAGE = Style(SANS_BOLD, 9.6, 14.5, INK)

RUNNING = Style(SANS, 7.8, 10, MUTED)
RUNNING_MARKING = Style(SANS_BOLD, 7, 10, TONE_INK[Tone.BAD], tracking=0.4)

COVER_AUTHOR = Style(SANS_BOLD, 8.4, 13, GOLD_LIGHT, tracking=0.9)
COVER_MARKING = Style(SANS_BOLD, 7.2, 15.4, GOLD_LIGHT, tracking=0.5)
COVER_KICKER = Style(SANS, 12, 16, MIST)
COVER_TITLES = tuple(Style(DISPLAY_BOLD, size, size * 1.1, PAPER) for size in (36, 28, 22, 17))
COVER_SUBTITLE = Style(SERIF, 12.5, 16.5, "#DDE6EC")
COVER_LABEL = Style(SANS, 7.6, 10, GOLD_LIGHT)
COVER_VALUE = Style(SANS_MEDIUM, 9.6, 12, PAPER)


CHIP = Style(SANS_BOLD, 7.4, 9.4)


@cache
def toned(style: Style, tone: Tone) -> Style:
    """The style in the colour of the tone; a neutral tone leaves it as it is."""
    return style if tone is Tone.NEUTRAL else replace(style, colour=TONE_INK[tone])


@cache
def chip(tone: Tone) -> Style:
    return replace(CHIP, colour=TONE_INK[tone])


def cell_note(tone: Tone) -> Style:
    """The small second line of a cell, louder when its tone is."""
    return CELL_NOTE if tone is Tone.NEUTRAL else toned(CELL_NOTE_LOUD, tone)
