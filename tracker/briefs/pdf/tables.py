"""Tables: rows laid out only as pages need them, so that 40,000 stay as quick as 40.

A row is laid out when it is about to be placed and forgotten when its page is drawn. The head is
repeated on every page. A row is cut only where it would fill more than half a page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import NamedTuple, Self

from tracker.briefs import theme
from tracker.briefs.content import Align, Cell, Status, Table
from tracker.briefs.pdf import fonts, lines, marks, paths
from tracker.briefs.pdf.canvas import BriefCanvas, Put
from tracker.briefs.pdf.sheet import Frame
from tracker.briefs.theme import Style
from tracker.briefs.tones import Tone
from tracker.languages import Language

_PAD_X, _PAD_Y = 5.0, 4.6
_MOST_KNOWN = 4096  # cells that are not laid out anew
_CHIP_HEIGHT = 13.0
_CHIP_UP = 0.5  # so that its text stands on the line of its neighbours'
_CHIP_INSET, _CHIP_END = 13.0, 6.0  # from its edge to its text, and from the text to its other edge


class Lane(NamedTuple):
    """A column as it stands on the page."""

    x: float
    width: float
    side: Align
    style: Style
    anchor: float
    """Where a text starts, centres or ends."""

    @property
    def inside(self) -> float:
        return self.width - 2 * _PAD_X


class Strip(NamedTuple):
    """One line of a cell, ``drop`` from its top to its baseline; or a chip, which may have more."""

    height: float
    drop: float
    style: Style
    text: str
    chip: "Chip | None" = None


class Chip(NamedTuple):
    """A state on its wash; ``x`` is its left edge."""

    tone: Tone
    texts: tuple[str, ...]
    x: float
    width: float


class Filled(NamedTuple):
    """A cell laid out: its strips, and their heights together."""

    height: float
    strips: tuple[Strip, ...]


_Known = dict[Cell | Status | str, Filled]
_height = itemgetter(0)


class Laid(NamedTuple):
    """A row, or its part, ready to be drawn."""

    height: float
    cells: Sequence[Filled]
    tone: Tone
    striped: bool


@dataclass(frozen=True)
class Layout:
    """What all parts of one table share."""

    table: Table
    frame: Frame
    lanes: tuple[Lane, ...] = field(init=False)
    head: tuple[tuple[str, ...], ...] = field(init=False)
    caption: tuple[str, ...] = field(init=False)
    known: tuple[_Known, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lanes", tuple(_lanes(self.table, self.frame)))
        object.__setattr__(self, "known", tuple({} for _lane in self.lanes))
        object.__setattr__(self, "head", tuple(self._titles()))
        object.__setattr__(self, "caption", self._caption_lines())

    @property
    def head_height(self) -> float:
        most = max(len(title) for title in self.head)
        return most * theme.COLUMN_TITLE.leading + 2 * _PAD_Y

    @property
    def caption_height(self) -> float:
        return len(self.caption) * theme.CAPTION.leading + 6 if self.caption else 0.0

    @property
    def count(self) -> int:
        return len(self.table.rows)

    def row(self, number: int) -> Laid:
        row = self.table.rows[number]
        cells = [
            known.get(cell) or self._filled(cell, lane, known)
            for cell, lane, known in zip(row.cells, self.lanes, self.known, strict=True)
        ]
        return _laid(cells, row.tone, number % 2 == 1)

    def _filled(self, cell: Cell | Status | str, lane: Lane, known: _Known) -> Filled:
        """The same states, leads and dates come again and again in a long list."""
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[cell] = filled = _filled(_strips(cell, lane, self.frame.language))
        return filled

    def _titles(self) -> Iterator[tuple[str, ...]]:
        style = theme.COLUMN_TITLE
        for column, lane in zip(self.table.columns, self.lanes, strict=True):
            title = lines.broken(column.title, style, lane.inside, self.frame.language)
            yield tuple(lines.capped(title, 4, style, lane.inside))

    def _caption_lines(self) -> tuple[str, ...]:
        if not self.table.caption:
            return ()
        caption = lines.broken(
            self.table.caption, theme.CAPTION, self.frame.width, self.frame.language
        )
        return tuple(lines.capped(caption, 4, theme.CAPTION, self.frame.width))


@dataclass(frozen=True)
class Grid:
    """A table from row ``start`` on, or with ``rows`` the part of it that a page shows."""

    layout: Layout
    start: int = 0
    cut: Laid | None = None  # what is left of the row before ``start``
    is_first: bool = True
    rows: tuple[Laid, ...] = ()
    leads: bool = False
    before: float = 8.0
    after: float = 14.0

    @property
    def height(self) -> float:
        rows = sum(row.height for row in self.rows) if self.layout.count else _empty_height()
        return self._above + rows

    @property
    def least(self) -> float:
        """The head and two rows, or three where there are no more than three."""
        if not self.layout.count:
            return self.height
        count = self.layout.count if self.layout.count <= 3 else 2
        heights = (self.layout.row(number).height for number in range(count))
        return self._above + sum(min(height, self.layout.frame.sheet.half) for height in heights)

    def fitted(self, room: float, fresh: bool) -> tuple[Self | None, Self | None]:
        if not self.layout.count:
            return (self, None) if fresh or self.height <= room else (None, self)
        rows, start, left = self._filling(room - self._above, fresh)
        if not rows:
            return None, self
        if left is None and self._strands_one(rows, start):
            rows, start = rows[:-1], start - 1
        part = replace(self, rows=tuple(rows))
        if left is None and start == self.layout.count:
            return part, None
        return part, replace(self, start=start, cut=left, is_first=False)

    def draw(self, canvas: BriefCanvas, top: float) -> None:
        if self.is_first:
            _draw_caption(canvas, self.layout, top)
            top -= self.layout.caption_height
        under_head = top - self.layout.head_height
        _draw_grounds(canvas, self.rows, self.layout.frame, under_head)
        _draw_head(canvas, self.layout, top)
        top = under_head
        if not self.layout.count:
            _draw_empty(canvas, self.layout, top)
        canvas.put_all(_texts_of(self.rows, self.layout.lanes, top))

    @property
    def _above(self) -> float:
        caption = self.layout.caption_height if self.is_first else 0.0
        return caption + self.layout.head_height

    def _filling(self, room: float, fresh: bool) -> tuple[list[Laid], int, Laid | None]:
        """Rows that fit, the number of the first that does not, and what is left of a cut one."""
        rows: list[Laid] = []
        start, waiting = self.start, self.cut
        while waiting is not None or start < self.layout.count:
            row = waiting or self.layout.row(start)
            start, waiting = (start if waiting else start + 1), None
            if row.height <= room + 0.01:
                rows.append(row)
                room -= row.height
                continue
            whole_page = fresh and not rows
            if whole_page or row.height > self.layout.frame.sheet.half:
                head, left = _cut(row, room, force=whole_page)
                if head is not None:
                    return [*rows, head], start, left
            return rows, start - 1, None
        return rows, start, None

    def _strands_one(self, rows: list[Laid], start: int) -> bool:
        """Whether a single row would be left for the next page, and this one can spare another."""
        return start == self.layout.count - 1 and len(rows) > 2


def _lanes(table: Table, frame: Frame) -> Iterator[Lane]:
    whole = sum(column.width for column in table.columns)
    x = frame.left
    for column in table.columns:
        width = column.width / whole * frame.width
        yield Lane(x, width, column.side, theme.CELL[column.kind], _anchor(x, width, column.side))
        x += width


def _anchor(x: float, width: float, side: Align) -> float:
    if side is Align.START:
        return x + _PAD_X
    return x + (width - _PAD_X if side is Align.END else width / 2)


def _laid(cells: Sequence[Filled], tone: Tone, striped: bool) -> Laid:
    return Laid(max(map(_height, cells)) + 2 * _PAD_Y, cells, tone, striped)


def _filled(strips: tuple[Strip, ...]) -> Filled:
    return Filled(sum(strip.height for strip in strips), strips)


def _strips(cell: Cell | Status | str, lane: Lane, language: Language) -> tuple[Strip, ...]:
    if isinstance(cell, str):
        return _texts(cell, lane.style, lane, language)
    if isinstance(cell, Status):
        return (_chip(cell, lane, language), *_note(cell.note, cell.tone, lane, language))
    alarms = not cell.note and cell.tone in (Tone.WARNING, Tone.BAD)
    style = theme.toned(lane.style, cell.tone) if alarms else lane.style
    return _texts(cell.text, style, lane, language) + _note(cell.note, cell.tone, lane, language)


def _texts(text: str, style: Style, lane: Lane, language: Language) -> tuple[Strip, ...]:
    found = lines.broken(text, style, lane.inside, language)
    return tuple(Strip(style.leading, style.drop, style, line) for line in found)


def _note(note: str, tone: Tone, lane: Lane, language: Language) -> tuple[Strip, ...]:
    return _texts(note, theme.cell_note(tone), lane, language) if note else ()


def _chip(status: Status, lane: Lane, language: Language) -> Strip:
    style = theme.chip(status.tone)
    room = max(lane.inside - _CHIP_INSET - _CHIP_END, style.size)
    texts = lines.capped(lines.broken(status.text, style, room, language), 3, style, room)
    height = _CHIP_HEIGHT + (len(texts) - 1) * style.leading + 1
    width = max(fonts.width(text, style) for text in texts) + _CHIP_INSET + _CHIP_END
    chip = Chip(status.tone, tuple(texts), _chip_left(lane, width), width)
    return Strip(height, style.drop, style, "", chip)


def _cut(row: Laid, room: float, force: bool) -> tuple[Laid | None, Laid | None]:
    """The part of a row that fits, and the rest; no part where not one line of it would."""
    heads = [_top_of(cell.strips, room - 2 * _PAD_Y) for cell in row.cells]
    if force and not any(heads):
        heads = [cell.strips[:1] for cell in row.cells]
    if not any(heads):
        return None, row
    rests = [cell.strips[len(head) :] for cell, head in zip(row.cells, heads, strict=True)]
    head = _laid(tuple(map(_filled, heads)), row.tone, row.striped)
    rest = _laid(tuple(map(_filled, rests)), row.tone, row.striped)
    return head, rest if any(rests) else None


def _top_of(cell: tuple[Strip, ...], room: float) -> tuple[Strip, ...]:
    count = 0
    while count < len(cell) and cell[count].height <= room:
        room -= cell[count].height
        count += 1
    return cell[:count]


def _empty_height() -> float:
    return theme.EMPTY.leading + 2 * _PAD_Y


def _draw_caption(canvas: BriefCanvas, layout: Layout, top: float) -> None:
    for line in layout.caption:
        canvas.put(theme.CAPTION, layout.frame.left, top - theme.CAPTION.drop, line)
        top -= theme.CAPTION.leading


def _draw_head(canvas: BriefCanvas, layout: Layout, top: float) -> None:
    bottom, left, right = top - layout.head_height, layout.frame.left, layout.frame.right
    canvas.stroke(theme.INK, 0.9, paths.line(left, top, right, top))
    canvas.stroke(theme.INK, 0.6, paths.line(left, bottom, right, bottom))
    style = theme.COLUMN_TITLE
    for lane, title in zip(layout.lanes, layout.head, strict=True):
        y = top - _PAD_Y - style.drop
        for line in title:
            canvas.put(style, lane.anchor, y, line, lane.side)
            y -= style.leading


def _draw_empty(canvas: BriefCanvas, layout: Layout, top: float) -> None:
    frame = layout.frame
    shown = lines.shortened(layout.table.empty or "—", theme.EMPTY, frame.width - 2 * _PAD_X)
    canvas.put(theme.EMPTY, frame.left + _PAD_X, top - _PAD_Y - theme.EMPTY.drop, shown)
    bottom = top - _empty_height()
    canvas.stroke(theme.RULE, 0.4, paths.line(frame.left, bottom, frame.right, bottom))


def _draw_grounds(canvas: BriefCanvas, rows: tuple[Laid, ...], frame: Frame, top: float) -> None:
    """Stripes, bars, hairlines and chips of all rows, each kind in one go."""
    left, wide, first = f"{frame.left:.2f}", f"{frame.width:.2f}", top
    right = f"{frame.right:.2f}"
    stripes, rules, bars = [], [], []
    for row in rows:
        bottom = top - row.height
        y = f"{bottom:.2f}"
        if row.striped:
            stripes.append(f"{left} {y} {wide} {row.height:.2f} re")
        if row.tone is not Tone.NEUTRAL:
            bar = f"{left} {bottom + 0.4:.2f} 2.20 {row.height - 0.8:.2f} re"
            bars.append((theme.TONE_INK[row.tone], bar))
        rules.append(f"{left} {y} m {right} {y} l")
        top = bottom
    if stripes:
        canvas.fill(theme.STRIPE, *stripes)
    for ink in dict(bars):
        canvas.fill(ink, *(bar for colour, bar in bars if colour == ink))
    if rules:
        canvas.stroke(theme.RULE, 0.4, *rules)
    _draw_chips(canvas, list(_chips(rows, first)))


def _chips(rows: tuple[Laid, ...], top: float) -> Iterator[tuple[Chip, float, float]]:
    """Every chip with its top and its height."""
    for row in rows:
        for cell in row.cells:
            y = top - _PAD_Y + _CHIP_UP
            for strip in cell.strips:
                if strip.chip is not None:
                    yield strip.chip, y, strip.height - 1
                y -= strip.height
        top -= row.height


def _draw_chips(canvas: BriefCanvas, chips: Sequence[tuple[Chip, float, float]]) -> None:
    """The washes and marks of one tone after the other; the texts come with their rows."""
    for tone in sorted({chip.tone for chip, _y, _height in chips}):
        mine = [found for found in chips if found[0].tone is tone]
        flat = [(chip, y) for chip, y, height in mine if height <= _CHIP_HEIGHT]
        tall = [found for found in mine if found[2] > _CHIP_HEIGHT]
        wash, r = theme.TONE_WASH[tone], _CHIP_HEIGHT / 2
        if flat:
            lanes = (paths.line(c.x + r, y - r, c.x + c.width - r, y - r) for c, y in flat)
            canvas.stroke(wash, _CHIP_HEIGHT, *lanes, rounded=True)
        for chip, y, height in tall:
            canvas.fill(wash, paths.pill(chip.x, y - height, chip.width, height, r))
        marks.draw(canvas, tone, [(chip.x + 7.2, y - r) for chip, y, _height in mine])


def _texts_of(rows: Sequence[Laid], lanes: tuple[Lane, ...], top: float) -> Iterator[Put]:
    """Every line of the rows, where it stands."""
    for row in rows:
        for lane, cell in zip(lanes, row.cells, strict=True):
            y = top - _PAD_Y
            for height, drop, style, text, chip in cell.strips:
                if chip is None:
                    yield style, lane.anchor, y - drop, text, lane.side
                else:
                    yield from _texts_in(chip, style, y)
                y -= height
        top -= row.height


def _texts_in(chip: Chip, style: Style, top: float) -> Iterator[Put]:
    y = top + _CHIP_UP - (_CHIP_HEIGHT - style.leading) / 2 - style.drop
    for text in chip.texts:
        yield style, chip.x + _CHIP_INSET, y, text, Align.START
        y -= style.leading


def _chip_left(lane: Lane, width: float) -> float:
    if lane.side is Align.START:
        return lane.x + _PAD_X
    if lane.side is Align.END:
        return lane.x + lane.width - _PAD_X - width
    return lane.x + (lane.width - width) / 2
