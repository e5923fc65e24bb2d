"""Three circles with oneself in the middle and people as points, drawn by hand.

Colours are the page's own custom properties, so that the picture follows light and dark. It has a
title and a description; the list beside it says everything in words. Where somebody stands on
their circle means nothing: they are spread evenly. A name that has no room is left out.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

SIZE = 320.0  # points, wide and high
MIDDLE = SIZE / 2
RADII = (56.0, 100.0, 144.0)  # close, near, further
TURNS = (-90.0, -60.0, -105.0)  # degrees at which each circle begins, so that names part
DOT, ME = 6.0, 5.0
ROOM = tuple(int(math.tau * radius / (2 * DOT + 2)) for radius in RADII)
"""Points that a circle can hold side by side."""
LETTER, HIGH = 6.4, 13.0  # about what a letter of 12 points takes
LONGEST = 11  # letters of a name
GAP = 4.0

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Dot:
    """``circle``: 0 the closest, 2 the furthest."""

    name: str
    circle: int


@dataclass(frozen=True)
class _Placed:
    dot: Dot
    x: float
    y: float

    @property
    def box(self) -> Box:
        return self.x - DOT - 1, self.y - DOT - 1, self.x + DOT + 1, self.y + DOT + 1


def circles(people: Sequence[Dot], me: str, title: str, description: str) -> str:
    """The picture as SVG text. ``me``: the word in the middle."""
    placed = [one for circle in range(len(RADII)) for one in _spread(people, circle)]
    parts = [
        f'<circle cx="{MIDDLE:g}" cy="{MIDDLE:g}" r="{radius:g}" fill="none" stroke="var(--line)"/>'
        for radius in reversed(RADII)
    ]
    parts.append(f'<circle cx="{MIDDLE:g}" cy="{MIDDLE:g}" r="{ME:g}" fill="var(--ink)"/>')
    parts.append(_text(MIDDLE, MIDDLE + ME + HIGH, "middle", me, "ink-soft"))
    parts += [_mark(one) for one in placed]
    parts += _names(placed, me)
    return (
        '<svg role="img" focusable="false" xmlns="http://www.w3.org/2000/svg" font-size="12" '
        f'width="{SIZE:g}" viewBox="0 0 {SIZE:g} {SIZE:g}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(parts)}</svg>"
    )


def _spread(people: Sequence[Dot], circle: int) -> Iterator[_Placed]:
    here = [one for one in people if one.circle == circle]
    for number, dot in enumerate(here):
        turn = math.radians(TURNS[circle] + 360 * number / len(here))
        radius = RADII[circle]
        yield _Placed(dot, MIDDLE + radius * math.cos(turn), MIDDLE + radius * math.sin(turn))


def _mark(one: _Placed) -> str:
    place = f'cx="{one.x:.1f}" cy="{one.y:.1f}" r="{DOT:g}"'
    return f'<circle {place} fill="var(--near)"/>'


def _names(placed: Sequence[_Placed], me: str) -> Iterator[str]:
    """Each name beside its point where there is room: under it, over it, right, left."""
    half = _wide(me) / 2
    taken = [one.box for one in placed]
    taken.append((MIDDLE - max(half, ME), MIDDLE - ME, MIDDLE + max(half, ME), MIDDLE + 22))
    for one in placed:
        name = short(one.dot.name)
        for x, y, anchor, box in _places(one, _wide(name)):
            if _inside(box) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield _text(x, y, anchor, name, "ink")
                break


def short(name: str) -> str:
    """As much of a name as fits beside a point."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _wide(name: str) -> float:
    """About how many points a name takes; letters of some scripts are twice as wide."""
    return LETTER * sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in name)


def _places(one: _Placed, wide: float) -> Iterator[tuple[float, float, str, Box]]:
    """Where a name could stand: x and y of its text, how it is set, and the room it takes."""
    away = DOT + GAP
    for top in (one.y + DOT + 1, one.y - DOT - 1 - HIGH):
        left = one.x - wide / 2
        yield one.x, top + HIGH - 3, "middle", (left, top, left + wide, top + HIGH)
    top = one.y - HIGH / 2
    right = one.x + away
    yield right, top + HIGH - 3, "start", (right, top, right + wide, top + HIGH)
    left = one.x - away
    yield left, top + HIGH - 3, "end", (left - wide, top, left, top + HIGH)


def _inside(box: Box) -> bool:
    return min(box) >= 0 and max(box) <= SIZE


def _meet(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart


def _text(x: float, y: float, anchor: str, words: str, colour: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-family="sans-serif" '
        f'fill="var(--{colour})">{escape(words)}</text>'
    )
