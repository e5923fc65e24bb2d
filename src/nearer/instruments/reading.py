"""Reads a scoring key from its TOML file, as docs/instruments.md describes it.

The same reader serves the keys that ship and a file somebody brings along. Such a file may be
hostile: its size, its longest line and the number of its parts are bounded before and while it is
read, and whatever is wrong ends in ``BadInstrument`` with the line and the reason.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection
from itertools import accumulate
from typing import Any, TypeVar

import msgspec

from nearer.instruments.errors import BadInstrument
from nearer.instruments.files import DerivedFile, HeadFile, NormFile, OrderFile, ScaleFile
from nearer.instruments.key import Derived, Instrument, Norm, Order, Scale
from nearer.instruments.lines import Path, line_of
from nearer.instruments.rules import Parts, faults
from nearer.instruments.wording import explained, shown

LARGEST = 100_000  # bytes; the longest key that ships has under two thousand
LONGEST_LINE = 1000  # characters: the TOML reader takes quadratic time over a long dotted name
MOST = {"scales": 60, "orders": 20, "derived": 60, "norms": 120}

TABLE_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}\Z")
JOINERS = "\u200c\u200d"  # invisible, and part of how some scripts are written
AT_LINE = re.compile(r" \(at line (\d+), column \d+\)\Z")

T = TypeVar("T")


def read_instrument(
    text: str | bytes, name: str = "instrument", taken: Collection[str] = ()
) -> Instrument:
    """The key that a file describes. ``name``: of the file, for messages.

    ``taken``: keys that are in use and may not come again. Raises BadInstrument.
    """
    written = _decoded(text, name)
    raw = _parsed(written, name)
    parts = _Reading(name, written).parts(raw)
    for path, reason in faults(parts, taken):
        raise BadInstrument(name, line_of(written, path), reason)
    return _instrument(parts)


class _Reading:
    """One file on its way from plain dicts to typed parts; knows where to point."""

    def __init__(self, name: str, written: str) -> None:
        self._name = name
        self._written = written

    def parts(self, raw: dict[str, Any]) -> Parts:
        head = {field: value for field, value in raw.items() if field not in MOST}
        return Parts(
            head=self._typed((), head, HeadFile),
            scales=self._tables(raw, "scales", ScaleFile),
            orders=self._tables(raw, "orders", OrderFile),
            derived=self._tables(raw, "derived", DerivedFile),
            norms=self._norms(raw),
        )

    def _tables(self, raw: dict[str, Any], group: str, kind: type[T]) -> dict[str, T]:
        tables = raw.get(group, {})
        if not isinstance(tables, dict):
            raise self._fault((group,), f"“{group}” should be tables, [{group}.NAME]")
        self._check_number(group, len(tables))
        return {name: self._table(group, name, one, kind) for name, one in tables.items()}

    def _table(self, group: str, name: str, table: object, kind: type[T]) -> T:
        if not TABLE_NAME.match(name) or not isinstance(table, dict):
            raise self._fault(
                (group, name),
                f"“{shown(name)}” should be a table [{group}.NAME] whose name has lower-case "
                "letters, digits, hyphens and underscores",
            )
        return self._typed((group, name), table, kind)

    def _norms(self, raw: dict[str, Any]) -> tuple[NormFile, ...]:
        tables = raw.get("norms", [])
        if not isinstance(tables, list):
            raise self._fault(("norms",), "“norms” should be tables, each headed [[norms]]")
        self._check_number("norms", len(tables))
        return tuple(self._typed(("norms", i), one, NormFile) for i, one in enumerate(tables))

    def _check_number(self, group: str, found: int) -> None:
        if found > MOST[group]:
            raise self._fault((group,), f"more than {MOST[group]} entries in “{group}”")

    def _typed(self, path: Path, plain: object, kind: type[T]) -> T:
        """A table as the type it should have."""
        try:
            typed = msgspec.convert(plain, kind)
        except msgspec.ValidationError as error:
            raise self._fault(*explained(str(error), path, kind)) from error
        for field in typed.__struct_fields__:  # type: ignore[attr-defined]
            if not _is_plain(getattr(typed, field)):
                raise self._fault((*path, field), f"“{field}” has an invisible control sign")
        return typed

    def _fault(self, path: Path, reason: str) -> BadInstrument:
        return BadInstrument(self._name, line_of(self._written, path), reason)


def _decoded(text: str | bytes, name: str) -> str:
    """The file as text with even line ends, once it is known to be small enough."""
    raw = text[: LARGEST + 1]
    raw = raw if isinstance(raw, bytes) else raw.encode(errors="surrogatepass")
    if len(raw) > LARGEST:
        raise BadInstrument(name, 1, f"the file is larger than {LARGEST // 1000} kB")
    try:
        written = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadInstrument(name, line, "the text is not UTF-8") from error
    for number, one in enumerate(written.split("\n"), start=1):
        if len(one) > LONGEST_LINE:
            raise BadInstrument(name, number, f"the line is longer than {LONGEST_LINE} characters")
    return written


def _parsed(written: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(written)
    except RecursionError as error:
        raise BadInstrument(name, _deepest(written), "brackets are nested too deeply") from error
    except ValueError as error:
        found = AT_LINE.search(str(error))
        line = int(found[1]) if found else written.count("\n") + 1
        why = AT_LINE.sub("", str(error)).removesuffix(" (at end of document)")
        raise BadInstrument(name, line, f"this is not TOML: {shown(why, 200)}") from error


def _deepest(written: str) -> int:
    """The line in which the most brackets are open."""
    opened = (
        line.count("[") + line.count("{") - line.count("]") - line.count("}")
        for line in written.split("\n")
    )
    depths = list(accumulate(opened))
    return 1 + depths.index(max(depths))


def _is_plain(value: object) -> bool:
    """Whether text, or every text in a list, can be shown on one line."""
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return not isinstance(value, str) or all(
        c in JOINERS or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in value
    )


def _instrument(parts: Parts) -> Instrument:
    head = msgspec.structs.asdict(parts.head)
    del head["overlap"]
    head["numbers"] = parts.head.numbers or tuple(range(1, parts.head.items + 1))
    return Instrument(
        **head,
        scales=tuple(Scale(name=n, **_fields(one)) for n, one in parts.scales.items()),
        orders=tuple(Order(name=n, **_fields(one)) for n, one in parts.orders.items()),
        derived=tuple(Derived(name=n, **_fields(one)) for n, one in parts.derived.items()),
        norms=tuple(Norm(**_fields(one)) for one in parts.norms),
    )


def _fields(one: msgspec.Struct) -> dict[str, Any]:
    return msgspec.structs.asdict(one)
