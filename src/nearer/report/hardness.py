"""How hard steps felt before and after, over time: one band for each depth of the ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nearer.report.drawing import FONT, INK, LINE, SOFT, axis, drawn, values

LEAST_DAYS = 14  # a picture of one day still has room to both sides
PITCH = 165  # from one band to the next, where a band is 100 high: its name and air between
NAME_AT = 128  # above the band's own foot
FOOT = 25  # under the lowest band
KEY = 45  # over the highest one, for what the marks are
PIXELS = 0.55  # for each of these
WIDTH = 250


@dataclass(frozen=True)
class Doing:
    """``rung``: the name of its band. ``before``, ``after``: 0–100."""

    rung: str
    day: date
    before: int
    after: int


def hardness(doings: Sequence[Doing], title: str, description: str, words: tuple[str, str]) -> str:
    """A ring for before and a dot for after, joined, at each day; bands in the order given.

    ``doings``: at least one. ``words``: what a ring and a dot are, over the first band.
    """
    import altair as alt

    bands = list(dict.fromkeys(one.rung for one in doings))
    feet = {name: FOOT + PITCH * n for n, name in enumerate(reversed(bands))}
    top = FOOT + PITCH * len(bands) + KEY
    days = _room([one.day for one in doings])
    scale = alt.Scale(domain=[0, top], nice=False)
    x = alt.X(
        "day:T",
        scale=alt.Scale(type="utc", domain=[day.isoformat() for day in days]),
        title=None,
        axis=axis(alt, tickCount=3, format=_format(days), labelFlush=True),
    )
    layers = (
        *_frame(alt, feet, scale),
        *_marks(alt, doings, feet, scale, x),
        *_key(alt, words, scale, top - KEY / 2),
    )
    height = round(PIXELS * top)
    return drawn(alt.layer(*layers).properties(width=WIDTH, height=height), title, description)


def _frame(alt: Any, feet: dict[str, int], scale: Any) -> tuple[Any, ...]:
    """Each band's name, its ends and its middle."""
    y = alt.Y("at:Q", scale=scale, axis=None)
    names = [{"at": foot + NAME_AT, "words": name} for name, foot in feet.items()]
    ends = [{"at": foot + end, "words": str(end)} for foot in feet.values() for end in (0, 100)]
    middles = [{"at": foot + 50} for foot in feet.values()]
    rule = alt.Chart(values(alt, middles)).mark_rule(color=LINE, strokeDash=[2, 4], aria=False)
    return (
        rule.encode(y=y),
        _text(alt, names, INK, 13).encode(x=alt.value(0), y=y, text="words:N"),
        _text(alt, ends, SOFT, 12, align="right").encode(x=alt.value(-8), y=y, text="words:N"),
    )


def _marks(
    alt: Any, doings: Sequence[Doing], feet: dict[str, int], scale: Any, x: Any
) -> tuple[Any, ...]:
    rows = [
        {
            "day": one.day.isoformat(),
            "before": feet[one.rung] + one.before,
            "after": feet[one.rung] + one.after,
        }
        for one in doings
    ]
    base = alt.Chart(values(alt, rows))
    before, after = (alt.Y(f"{name}:Q", scale=scale, axis=None) for name in ("before", "after"))
    joined = base.mark_rule(color=SOFT, strokeWidth=2, aria=False)
    return (
        joined.encode(x=x, y=before, y2="after:Q"),
        _ring(base).encode(x=x, y=before),
        _dot(base).encode(x=x, y=after),
    )


def _key(alt: Any, words: tuple[str, str], scale: Any, at: float) -> tuple[Any, ...]:
    """What the two marks are, as marks with their words, above the first band."""
    y = alt.Y("at:Q", scale=scale, axis=None)
    one = alt.Chart(values(alt, [{"at": at}]))
    said = (
        _text(alt, [{"at": at, "words": text}], SOFT, 12, dx=9).encode(
            x=alt.value(left), y=y, text="words:N"
        )
        for left, text in zip((6, 120), words, strict=True)
    )
    return (
        _ring(one).encode(x=alt.value(6), y=y),
        _dot(one).encode(x=alt.value(120), y=y),
        *said,
    )


def _ring(base: Any) -> Any:
    return base.mark_point(filled=False, color=SOFT, size=45, strokeWidth=2, opacity=1, aria=False)


def _dot(base: Any) -> Any:
    return base.mark_point(filled=True, color=INK, size=50, opacity=1, aria=False)


def _text(
    alt: Any,
    rows: Sequence[dict[str, Any]],
    colour: str,
    size: int,
    *,
    align: str = "left",
    dx: int = 0,
) -> Any:
    return alt.Chart(values(alt, rows)).mark_text(
        align=align, dx=dx, color=colour, font=FONT, fontSize=size, baseline="middle", aria=False
    )


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
