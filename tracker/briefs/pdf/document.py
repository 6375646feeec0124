"""The document: a brief's blocks set as pieces, poured onto pages and finished."""

from collections.abc import Iterator
from threading import Lock
from typing import assert_never

from tracker.briefs.content import (
    Bars,
    Block,
    Break,
    Brief,
    Callout,
    Cards,
    Donut,
    Facts,
    Heading,
    Note,
    Paragraph,
    Points,
    Table,
    Tiles,
    Timeline,
)
from tracker.briefs.pdf import cards, charts, contents, figures, pages, sheet, stacks, tables
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.pdf.contents import Entry
from tracker.briefs.pdf.flow import TURN, Piece, pour
from tracker.briefs.pdf.sheet import Frame

_SECTIONS_WORTH_LISTING = 3

# ReportLab reads a font file from where it last stopped, so two briefs must not share it at once.
_drawing = Lock()


def render(brief: Brief) -> bytes:
    """The brief as the bytes of a PDF file."""
    with _drawing:
        return _rendered(brief)


def _rendered(brief: Brief) -> bytes:
    frame = sheet.single(brief.language)
    canvas = BriefCanvas(brief, frame.sheet)
    listed = _entries(brief, frame)
    top = pages.cover(canvas, brief)
    pieces = [*_contents(brief, listed, frame), *_pieces(brief, frame)]
    pour(pieces, canvas, top, lambda: _turn(canvas, brief))
    canvas.showPage()
    for page in range(1, canvas.finished + 1):
        with canvas.again(page):
            for entry in listed:
                entry.put_page(canvas, page)
            pages.foot(canvas, brief, page)
    return canvas.data()


def _turn(canvas: BriefCanvas, brief: Brief) -> float:
    canvas.showPage()
    return pages.running(canvas, brief)


def _contents(brief: Brief, listed: list[Entry], frame: Frame) -> list[Piece]:
    return [contents.title(brief.contents, frame), *listed] if listed else []


def _entries(brief: Brief, frame: Frame) -> list[Entry]:
    sections = [block for block in brief.blocks if isinstance(block, Heading) and block.level == 1]
    if not brief.contents or len(sections) < _SECTIONS_WORTH_LISTING:
        return []
    last = len(sections)
    return [
        contents.entry(section, number, stacks.section_key(number), number == last, frame)
        for number, section in enumerate(sections, 1)
    ]


def _pieces(brief: Brief, frame: Frame) -> Iterator[Piece]:
    section = 0
    for place, block in enumerate(brief.blocks):
        if not isinstance(block, Heading):
            yield from _set(block, frame)
        elif block.level == 1:
            section += 1
            yield stacks.section(block, section, frame)
        else:
            yield stacks.subheading(block, f"block-{place}", frame)


def _set(block: Block, frame: Frame) -> list[Piece]:  # noqa: C901 - one line a kind of block
    match block:
        case Paragraph():
            return [stacks.paragraph(block, frame)] if block.text or block.opening else []
        case Points():
            return [*stacks.points(block.items, block.numbered, frame)]
        case Facts():
            return [*stacks.facts(block.items, frame)]
        case Tiles():
            return [*figures.tile_rows(block.items, frame)]
        case Table():
            return [tables.Grid(tables.Layout(block, frame))]
        case Timeline():
            return [*stacks.moments(block.items, frame)]
        case Donut():
            return [figures.donut(block, frame)]
        case Bars():
            return [*charts.of(block, frame)]
        case Cards():
            return [*cards.of(block, frame)]
        case Callout():
            return [stacks.callout(block, frame)]
        case Note():
            return [stacks.note(block, frame)] if block.text else []
        case Break():
            return [TURN]
        case Heading():
            return []
    assert_never(block)
