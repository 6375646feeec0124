"""The canvas: writes a page's operators, packs finished pages, and can write on them once more.

All drawing passes through ``put``, ``fill`` and ``stroke``: the one place to mark what is text and
what is ornament when a tagged file is wanted.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from tracker.briefs.content import Align, Brief, clean
from tracker.briefs.pdf import fonts
from tracker.briefs.pdf.fonts import Encoder
from tracker.briefs.pdf.library import Canvas, PDFArray, PDFObject
from tracker.briefs.pdf.sheet import Sheet
from tracker.briefs.theme import Style

_MADE_WITH = "Cooperation Tracker"
_LEVEL = 3  # of compression: the next ones cost a third more time for a twentieth less
_PRINTED = 4  # the flag of a link that is part of the page


class Literal(PDFObject):  # type: ignore[misc]
    """An object of the file as its bytes; ReportLab's own cost ten times more."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, _document: object) -> bytes:
        return self._data


class _Numbers(dict[float, str]):
    """Lengths as a page writes them: the same few come again and again."""

    def __missing__(self, number: float) -> str:
        self[number] = written = f"{number:.2f}"
        return written


Put = tuple[Style, float, float, str, Align]
"""A line of text as ``put`` takes it."""


@dataclass(slots=True)
class _Pen:
    """What the page's operators have set so far; None is what a page starts with."""

    in_text: bool = False
    style: Style | None = None
    fill: str | None = None
    stroke: str | None = None
    thickness: float | None = None
    cap: int = 0
    font: tuple[str, float] | None = None
    tracking: float = 0.0

    def follow(self) -> None:
        """Know of one by one what the style has set, which is not written down at every text."""
        style = self.style
        if style:
            self.fill, self.font = style.colour, (style.face, style.size)
            self.tracking = style.tracking


