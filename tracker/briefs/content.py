"""What a brief says: typed blocks of plain data, with no word on how they are drawn.

Every text here is data. Nothing in it is ever read as markup: ``R&D <b>`` prints as typed.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import normalize

from tracker.briefs.tones import Tone
from tracker.languages import Language


class Align(StrEnum):
    START = "start"
    CENTRE = "centre"
    END = "end"


class Kind(StrEnum):
    """What a column holds; numbers stand at the end of their column."""

    TEXT = "text"
    STRONG = "strong"
    MUTED = "muted"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it stands for; the value is never bent to fit a sentence."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels in the margin, values beside them."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 opens a section and is numbered by its place; levels 2 and 3 are not numbered."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise ValueError(f"heading level {self.level} is not 1, 2 or 3")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``opening`` is set in bold before it, ``large`` makes it a standfirst."""

    text: str
    opening: str = ""
    large: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    text: str
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    items: tuple[Point | str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure said large, as text already written in the brief's language."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Tiles:
    items: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """A state in a table, drawn as a chip; the tone also chooses the mark inside it."""

    text: str
    tone: Tone = Tone.NEUTRAL
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with an optional small second line, which has the colour of the tone.

    Where there is no second line, a warning or worse colours the text itself.
    """

    text: str
    note: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is a share: columns of 3 and 1 take three quarters and one quarter."""

    title: str
    width: float = 1.0
    kind: Kind = Kind.TEXT
    align: Align | None = None

    @property
    def side(self) -> Align:
        """Where its texts stand: as asked, or as its kind has it."""
        return self.align or (Align.END if self.kind is Kind.NUMBER else Align.START)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; a tone other than neutral puts a bar at the row's edge."""

    cells: tuple[Cell | Status | str, ...]
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; ``empty`` is the sentence said when there are no rows.

    On a brief of one page, rows that find no room are counted in ``rest``, which holds ``{n}``;
    anywhere else all rows are printed.

    Raises ValueError without columns, or for a row with another number of cells.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    empty: str = ""
    rest: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        if any(column.width <= 0 for column in self.columns):
            raise ValueError("a column's width is a share above 0")
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"row {number} has {len(row.cells)} cells, not {len(self.columns)}"
                )


@dataclass(frozen=True, slots=True)
class Event:
    """A date as words, what it was, and what is to be said of it."""

    when: str
    title: str
    text: str = ""
    tone: Tone = Tone.INFO


@dataclass(frozen=True, slots=True)
class Timeline:
    items: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Part:
    label: str
    count: int
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Donut:
    """Parts of a whole; the sum stands in the middle over ``total``, its word.

    Raises ValueError for a count below 0, or above twelve parts: sum the small ones up first.
    """

    title: str
    total: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        if len(self.parts) > 12:
            raise ValueError("a donut has at most twelve parts")
        if any(part.count < 0 for part in self.parts):
            raise ValueError("a part of a whole is not below 0")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and the counts that make it up, one upon another."""

    label: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars to compare, parts of one label in one colour: upright for months, lying for sides.

    Raises ValueError for a count below 0.
    """

    title: str
    items: tuple[Bar, ...]
    upright: bool = True

    def __post_init__(self) -> None:
        if any(part.count < 0 for bar in self.items for part in bar.parts):
            raise ValueError("a bar is not below 0")


@dataclass(frozen=True, slots=True)
class Card:
    """A person: name, post as printed, organisation, and what else is to be known, line by line.

    ``role`` is what the person is at the session, such as head of delegation.
    """

    name: str
    post: str = ""
    organisation: str = ""
    role: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """People under the name of their side, in the order of protocol."""

    title: str
    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Callout:
    title: str
    text: str
    tone: Tone = Tone.INFO


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: a source, a reservation, what a table leaves out."""

    text: str


Block = (
    Heading | Paragraph | Points | Facts | Tiles | Table | Timeline | Donut | Bars | Cards
    | Callout | Note | Break
)  # fmt: skip


def as_table(bars: Bars) -> Table:
    """The same figures in rows, for a reader who does not see the chart."""
    labels = list(dict.fromkeys(part.label for bar in bars.items for part in bar.parts))
    columns = (Column("", 2), *(Column(label, kind=Kind.NUMBER) for label in labels))
    rows = tuple(
        Row((bar.label, *(str(_counts(bar).get(label, 0)) for label in labels)))
        for bar in bars.items
    )
    return Table(columns, rows, bars.title)


def _counts(bar: Bar) -> dict[str, int]:
    return {part.label: part.count for part in bar.parts}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A whole brief, its words already in ``language``.

    ``facts`` stand on the cover, four at the most in a line. ``author`` is the office that answers
    for the brief; ``number``, ``copy`` and ``addendum`` are written out, as in ``Copy No. 2``.
    ``signed`` stands at the foot of the last page: who prepared it, who approved it. ``digest``
    is the beginning of the SHA-256 of its data, for the foot of every page. ``contents`` is the
    word over the list of contents, which is printed when there are three sections or more; empty
    for no list. ``page_of`` may hold ``{page}`` and ``{pages}``. A brief of ``one_page`` has no
    cover and never a second page. ``beside`` is the same brief in another language: both are then
    printed side by side.
    """

    title: str
    language: Language
    as_of: date
    blocks: tuple[Block, ...] = ()
    kicker: str = ""
    subtitle: str = ""
    marking: str = ""
    author: str = ""
    subject: str = ""
    number: str = ""
    copy: str = ""
    addendum: str = ""
    digest: str = ""
    facts: tuple[Fact, ...] = ()
    signed: tuple[Fact, ...] = ()
    footer_left: str = ""
    contents: str = ""
    page_of: str = "{page} / {pages}"
    one_page: bool = False
    beside: "Brief | None" = None


# Control characters, marks that only steer (direction, joining, variation), and half a character.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
# Letters, figures and marks of our four languages that are as they should be already.
_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f\u0400-\u0482\u048a-\u052f–—‘’“”„…№•₸₺€]*")
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")


def clean(text: str) -> str:
    """The text as it may be printed: in NFC, lines ended by ``\\n``, nothing unseen in it."""
    if _PLAIN.fullmatch(text):
        return text
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return normalize("NFC", _UNSEEN.sub("", text))
