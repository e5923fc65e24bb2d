"""Two counts over days: one that climbs, and one that it is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nearer.report.drawing import FONT, INK, QUIET, SOFT, axis, drawn, values

MONTH = 365 / 12  # days
QUARTERS = [3, 6, 9, 12]  # months that are named below the picture
HEADROOM = 1.15  # above the highest count, for its name
LEAST_HEIGHT = 5  # counts; a picture of zeros is flat, not empty


@dataclass(frozen=True)
class Counted:
    """``counts``: one for each day. ``name`` stands at the line's end."""

    name: str
    counts: Sequence[int]


def counts_over_days(
    climbing: Counted, held: Counted, title: str, description: str, months: str
) -> str:
    """``climbing`` as a filled line, ``held`` as a strong one, over the same days, from one day on.

    ``months``: the words below the picture.
    """
    import altair as alt

    days = len(climbing.counts)
    top = max(LEAST_HEIGHT, *climbing.counts, *held.counts) * HEADROOM
    scales = {
        "x": alt.Scale(domain=[0, max(days, MONTH)], nice=False),
        "y": alt.Scale(domain=[0, top], nice=False),
    }
    chart = alt.layer(
        _filled(alt, climbing, scales, months),
        _line(alt, climbing, scales, months, colour=SOFT, width=1.5),
        _line(alt, held, scales, months, colour=INK, width=3.5),
        _name(alt, climbing, scales, colour=SOFT),
        _name(alt, held, scales, colour=INK),
    ).properties(width=310, height=190)
    return drawn(chart, title, description)


def _filled(alt: Any, one: Counted, scales: dict[str, Any], months: str) -> Any:
    area = alt.Chart(_steps(alt, one)).mark_area(color=QUIET, interpolate="step-after", aria=False)
    return area.encode(**_axes(alt, scales, months))


def _line(
    alt: Any, one: Counted, scales: dict[str, Any], months: str, *, colour: str, width: float
) -> Any:
    line = alt.Chart(_steps(alt, one)).mark_line(
        color=colour, strokeWidth=width, strokeJoin="round", interpolate="step-after", aria=False
    )
    return line.encode(**_axes(alt, scales, months))


def _name(alt: Any, one: Counted, scales: dict[str, Any], *, colour: str) -> Any:
    end = {"day": len(one.counts), "count": one.counts[-1], "name": one.name}
    text = alt.Chart(values(alt, [end])).mark_text(
        align="right", baseline="bottom", dy=-5, color=colour, font=FONT, fontSize=13, aria=False
    )
    return text.encode(
        x=alt.X("day:Q", scale=scales["x"]), y=alt.Y("count:Q", scale=scales["y"]), text="name:N"
    )


def _axes(alt: Any, scales: dict[str, Any], months: str) -> dict[str, Any]:
    ticks = [month * MONTH for month in QUARTERS]
    named = axis(alt, title=months, values=ticks, labelExpr=f"round(datum.value / {MONTH})")
    counted = axis(alt, title=None, tickCount=5, tickMinStep=1, format="d")
    return {
        "x": alt.X("day:Q", scale=scales["x"], axis=named),
        "y": alt.Y("count:Q", scale=scales["y"], axis=counted),
    }


def _steps(alt: Any, one: Counted) -> Any:
    """The days on which the count changes, and the last one."""
    before = [0, *one.counts]
    changed = [
        {"day": day, "count": count}
        for day, count in enumerate(one.counts, start=1)
        if count != before[day - 1]
    ]
    last = {"day": len(one.counts), "count": one.counts[-1]}
    return values(alt, [{"day": 0, "count": 0}, *changed, last])
