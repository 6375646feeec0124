"""Stacks of lines: paragraphs, headings, points, callouts, events, facts and small print."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from tracker.briefs import theme
from tracker.briefs.content import (
    Align,
    Callout,
    Event,
    Fact,
    Heading,
    Note,
    Paragraph,
    Point,
    clean,
)
from tracker.briefs.pdf import lines, paths
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.pdf.lines import Line
from tracker.briefs.pdf.sheet import Frame
from tracker.briefs.theme import Style

_TOGETHER = 2  # lines at least on either side of a page's end


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of a stack and the height it takes."""

    height: float
    line: Line


@dataclass(frozen=True)
class Stack:
    """Lines one under another; ``pad`` is the air inside, above the first and below the last.

    ``indent`` is where they begin, from where the frame's text does.
    """

    frame: Frame
    strips: tuple[Strip, ...]
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    leads: bool = False
    pad: tuple[float, float] = (0.0, 0.0)
    is_first: bool = True
    is_last: bool = True

    @property
    def height(self) -> float:
        return sum(self.pad) + sum(strip.height for strip in self.strips)

    @property
    def least(self) -> float:
        count = len(self.strips)
        return self._height_of(count if count <= _TOGETHER + 1 else _TOGETHER)

    def fitted(self, room: float, fresh: bool) -> tuple[Self | None, Self | None]:
        count = self._fitting(room)
        if count == len(self.strips):
            return self, None
        count = min(count, len(self.strips) - _TOGETHER)
        if count < _TOGETHER:
            if not fresh:
                return None, self
            count = max(1, self._fitting(room))
        head = replace(self, strips=self.strips[:count], is_last=False)
        return head, replace(self, strips=self.strips[count:], is_first=False)

    def draw(self, canvas: BriefCanvas, top: float) -> None:
        self.adorn(canvas, top)
        x, y = self.frame.text_left + self.indent, top - self.pad[0]
        for strip in self.strips:
            for run in strip.line:
                canvas.put(run.style, x + run.x, y - run.style.drop, run.text)
            y -= strip.height

    def adorn(self, canvas: BriefCanvas, top: float) -> None:
        """Draw what goes under or beside the lines."""

    def _fitting(self, room: float) -> int:
        """How many strips fit, the last one together with the air below it."""
        count, height = 0, sum(self.pad)
        while count < len(self.strips) and height + self.strips[count].height <= room + 0.01:
            height += self.strips[count].height
            count += 1
        return count

    def _height_of(self, count: int) -> float:
        return sum(self.pad) + sum(strip.height for strip in self.strips[:count])


@dataclass(frozen=True)
class Marked(Stack):
    """Lines with a label beside the first one, in the margin or before a point."""

    label: tuple[str, ...] = ()
    label_style: Style = theme.BULLET
    label_indent: float = 0.0
    label_side: Align = Align.START

    def adorn(self, canvas: BriefCanvas, top: float) -> None:
        if not self.is_first:
            return
        style, x = self.label_style, self.frame.text_left + self.label_indent
        y = top - self.pad[0]
        for text in self.label:
            canvas.put(style, x, y - style.drop, text, self.label_side)
            y -= style.leading


@dataclass(frozen=True)
class Section(Marked):
    """A level 1 heading: a rule over the whole width, its number in the margin."""

    key: str = ""
    title: str = ""
    wanted: float = 0.0  # room for what follows, so that no section starts at a page's foot

    @property
    def least(self) -> float:
        return self.height + self.wanted

    def adorn(self, canvas: BriefCanvas, top: float) -> None:
        if not self.is_first:
            return
        canvas.stroke(theme.GOLD, 1.1, paths.line(self.frame.left, top, self.frame.right, top))
        canvas.bookmark(self.key, self.title, 0, top + 12)
        super().adorn(canvas, top)


@dataclass(frozen=True)
class Subheading(Stack):
    key: str = ""
    title: str = ""
    level: int = 2

    def adorn(self, canvas: BriefCanvas, top: float) -> None:
        if self.is_first:
            canvas.bookmark(self.key, self.title, self.level - 1, top + 12)


@dataclass(frozen=True)
class Box(Stack):
    """Lines on a wash, with a bar at the left edge."""

    ink: str = theme.INK
    wash: str = theme.STRIPE

    def adorn(self, canvas: BriefCanvas, top: float) -> None:
        bottom, left = top - self.height, self.frame.text_left
        canvas.fill(self.wash, paths.rectangle(left, bottom, self.frame.measure, self.height))
        canvas.fill(self.ink, paths.rectangle(left, bottom, 2.4, self.height))


@dataclass(frozen=True)
class Moment(Marked):
    """One event: its date in the margin, and its piece of the rail that joins all of them."""

    ink: str = theme.INK
    opens: bool = True
    closes: bool = True

    def adorn(self, canvas: BriefCanvas, top: float) -> None:
        x, y = self.frame.text_left - 11, top - 6.5
        starts = y if self.opens and self.is_first else top
        ends = y if self.closes else top - self.height
        if self.is_first or not self.closes:
            canvas.stroke(theme.RULE_DARK, 0.8, paths.line(x, starts, x, ends))
        if self.is_first:
            canvas.fill(theme.PAPER, paths.circle(x, y, 4.4))
            canvas.stroke(self.ink, 1.6, paths.circle(x, y, 3.2))
        super().adorn(canvas, top)


