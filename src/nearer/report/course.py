"""How the evidence for one pattern grew, week by week, against what it takes to stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nearer.report.drawing import AWAY, FONT, INK, LINE, NEAR, SOFT, axis, drawn, values

LOWEST = -0.25  # share of what it takes; below it nothing more is to be seen


@dataclass(frozen=True)
class CoursePoint:
    """``share``: of the evidence it takes to stand, as it was at the end of that day."""

    day: date
    share: float


def course(
    points: Sequence[CoursePoint],
    title: str,
    description: str,
    bar: str,
    way: str = "",
) -> str:
    """One line over time; where it crosses the upper rule, the pattern stands.

    ``bar``: the words at that rule. ``way``: "away" or "near", for the line's colour.
    """
    import altair as alt

    rows = [{"day": point.day.isoformat(), "share": max(LOWEST, point.share)} for point in points]
    data = values(alt, rows)
    top = max(1.25, *(point.share for point in points))
    # By the root, so that a pattern far beyond the bar still shows how it came to it.
    scale = alt.Scale(type="sqrt", domain=[LOWEST, top], nice=False)
    y = alt.Y("share:Q", scale=scale, axis=None)
    ends = [points[0].day, points[-1].day]
    x = alt.X(
        "day:T",
        scale=alt.Scale(type="utc", domain=[day.isoformat() for day in ends]),
        title=None,
        axis=axis(alt, tickCount=4, format=_format(ends), labelFlush=True),
    )
    colour = {"away": AWAY, "near": NEAR}.get(way, INK)
    line = (
        alt.Chart(data)
        .mark_line(color=colour, strokeWidth=2.5, strokeJoin="round", strokeCap="round", aria=False)
        .encode(x=x, y=y)
    )
    last = alt.Chart(values(alt, rows[-1:])).mark_point(
        filled=True, color=colour, size=80, opacity=1, aria=False
    )
    layers = [
        _rule(alt, 0.0, scale, dash=[2, 4], colour=LINE),
        _rule(alt, 1.0, scale, dash=[1, 0], colour=SOFT),
        _words(alt, bar, points[-1], x, scale),
        line,
        last.encode(x=x, y=y),
    ]
    chart = alt.layer(*layers).properties(width=320, height=160)
    return drawn(chart, title, description)


def _rule(alt: Any, at: float, scale: Any, *, dash: list[int], colour: str) -> Any:
    rule = alt.Chart(values(alt, [{"at": at}])).mark_rule(color=colour, strokeDash=dash, aria=False)
    return rule.encode(y=alt.Y("at:Q", scale=scale, axis=None))


def _words(alt: Any, words: str, last: CoursePoint, x: Any, scale: Any) -> Any:
    """The words at the bar, at its end and on the side where the line is not."""
    above = last.share >= 1
    place = {"day": last.day.isoformat(), "at": 1.0, "words": words}
    text = alt.Chart(values(alt, [place])).mark_text(
        align="right",
        baseline="top" if above else "bottom",
        dy=6 if above else -5,
        color=SOFT,
        font=FONT,
        fontSize=12,
        aria=False,
    )
    return text.encode(x=x, y=alt.Y("at:Q", scale=scale, axis=None), text="words:N")


def _format(ends: Sequence[date]) -> str:
    """Days within a season, months within a year and a half, years beyond."""
    span = (ends[1] - ends[0]).days
    if span < 100:
        return "%-d %b"
    return "%b ’%y" if span < 550 else "%Y"
