"""What the detail of a record is made of: plain data, with no word on how it is drawn.

Every text here is data. Nothing in it is ever read as markup.
"""

from dataclasses import dataclass

from tracker.briefs.tones import Tone
from tracker.gui.chips import Chip
from tracker.store import AnyRef


@dataclass(frozen=True)
class Said:
    """A value in words; ``ref`` where it is a record to be opened; ``note`` stands below, small.

    ``flag`` is a warning beside it.
    """

    text: str
    ref: AnyRef | None = None
    note: str = ""
    flag: str = ""


@dataclass(frozen=True)
class Fact:
    label: str
    values: tuple[Said, ...]


@dataclass(frozen=True)
class Facts:
    items: tuple[Fact, ...]


@dataclass(frozen=True)
class Prose:
    """A longer text, with its original below where it is shown in translation."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Quote:
    """Words exactly as they were written, and in which language."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Step:
    when: str
    what: str
    notes: tuple[str, ...] = ()
    is_done: bool = True
    ref: AnyRef | None = None
    """The record it tells of, to be opened."""


@dataclass(frozen=True)
class Steps:
    """What happened one after the other, as a line with dots."""

    items: tuple[Step, ...]


@dataclass(frozen=True)
class Notice:
    """Something to beware of."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    words: str
    count: int
    tone: Tone


@dataclass(frozen=True)
class Shares:
    """Parts of a whole, as one bar; ``said`` is the sum of it in words."""

    title: str
    said: str
    parts: tuple[Share, ...]


@dataclass(frozen=True)
class Square:
    """What one party has done of one step: when, or that it is awaited."""

    said: str
    is_done: bool = False
    is_awaited: bool = False


@dataclass(frozen=True)
class Grid:
    """Steps one below the other, each with what each of the parties has done of it."""

    parties: tuple[str, ...]
    steps: tuple[tuple[str, tuple[Square, ...]], ...]
    is_brief: bool = False
    """Too many parties for words: the squares show marks, and say the rest when asked."""


@dataclass(frozen=True)
class File:
    """A document's file; ``is_own`` on the page of the document itself."""

    title: str
    note: str
    ref: AnyRef
    opens: bool
    is_own: bool = False


@dataclass(frozen=True)
class Files:
    """Files to be opened or saved; ``takes_more`` where others can be attached."""

    items: tuple[File, ...]
    takes_more: bool = False


Block = Facts | Prose | Quote | Steps | Notice | Shares | Grid | Files


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Content:
    kicker: str
    title: str
    original: str
    subtitle: str
    chips: tuple[Chip, ...]
    sections: tuple[Section, ...]
    more_history: int = 0
    """How many entries of the history were left out."""
