"""What urges ended in, as shares of one bar each: pulled away, stayed, moved toward."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nearer.report.drawing import (
    AWAY,
    FONT,
    FULL,
    INK,
    LINE,
    NEAR,
    PALE,
    SURFACE,
    axis,
    drawn,
    lines_of,
    names_axis,
    values,
)

ROOM = 0.09  # share of a bar that its count needs to be written in it
PARTS = ("away", "stayed", "toward")


@dataclass(frozen=True)
class ShareRow:
    """Counts of check-ins. ``few``: so few that the bar is drawn paler."""

    label: str
    away: int
    stayed: int
    toward: int
    few: bool = False


def shares(rows: Sequence[ShareRow], title: str, description: str, about: str) -> str:
    """One bar for each row, cut in its shares, with the counts written inside.

    ``about``: words under the axis, in the order of the parts.
    """
    import altair as alt

    data = values(alt, [part for row in rows for part in _parts(row)])
    y = alt.Y("label:N", sort=None, title=None, axis=names_axis(alt))
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[0, 1]),
        title=about,
        axis=axis(alt, values=[0, 0.5, 1], format="%"),
    )
    fill = alt.Color(
        "part:N", legend=None, scale=alt.Scale(domain=list(PARTS), range=[AWAY, LINE, NEAR])
    )
    bars = (
        alt.Chart(data)
        .mark_bar(height=22, stroke=SURFACE, strokeWidth=1.5, aria=False)
        .encode(
            y=y,
            x=x,
            x2="end:Q",
            color=fill,
            opacity=alt.Opacity("strength:Q", scale=None, legend=None),
        )
    )
    chart = alt.layer(bars, *(_counts(alt, data, part) for part in PARTS))
    return drawn(chart.properties(width=200, height=alt.Step(34)), title, description)


def _counts(alt: Any, data: Any, part: str) -> Any:
    """The counts of one part, in ink that can be read on its colour."""
    mark = alt.Chart(data).transform_filter(f"datum.part === '{part}' && datum.told")
    return mark.mark_text(
        color=alt.expr(f"datum.strength < 1 ? '{INK}' : '{INK if part == 'stayed' else SURFACE}'"),
        font=FONT,
        fontSize=12,
        aria=False,
    ).encode(
        y=alt.Y("label:N", sort=None, title=None),
        x=alt.X("middle:Q", scale=alt.Scale(domain=[0, 1])),
        text="count:Q",
    )


def _parts(row: ShareRow) -> list[dict[str, Any]]:
    counts = {"away": row.away, "stayed": row.stayed, "toward": row.toward}
    whole = max(1, sum(counts.values()))
    parts, start = [], 0.0
    for part, count in counts.items():
        share = count / whole
        parts.append(
            {
                "label": lines_of(row.label),
                "part": part,
                "count": count,
                "start": start,
                "end": start + share,
                "middle": start + share / 2,
                "told": share >= ROOM,
                "strength": PALE if row.few else FULL,
            }
        )
        start += share
    return parts
