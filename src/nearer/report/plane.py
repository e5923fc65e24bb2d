"""The map as a picture: points on two scales, each with its error, and the way they came.

The four regions are words in the corners. Neither near nor away: a place on the map is not a
direction, so everything is drawn in ink.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nearer.report.drawing import FONT, INK, LINE, QUIET, SOFT, SURFACE, axis, drawn, values
from nearer.report.labels import HEIGHT, Box, around, placed, text_box

SIZE = 270  # pixels of one side
LONGEST = 16  # letters of a name in the picture
CORNER = 6  # pixels between a region's name and the edges
AS_IT_IS = 4  # the size at which a path is drawn in pixels
MANY = 7  # points from which on their errors are drawn without a wash

Spot = tuple[float, float]
"""Worry about being left, keeping distance."""


@dataclass(frozen=True)
class PlanePoint:
    """``outline``: the edge of its error, closed. ``trail``: earlier points, oldest first.

    ``general``: about nobody in particular, drawn as a ring.
    """

    label: str
    spot: Spot
    outline: tuple[Spot, ...]
    trail: tuple[Spot, ...] = ()
    general: bool = False


@dataclass(frozen=True)
class PlaneWords:
    """``corners``: names of the regions, from the lower left clockwise."""

    title: str
    description: str
    across: str
    along: str
    corners: tuple[str, str, str, str]


def plane(
    points: Sequence[PlanePoint], words: PlaneWords, lowest: float = 1, highest: float = 7
) -> str:
    """One point for each relationship, on scales from ``lowest`` to ``highest``."""
    import altair as alt

    scale = alt.Scale(domain=[lowest, highest], nice=False)
    middle = (lowest + highest) / 2
    ticks = [lowest, middle, highest]
    x = alt.X("x:Q", scale=scale, title=words.across, axis=axis(alt, values=ticks, format="d"))
    y = alt.Y("y:Q", scale=scale, title=words.along, axis=axis(alt, values=ticks, format="d"))
    layers = [
        _frame(alt, x, y, lowest, highest),
        *_middles(alt, scale, middle),
        _errors(alt, points, x, y, (lowest, highest)),
        *_trails(alt, points, x, y),
        _names_of_corners(alt, words.corners, x, y, (lowest, highest)),
        _points(alt, points, x, y),
        _names(alt, points, words.corners, x, y, (lowest, highest)),
    ]
    chart = alt.layer(*layers).properties(width=SIZE, height=SIZE)
    return drawn(chart, words.title, words.description)


def short(name: str) -> str:
    """A name as the picture has room for it; the table has it in full."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _frame(alt: Any, x: Any, y: Any, lowest: float, highest: float) -> Any:
    whole = [{"x": lowest, "x2": highest, "y": lowest, "y2": highest}]
    mark = alt.Chart(values(alt, whole)).mark_rect(fill=SURFACE, stroke=LINE, aria=False)
    return mark.encode(x=x, x2="x2:Q", y=y, y2="y2:Q")


def _middles(alt: Any, scale: Any, middle: float) -> list[Any]:
    rule = alt.Chart(values(alt, [{"at": middle}])).mark_rule(color=LINE, aria=False)
    return [
        rule.encode(x=alt.X("at:Q", scale=scale)),
        rule.encode(y=alt.Y("at:Q", scale=scale)),
    ]


def _errors(alt: Any, points: Sequence[PlanePoint], x: Any, y: Any, ends: Spot) -> Any:
    """Each edge is one mark with a path of its own: a row for each corner took a second to draw."""
    rows = [
        {"x": point.spot[0], "y": point.spot[1], "edge": _edge(point, ends)} for point in points
    ]
    few = len(points) < MANY
    return (
        alt.Chart(values(alt, rows))
        .mark_point(
            size=AS_IT_IS,
            fill=QUIET if few else "transparent",
            fillOpacity=0.6,
            stroke=SOFT,
            strokeWidth=1,
            strokeOpacity=0.7 if few else 0.35,
            opacity=1,
            clip=True,
            aria=False,
        )
        .encode(x=x, y=y, shape=alt.Shape("edge:N", scale=None, legend=None))
    )


