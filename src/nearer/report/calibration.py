"""What was predicted against what came: one point for fears held about equally likely."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nearer.report.drawing import FONT, FULL, INK, LINE, PALE, SOFT, axis, drawn, values

SIDE = 270  # pixels; equal steps both ways, so that the line of "as often as said" is a diagonal
TICKS = [0, 25, 50, 75, 100]


@dataclass(frozen=True)
class CalibrationPoint:
    """All per hundred. ``low``, ``high``: likely range of ``came``; ``few``: drawn paler."""

    predicted: float
    came: float
    low: float
    high: float
    few: bool = False


@dataclass(frozen=True)
class CalibrationWords:
    """``predicted``, ``came``: at the axes; ``even``: along the diagonal."""

    title: str
    description: str
    predicted: str
    came: str
    even: str


def calibrated(points: Sequence[CalibrationPoint], words: CalibrationWords) -> str:
    """A dot and a line for its range at each point; on the diagonal fears came as often as said."""
    import altair as alt

    scale = alt.Scale(domain=[0, 100], nice=False)
    x = alt.X("predicted:Q", scale=scale, axis=axis(alt, title=words.predicted, values=TICKS))
    y = alt.Y("came:Q", scale=scale, axis=axis(alt, title=words.came, values=TICKS))
    base = alt.Chart(values(alt, [_row(point) for point in points]))
    strength = alt.Opacity("strength:Q", legend=None, scale=None)
    ranges = base.mark_rule(color=INK, strokeWidth=2.5, strokeCap="round", aria=False).encode(
        x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q", opacity=strength
    )
    chart = alt.layer(
        _diagonal(alt, x, y),
        _along(alt, words.even, x, y),
        ranges,
        _dots(base, x, y, few=False),
        _dots(base, x, y, few=True),
    ).properties(width=SIDE, height=SIDE)
    return drawn(chart, words.title, words.description)


def _diagonal(alt: Any, x: Any, y: Any) -> Any:
    ends = values(alt, [{"predicted": 0, "came": 0}, {"predicted": 100, "came": 100}])
    return alt.Chart(ends).mark_line(color=LINE, strokeDash=[4, 4], aria=False).encode(x=x, y=y)


def _along(alt: Any, words: str, x: Any, y: Any) -> Any:
    """The words just above the diagonal, in its direction."""
    place = values(alt, [{"predicted": 3, "came": 3, "words": words}])
    text = alt.Chart(place).mark_text(
        angle=315,
        align="left",
        baseline="bottom",
        dy=-4,
        color=SOFT,
        font=FONT,
        fontSize=12,
        aria=False,
    )
    return text.encode(x=x, y=y, text="words:N")


def _dots(base: Any, x: Any, y: Any, *, few: bool) -> Any:
    chosen = base.transform_filter(f"datum.few === {str(few).lower()}")
    dots = chosen.mark_point(
        filled=not few, color=INK, size=90, opacity=1, strokeWidth=2, aria=False
    )
    return dots.encode(x=x, y=y)


def _row(point: CalibrationPoint) -> dict[str, Any]:
    return {
        "predicted": point.predicted,
        "came": point.came,
        "low": point.low,
        "high": point.high,
        "few": point.few,
        "strength": PALE if point.few else FULL,
    }
