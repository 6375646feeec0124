"""Drawing a brief of a few blocks, and reading the pages again."""

import re
from datetime import date

import pypdfium2

from tracker.briefs import pdf
from tracker.briefs.content import Brief
from tracker.languages import Language

_LINE_HYPHEN = "\x02"  # how PDFium says a hyphen that ends a line


def brief(*blocks, **said) -> Brief:
    said = {"title": "T", "language": Language.KK, "as_of": date(2026, 11, 16)} | said
    return Brief(**said, blocks=blocks)


def drawn(*blocks, **said) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf.to_bytes(brief(*blocks, **said)))


def texts(document) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in document]


def joined(document) -> str:
    """All text with line ends and spaces taken out, words parted at a line's end made whole."""
    return re.sub(rf"\s|{_LINE_HYPHEN}", "", "".join(texts(document)))


def boxes(page):
    text = page.get_textpage()
    return [text.get_charbox(at) for at in range(text.count_chars())]