@dataclass(frozen=True)
class Ruled(Marked):
    """A fact: label, value, and a hairline under both."""

    def adorn(self, canvas: BriefCanvas, top: float) -> None:
        super().adorn(canvas, top)
        if self.is_last:
            bottom, frame = top - self.height, self.frame
            canvas.stroke(theme.RULE, 0.4, paths.line(frame.left, bottom, frame.right, bottom))


def section(heading: Heading, number: int, frame: Frame) -> Section:
    return Section(
        frame,
        strips=_strips([(heading.text, theme.SECTION)], frame.measure, frame),
        before=30,
        after=8,
        leads=True,
        pad=(7, 0),
        label=(str(number),),
        label_style=theme.SECTION_NUMBER,
        label_indent=-frame.margin,
        key=section_key(number),
        title=f"{number}. {flat(heading.text)}",
        wanted=100,
    )


def subheading(heading: Heading, key: str, frame: Frame) -> Subheading:
    style = theme.HEADING if heading.level == 2 else theme.SUBHEADING
    return Subheading(
        frame,
        strips=_strips([(heading.text, style)], frame.measure, frame),
        before=12 if heading.level == 2 else 9,
        after=3,
        leads=True,
        key=key,
        title=flat(heading.text),
        level=heading.level,
    )


def paragraph(block: Paragraph, frame: Frame) -> Stack:
    plain, bold = theme.BODY, theme.BODY_BOLD
    if block.large:
        plain, bold = theme.LARGE, theme.LARGE_BOLD
    parts = _opened(block.opening, bold, block.text, plain)
    return Stack(frame, _strips(parts, frame.measure, frame), after=10 if block.large else 7.3)


def points(items: Sequence[Point | str], numbered: bool, frame: Frame) -> list[Stack]:
    found = [item if isinstance(item, Point) else Point(item) for item in items]
    last = len(found) - 1
    return [
        Marked(
            frame,
            strips=_strips(
                _opened(item.opening, theme.BODY_BOLD, item.text, theme.BODY),
                frame.measure - 14,
                frame,
            ),
            indent=14,
            after=8.4 if at == last else 4.4,
            leads=at == last - 1,  # the last point does not stand alone on the next page
            label=(str(at + 1) if numbered else "•",),
        )
        for at, item in enumerate(found)
    ]


def callout(block: Callout, frame: Frame) -> Box:
    ink = theme.TONE_INK[block.tone]
    title = replace(theme.SMALL_BOLD, size=9.4, colour=ink)
    width = frame.measure - 24
    return Box(
        frame,
        strips=_strips([(block.title, title)], width, frame)
        + _strips([(block.text, theme.SMALL)], width, frame),
        indent=12,
        before=8,
        after=12,
        pad=(8, 8.6),
        ink=ink,
        wash=theme.TONE_WASH[block.tone],
    )


def note(block: Note, frame: Frame) -> Stack:
    strips = _strips([(block.text, theme.NOTE)], frame.width, frame)
    return Stack(frame, strips, -frame.margin, before=6, after=12)


def moments(events: Sequence[Event], frame: Frame) -> list[Moment]:
    last = len(events) - 1
    return [
        replace(_moment(event, frame), opens=at == 0, closes=at == last, leads=at == last - 1)
        for at, event in enumerate(events)
    ]


def _moment(event: Event, frame: Frame) -> Moment:
    ink = theme.TONE_INK[event.tone]
    when = Style(theme.SANS_BOLD, 9, 13, ink)
    width = frame.measure - 6
    text = _strips([(event.text, theme.SMALL)], width, frame) if event.text else ()
    dates = lines.broken(event.when, when, frame.margin - 25, frame.language)
    return Moment(
        frame,
        strips=_strips([(event.title, theme.SMALL_BOLD)], width, frame) + text,
        indent=4,
        pad=(0, 13),
        label=tuple(lines.capped(dates, 3, when, frame.margin - 25)),
        label_style=when,
        label_indent=-21,
        label_side=Align.END,
        ink=ink,
    )


def facts(items: Sequence[Fact], frame: Frame) -> list[Ruled]:
    found = [_fact(item, frame) for item in items]
    return [*found[:-1], *(replace(last, after=12) for last in found[-1:])]


def _fact(item: Fact, frame: Frame) -> Ruled:
    width = frame.margin - 10
    label = lines.capped(
        lines.broken(item.label, theme.LABEL, width, frame.language), 4, theme.LABEL, width
    )
    strips = _strips([(item.value, theme.SMALL)], frame.measure, frame)
    filler = (Strip(theme.LABEL.leading, ()),) * (len(label) - len(strips))
    return Ruled(
        frame,
        strips=strips + filler,
        pad=(3.6, 3.6),
        label=tuple(label),
        label_style=theme.LABEL,
        label_indent=-frame.margin,
    )


def section_key(number: int) -> str:
    """The name a section goes by in links and in the outline."""
    return f"section-{number}"


def flat(text: str) -> str:
    """The text on one line, as an outline or a list of contents has it."""
    return " ".join(clean(text).split())


def _opened(opening: str, bold: Style, text: str, plain: Style) -> list[tuple[str, Style]]:
    return [(opening, bold), (text, plain)] if opening else [(text, plain)]


def _strips(parts: Sequence[tuple[str, Style]], width: float, frame: Frame) -> tuple[Strip, ...]:
    height = parts[-1][1].leading
    return tuple(Strip(height, line) for line in lines.flowing(parts, width, frame.language))
