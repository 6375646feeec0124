"""The flow: pieces of a brief put one under another, page after page.

A piece knows its height, can give the part of itself that fits into a room, and draws itself from
its top down. What must stay together is settled here, by asking for room before placing anything.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import Protocol, Self

from tracker.briefs.pdf.canvas import BriefCanvas


class Piece(Protocol):
    """Something that stands in the flow; all lengths in points."""

    @property
    def before(self) -> float:
        """Air above, left out at the top of a page; the larger of two neighbours' counts."""

    @property
    def after(self) -> float:
        """Air below."""

    @property
    def leads(self) -> bool:
        """Whether it stays on the page of the piece that follows."""

    @property
    def least(self) -> float:
        """Height of the smallest part that may stand alone at the foot of a page."""

    @property
    def height(self) -> float:
        """Height of a part that ``fitted`` gave."""

    def fitted(self, room: float, fresh: bool) -> tuple[Self | None, Self | None]:
        """The part that fits into the room, and the rest.

        No part, and itself as the rest, where nothing fits well; on a ``fresh`` page, which
        will not get any roomier, there is always a part.
        """

    def draw(self, canvas: BriefCanvas, top: float) -> None: ...


class _Turn:
    """Takes a whole page, so that what follows starts the next one; itself it is nothing."""

    before = after = height = 0.0
    leads = False
    least = inf

    def fitted(self, room: float, fresh: bool) -> tuple[Self | None, Self | None]:  # noqa: ARG002
        return (self, None) if fresh else (None, self)

    def draw(self, canvas: BriefCanvas, top: float) -> None:
        """Nothing."""


TURN = _Turn()


def pour(
    pieces: Sequence[Piece], canvas: BriefCanvas, top: float, turn: Callable[[], float]
) -> None:
    """Draw the pieces from ``top`` down; ``turn`` starts a page and says where its top is."""
    y, air, fresh, bottom = top, 0.0, True, canvas.sheet.bottom
    for piece, needed in zip(pieces, _needed(pieces, canvas.sheet.half), strict=True):
        y -= 0.0 if fresh else max(air, piece.before)
        if not fresh and y - bottom < needed:
            y, fresh = turn(), True
        rest: Piece | None = piece
        while rest is not None:
            part, rest = rest.fitted(y - bottom, fresh)
            if part is not None:
                part.draw(canvas, y)
                y, fresh = y - part.height, False
            if rest is not None:
                y, fresh = turn(), True
        air = piece.after


def _needed(pieces: Sequence[Piece], most: float) -> list[float]:
    """The room each piece asks for before it is placed, with what it leads to.

    A chain longer than ``most`` may break anywhere.
    """
    needed: list[float] = []
    following, before = 0.0, 0.0
    for piece in reversed(pieces):
        own = piece.least
        if piece.leads and following:
            together = piece.height + max(piece.after, before) + following
            own = max(own, together) if together < most else own
        needed.append(own)
        following, before = own, piece.before
    return needed[::-1]
