"""Averages of groups with the middle half of their check-ins; what rests on few is paler."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nearer.report.drawing import AWAY, FULL, NEAR, PALE, axis, drawn, lines_of, names_axis, values


@dataclass(frozen=True)
class SpreadRow:
    """``low`` and ``high``: the middle half. All on a scale of 0 to 10."""

    label: str
    mean: float
    low: float
    high: float
    few: bool


def spread(
    rows: Sequence[SpreadRow], title: str, description: str, about: str, *, way: str = "away"
) -> str:
    """A dot for each mean on a line from ``low`` to ``high``; a ring where there are few.

    ``about``: words under the axis. ``way``: what is measured, "away" or "near".
    """
    import altair as alt

    colour = AWAY if way == "away" else NEAR
    data = values(alt, [_row(row) for row in rows])
    scale = alt.Scale(domain=[0, 10])
    y = alt.Y("label:N", sort=None, title=None, axis=names_axis(alt))
    x = alt.X("low:Q", scale=scale, title=about, axis=axis(alt, values=[0, 5, 10]))
    strength = alt.Opacity("strength:Q", legend=None, scale=None)
    base = alt.Chart(data)
    halves = base.mark_rule(strokeWidth=3, strokeCap="round", color=colour, aria=False).encode(
        y=y, x=x, x2="high:Q", opacity=strength
    )
    dots = (
        _dots(alt, data, colour, few=False),
        _dots(alt, data, colour, few=True),
    )
    chart = alt.layer(halves, *dots).properties(width=190, height=alt.Step(34))
    return drawn(chart, title, description)


def _dots(alt: Any, data: Any, colour: str, *, few: bool) -> Any:
    mark = alt.Chart(data).transform_filter(f"datum.few === {str(few).lower()}")
    return mark.mark_point(
        filled=not few, color=colour, size=90, opacity=1, strokeWidth=2, aria=False
    ).encode(
        y=alt.Y("label:N", sort=None, title=None),
        x=alt.X("mean:Q", scale=alt.Scale(domain=[0, 10])),
    )


def _row(row: SpreadRow) -> dict[str, Any]:
    return {
        "label": lines_of(row.label),
        "mean": row.mean,
        "low": row.low,
        "high": row.high,
        "few": row.few,
        "strength": PALE if row.few else FULL,
    }
