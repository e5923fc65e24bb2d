"""How true a belief felt over time, and the fairer one beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nearer.report.drawing import FONT, INK, LINE, SOFT, axis, drawn, values

LEAST_DAYS = 14  # a picture of one day still has room to both sides
COLOURS = {"belief": INK, "fairer": SOFT}  # neither is near or away
APART = 12  # points between two names beside the lines' ends, so that they do not touch

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class StrengthPoint:
    """``strength``, ``fairer``: 0–100; ``fairer`` may be missing."""

    day: date
    strength: int
    fairer: int | None = None


def strength_over_time(
    points: Sequence[StrengthPoint], title: str, description: str, belief: str, fairer: str
) -> str:
    """A full line for the belief and a dashed one for the fairer view, each with its points.

    ``points``: at least one, oldest first. ``belief``, ``fairer``: the words at the lines' ends.
    """
    import altair as alt

    rows: Rows = [
        {"day": point.day.isoformat(), "at": at, "which": which}
        for point in points
        for which, at in (("belief", point.strength), ("fairer", point.fairer))
        if at is not None
    ]
    x, y = _axes(alt, points)
    chart = alt.layer(_middle(alt, y), _lines(alt, rows, x, y), _names(alt, rows, belief, fairer))
    return drawn(chart.properties(width=215, height=180), title, description)


def _lines(alt: Any, rows: Rows, x: Any, y: Any) -> Any:
    lines = alt.Chart(values(alt, rows)).mark_line(
        strokeWidth=2.5, point=alt.OverlayMarkDef(filled=True, size=55, opacity=1), aria=False
    )
    dash = alt.Scale(domain=list(COLOURS), range=[[1, 0], [5, 4]])
    return lines.encode(
        x=x,
        y=y,
        color=_colours(alt),
        strokeDash=alt.StrokeDash("which:N", scale=dash, legend=None),
    )


def _names(alt: Any, rows: Rows, belief: str, fairer: str) -> Any:
    """The words to the right of the lines' ends, moved apart where the ends are close."""
    ends = {str(row["which"]): row for row in rows}  # the last of each
    if "fairer" in ends:
        heights = _apart(float(ends["belief"]["at"]), float(ends["fairer"]["at"]))
        ends = {which: ends[which] | {"at": at} for which, at in zip(COLOURS, heights, strict=True)}
    words = {"belief": belief, "fairer": fairer}
    named = [row | {"words": words[which]} for which, row in ends.items()]
    text = alt.Chart(values(alt, named)).mark_text(
        align="left", dx=9, font=FONT, fontSize=12, aria=False
    )
    return text.encode(
        x=alt.X("day:T"),
        y=alt.Y("at:Q", scale=_heights(alt)),
        color=_colours(alt),
        text="words:N",
    )


def _colours(alt: Any) -> Any:
    scale = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    return alt.Color("which:N", scale=scale, legend=None)


def _apart(one: float, other: float) -> tuple[float, float]:
    """Heights at least ``APART`` from each other, the higher one still the higher."""
    push = max(0.0, APART - abs(one - other)) / 2
    return (one + push, other - push) if one >= other else (one - push, other + push)


def _middle(alt: Any, y: Any) -> Any:
    rule = alt.Chart(values(alt, [{"at": 50}])).mark_rule(color=LINE, strokeDash=[2, 4], aria=False)
    return rule.encode(y=y)


def _axes(alt: Any, points: Sequence[StrengthPoint]) -> tuple[Any, Any]:
    first, last = points[0].day, points[-1].day
    room = max(0, LEAST_DAYS - (last - first).days) // 2
    ends = [first - timedelta(days=room), last + timedelta(days=room)]
    x = alt.X(
        "day:T",
        scale=alt.Scale(type="utc", domain=[day.isoformat() for day in ends]),
        title=None,
        axis=axis(alt, tickCount=3, format=_format(ends), labelFlush=True),
    )
    y = alt.Y("at:Q", scale=_heights(alt), axis=axis(alt, title=None, values=[0, 50, 100]))
    return x, y


def _heights(alt: Any) -> Any:
    """0–100 with room for words above and below."""
    return alt.Scale(domain=[-6, 106], nice=False)


def _format(ends: Sequence[date]) -> str:
    """Days within a season, months within a year and a half, years beyond."""
    span = (ends[1] - ends[0]).days
    if span < 100:
        return "%-d %b"
    return "%b ’%y" if span < 550 else "%Y"
