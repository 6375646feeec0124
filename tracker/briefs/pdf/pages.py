"""Pages: the cover's band, and what runs along the top and the foot of every page."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from tracker.briefs import theme
from tracker.briefs.content import Align, Brief, Fact
from tracker.briefs.pdf import fonts, lines, paths
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.pdf.sheet import Sheet
from tracker.briefs.theme import MM, Style
from tracker.languages.capitals import upper

_HEADER, _HEADER_RULE = 15 * MM, 18 * MM  # from the top of the page
_FOOTER, _FOOTER_RULE = 11.6 * MM, 16 * MM
_BAND = 112 * MM  # the least height of the cover's band
_HEAD_TOP, _TITLES_TOP = 17 * MM, 47 * MM
_SUBTITLE_LESS = 40 * MM
_FACTS_IN_A_ROW = 4


class _Text(NamedTuple):
    """A line of the cover: its baseline and what stands there."""

    style: Style
    y: float
    text: str


def cover(canvas: BriefCanvas, brief: Brief) -> float:
    """Draw the first page's band; says where the text under it starts."""
    sheet = canvas.sheet
    head, y = _placed(_author(brief, sheet), sheet.height - _HEAD_TOP, 0)
    pill = y - 12
    y = min(pill - theme.COVER_MARKING.leading - 24, sheet.height - _TITLES_TOP)
    titles, y = _titles(brief, sheet, y)
    facts = _fact_rows(brief, sheet)
    bottom = min(sheet.height - _BAND, y - 30 - _height(facts))
    _draw_band(canvas, bottom)
    for line in head + titles:
        canvas.put(line.style, sheet.left, line.y, line.text)
    if brief.marking:
        _draw_pill(canvas, upper(brief.marking, brief.language), pill)
    _draw_facts(canvas, facts, bottom + 11 + _height(facts))
    return bottom - 12 * MM


def running(canvas: BriefCanvas, brief: Brief) -> float:
    """Draw the head of a page after the first; says where its text starts."""
    sheet = canvas.sheet
    y, rule = sheet.height - _HEADER, sheet.height - _HEADER_RULE
    marking = _marking(brief, sheet.inside * 0.45)
    marked = fonts.width(marking, theme.RUNNING_MARKING) + 16 if marking else 0
    title = "  ·  ".join(part for part in (brief.title, brief.kicker) if part)
    title = lines.shortened(title, theme.RUNNING, sheet.inside - marked)
    canvas.put(theme.RUNNING, sheet.left, y, title)
    canvas.put(theme.RUNNING_MARKING, sheet.right, y, marking, Align.END)
    canvas.stroke(theme.RULE, 0.5, paths.line(sheet.left, rule, sheet.right, rule))
    return sheet.top


def foot(canvas: BriefCanvas, brief: Brief, page: int) -> None:
    """Draw the foot of a finished page, when it is known how many there are."""
    left, right, inside = canvas.sheet.left, canvas.sheet.right, canvas.sheet.inside
    canvas.stroke(theme.RULE, 0.5, paths.line(left, _FOOTER_RULE, right, _FOOTER_RULE))
    marking = _marking(brief, inside * 0.4)
    side = (inside - fonts.width(marking, theme.RUNNING_MARKING)) / 2 - 12
    said = lines.shortened(brief.footer_left, theme.RUNNING, side)
    canvas.put(theme.RUNNING, left, _FOOTER, said)
    canvas.put(theme.RUNNING_MARKING, (left + right) / 2, _FOOTER, marking, Align.CENTRE)
    text = brief.page_of.replace("{pages}", str(canvas.finished)).replace("{page}", str(page))
    text = lines.shortened(text, theme.RUNNING, inside / 4)
    canvas.put(theme.RUNNING, right, _FOOTER, text, Align.END)


def _marking(brief: Brief, width: float) -> str:
    return lines.shortened(upper(brief.marking, brief.language), theme.RUNNING_MARKING, width)


def _author(brief: Brief, sheet: Sheet) -> list[tuple[Style, str]]:
    return _broken(upper(brief.author, brief.language), theme.COVER_AUTHOR, sheet.inside, 2, brief)


def _titles(brief: Brief, sheet: Sheet, top: float) -> tuple[list[_Text], float]:
    kicker, y = _placed(_broken(brief.kicker, theme.COVER_KICKER, sheet.inside, 2, brief), top, 0)
    title, y = _placed(_title(brief, sheet.inside), y, 4)
    subtitle = _broken(
        brief.subtitle, theme.COVER_SUBTITLE, sheet.inside - _SUBTITLE_LESS, 6, brief
    )
    below, y = _placed(subtitle, y, 8)
    return kicker + title + below, y


