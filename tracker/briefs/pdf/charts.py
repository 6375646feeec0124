"""Charts: bars that stand for months, and bars that lie for sides, each made of its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, log10

from babel.numbers import format_decimal

from tracker.briefs import theme
from tracker.briefs.content import Align, Bar, Bars, Part
from tracker.briefs.pdf import fonts, lines, paths
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.pdf.figures import Figure, broken, colours, put_lines
from tracker.briefs.pdf.sheet import Frame

_LEGEND = 17.0  # height of one of its lines
_SWATCH = 8.0
_PLOT = 96.0  # height of the highest upright bar
_UNDER, _OVER = 15.0, 12.0  # room for the labels under the bars, and for the figures over them
_AXIS = 24.0  # room for the figures of the scale, left of the bars
_WIDEST = 26.0  # of an upright bar
_LONGEST_LABEL = 90.0  # under an upright bar, where others stand beside it
_LANE, _THICK = 21.0, 12.0  # from one lying bar to the next, and the bar itself
_TOTAL = 34.0  # room for the sum, right of a lying bar
_STEPS = 4  # of the scale, about


@dataclass(frozen=True, slots=True)
class _Key:
    """One line of the legend: a colour, what it stands for, and where it is written."""

    colour: str
    label: str
    x: float
    line: int


@dataclass(frozen=True, kw_only=True)
class _Chart(Figure):
    bars: Bars
    title: tuple[str, ...]
    keys: tuple[_Key, ...]

    def draw(self, canvas: BriefCanvas, top: float) -> None:
        top = put_lines(canvas, theme.CAPTION, self.frame.left, top, self.title)
        self._draw_legend(canvas, top - 5)
        self._draw_bars(canvas, top - 5 - _legend_height(self.keys))

    def _draw_legend(self, canvas: BriefCanvas, top: float) -> None:
        for key in self.keys:
            base = top - key.line * _LEGEND - 11
            canvas.fill(key.colour, paths.rectangle(key.x, base - 1, _SWATCH, _SWATCH))
            canvas.put(theme.CHART_KEY, key.x + _SWATCH + 5, base, key.label)

    def _draw_bars(self, canvas: BriefCanvas, top: float) -> None:
        raise NotImplementedError

    def _colour(self, part: Part) -> str:
        return next(key.colour for key in self.keys if key.label == part.label)

    def _number(self, number: int) -> str:
        return format_decimal(number, locale=self.frame.language)


@dataclass(frozen=True, kw_only=True)
class UprightBars(_Chart):
    """Counts over a scale from nought; a label where there is room for it."""

    def _draw_bars(self, canvas: BriefCanvas, top: float) -> None:
        bottom = top - _OVER - _PLOT
        most, step = _scale(max(bar.count for bar in self.bars.items))
        left, right = self.frame.left + _AXIS, self.frame.right
        for value in range(0, most + 1, step):
            y = bottom + _PLOT * value / most
            colour = theme.RULE if value else theme.RULE_DARK
            canvas.stroke(colour, 0.4, paths.line(left, y, right, y))
            canvas.put(theme.CHART_SCALE, left - 6, y - 2.6, self._number(value), Align.END)
        slot = (right - left) / len(self.bars.items)
        every, has_room = self._labelled(slot), self._has_room_for_counts(slot)
        for at, bar in enumerate(self.bars.items):
            middle = left + slot * (at + 0.5)
            self._draw_bar(canvas, bar, middle, bottom, min(slot * 0.62, _WIDEST), _PLOT / most)
            if has_room and bar.count:
                y = bottom + _PLOT * bar.count / most + 3
                canvas.put(theme.CHART_COUNT, middle, y, self._number(bar.count), Align.CENTRE)
            if at % every == 0:
                self._put_label(canvas, bar.label, middle, bottom - 11, slot * every - 4)

    def _put_label(self, canvas: BriefCanvas, label: str, x: float, y: float, room: float) -> None:
        """Under the middle of its bar, but within the frame."""
        label = lines.shortened(label, theme.CHART_LABEL, max(room, 24))
        half = fonts.width(label, theme.CHART_LABEL) / 2
        x = min(max(x, self.frame.left + half), self.frame.right - half)
        canvas.put(theme.CHART_LABEL, x, y, label, Align.CENTRE)

    def _draw_bar(
        self, canvas: BriefCanvas, bar: Bar, x: float, y: float, wide: float, scale: float
    ) -> None:
        for part in bar.parts:
            if part.count:
                shape = paths.rectangle(x - wide / 2, y, wide, part.count * scale)
                canvas.fill(self._colour(part), shape)
                y += part.count * scale

    def _labelled(self, slot: float) -> int:
        """Every how-manieth bar has a label, so that they do not run into each other."""
        widest = max(fonts.width(bar.label, theme.CHART_LABEL) for bar in self.bars.items)
        return max(1, ceil((min(widest, _LONGEST_LABEL) + 4) / slot))

    def _has_room_for_counts(self, slot: float) -> bool:
        """Whether no count is wider than its place; else the scale alone tells."""
        counts = (self._number(bar.count) for bar in self.bars.items)
        return max(fonts.width(count, theme.CHART_COUNT) for count in counts) < slot


@dataclass(frozen=True, kw_only=True)
class LyingBars(_Chart):
    """Each bar as long as its share of the longest, its label before it, its sum after."""

    def _draw_bars(self, canvas: BriefCanvas, top: float) -> None:
        left, right = self.frame.text_left, self.frame.right - _TOTAL
        most = max(bar.count for bar in self.bars.items) or 1
        for bar in self.bars.items:
            base = top - _LANE / 2 - 3
            room = self.frame.margin - 10
            label = lines.shortened(bar.label, theme.CHART_SIDE, room)
            canvas.put(theme.CHART_SIDE, self.frame.left, base, label)
            self._draw_bar(canvas, bar, left, top, (right - left) / most)
            sum_ = self._number(bar.count)
            canvas.put(theme.LEGEND_COUNT, self.frame.right, base, sum_, Align.END)
            top -= _LANE

    def _draw_bar(self, canvas: BriefCanvas, bar: Bar, x: float, top: float, scale: float) -> None:
        bottom = top - (_LANE + _THICK) / 2
        if not bar.count:
            canvas.stroke(theme.RULE_DARK, 0.8, paths.line(x, bottom, x, bottom + _THICK))
        for part in bar.parts:
            wide = part.count * scale
            if not wide:
                continue
            shape = paths.rectangle(x, bottom, wide, _THICK)
            canvas.fill(self._colour(part), shape)
            canvas.stroke(theme.PAPER, 0.9, shape)
            said = self._number(part.count)
            if fonts.width(said, theme.CHART_INSIDE) + 6 <= wide:
                canvas.put(theme.CHART_INSIDE, x + wide / 2, bottom + 3.4, said, Align.CENTRE)
            x += wide


def of(block: Bars, frame: Frame) -> list[_Chart]:
    """The chart of a block; none where there is no bar in it."""
    if not block.items:
        return []
    title = broken(block.title, theme.CAPTION, frame.width, 3, frame) if block.title else ()
    keys = tuple(_keys(_kinds(block.items), frame))
    height = len(title) * theme.CAPTION.leading + 5 + _legend_height(keys)
    height += _OVER + _PLOT + _UNDER if block.upright else _LANE * len(block.items)
    kind = UprightBars if block.upright else LyingBars
    return [kind(frame, height, 10, 14, bars=block, title=title, keys=keys)]


def _kinds(bars: Sequence[Bar]) -> list[Part]:
    """One part for each label there is, in the order they come in."""
    return list({part.label: part for bar in bars for part in bar.parts}.values())


def _keys(kinds: Sequence[Part], frame: Frame) -> Iterator[_Key]:
    """The legend, on as many lines as it needs."""
    x, line = frame.left, 0
    for part, colour in zip(kinds, colours(kinds), strict=True):
        room = frame.width - _SWATCH - 5
        label = lines.shortened(part.label, theme.CHART_KEY, room)
        wide = _SWATCH + 5 + fonts.width(label, theme.CHART_KEY)
        if x > frame.left and x + wide > frame.right:
            x, line = frame.left, line + 1
        yield _Key(colour, part.label, x, line)
        x += wide + 16


def _legend_height(keys: Sequence[_Key]) -> float:
    return (keys[-1].line + 1) * _LEGEND if keys else 0.0


def _scale(highest: int) -> tuple[int, int]:
    """The top of the scale and its step, in round whole numbers; 1 and 1 for no count at all."""
    rough = max(highest, 1) / _STEPS
    magnitude = 10 ** max(int(log10(rough)), 0) if rough > 1 else 1
    step = next(n * magnitude for n in (1, 2, 5, 10) if n * magnitude >= rough)
    return max(step * ceil(highest / step), step), step
