"""Shapes as a page's own operators, ready to be filled or stroked; all lengths in points."""

from math import ceil, cos, pi, radians, sin, tan

_ROUND = 4 / 3 * tan(pi / 8)  # a quarter of a circle as one Bézier curve


def rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l"


def point(x: float, y: float) -> str:
    """A line of no length: with rounded ends it is a disc."""
    return f"{x:.2f} {y:.2f} m {x:.2f} {y:.2f} l"


def polygon(*points: tuple[float, float]) -> str:
    first, *others = points
    return " ".join([_move(first), *(_line_to(point) for point in others), "h"])


def circle(x: float, y: float, radius: float) -> str:
    return pill(x - radius, y - radius, 2 * radius, 2 * radius)


def pill(x: float, y: float, width: float, height: float, radius: float | None = None) -> str:
    """A rectangle with round corners; without a radius its short sides are half circles."""
    r = min(width, height) / 2 if radius is None else radius
    k, right, top = r - r * _ROUND, x + width, y + height
    return " ".join(
        [
            _move((x + r, y)),
            _line_to((right - r, y)),
            _curve((right - k, y), (right, y + k), (right, y + r)),
            _line_to((right, top - r)),
            _curve((right, top - k), (right - k, top), (right - r, top)),
            _line_to((x + r, top)),
            _curve((x + k, top), (x, top - k), (x, top - r)),
            _line_to((x, y + r)),
            _curve((x, y + k), (x + k, y), (x + r, y)),
            "h",
        ]
    )


def slice_of_ring(
    x: float, y: float, inner: float, outer: float, share: tuple[float, float]
) -> str:
    """The part of a ring between two shares of its turn, clockwise from the top, 0 to 1."""
    start, end = (90 - 360 * at for at in share)
    there, back = _arc(x, y, outer, start, end), _arc(x, y, inner, end, start)
    starts, turns = _move(_on_circle(x, y, outer, start)), _line_to(_on_circle(x, y, inner, end))
    return " ".join([starts, *there, turns, *back, "h"])


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[str]:
    """Curves along a circle from one angle to another, in degrees, none over a quarter turn."""
    count = max(1, ceil(abs(end - start) / 90))
    step = (end - start) / count
    return [_bend(x, y, radius, start + i * step, step) for i in range(count)]


def _bend(x: float, y: float, radius: float, start: float, step: float) -> str:
    pull = 4 / 3 * tan(radians(step) / 4) * radius
    a, b = radians(start), radians(start + step)
    (x0, y0), (x1, y1) = _on_circle(x, y, radius, start), _on_circle(x, y, radius, start + step)
    return _curve(
        (x0 - pull * sin(a), y0 + pull * cos(a)), (x1 + pull * sin(b), y1 - pull * cos(b)), (x1, y1)
    )


def _on_circle(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * cos(radians(angle)), y + radius * sin(radians(angle))


def _move(point: tuple[float, float]) -> str:
    return f"{point[0]:.2f} {point[1]:.2f} m"


def _line_to(point: tuple[float, float]) -> str:
    return f"{point[0]:.2f} {point[1]:.2f} l"


def _curve(*points: tuple[float, float]) -> str:
    return " ".join(f"{x:.2f} {y:.2f}" for x, y in points) + " c"