def _edge(point: PlanePoint, ends: Spot) -> str:
    """The outline as a path around the point, in pixels."""
    x, y = _pixels(point.spot, ends)
    corners = [_pixels(corner, ends) for corner in point.outline]
    return "M" + "L".join(f"{across - x:.1f},{along - y:.1f}" for across, along in corners) + "Z"


def _trails(alt: Any, points: Sequence[PlanePoint], x: Any, y: Any) -> list[Any]:
    """The way to each point, and a small dot wherever it stood."""
    rows = [
        {"which": number, "step": step, "x": across, "y": along}
        for number, point in enumerate(points)
        if point.trail
        for step, (across, along) in enumerate((*point.trail, point.spot))
    ]
    base = alt.Chart(values(alt, rows)).encode(x=x, y=y)
    line = base.mark_line(stroke=SOFT, strokeWidth=1.5, strokeDash=[3, 3], aria=False)
    dots = base.mark_point(filled=True, color=SOFT, size=18, opacity=0.8, aria=False)
    return [line.encode(detail="which:N", order="step:Q"), dots] if rows else []


def _points(alt: Any, points: Sequence[PlanePoint], x: Any, y: Any) -> Any:
    rows = [{"x": p.spot[0], "y": p.spot[1], "fill": SURFACE if p.general else INK} for p in points]
    mark = alt.Chart(values(alt, rows)).mark_circle(
        size=90, stroke=INK, strokeWidth=2, opacity=1, aria=False
    )
    return mark.encode(x=x, y=y, fill=alt.Fill("fill:N", scale=None, legend=None))


def _names_of_corners(alt: Any, corners: Sequence[str], x: Any, y: Any, ends: Spot) -> Any:
    left = (CORNER, "left")
    right = (SIZE - CORNER, "right")
    rows = [
        _at(name, x_at, (box.top + box.bottom) / 2, align, ends)
        for name, box, (x_at, align) in zip(
            corners, _corner_boxes(corners), (left, left, right, right), strict=True
        )
    ]
    return _texts(alt, rows, x, y, SOFT, "italic")


def _names(
    alt: Any, points: Sequence[PlanePoint], corners: Sequence[str], x: Any, y: Any, ends: Spot
) -> Any:
    """A name at each point where there is room for one."""
    names = [short(point.label) for point in points]
    dots = [around(*_pixels(spot, ends)) for point in points for spot in point.trail]
    found = placed(
        [_pixels(point.spot, ends) for point in points],
        names,
        [*_corner_boxes(corners), *dots],
        SIZE,
        SIZE,
    )
    rows = [
        _at(name, label.x, label.y, label.align, ends)
        for name, label in zip(names, found, strict=True)
        if label is not None
    ]
    return _texts(alt, rows, x, y, INK, "normal")


def _texts(
    alt: Any, rows: Sequence[dict[str, Any]], x: Any, y: Any, colour: str, style: str
) -> Any:
    mark = alt.Chart(values(alt, rows)).mark_text(
        align=alt.expr("datum.align"),
        baseline="middle",
        color=colour,
        font=FONT,
        fontSize=12,
        fontStyle=style,
        aria=False,
    )
    return mark.encode(x=x, y=y, text="name:N")


def _corner_boxes(corners: Sequence[str]) -> list[Box]:
    """Lower left, upper left, upper right, lower right."""
    low, high = SIZE - CORNER - HEIGHT / 2, CORNER + HEIGHT / 2
    first, second, third, fourth = corners
    return [
        text_box(CORNER, low, first, "left"),
        text_box(CORNER, high, second, "left"),
        text_box(SIZE - CORNER, high, third, "right"),
        text_box(SIZE - CORNER, low, fourth, "right"),
    ]


def _at(name: str, x: float, y: float, align: str, ends: Spot) -> dict[str, Any]:
    """A row for words at a place in pixels."""
    wide = (ends[1] - ends[0]) / SIZE
    return {"name": name, "x": ends[0] + x * wide, "y": ends[1] - y * wide, "align": align}


def _pixels(spot: Spot, ends: Spot) -> Spot:
    each = SIZE / (ends[1] - ends[0])
    return (spot[0] - ends[0]) * each, (ends[1] - spot[1]) * each
