"""Files inside the package as typed values. Wrong content fails with its file and reason.

A language may bring its own copy of a file, in the folder ``content`` beside its sentences. What is
not a word in it has to stay as it is.
"""

import csv
import io
import tomllib
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from nearer.content.errors import ContentError
from nearer.domain.translated import check_alike, copy_of

T = TypeVar("T")

FENCE = "+++\n"
WORDS = frozenset(
    (
        *("ask", "before", "do", "example", "examples", "fear", "feel", "general", "goal"),
        *("heading", "helps", "highest", "hint", "hours", "how", "known", "languages", "leaning"),
        *("line", "lowest", "matters", "meanwhile", "means", "name", "note", "offer", "question"),
        *("research", "shape", "situation", "skip_if", "sounds", "span", "state", "steps"),
        *("summary", "their_line", "title", "warm", "when", "where", "why", "will", "within"),
        *("word", "words", "last_review", "reading_age"),
    )
)
"""Fields that are words; all others are keys, numbers, and facts."""
ALSO_WORDS = {"inventory.toml": {"about"}, "safety.toml": {"text"}, "scenarios.toml": {"smaller"}}
"""Fields that are words in one file and keys in another."""


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Paths of the files in a folder of the content, in the order of their names."""
    found = (one.name for one in files(__package__).joinpath(folder).iterdir())
    return tuple(f"{folder}/{name}" for name in sorted(found) if name.endswith(suffix))


def text(name: str) -> str:
    """The file in the language being read. Raises ContentError, and Unlike for a translation."""
    english, translated = _english(name), copy_of(f"content/{name}")
    if translated is None:
        return english
    words = WORDS | ALSO_WORDS.get(name, set())
    check_alike(_plain(name, english), _plain(name, translated), words, name)
    return translated


def fenced(name: str, written: str) -> tuple[str, str]:
    """The front matter of a page and its body. Raises ContentError."""
    start, *parts = written.split(FENCE, 2)
    if start or len(parts) != 2:
        raise ContentError(name, "does not start with a front matter between two lines of +++")
    return parts[0], parts[1].strip() + "\n"


def _english(name: str) -> str:
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


def _plain(name: str, written: str) -> object:
    """The dicts and lists in a file; of a page those of its front matter."""
    if name.endswith(".csv"):
        return list(csv.DictReader(io.StringIO(written, newline="")))
    return as_toml(name, fenced(name, written)[0] if name.endswith(".md") else written)
