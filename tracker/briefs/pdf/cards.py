"""Cards: people one under another, what each is at the session in the margin beside the name."""

from dataclasses import replace

from tracker.briefs import theme
from tracker.briefs.content import Card, Cards
from tracker.briefs.pdf import lines
from tracker.briefs.pdf.sheet import Frame
from tracker.briefs.pdf.stacks import Ruled, Stack, Strip
from tracker.briefs.theme import Style


def of(block: Cards, frame: Frame) -> list[Stack]:
    """The name of the side, then a card each; nothing where there is nobody."""
    if not block.items:
        return []
    found = [_card(card, frame) for card in block.items]
    found[-1] = replace(found[-1], after=12)
    return [*_title(block.title, frame), *found]


def _title(text: str, frame: Frame) -> list[Stack]:
    if not text:
        return []
    strips = _strips(text, theme.SUBHEADING, frame.measure, frame)
    return [Stack(frame, strips, before=10, after=3, leads=True)]


def _card(card: Card, frame: Frame) -> Ruled:
    texts = [
        (card.name, theme.CARD_NAME),
        (card.post, theme.CARD_TEXT),
        (card.organisation, theme.CARD_TEXT),
        *((line, theme.CARD_MORE) for line in card.lines),
    ]
    found = [s for text, style in texts if text for s in _strips(text, style, frame.measure, frame)]
    room = frame.margin - 10
    role = lines.broken(card.role, theme.LABEL, room, frame.language) if card.role else []
    label = lines.capped(role, 4, theme.LABEL, room)
    filler = [Strip(theme.LABEL.leading, ())] * (len(label) - len(found))
    return Ruled(
        frame,
        strips=tuple(found + filler),
        pad=(4.4, 5),
        label=tuple(label),
        label_style=theme.LABEL,
        label_indent=-frame.margin,
    )


def _strips(text: str, style: Style, width: float, frame: Frame) -> tuple[Strip, ...]:
    found = lines.flowing([(text, style)], width, frame.language)
    return tuple(Strip(style.leading, line) for line in found)
