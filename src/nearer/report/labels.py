"""Where names stand beside points, so that no two of them cover each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]

LETTER = 6.4  # pixels a letter of 12 px takes on average, on the wide side
HEIGHT = 14.0  # pixels of a line
AWAY = 8.0  # pixels between a point's middle and its name
RADIUS = 5.0  # pixels around a point that a name keeps free


@dataclass(frozen=True)
class Box:
    """Pixels from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


@dataclass(frozen=True)
class Label:
    """Where a name stands: its end or middle in pixels, and which of them it is."""

    x: float
    y: float
    align: Align
    box: Box


def placed(
    points: Sequence[tuple[float, float]],
    names: Sequence[str],
    taken: Iterable[Box],
    width: float,
    height: float,
) -> tuple[Label | None, ...]:
    """A place for the name of each point, in pixels; None where none is free.

    Earlier points choose first; no name covers a point, another name, or what is ``taken``.
    """
    blocked = [*taken, *(around(x, y) for x, y in points)]
    found: list[Label | None] = []
    for (x, y), name in zip(points, names, strict=True):
        label = next(
            (one for one in _tries(x, y, name) if _free(one, blocked, width, height)), None
        )
        found.append(label)
        if label is not None:
            blocked.append(label.box)
    return tuple(found)


def text_box(x: float, y: float, name: str, align: Align) -> Box:
    """The room a name takes whose line has its middle at y."""
    long = LETTER * len(name)
    left = {"left": x, "center": x - long / 2, "right": x - long}[align]
    return Box(left, y - HEIGHT / 2, left + long, y + HEIGHT / 2)


def around(x: float, y: float) -> Box:
    """The room of a point."""
    return Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)


def _tries(x: float, y: float, name: str) -> Iterator[Label]:
    """Beside the point first, then above and below, then at its corners."""
    up, down = y - AWAY - HEIGHT / 2, y + AWAY + HEIGHT / 2
    places: tuple[tuple[float, float, Align], ...] = (
        (x + AWAY, y, "left"),
        (x - AWAY, y, "right"),
        (x, up, "center"),
        (x, down, "center"),
        (x, up, "left"),
        (x, up, "right"),
        (x, down, "left"),
        (x, down, "right"),
    )
    for across, along, align in places:
        yield Label(across, along, align, text_box(across, along, name, align))


def _free(label: Label, blocked: Iterable[Box], width: float, height: float) -> bool:
    return label.box.within(width, height) and not any(map(label.box.meets, blocked))
