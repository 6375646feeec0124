"""Fonts: which letters they have, how wide those are, and how a page writes them."""

from functools import cache, lru_cache

from tracker import resources
from tracker.briefs.pdf.library import PDFDocument, TTFont
from tracker.briefs.theme import Style

_MISSING = "□☐?"  # printed for a letter the font does not have: the first of these that it has
_ESCAPED = {"(": "\\(", ")": "\\)", "\\": "\\\\", "\n": "\\n", "\r": "\\r"}


class Face:
    """One font file, read once; a letter it lacks is measured and printed as an empty box."""

    def __init__(self, name: str) -> None:
        # Readable ASCII would put Cyrillic into a second subset, and change fonts within a line.
        file = resources.path("fonts", f"{name}.ttf")
        self.font = TTFont(name, str(file), asciiReadable=0, shapable=False)
        self.missing = next(mark for mark in _MISSING if self._has(ord(mark)))
        self.units = lru_cache(65536)(self._units)
        self._advances = _Advances(self)

    def shown(self, code: int) -> int:
        """The code point printed for ``code``: itself, or the box."""
        return code if self._has(code) else ord(self.missing)

    def advance(self, letter: str) -> int:
        """Width in thousandths of the size."""
        widths = self.font.face.charWidths
        width: int = widths.get(self.shown(ord(letter)), self.font.face.defaultWidth)
        return width

    def advances(self, text: str) -> list[int]:
        return [self._advances[letter] for letter in text]

    def _units(self, text: str) -> int:
        return sum(map(self._advances.__getitem__, text))

    def _has(self, code: int) -> bool:
        return code in self.font.face.charToGlyph


class _Advances(dict[str, int]):
    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> int:
        self[letter] = width = self._face.advance(letter)
        return width


@cache
def face(name: str) -> Face:
    """The font whose file is ``name``.ttf, read when first asked for."""
    return Face(name)


def width(text: str, style: Style) -> float:
    """How wide a single line of text is, in points."""
    return face(style.face).units(text) * style.size / 1000 + style.tracking * len(text)


class Encoder(dict[int, str]):
    """Letters of one font as one document writes them; a table for ``str.translate``.

    A document holds a font in subsets of 255 letters. The first is enough for nearly every brief;
    after a letter beyond it ``is_split`` is true, and only ``pieces`` gives the whole text.
    """

    def __init__(self, face: Face, document: PDFDocument) -> None:
        super().__init__()
        self.is_split = False
        self.first = face.font.getSubsetInternalName(0, document)
        """What the page's resources call the first subset."""
        self._face, self._document = face, document

    def __missing__(self, code: int) -> str:
        shown = chr(self._face.shown(code))
        ((subset, byte),) = self._face.font.splitString(shown, self._document)
        self.is_split = self.is_split or subset > 0
        self[code] = written = _escaped(byte)
        return written

    def pieces(self, text: str) -> list[tuple[int, str]]:
        """The text as runs of one subset each: the subset's number and what to write."""
        shown = "".join(chr(self._face.shown(ord(letter))) for letter in text)
        runs = self._face.font.splitString(shown, self._document)
        return [(subset, _escaped(written)) for subset, written in runs]

    def name(self, subset: int) -> str:
        """What the page's resources call the subset, such as ``/F1+0``."""
        name: str = self._face.font.getSubsetInternalName(subset, self._document)
        return name


def _escaped(written: bytes) -> str:
    return "".join(_ESCAPED.get(letter, letter) for letter in written.decode("latin-1"))
