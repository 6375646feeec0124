"""Lines: breaking text to a width, parting words only where a line would be left too empty."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from tracker.briefs.content import clean
from tracker.briefs.hyphenation import places
from tracker.briefs.pdf import fonts
from tracker.briefs.theme import Style
from tracker.languages import Language

_HYPHEN = "\u00ad"  # prints as a hyphen, and is taken for no letter by search and copying
_NO_BREAK = "\u00a0"
_EMPTIEST = 0.15  # of the width: a line left emptier than this takes the head of the next word
_LADDER = 2  # lines in a row that may end in a hyphen

# A compound may break after its hyphen; a number keeps its ending (13-отырыс).
_COMPOUND = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})")
# A dash does not start a line, a number sign does not end one, and digits stay in their groups.
_BOUND = re.compile(r" (?=[—–](?: |$))|(?<=[№§]) |(?<=\d) (?=\d{3}(?!\d))")
_WEAK = re.compile(r"(?<=[-/.,;:@_\u00a0])(?=\w)")  # where a word too wide for a line breaks first


class Run(NamedTuple):
    """A piece of a line in one style, ``x`` from where the line starts."""

    style: Style
    x: float
    text: str


Line = tuple[Run, ...]


class _Word(NamedTuple):
    text: str
    style: Style
    width: float
    gap: float  # the space before it, when it does not start a line


def broken(text: str, style: Style, width: float, language: Language | None) -> list[str]:
    """The text as lines; words are parted only where they are wider than a whole line."""
    text = clean(text)
    if "\n" not in text and fonts.width(text, style) <= width:
        return [text]
    return [
        _joined(line)
        for part in text.split("\n")
        for line in _filled(_words(part, style), width, language, even=False)
    ]


def flowing(
    parts: Sequence[tuple[str, Style]], width: float, language: Language | None
) -> list[Line]:
    """Texts of different styles as the lines of one paragraph, parted for an even edge."""
    lines = []
    for paragraph in _paragraphs(parts):
        words = [word for text, style in paragraph for word in _words(text, style)]
        lines += [_runs(line) for line in _filled(words, width, language, even=True)]
    return lines


def capped(lines: list[str], most: int, style: Style, width: float) -> list[str]:
    """No more lines than ``most``; an ellipsis says that there was more."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(lines[most - 1].rstrip() + "…", style, width)]


def shortened(text: str, style: Style, width: float) -> str:
    """The text on one line, ended by an ellipsis where it is too wide."""
    text = clean(text).replace("\n", " ")
    if fonts.width(text, style) <= width:
        return text
    room = width - fonts.width("…", style)
    return text[: _fitting(text, style, room)].rstrip(" …") + "…"


def _paragraphs(parts: Iterable[tuple[str, Style]]) -> list[list[tuple[str, Style]]]:
    found: list[list[tuple[str, Style]]] = [[]]
    for text, style in parts:
        first, *others = clean(text).split("\n")
        found[-1].append((first, style))
        found += [[(other, style)] for other in others]
    return found


def _words(text: str, style: Style) -> list[_Word]:
    space = fonts.width(" ", style)
    bound = _BOUND.sub(_NO_BREAK, text)
    return [
        _Word(piece, style, fonts.width(piece, style), 0.0 if at else space)
        for word in bound.split(" ")
        if word
        for at, piece in enumerate(_COMPOUND.split(word))
    ]


def _filled(
    words: list[_Word], width: float, language: Language | None, even: bool
) -> list[list[_Word]]:
    """Words onto lines, each as full as it gets; no words are one empty line."""
    waiting = words[::-1]
    lines: list[list[_Word]] = []
    line: list[_Word] = []
    used, ladder = 0.0, 0
    while waiting:
        word = waiting.pop()
        room = width - used - (word.gap if line else 0.0)
        if word.width <= room or (len(word.text) == 1 and not line):
            used = width - room + word.width
            line.append(word)
            continue
        head = None
        if even and waiting and ladder < _LADDER and room > _EMPTIEST * width:
            head, word = _parted(word, room, language)
        if head:
            line.append(head)
        ladder = ladder + 1 if head else 0
        if line:
            lines.append(line)
        waiting += _chopped(word, width, language)[::-1]
        line, used = [], 0.0
    return [*lines, line] if line or not lines else lines


def _parted(word: _Word, room: float, language: Language | None) -> tuple[_Word | None, _Word]:
    """The head of the word that fits with its hyphen, and the rest; or no head, and the word."""
    for place in reversed(_places(word.text, language)):
        head = _piece(word, word.text[:place] + _HYPHEN, word.gap)
        if head.width <= room:
            return head, _piece(word, word.text[place:], 0.0)
    return None, word


def _chopped(word: _Word, width: float, language: Language | None) -> list[_Word]:
    """The word in pieces no wider than a line: at a syllable, else a mark, else anywhere."""
    if word.width <= width:
        return [word]
    text, pieces, start = word.text, [], 0
    hyphens = dict.fromkeys(_places(text, language), _HYPHEN)
    ends = hyphens | {match.start(): "" for match in _WEAK.finditer(text)}
    while start < len(text):
        # No line holds so many letters; a word of a million is then cut in one pass.
        end = start + _fitting(text[start : start + 2000], word.style, width)
        if end < len(text):
            end = _last_good(word, start, end, width, ends)
        head = text[start:end] + (ends.get(end, "") if end < len(text) else "")
        pieces.append(_piece(word, head, 0.0 if start else word.gap))
        start = end
    return pieces


def _last_good(word: _Word, start: int, end: int, width: float, ends: dict[int, str]) -> int:
    """The last place to cut before ``end`` whose piece still fits with its hyphen, else ``end``."""
    for place in range(end, start, -1):
        if place in ends:
            head = word.text[start:place] + ends[place]
            if fonts.width(head, word.style) <= width:
                return place
    return end


def _fitting(text: str, style: Style, width: float) -> int:
    """How many letters of the text fit, at least one."""
    advances = fonts.face(style.face).advances(text)
    totals = accumulate(advance * style.size / 1000 + style.tracking for advance in advances)
    return max(1, sum(1 for total in totals if total <= width))


def _places(text: str, language: Language | None) -> tuple[int, ...]:
    return places(text, language) if language else ()


def _piece(word: _Word, text: str, gap: float) -> _Word:
    return _Word(text, word.style, fonts.width(text, word.style), gap)


def _joined(line: list[_Word]) -> str:
    return "".join(" " * (word.gap > 0 and at > 0) + word.text for at, word in enumerate(line))


def _runs(line: list[_Word]) -> Line:
    """Neighbours of one style as one run."""
    runs: list[Run] = []
    x = 0.0
    for word in line:
        gap = word.gap if runs else 0.0
        if gap:
            runs[-1] = runs[-1]._replace(text=runs[-1].text + " ")
        x += gap
        if runs and runs[-1].style is word.style:
            runs[-1] = runs[-1]._replace(text=runs[-1].text + word.text)
        else:
            runs.append(Run(word.style, x, word.text))
        x += word.width
    return tuple(runs)