def _title(brief: Brief, width: float) -> list[tuple[Style, str]]:
    """The title as large as it goes in three lines; the smallest may take eight."""
    for style in theme.COVER_TITLES:
        found = lines.broken(brief.title, style, width, brief.language)
        if len(found) <= 3 and not any("\u00ad" in line for line in found):
            return [(style, line) for line in found]
    return _broken(brief.title, theme.COVER_TITLES[-1], width, 8, brief)


def _broken(
    text: str, style: Style, width: float, most: int, brief: Brief
) -> list[tuple[Style, str]]:
    if not text:
        return []
    found = lines.broken(text, style, width, brief.language)
    return [(style, line) for line in lines.capped(found, most, style, width)]


def _placed(texts: list[tuple[Style, str]], top: float, gap: float) -> tuple[list[_Text], float]:
    """Lines one under another from ``top`` less the gap, and where they end."""
    if not texts:
        return [], top
    y, placed = top - gap, []
    for style, text in texts:
        placed.append(_Text(style, y - style.drop, text))
        y -= style.leading
    return placed, y


def _draw_band(canvas: BriefCanvas, bottom: float) -> None:
    width, height = canvas.sheet.width, canvas.sheet.height
    band = paths.rectangle(0, bottom, width, height - bottom)
    canvas.fill(theme.INK, band)
    with canvas.within(band):
        _draw_ripples(canvas)
    canvas.fill(theme.GOLD, paths.rectangle(0, bottom - 2.2, width, 2.2))


def _draw_ripples(canvas: BriefCanvas) -> None:
    """Two sets of rings that meet, as two sides do."""
    sheet, apart = canvas.sheet, 34 * MM
    x, y = sheet.width - 12 * MM, sheet.height - 56 * MM
    for centre in (y - apart, y + apart):
        rings = (paths.circle(x, centre, radius * MM) for radius in range(10, 74, 9))
        canvas.stroke(theme.INK_LIGHT, 1.1, *rings)


def _draw_pill(canvas: BriefCanvas, text: str, top: float) -> None:
    style, left = theme.COVER_MARKING, canvas.sheet.left
    text = lines.shortened(text, style, canvas.sheet.inside - 18)
    width = fonts.width(text, style) - style.tracking + 18
    shape = paths.pill(left, top - style.leading, width, style.leading)
    canvas.stroke(theme.GOLD_LIGHT, 0.7, shape)
    canvas.put(style, left + 9, top - style.drop, text)


class _FactRow(NamedTuple):
    height: float
    width: float
    labels: tuple[str, ...]
    values: tuple[list[tuple[Style, str]], ...]


def _fact_rows(brief: Brief, sheet: Sheet) -> list[_FactRow]:
    facts = brief.facts
    if not facts:
        return []
    columns = ceil(len(facts) / ceil(len(facts) / _FACTS_IN_A_ROW))
    rows = [facts[at : at + columns] for at in range(0, len(facts), columns)]
    return [_fact_row(row, sheet.inside / max(columns, 3), brief) for row in rows]


def _fact_row(facts: Sequence[Fact], width: float, brief: Brief) -> _FactRow:
    inside = width - 12
    labels = tuple(lines.shortened(fact.label, theme.COVER_LABEL, inside) for fact in facts)
    values = tuple(
        _broken(fact.value or "—", theme.COVER_VALUE, inside, 3, brief) for fact in facts
    )
    height = theme.COVER_LABEL.leading + 2
    height += max(len(value) for value in values) * theme.COVER_VALUE.leading
    return _FactRow(height, width, labels, values)


def _height(rows: list[_FactRow]) -> float:
    return sum(row.height for row in rows) + 8 * max(len(rows) - 1, 0)


def _draw_facts(canvas: BriefCanvas, rows: list[_FactRow], top: float) -> None:
    for row in rows:
        for at, (label, value) in enumerate(zip(row.labels, row.values, strict=True)):
            x = canvas.sheet.left + at * row.width
            canvas.put(theme.COVER_LABEL, x, top - theme.COVER_LABEL.drop, label)
            placed, _y = _placed(value, top - theme.COVER_LABEL.leading, 2)
            for line in placed:
                canvas.put(line.style, x, line.y, line.text)
        top -= row.height + 8
