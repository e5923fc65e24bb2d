"""Pictures as SVG text, drawn on the server.

One specification serves the page and the printed report. Colours are stand-ins that ``drawn``
turns into the page's own custom properties, so that a picture follows light and dark. Every
picture has a title and a description; its figures stand in a table beside it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from textwrap import wrap
from typing import Any

PROPERTIES = {  # stand-in → custom property of nearer.css
    "#010203": "ink",
    "#010204": "ink-soft",
    "#010205": "line-strong",
    "#010206": "near",
    "#010207": "away",
    "#010208": "quiet",
    "#010209": "away-wash",
    "#01020a": "surface",
}
INK, SOFT, LINE, NEAR, AWAY, QUIET, WASH, SURFACE = PROPERTIES
SHADES = (WASH, "#01020b", "#01020c", "#01020d", AWAY)
MIXED = {"#01020b": 30, "#01020c": 55, "#01020d": 78}  # per cent of away in its wash
FONT = "sans-serif"
LABEL = 26  # characters of a row's name on one line


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
    count: int


def forest(rows: Sequence[ForestRow], title: str, description: str, axis: str) -> str:
    """Each row's effect with its range about a zero line: away to the right, near to the left."""
    import altair as alt

    edge = max([1.0, *(abs(v) for row in rows for v in (row.low, row.high) if abs(v) < 20)])
    scale = alt.Scale(domain=[-edge, edge])
    data = _data(
        alt,
        [
            {
                "label": "\n".join(wrap(row.label, LABEL)) or row.label,
                "effect": _or_gap(row.effect),
                "low": _or_gap(max(row.low, -edge)),
                "high": _or_gap(min(row.high, edge)),
                "way": "away" if row.effect > 0 else "near",
            }
            for row in rows
        ],
    )
    y = alt.Y("label:N", sort=None, title=None, axis=_labels(alt))
    x = alt.X("low:Q", scale=scale, title=axis, axis=_ticks(alt))
    colour = alt.Color(
        "way:N", legend=None, scale=alt.Scale(domain=["away", "near"], range=[AWAY, NEAR])
    )
    shape = alt.Shape(
        "way:N", legend=None, scale=alt.Scale(domain=["away", "near"], range=["circle", "diamond"])
    )
    zero = (
        alt.Chart(_data(alt, [{"zero": 0}]))
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


def calendar(days: Sequence[CalendarDay], title: str, description: str) -> str:
    """The mean of each day, weeks as columns and Monday on top, in up to five steps of shade."""
    import altair as alt

    first = min(day.day for day in days)
    monday = first - timedelta(days=first.weekday())
    values = [
        {
            "week": (day.day - monday).days // 7,
            "weekday": day.day.weekday(),
            "shade": min(4, int(day.value / 2)),
        }
        for day in days
    ]
    weeks = max(value["week"] for value in values) + 1
    names = alt.Axis(
        labelExpr="{'0':'Mon','2':'Wed','4':'Fri','6':'Sun'}[datum.value] || ''",
        values=[0, 2, 4, 6],
        domain=False,
        ticks=False,
        title=None,
        labelColor=SOFT,
        labelFont=FONT,
        labelFontSize=11,
        aria=False,
    )
    chart = (
        alt.Chart(_data(alt, values))
        .mark_rect(cornerRadius=2, aria=False)
        .encode(
            x=alt.X("week:O", axis=_months(alt, monday, weeks)),
            y=alt.Y("weekday:O", axis=names, scale=alt.Scale(domain=list(range(7)))),
            color=alt.Color(
                "shade:O", legend=None, scale=alt.Scale(domain=list(range(5)), range=list(SHADES))
            ),
        )
        .properties(width=alt.Step(12), height=alt.Step(12))
    )
    return drawn(chart, title, description)


def _or_gap(value: float) -> float | None:
    """What is no number leaves its place empty."""
    return None if math.isnan(value) else value


def _data(alt: Any, values: list[dict[str, Any]]) -> Any:
    return alt.Data(values=values)


def drawn(chart: Any, title: str, description: str) -> str:
    """The chart as SVG text with a title, a description and the page's colours."""
    import vl_convert

    spec = chart.configure(background="transparent", view={"stroke": None}).to_json()
    svg: str = vl_convert.vegalite_to_svg(spec)
    for stand_in, name in PROPERTIES.items():
        svg = svg.replace(stand_in, f"var(--{name})")
    for stand_in, part in MIXED.items():
        mixed = f"color-mix(in oklab, var(--away) {part}%, var(--away-wash))"
        svg = svg.replace(stand_in, mixed)
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    svg = re.sub(r"<svg\b[^>]*>", lambda tag: _named(tag.group()) + told, svg, count=1)
    return re.sub(r' aria-[a-z]+="[^"]*"| role="graphics-[a-z]+"', "", svg)


def _named(tag: str) -> str:
    """The outer tag as one picture for a screen reader; its height follows its width."""
    tag = re.sub(r' height="[^"]*"', "", tag)
    return tag.replace("<svg", '<svg role="img" focusable="false"', 1)


def _labels(alt: Any) -> Any:
    return alt.Axis(
        domain=False,
        ticks=False,
        labelColor=INK,
        labelFont=FONT,
        labelFontSize=13,
        labelExpr="split(datum.label, '\\n')",
        labelLimit=180,
        labelPadding=8,
        aria=False,
    )


def _ticks(alt: Any) -> Any:
    return alt.Axis(
        grid=False,
        domain=False,
        ticks=False,
        tickCount=5,
        labelColor=SOFT,
        titleColor=SOFT,
        labelFont=FONT,
        titleFont=FONT,
        titleFontWeight="normal",
        labelFontSize=12,
        titleFontSize=12,
        labelExpr="(datum.value > 0 ? '+' : datum.value < 0 ? '−' : '') + abs(datum.value)",
        aria=False,
    )


def _months(alt: Any, monday: date, weeks: int) -> Any:
    """A month's name under the first week that begins in it."""
    names = {}
    for week in range(weeks):
        day = monday + timedelta(weeks=week)
        if day.day <= 7:
            names[str(week)] = f"{day:%b}"
    expression = "{" + ",".join(f"'{k}':'{v}'" for k, v in names.items()) + "}[datum.value] || ''"
    return alt.Axis(
        labelExpr=expression,
        domain=False,
        ticks=False,
        title=None,
        labelAngle=0,
        labelOverlap=False,
        labelColor=SOFT,
        labelFont=FONT,
        labelFontSize=11,
        aria=False,
    )
