"""How hard steps felt before and after, over time: one band for each depth of the ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nearer.report.drawing import FONT, INK, LINE, SOFT, axis, drawn, values

LEAST_DAYS = 14  # a picture of one day still has room to both sides
BAND = 62  # pixels of height for 0–100


@dataclass(frozen=True)
class Doing:
    """``rung``: the name of its band. ``before``, ``after``: 0–100."""

    rung: str
    day: date
    before: int
    after: int


def hardness(doings: Sequence[Doing], title: str, description: str, words: tuple[str, str]) -> str:
    """A ring for before and a dot for after, joined, at each day; bands in the order given.

    ``doings``: at least one. ``words``: what a ring and a dot are, under the last band.
    """
    import altair as alt

    bands = list(dict.fromkeys(one.rung for one in doings))
    days = _room([one.day for one in doings])
    charts = [
        _band(alt, [one for one in doings if one.rung == name], name, days, name == bands[-1])
        for name in bands
    ]
    chart = alt.vconcat(*charts, _key(alt, words), spacing=8).resolve_scale(x="independent")
    return drawn(chart, title, description)


def _band(alt: Any, doings: Sequence[Doing], name: str, days: Sequence[date], last: bool) -> Any:
    rows = [
        {"day": one.day.isoformat(), "before": one.before, "after": one.after} for one in doings
    ]
    scale = alt.Scale(domain=[-8, 108], nice=False)
    x = alt.X(
        "day:T",
        scale=alt.Scale(type="utc", domain=[day.isoformat() for day in days]),
        title=None,
        axis=axis(alt, tickCount=3, format=_format(days), labelFlush=True) if last else None,
    )
    heights = alt.Y("before:Q", scale=scale, axis=axis(alt, title=None, values=[0, 50, 100]))
    base = alt.Chart(values(alt, rows))
    joined = base.mark_rule(color=SOFT, strokeWidth=2, aria=False).encode(
        x=x, y=heights, y2="after:Q"
    )
    rings = base.mark_point(filled=False, color=SOFT, size=45, strokeWidth=2, opacity=1, aria=False)
    dots = base.mark_point(filled=True, color=INK, size=50, opacity=1, aria=False)
    return alt.layer(
        _middle(alt, scale),
        joined,
        rings.encode(x=x, y=heights),
        dots.encode(x=x, y=alt.Y("after:Q", scale=scale)),
    ).properties(
        width=250,
        height=BAND,
        title=alt.TitleParams(
            name, anchor="start", color=INK, font=FONT, fontSize=13, fontWeight="normal", offset=4
        ),
    )


def _middle(alt: Any, scale: Any) -> Any:
    rule = alt.Chart(values(alt, [{"at": 50}])).mark_rule(color=LINE, strokeDash=[2, 4], aria=False)
    return rule.encode(y=alt.Y("at:Q", scale=scale))


def _key(alt: Any, words: tuple[str, str]) -> Any:
    """What the two marks are, as marks with their words."""
    rows = [{"at": 6, "words": words[0]}, {"at": 120, "words": words[1]}]
    scale = alt.Scale(domain=[0, 250], nice=False)
    x = alt.X("at:Q", scale=scale, axis=None)
    ring = alt.Chart(values(alt, rows[:1])).mark_point(
        filled=False, color=SOFT, size=45, strokeWidth=2, opacity=1, aria=False
    )
    dot = alt.Chart(values(alt, rows[1:])).mark_point(
        filled=True, color=INK, size=50, opacity=1, aria=False
    )
    said = alt.Chart(values(alt, rows)).mark_text(
        align="left", dx=9, color=SOFT, font=FONT, fontSize=12, aria=False
    )
    layers = (ring.encode(x=x), dot.encode(x=x), said.encode(x=x, text="words:N"))
    return alt.layer(*layers).properties(width=250, height=18)


def _room(days: Sequence[date]) -> list[date]:
    first, last = min(days), max(days)
    room = timedelta(days=max(2, (LEAST_DAYS - (last - first).days) // 2))
    return [first - room, last + room]


def _format(days: Sequence[date]) -> str:
    """Days within a season, months within a year and a half, years beyond."""
    span = (days[1] - days[0]).days
    if span < 100:
        return "%-d %b"
    return "%b ’%y" if span < 550 else "%Y"
