"""The sheet: its size, and the frames that text stands in, one for each language; in points."""

from dataclasses import dataclass

from tracker.briefs.theme import MM
from tracker.languages import Language

_GUTTER = 9 * MM  # between two languages side by side


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page; x and y go from its lower left corner."""

    width: float
    height: float

    @property
    def left(self) -> float:
        return 22 * MM

    @property
    def right(self) -> float:
        return self.width - 20 * MM

    @property
    def top(self) -> float:
        """Where text begins on a page after the first."""
        return self.height - 29 * MM

    @property
    def bottom(self) -> float:
        return 24 * MM

    @property
    def inside(self) -> float:
        """The width between the edges."""
        return self.right - self.left

    @property
    def half(self) -> float:
        """Half the height of the text: what is taller may be cut anywhere."""
        return (self.top - self.bottom) / 2


PORTRAIT = Sheet(210 * MM, 297 * MM)
LANDSCAPE = Sheet(PORTRAIT.height, PORTRAIT.width)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of one language stands: between two edges, with a column for labels.

    ``margin`` is that column, for numbers, dates and labels, left of the text.
    """

    sheet: Sheet
    language: Language
    left: float
    right: float
    margin: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def text_left(self) -> float:
        return self.left + self.margin

    @property
    def measure(self) -> float:
        """The width of running text."""
        return self.right - self.text_left


def single(language: Language) -> Frame:
    """The whole width of an upright page: a measure of 130 mm, about 75 characters."""
    return Frame(PORTRAIT, language, PORTRAIT.left, PORTRAIT.right, 38 * MM)


def pair(first: Language, second: Language) -> tuple[Frame, Frame]:
    """The two halves of a page that lies on its side."""
    middle, sheet = (LANDSCAPE.left + LANDSCAPE.right) / 2, LANDSCAPE
    return (
        Frame(sheet, first, sheet.left, middle - _GUTTER / 2, 25 * MM),
        Frame(sheet, second, middle + _GUTTER / 2, sheet.right, 25 * MM),
    )
