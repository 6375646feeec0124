"""The list of contents: its page numbers are written when the last page is finished."""

from dataclasses import dataclass, field

from tracker.briefs import theme
from tracker.briefs.content import Align, Heading
from tracker.briefs.pdf import lines, paths
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.pdf.sheet import Frame
from tracker.briefs.pdf.stacks import Marked, Stack, Strip, flat

_INDENT = 20.0  # of the titles, after their numbers
_NUMBERS = 30.0  # kept free for the page numbers


@dataclass(frozen=True)
class Entry(Marked):
    """One section: its number, its title, a link to it, and in time its page."""

    key: str = ""
    title: str = ""
    drawn: list[tuple[int, float]] = field(default_factory=list)

    def adorn(self, canvas: BriefCanvas, top: float) -> None:
        super().adorn(canvas, top)
        bottom, left, right = top - self.height, self.frame.text_left, self.frame.right
        canvas.stroke(theme.RULE, 0.5, paths.line(left, bottom, right, bottom))
        canvas.link(self.key, self.title, (left, bottom, right, top))
        if self.is_first:
            self.drawn.append((canvas.number, top - self.pad[0] - theme.CONTENTS_PAGE.drop))

    def put_page(self, canvas: BriefCanvas, page: int) -> None:
        """Write the number of the section's page, if the title stands on this one."""
        for drawn_on, y in self.drawn:
            if drawn_on == page:
                number = str(canvas.page_of(self.key))
                canvas.put(theme.CONTENTS_PAGE, self.frame.right, y, number, Align.END)


def title(text: str, frame: Frame) -> Stack:
    strips = lines.flowing([(text, theme.HEADING)], frame.measure, frame.language)
    return Stack(
        frame, tuple(Strip(theme.HEADING.leading, line) for line in strips), after=6, leads=True
    )


def entry(heading: Heading, number: int, key: str, is_last: bool, frame: Frame) -> Entry:
    style = theme.CONTENTS_LINE
    found = lines.flowing(
        [(heading.text, style)], frame.measure - _INDENT - _NUMBERS, frame.language
    )
    return Entry(
        frame,
        strips=tuple(Strip(style.leading, line) for line in found),
        indent=_INDENT,
        after=28 if is_last else 0,
        pad=(3.6, 3.6),
        label=(str(number),),
        label_style=theme.CONTENTS_NUMBER,
        key=key,
        title=flat(heading.text),
    )
