"""Figures: tiles that say one number each, and the donut that shows a whole in parts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Self

from babel.numbers import format_decimal, format_percent

from tracker.briefs import theme
from tracker.briefs.content import Align, Donut, Part, Tile
from tracker.briefs.pdf import fonts, lines, paths
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.pdf.sheet import Frame
from tracker.briefs.theme import Style
from tracker.briefs.tones import Tone

_MOST_IN_A_ROW = 4
_GAP = 12.0  # between tiles
_TILE_PAD, _VALUE_AIR = 6.5, 4.0  # under a tile's edge, and between its label and its value


@dataclass(frozen=True)
class Figure:
    """A drawing that is never cut: where it does not fit, it goes to the next page."""

    frame: Frame
    height: float
    before: float = 0.0
    after: float = 0.0
    leads: bool = False

    @property
    def least(self) -> float:
        return self.height

    def fitted(self, room: float, fresh: bool) -> tuple[Self | None, Self | None]:
        return (self, None) if fresh or self.height <= room + 0.01 else (None, self)

    def draw(self, canvas: BriefCanvas, top: float) -> None:
        raise NotImplementedError


@dataclass(frozen=True)
class _SetTile:
    """A tile with its texts broken to its width."""

    tile: Tile
    width: float
    label: tuple[str, ...]
    value: str
    value_style: Style
    unit: str
    note: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TileRow(Figure):
    tiles: tuple[_SetTile, ...]
    label_lines: int

    def draw(self, canvas: BriefCanvas, top: float) -> None:
        x = self.frame.left
        for tile in self.tiles:
            self._draw_tile(canvas, tile, x, top)
            x += tile.width + _GAP

    def _draw_tile(self, canvas: BriefCanvas, tile: _SetTile, x: float, top: float) -> None:
        tone = tile.tile.tone
        edge = theme.INK if tone is Tone.NEUTRAL else theme.TONE_INK[tone]
        canvas.fill(edge, paths.rectangle(x, top - 2, tile.width, 2))
        put_lines(canvas, theme.TILE_LABEL, x, top - _TILE_PAD, tile.label)
        y = top - _TILE_PAD - self.label_lines * theme.TILE_LABEL.leading - _VALUE_AIR
        baseline = y - theme.TILE_VALUE.drop
        canvas.put(tile.value_style, x, baseline, tile.value)
        after = x + fonts.width(tile.value, tile.value_style) + 4
        canvas.put(theme.TILE_UNIT, after, baseline, tile.unit)
        note = replace(theme.TILE_NOTE, colour=theme.TONE_INK[tone])
        put_lines(canvas, note, x, y - theme.TILE_VALUE.leading - 1, tile.note)


@dataclass(frozen=True, kw_only=True)
class DonutFigure(Figure):
    donut: Donut
    title: tuple[str, ...]

    def draw(self, canvas: BriefCanvas, top: float) -> None:
        top = put_lines(canvas, theme.CAPTION, self.frame.left, top, self.title)
        body = self.height - len(self.title) * theme.CAPTION.leading
        middle = top - body / 2
        self._draw_ring(canvas, self.frame.text_left + _OUTER, middle)
        self._draw_legend(canvas, middle)

    @property
    def _sum(self) -> int:
        return sum(part.count for part in self.donut.parts)

    def _draw_ring(self, canvas: BriefCanvas, x: float, y: float) -> None:
        canvas.fill(theme.RULE, paths.slice_of_ring(x, y, _INNER, _OUTER, (0, 1)))
        at = 0.0
        for part, colour in zip(self.donut.parts, colours(self.donut.parts), strict=True):
            share = part.count / self._sum if self._sum else 0.0
            if share:
                shape = paths.slice_of_ring(x, y, _INNER, _OUTER, (at, at + share))
                canvas.fill(colour, shape)
                canvas.stroke(theme.PAPER, 1.4, shape)
            at += share
        total = format_decimal(self._sum, locale=self.frame.language)
        style = _fitted(theme.DONUT_TOTAL, total, 2 * _INNER - 14)
        canvas.put(style, x, y - 5, total, Align.CENTRE)
        word = lines.shortened(self.donut.total, theme.DONUT_WORD, 2 * _INNER - 18)
        canvas.put(theme.DONUT_WORD, x, y - 18, word, Align.CENTRE)

    def _draw_legend(self, canvas: BriefCanvas, middle: float) -> None:
        x, right = self.frame.text_left + 2 * _OUTER + 34, self.frame.right
        parts = self.donut.parts
        y = middle + _LEGEND_STEP * len(parts) / 2
        for part, colour in zip(parts, colours(parts), strict=True):
            base = y - _LEGEND_STEP / 2 - 3
            canvas.fill(colour, paths.rectangle(x, base - 1, 8, 8))
            label = lines.shortened(part.label, theme.LEGEND, right - 78 - x)
            canvas.put(theme.LEGEND, x + 14, base, label)
            count = format_decimal(part.count, locale=self.frame.language)
            canvas.put(theme.LEGEND_COUNT, right - 42, base, count, Align.END)
            canvas.put(theme.LEGEND_SHARE, right, base, self._share(part), Align.END)
            y -= _LEGEND_STEP
            canvas.stroke(theme.RULE, 0.4, paths.line(x, y, right, y))

    def _share(self, part: Part) -> str:
        """In whole per cent; a dash where there is nothing to share."""
        if not self._sum:
            return "—"
        return format_percent(part.count / self._sum, locale=self.frame.language)


_INNER, _OUTER = 38.0, 58.0
_LEGEND_STEP = 19.0


def tile_rows(tiles: tuple[Tile, ...], frame: Frame) -> list[TileRow]:
    """Tiles in rows of four at the most, no row much shorter than another."""
    count = len(tiles)
    if not count:
        return []
    columns = ceil(count / ceil(count / _MOST_IN_A_ROW))
    width = (frame.width - _GAP * (columns - 1)) / columns
    rows = [tiles[at : at + columns] for at in range(0, count, columns)]
    found = [_tile_row([_set(tile, width, frame) for tile in row], frame) for row in rows]
    return [*found[:-1], replace(found[-1], after=14)]


def donut(block: Donut, frame: Frame) -> DonutFigure:
    title = broken(block.title, theme.CAPTION, frame.width, 3, frame) if block.title else ()
    body = max(2 * _OUTER, _LEGEND_STEP * len(block.parts)) + 14
    height = body + len(title) * theme.CAPTION.leading
    return DonutFigure(frame, height, 8, 12, donut=block, title=title)


def _set(tile: Tile, width: float, frame: Frame) -> _SetTile:
    style = theme.TILE_VALUE if tile.tone is not Tone.BAD else _BAD_VALUE
    room = width - (fonts.width(tile.unit, theme.TILE_UNIT) + 4 if tile.unit else 0)
    style = _fitted(style, tile.value, max(room, width / 2))
    value = lines.shortened(tile.value, style, width)
    left = max(width - fonts.width(value, style) - 4, 0)
    return _SetTile(
        tile,
        width,
        broken(tile.label, theme.TILE_LABEL, width, 3, frame),
        value,
        style,
        lines.shortened(tile.unit, theme.TILE_UNIT, left) if tile.unit and left > 12 else "",
        broken(tile.note, theme.TILE_NOTE, width, 3, frame) if tile.note else (),
    )


_BAD_VALUE = replace(theme.TILE_VALUE, colour=theme.TONE_INK[Tone.BAD])


def _tile_row(tiles: list[_SetTile], frame: Frame) -> TileRow:
    labels = max(len(tile.label) for tile in tiles)
    notes = max(len(tile.note) for tile in tiles)
    height = _TILE_PAD + labels * theme.TILE_LABEL.leading + _VALUE_AIR
    height += theme.TILE_VALUE.leading + 1
    height += notes * theme.TILE_NOTE.leading
    return TileRow(frame, height, 14, 14, tiles=tuple(tiles), label_lines=labels)


def _fitted(style: Style, text: str, width: float) -> Style:
    """The style, smaller where the text would be wider; never under half its size."""
    wide = fonts.width(text, style)
    if wide <= width:
        return style
    return replace(style, size=round(max(style.size * width / wide, style.size / 2), 1))


def broken(text: str, style: Style, width: float, most: int, frame: Frame) -> tuple[str, ...]:
    return tuple(lines.capped(lines.broken(text, style, width, frame.language), most, style, width))


def put_lines(
    canvas: BriefCanvas, style: Style, x: float, top: float, texts: tuple[str, ...]
) -> float:
    """Texts one under another; says where the next would start."""
    for text in texts:
        canvas.put(style, x, top - style.drop, text)
        top -= style.leading
    return top


def colours(parts: Sequence[Part]) -> list[str]:
    """A colour for each part: its tone's, paler each time the tone comes again."""
    seen: dict[Tone, int] = {}
    colours = []
    for part in parts:
        times = seen.get(part.tone, 0)
        colours.append(_paler(theme.TONE_INK[part.tone], times))
        seen[part.tone] = times + 1
    return colours


def _paler(colour: str, times: int) -> str:
    keep = 0.6**times
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * keep):02X}" for channel in channels)