class BriefCanvas(Canvas):  # type: ignore[misc]
    """Pages of one brief; x and y in points from the lower left corner."""

    _code: list[str]

    def __init__(self, brief: Brief, sheet: Sheet) -> None:
        self.sheet = sheet
        self._out = BytesIO()
        self._pen = _Pen()
        self._numbers = _Numbers()
        self._encoders: dict[str, Encoder] = {}
        self._turns: dict[tuple[int, int], tuple[str, Style, Style]] = {}
        self._outline_level = -1
        self._pages_of: dict[str, int] = {}
        super().__init__(
            self._out,
            pagesize=(sheet.width, sheet.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=brief.language.value,
        )
        self._stamp(brief)

    @property
    def number(self) -> int:
        """Of the page being drawn, from 1."""
        number: int = self._pageNumber
        return number

    @property
    def finished(self) -> int:
        """How many pages are finished."""
        return len(self._doc.Pages.pages)

    def put(self, style: Style, x: float, y: float, text: str, side: Align = Align.START) -> None:
        """One line of text, its baseline at ``y``, and ``x`` where it starts, centres or ends."""
        self.put_all(((style, x, y, text, side),))

    def put_all(self, texts: Iterable[Put]) -> None:
        """Many lines, quicker than one by one: all that is looked up is looked up once."""
        pen, code, at, turns, start = (
            self._pen, self._code, self._numbers, self._turns, Align.START
        )  # fmt: skip
        for style, x, y, text, side in texts:
            if not text:
                continue
            if side is not start:
                wide = fonts.width(text, style) - style.tracking
                x -= wide if side is Align.END else wide / 2
            encoder = self._encoders.get(style.face) or self._encoder(style.face)
            written = text.translate(encoder)
            if pen.style is not style:
                turn = turns.get((id(pen.style), id(style)))
                if turn:
                    code.append(turn[0])
                    pen.style = style
                else:
                    self._set_text(style, encoder)
            if encoder.is_split:
                written = self._in_subsets(style, encoder, text)
            code.append(f"1 0 0 1 {at[x]} {at[y]} Tm ({written}) Tj")

    def fill(self, colour: str, *shapes: str) -> None:
        self._set_ink(colour)
        self._code.append(" ".join(shapes) + " f")

    def stroke(self, colour: str, thickness: float, *shapes: str, rounded: bool = False) -> None:
        """Draw along the shapes; ``rounded`` ends make a line a pill, and a point a disc."""
        self._leave_text()
        if self._pen.cap != rounded:
            self._pen.cap = int(rounded)
            self._code.append(f"{self._pen.cap} J")
        if self._pen.stroke != colour:
            self._pen.stroke = colour
            self._code.append(f"{_channels(colour)} RG")
        if self._pen.thickness != thickness:
            self._pen.thickness = thickness
            self._code.append(f"{thickness:g} w")
        self._code.append(" ".join(shapes) + " S")

    @contextmanager
    def within(self, shape: str) -> Iterator[None]:
        """Inside the block only what falls into the shape is painted."""
        self._leave_text()
        self._code.append(f"q {shape} W n")
        self._pen = _Pen()
        yield
        self._leave_text()
        self._code.append("Q")
        self._pen = _Pen()

    def bookmark(self, key: str, title: str, level: int, y: float) -> None:
        """A place to go to, and its line in the outline: level 0 at the top, none passed over."""
        self._outline_level = min(level, self._outline_level + 1)
        self._pages_of[key] = self.number
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(y, 2))
        self.addOutlineEntry(title, key, level=self._outline_level, closed=0)

    def page_of(self, key: str) -> int:
        """The number of the page a bookmark is on; KeyError before it is set."""
        return self._pages_of[key]

    def link(self, key: str, title: str, box: tuple[float, float, float, float]) -> None:
        """Makes a box (left, bottom, right, top) lead to a bookmark, set before or after."""
        rect = tuple(round(edge, 2) for edge in box)
        self.linkRect(title, key, rect, relative=0, thickness=0, F=_PRINTED)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's own name
        """Finish the page and pack it at once: a thousand pages stay small until saved."""
        self._leave_text()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = PDFArray([self._packed(page.stream)])
        page.stream = None
        self._pen = _Pen()
        self._numbers.clear()

    @contextmanager
    def again(self, number: int) -> Iterator[None]:
        """Inside the block, draw over a finished page; no other page may be half drawn."""
        kept, self._code, self._pen = self._code, [], _Pen()
        yield
        self._leave_text()
        page = self._doc.Pages.pages[number - 1]
        page.Contents.sequence.append(self._packed("\n".join(self._code) + "\n"))
        self._code, self._pen = kept, _Pen()

    def data(self) -> bytes:
        """The whole file; nothing can be drawn after."""
        self.save()
        return self._out.getvalue()

    def _stamp(self, brief: Brief) -> None:
        """Say whose and from when the file is, and take the clock and the environment out of it."""
        self.setTitle(clean(brief.title))
        self.setAuthor(clean(brief.author))
        self.setSubject(clean(brief.subject or brief.subtitle))
        self.setCreator(_MADE_WITH)
        self.setDateFormatter(lambda *_now: f"D:{brief.as_of:%Y%m%d}000000Z")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.signature = hashlib.md5(usedforsecurity=False)

    def _make_preamble(self) -> None:
        # ReportLab would name Helvetica at the head of each page, without it being in the file.
        self._preamble = ""

    def _encoder(self, face: str) -> Encoder:
        self._encoders[face] = encoder = Encoder(fonts.face(face), self._doc)
        return encoder

    def _set_text(self, style: Style, encoder: Encoder) -> None:
        pen, code = self._pen, self._code
        former, start = pen.style, len(code)
        pen.follow()
        pen.style = style
        if not pen.in_text:
            pen.in_text = True
            code.append("BT")
        if pen.fill != style.colour:
            pen.fill = style.colour
            code.append(f"{_channels(style.colour)} rg")
        if pen.font != (style.face, style.size):
            pen.font = (style.face, style.size)
            code.append(f"{encoder.first} {style.size:g} Tf")
        if pen.tracking != style.tracking:  # outlives the text it was set for
            pen.tracking = style.tracking
            code.append(f"{style.tracking:g} Tc")
        if former:  # both are kept, for another style must not come by the id of one of them
            self._turns[id(former), id(style)] = " ".join(code[start:]), former, style

    def _in_subsets(self, style: Style, encoder: Encoder, text: str) -> str:
        """The text through all subsets it needs, as if it stood between one pair of brackets."""
        self._pen.follow()
        self._pen.font = self._pen.style = None
        runs = (
            f") Tj {encoder.name(subset)} {style.size:g} Tf ({written}"
            for subset, written in encoder.pieces(text)
        )
        return "".join(runs)

    def _set_ink(self, colour: str) -> None:
        self._leave_text()
        if self._pen.fill != colour:
            self._pen.fill = colour
            self._code.append(f"{_channels(colour)} rg")

    def _leave_text(self) -> None:
        pen = self._pen
        if pen.in_text:
            pen.follow()
            pen.in_text, pen.style = False, None
            self._code.append("ET")

    def _packed(self, operators: str) -> object:
        """The operators as a compressed stream of the file, by reference."""
        data = zlib.compress(operators.encode("latin-1"), _LEVEL)
        self._doc.updateSignature(data)
        head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(data)
        return self._doc.Reference(Literal(head + data + b"\nendstream\n"))


@cache
def _channels(colour: str) -> str:
    """``#RRGGBB`` as red, green and blue from 0 to 1."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
