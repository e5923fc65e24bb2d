"""The forest of patterns and the calendar of days."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nearer.coach.days import short_months
from nearer.report.dates import short_days
from nearer.report.drawing import (
    AWAY,
    LINE,
    NEAR,
    SHADES,
    SIGNED,
    axis,
    drawn,
    lines_of,
    names_axis,
    values,
)


@dataclass(frozen=True)
class ForestRow:
    label: str
    effect: float
    low: float
    high: float


@dataclass(frozen=True)
class CalendarDay:
    day: date
    value: float  # 0–10


def forest(
    rows: Sequence[ForestRow],
    title: str,
    description: str,
    about: str,
    *,
    raising_is: str = "away",
    widest: float = 20.0,
) -> str:
    """Each row's effect with its range about a zero line.

    ``about``: words under the axis. ``raising_is``: what a higher outcome means, "away" or "near".
    ``widest``: ends beyond it do not widen the picture.
    """
    import altair as alt

    edge = max([1.0, *(abs(v) for row in rows for v in (row.low, row.high) if abs(v) < widest)])
    scale = alt.Scale(domain=[-edge, edge])
    falling_is = "near" if raising_is == "away" else "away"
    data = values(
        alt,
        [
            {
                "label": lines_of(row.label),
                "effect": row.effect,
                "low": max(row.low, -edge),
                "high": min(row.high, edge),
                "way": raising_is if row.effect > 0 else falling_is,
            }
            for row in rows
        ],
    )
    y = alt.Y("label:N", sort=None, title=None, axis=names_axis(alt))
    x = alt.X("low:Q", scale=scale, title=about, axis=axis(alt, tickCount=5, labelExpr=SIGNED))
    colour = alt.Color(
        "way:N", legend=None, scale=alt.Scale(domain=["away", "near"], range=[AWAY, NEAR])
    )
    shape = alt.Shape(
        "way:N", legend=None, scale=alt.Scale(domain=["away", "near"], range=["circle", "diamond"])
    )
    zero = (
        alt.Chart(values(alt, [{"zero": 0}]))
        .mark_rule(color=LINE, aria=False)
        .encode(x=alt.X("zero:Q", scale=scale))
    )
    base = alt.Chart(data)
    ranges = base.mark_rule(strokeWidth=3, strokeCap="round", aria=False).encode(
        y=y, x=x, x2="high:Q", color=colour
    )
    points = base.mark_point(filled=True, size=110, opacity=1, aria=False).encode(
        y=y, x=alt.X("effect:Q", scale=scale), color=colour, shape=shape
    )
    chart = alt.layer(zero, ranges, points).properties(width=190, height=alt.Step(36))
    return drawn(chart, title, description)


def calendar(days: Sequence[CalendarDay], title: str, description: str, starts: int = 0) -> str:
    """The mean of each day, weeks as columns, in up to five steps of shade.

    ``starts``: the weekday on top, 0 is Monday.
    """
    import altair as alt

    earliest = min(day.day for day in days)
    first = earliest - timedelta(days=(earliest.weekday() - starts) % 7)
    squares = [
        {
            "week": (day.day - first).days // 7,
            "weekday": (day.day.weekday() - starts) % 7,
            "shade": min(4, int(day.value / 2)),
        }
        for day in days
    ]
    weeks = max(square["week"] for square in squares) + 1
    weekdays = short_days()
    shown = {place: weekdays[(place + starts) % 7] for place in (0, 2, 4, 6)}
    names = axis(alt, title=None, labelExpr=_one_of(shown), values=list(shown), labelFontSize=11)
    chart = (
        alt.Chart(values(alt, squares))
        .mark_rect(cornerRadius=2, aria=False)
        .encode(
            x=alt.X("week:O", axis=_months(alt, first, weeks)),
            y=alt.Y("weekday:O", axis=names, scale=alt.Scale(domain=list(range(7)))),
            color=alt.Color(
                "shade:O", legend=None, scale=alt.Scale(domain=list(range(5)), range=list(SHADES))
            ),
        )
        .properties(width=alt.Step(12), height=alt.Step(12))
    )
    return drawn(chart, title, description)


def _months(alt: Any, first: date, weeks: int) -> Any:
    """A month's name under the first week that begins in it."""
    names = {}
    for week in range(weeks):
        day = first + timedelta(weeks=week)
        if day.day <= 7:
            names[week] = short_months()[day.month - 1]
    return axis(
        alt,
        title=None,
        labelExpr=_one_of(names),
        labelAngle=0,
        labelOverlap=False,
        labelFontSize=11,
    )


def _one_of(labels: Mapping[int, str]) -> str:
    """An expression for the label of a value; "" for one without."""
    return (
        f"{json.dumps({str(value): label for value, label in labels.items()})}[datum.value] || ''"
    )
