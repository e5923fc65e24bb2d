"""How true a belief felt over time, and the fairer one beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nearer.report.drawing import FONT, INK, LINE, SOFT, axis, drawn, values

LEAST_DAYS = 14  # a picture of one day still has room to both sides
APART = 12  # points between two names beside the lines' ends, so that they do not touch


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

    both = [point for point in points if point.fairer is not None]
    x, y = _axes(alt, points)
    layers = _line(alt, points, "strength", x, y, dash=[1, 0], colour=INK)
    if both:
        layers += _line(alt, both, "fairer", x, y, dash=[5, 4], colour=SOFT)
    layers += _names(alt, points[-1], both[-1:], (belief, fairer), x)
    chart = alt.layer(_middle(alt, y), *layers).properties(width=215, height=180)
    return drawn(chart, title, description)


def _line(
    alt: Any, points: Sequence[StrengthPoint], what: str, x: Any, y: Any, *, dash: Any, colour: str
) -> list[Any]:
    rows = [{"day": point.day.isoformat(), "at": getattr(point, what)} for point in points]
    base = alt.Chart(values(alt, rows)).encode(x=x, y=y)
    line = base.mark_line(color=colour, strokeWidth=2.5, strokeDash=dash, aria=False)
    return [line, base.mark_point(filled=True, color=colour, size=55, opacity=1, aria=False)]


def _names(
    alt: Any, last: StrengthPoint, both: Sequence[StrengthPoint], words: tuple[str, str], x: Any
) -> list[Any]:
    """The words to the right of the lines' ends, moved apart where the ends are close."""
    if not both:
        return [_name(alt, last.day, last.strength, words[0], INK, x)]
    ends = _apart(last.strength, both[-1].fairer or 0)
    return [
        _name(alt, last.day, ends[0], words[0], INK, x),
        _name(alt, both[-1].day, ends[1], words[1], SOFT, x),
    ]


def _apart(one: float, other: float) -> tuple[float, float]:
    """Heights at least ``APART`` from each other, the higher one still the higher."""
    push = max(0.0, APART - abs(one - other)) / 2
    return (one + push, other - push) if one >= other else (one - push, other + push)


def _name(alt: Any, when: date, at: float, words: str, colour: str, x: Any) -> Any:
    place = {"day": when.isoformat(), "at": at, "words": words}
    text = alt.Chart(values(alt, [place])).mark_text(
        align="left", dx=9, color=colour, font=FONT, fontSize=12, aria=False
    )
    return text.encode(x=x, y=alt.Y("at:Q", scale=_heights(alt)), text="words:N")


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
