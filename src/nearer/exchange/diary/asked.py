"""What to read from a diary: which columns, which limits; and how a command line writes it."""

import csv
import operator
import re
from collections.abc import Callable
from datetime import tzinfo

from msgspec import Struct

from nearer.domain.errors import DiaryError
from nearer.exchange.diary.cells import number

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
_THRESHOLD = re.compile(r"(?P<column>.*[^<>=])(?P<sign>>=|<=|>|<|=)(?P<level>[^<>=]+)", re.DOTALL)


class Threshold(Struct, frozen=True):
    """A tag made of a number: it is there when ``column sign level`` holds."""

    column: str
    sign: str
    level: float

    @property
    def tag(self) -> str:
        return f"{self.column}{self.sign}{self.level:.12g}"

    def holds(self, value: float) -> bool:
        return _COMPARE[self.sign](value, self.level)


class Asked(Struct, frozen=True, kw_only=True):
    """Names of columns as the header has them; an empty one is not asked for.

    ``when`` and ``day`` exclude each other; with neither, rows are days in the order of the file.
    ``limits``: lowest and highest possible outcome. With neither ``tags`` nor ``thresholds``,
    every column that holds only 0/1 is a tag.
    """

    outcome: str
    person: str = ""
    when: str = ""
    day: str = ""
    beep: str = ""
    tags: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    zone: tzinfo | None = None
    limits: tuple[float, float] | None = None


def parse_names(text: str) -> tuple[str, ...]:
    """Names between commas; one that holds a comma stands in "double quotes". Raises DiaryError."""
    try:
        (cells,) = csv.reader([text], skipinitialspace=True, strict=True)
    except (csv.Error, ValueError):
        raise DiaryError("Write column names with commas between them.") from None
    names = tuple(cell.strip() for cell in cells)
    if not all(names) or not names:
        raise DiaryError("Write column names with commas between them.")
    return names


def parse_thresholds(text: str) -> tuple[Threshold, ...]:
    """Conditions such as ``pressure>=4,own_way<3``. Raises DiaryError."""
    return tuple(_threshold(part) for part in parse_names(text))


def parse_range(text: str) -> tuple[float, float]:
    """``LOW,HIGH``, as in ``1,7``. Raises DiaryError."""
    low, comma, high = text.partition(",")
    bounds = (_number(low), _number(high)) if comma else (None, None)
    if bounds[0] is None or bounds[1] is None or not bounds[0] < bounds[1]:
        raise DiaryError("Write the range as LOW,HIGH with the lower number first, such as 1,7.")
    return bounds[0], bounds[1]


def _threshold(text: str) -> Threshold:
    match = _THRESHOLD.fullmatch(text)
    level = _number(match["level"]) if match else None
    if match is None or level is None:
        raise DiaryError("Write a threshold as COLUMN>=NUMBER (or >, <=, <, =).")
    return Threshold(match["column"].strip(), match["sign"], level)


def _number(text: str) -> float | None:
    try:
        return number(text, "")
    except DiaryError:
        return None
