"""The document: a brief's blocks set as pieces, poured onto pages and finished."""

from collections.abc import Iterator
from threading import Lock
from typing import assert_never

from tracker.briefs import content
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
from tracker.briefs.pdf import contents, figures, pages, stacks, tables
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.pdf.contents import Entry
from tracker.briefs.pdf.flow import TURN, Piece, pour
from tracker.languages import Language

_SECTIONS_WORTH_LISTING = 3

# ReportLab reads a font file from where it last stopped, so two briefs must not share it at once.
_drawing = Lock()


def render(brief: Brief) -> bytes:
    """The brief as the bytes of a PDF file."""
    with _drawing:
        return _rendered(brief)


def _rendered(brief: Brief) -> bytes:
    canvas = BriefCanvas(brief)
    listed = _entries(brief)
    top = pages.cover(canvas, brief)
    pour([*_contents(brief, listed), *_pieces(brief)], canvas, top, lambda: _turn(canvas, brief))
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


def _contents(brief: Brief, listed: list[Entry]) -> list[Piece]:
    return [contents.title(brief.contents, brief.language), *listed] if listed else []


def _entries(brief: Brief) -> list[Entry]:
    sections = [block for block in brief.blocks if isinstance(block, Heading) and block.level == 1]
    if not brief.contents or len(sections) < _SECTIONS_WORTH_LISTING:
        return []
    last = len(sections)
    return [
        contents.entry(section, number, stacks.section_key(number), number == last, brief.language)
        for number, section in enumerate(sections, 1)
    ]


def _pieces(brief: Brief) -> Iterator[Piece]:
    section = 0
    for place, block in enumerate(brief.blocks):
        if not isinstance(block, Heading):
            yield from _set(block, brief.language)
        elif block.level == 1:
            section += 1
            yield stacks.section(block, section, brief.language)
        else:
            yield stacks.subheading(block, f"block-{place}", brief.language)


def _set(block: Block, language: Language) -> list[Piece]:  # noqa: C901 - one line a kind of block
    match block:
        case Paragraph():
            return [stacks.paragraph(block, language)] if block.text or block.opening else []
        case Points():
            return [*stacks.points(block.items, block.numbered, language)]
        case Facts():
            return [*stacks.facts(block.items, language)]
        case Tiles():
            return [*figures.tile_rows(block.items, language)]
        case Table():
            return [tables.Grid(tables.Layout(block, language))]
        case Timeline():
            return [*stacks.moments(block.items, language)]
        case Donut():
            return [figures.donut(block, language)]
        case Bars():
            return [tables.Grid(tables.Layout(content.as_table(block), language))]
        case Cards():
            return [*stacks.facts(content.as_facts(block), language)]
        case Callout():
            return [stacks.callout(block, language)]
        case Note():
            return [stacks.note(block, language)] if block.text else []
        case Break():
            return [TURN]
        case Heading():
            return []
    assert_never(block)
