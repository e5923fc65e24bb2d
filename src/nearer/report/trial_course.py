"""How the difference between a strategy and just noticing became narrower, outcome by outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nearer.report.drawing import INK, LINE, QUIET, SIGNED, axis, drawn, values

MOST = 1.0  # of a difference, either way
WIDE, HIGH = 300, 170


@dataclass(frozen=True)
class CoursePoint:
    """After ``count`` outcomes: the difference and its range, −1 to 1."""

    count: int
    effect: float
    low: float
    high: float


def difference_over_outcomes(
    points: Sequence[CoursePoint], scale: int, title: str, description: str
) -> str:
    """A line for the difference in a band for its range, around zero.

    ``points``: at least one, in order. ``scale``: what a difference of 1 is called, 100 or 10.
    """
    import altair as alt

    rows = [
        {
            "count": point.count,
            "effect": scale * point.effect,
            "low": scale * point.low,
            "high": scale * point.high,
        }
        for point in points
    ]
    x = alt.X(
        "count:Q",
        scale=alt.Scale(domain=[0, max(points[-1].count, 10)], nice=False),
        axis=axis(alt, title=None, tickCount=4, format="d"),
    )
    heights = alt.Scale(domain=[-scale * MOST, scale * MOST], nice=False)
    marks = axis(alt, title=None, tickCount=5, labelExpr=SIGNED)
    y = alt.Y("effect:Q", scale=heights, axis=marks)
    band = alt.Chart(values(alt, rows)).mark_area(color=QUIET, opacity=1, aria=False)
    ranged = band.encode(x=x, y=alt.Y("low:Q", scale=heights, axis=marks), y2="high:Q")
    line = alt.Chart(values(alt, rows)).mark_line(
        color=INK,
        strokeWidth=2.5,
        point=alt.OverlayMarkDef(filled=True, size=14, color=INK, opacity=1),
        aria=False,
    )
    zero = alt.Chart(values(alt, [{"effect": 0}])).mark_rule(
        color=LINE, strokeDash=[2, 4], aria=False
    )
    chart: Any = alt.layer(ranged, zero.encode(y=y), line.encode(x=x, y=y))
    return drawn(chart.properties(width=WIDE, height=HIGH), title, description)
