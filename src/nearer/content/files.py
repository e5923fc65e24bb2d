"""Files inside the package as typed values. Wrong content fails with its file and reason."""

import csv
import io
import tomllib
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from nearer.content.errors import ContentError

T = TypeVar("T")


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Paths of the files in a folder of the content, in the order of their names."""
    found = (one.name for one in files(__package__).joinpath(folder).iterdir())
    return tuple(f"{folder}/{name}" for name in sorted(found) if name.endswith(suffix))


def text(name: str) -> str:
    """Raises ContentError."""
    try:
        return files(__package__).joinpath(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(name, f"cannot be read ({type(error).__name__})") from error


def as_toml(name: str, written: str) -> dict[str, Any]:
    """Raises ContentError."""
    try:
        return tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(name, f"is not TOML: {error}") from error


def as_rows(name: str, written: str, kind: type[T]) -> tuple[T, ...]:
    """The rows of a table with a header. Raises ContentError naming the line."""
    reader = csv.DictReader(io.StringIO(written, newline=""), strict=True)
    rows = []
    try:
        for row in reader:
            if None in row or None in row.values():
                raise ContentError(name, f"line {reader.line_num} has too few or too many cells")
            rows.append(typed(f"{name}, line {reader.line_num}", row, kind))
    except csv.Error as error:
        raise ContentError(name, f"line {reader.line_num}: {error}") from error
    return tuple(rows)


def typed(name: str, plain: object, kind: type[T]) -> T:
    """Plain dicts and lists as the type they should have. Raises ContentError."""
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise ContentError(name, str(error)) from error
