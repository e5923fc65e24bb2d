"""A language that nobody speaks: every word marked, in brackets, and two fifths longer."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable, Collection
from pathlib import Path

from nearer.content.files import ALSO_WORDS, FENCE, WORDS, fenced
from nearer.instruments.shipped import WORDS as KEY_WORDS

CODE = "qps"
LETTERS = str.maketrans("AaCcDdEeGgHhIiLlNnOoRrSsTtUuYyZz", "ÀàÇçÐđÈéĞğĤĥÎîĿŀÑñÖöŔŕŠšŦŧÛûÝÿŽž")
NOT_WORDS = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*(?:[:!][^}]*)?\}|<[^>]+>|&\w+;|\]\([^)]*\)")
WITHOUT_BRACKETS = {"span"}  # it stands in another text word for word
FACTS_OF_WORDS = {"last_review", "reading_age"}
FLOWS = 90  # characters from which a text has lines enough; some may not be much longer
SAMPLE = "sample"  # what an invented person wrote is in no language but theirs


def pseudo(words: str) -> str:
    longer = "".join("·" if n % 6 else " " for n in range(1, 1 + round(0.4 * len(words))))
    return f"[{marked(words)}{longer.rstrip()}]"


def marked(words: str) -> str:
    """The same with a mark on every letter that can have one."""
    parts = re.split(f"({NOT_WORDS.pattern})", words)
    return "".join(p if NOT_WORDS.fullmatch(p) else p.translate(LETTERS) for p in parts)


def write_files(source: Path, folder: Path) -> None:
    """Copies of all files of words, as a translator would bring them."""
    for path in sorted((source / "content").rglob("*.*")):
        name = path.relative_to(source / "content").as_posix()
        if path.suffix in MAKE and not name.startswith(SAMPLE):
            words = (WORDS | ALSO_WORDS.get(name, set())) - FACTS_OF_WORDS
            _write(folder / "content" / name, MAKE[path.suffix](path.read_text("utf-8"), words))
    for path in sorted((source / "instruments" / "keys").glob("*.toml")):
        _write(folder / "instruments" / path.name, _toml(path.read_text("utf-8"), KEY_WORDS))


def _write(there: Path, text: str) -> None:
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_text(text, "utf-8")


def _toml(text: str, words: Collection[str]) -> str:
    said = _said(tomllib.loads(text), words)
    return "".join(f"{_key(name)} = {_value(value)}\n" for name, value in said.items())


def _page(text: str, words: Collection[str]) -> str:
    above, body = fenced("", text)
    return f"{FENCE}{_toml(above, words)}{FENCE}\n{marked(body)}"


def _table(text: str, words: Collection[str]) -> str:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    written = io.StringIO()
    table = csv.DictWriter(written, fieldnames=list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(_said(row, words) for row in rows)
    return written.getvalue()


MAKE: dict[str, Callable[[str, Collection[str]], str]] = {
    ".toml": _toml,
    ".md": _page,
    ".csv": _table,
}


def _said(value: object, words: Collection[str], field: str = "") -> object:
    if isinstance(value, dict):
        return {name: _said(one, words, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_said(one, words, field) for one in value]
    if not isinstance(value, str) or not value or field not in words:
        return value
    if field in WITHOUT_BRACKETS:
        return marked(value)
    return pseudo(value) if len(value) < FLOWS else f"[{marked(value)}]"


def _key(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str | bool | int | float):
        return json.dumps(value, ensure_ascii=False)
    return str(value)  # a date
