"""Memories as beads on a line of years, drawn by hand: hundreds of them in a few milliseconds.

Colours are the page's own custom properties, so that the picture follows light and dark. It has a
title and a description; the list beside it says everything in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

WIDTH, EDGE = 320.0, 14.0  # points; the room on either side of the line
MANY = 30  # beads from which on they are small and go without a number
LEAST_YEARS = 10  # a line shorter than this would set two summers far apart
STEPS = (1, 2, 5, 10, 20, 50)  # years from one label to the next
LABELS = 7  # at most
FOOT = 40.0  # points under the line, for its labels
TEXT = 'font-family="sans-serif" text-anchor="middle" fill="var(--ink-soft)"'

Still = Literal["", "yes", "partly", "no", "unsure"]


@dataclass(frozen=True)
class Bead:
    """``at``: age or year. ``still``: filled for yes, half for partly, a ring for no."""

    number: int
    at: int
    still: Still


@dataclass(frozen=True)
class _Size:
    """In points: a bead's radius, what it takes along the line, and from lane to lane."""

    radius: float
    wide: float
    high: float


BIG, SMALL = _Size(6.5, 19.0, 27.0), _Size(3.5, 9.0, 9.0)


def beads(line: Sequence[Bead], title: str, description: str, about: str) -> str:
    """One line of beads, which climb where they would lie on each other, as SVG text.

    ``line``: by age or year, and not empty. ``about``: words under it.
    """
    many = len(line) > MANY
    size = SMALL if many else BIG
    first, last = _ends(line)
    along = [_along(bead.at, first, last) for bead in line]
    heights = lanes(along, size.wide)
    ground = (max(heights) + 1) * size.high + size.radius
    parts = [
        f'<line x1="0" x2="{WIDTH:g}" y1="{ground:g}" y2="{ground:g}" stroke="var(--line-strong)"/>'
    ]
    for bead, x, lane in zip(line, along, heights, strict=True):
        y = ground - size.radius - 5 - lane * size.high
        parts.append(_mark(bead, x, y, size.radius))
        if not many:
            number_at = y - size.radius - 4
            parts.append(f'<text x="{x:.1f}" y="{number_at:.1f}" {TEXT}>{bead.number}</text>')
    parts += _labels(first, last, ground)
    parts.append(f'<text x="{WIDTH / 2:g}" y="{ground + 35:g}" {TEXT}>{escape(about)}</text>')
    return (
        '<svg role="img" focusable="false" xmlns="http://www.w3.org/2000/svg" font-size="12" '
        f'width="{WIDTH:g}" viewBox="0 0 {WIDTH:g} {ground + FOOT:g}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(parts)}</svg>"
    )


def lanes(places: Sequence[float], wide: float) -> list[int]:
    """For each place, from left to right, the lowest lane in which the last one is ``wide`` off."""
    ends: list[float] = []
    found = []
    for place in places:
        lane = next((n for n, end in enumerate(ends) if place - end >= wide), len(ends))
        ends[lane : lane + 1] = [place]
        found.append(lane)
    return found


def _ends(line: Sequence[Bead]) -> tuple[float, float]:
    first, last = line[0].at, line[-1].at
    missing = max(0, LEAST_YEARS - (last - first)) / 2
    return first - missing, last + missing


def _along(at: float, first: float, last: float) -> float:
    return EDGE + (WIDTH - 2 * EDGE) * (at - first) / (last - first)


def _mark(bead: Bead, x: float, y: float, radius: float) -> str:
    """A ring and what fills it; a dot for what was not said."""
    place = f'cx="{x:.1f}" cy="{y:.1f}"'
    if bead.still in {"", "unsure"}:
        return f'<circle {place} r="{radius / 2:g}" fill="var(--ink-soft)"/>'
    fill = "ink" if bead.still == "yes" else "surface"
    ring = f'<circle {place} r="{radius:g}" fill="var(--{fill})" stroke="var(--ink)"/>'
    if bead.still != "partly":
        return ring
    top, r = f"M{x:.1f} {y - radius:.1f}", f"{radius:g}"
    return f'{ring}<path d="{top}a{r} {r} 0 0 1 0 {2 * radius:g}z" fill="var(--ink)"/>'


def _labels(first: float, last: float, ground: float) -> Iterator[str]:
    """Round ages or years, never so many that they touch."""
    fitting = (one for one in STEPS if (last - first) / one < LABELS)
    step = next(fitting, STEPS[-1])
    at = step * -(-first // step)
    while at <= last:
        x = _along(at, first, last)
        yield f'<text x="{x:.1f}" y="{ground + 17:g}" {TEXT}>{at:g}</text>'
        at += step
