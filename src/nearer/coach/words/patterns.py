"""Phrases from the books (``*.toml``), found in a sentence's line in time linear in the line.

A phrase is one line of a book: a regular expression over words with one blank between them,
without nested or unbounded repetition. A plain bracket only groups, ``$`` is the line's end. ``<name>`` stands for a family
of words, ``<3>`` for up to three words, none of them a pause.

A book has three tables. ``[words]``: families of which one stands there. ``[maybe]``: families of
which up to three stand there, or none, written straight behind the word before. ``[phrases]``: sets
of phrases. The families of ``shared.toml`` may be used in every book.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

_NAMED = re.compile(r"<([a-z_]+|\d)>")
_GAP = re.compile(r" (?=<\d>)")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
SHARED = "shared.toml"


@dataclass(frozen=True)
class Phrases:
    """``source``: a pattern that any of them fits, whole words only."""

    source: str

    def search(self, line: str, start: int = 0) -> re.Match[str] | None:
        return self._compiled.search(line, start)

    def opens(self, line: str) -> re.Match[str] | None:
        """Only at the beginning of the line."""
        return self._compiled.match(line)

    def every(self, line: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(line)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(f" (?:{self.source})(?= )")


@cache
def book(name: str) -> Mapping[str, Phrases]:
    """The sets of phrases of a book, such as "saying/blame.toml"."""
    written = _toml(name)
    families = _families(_toml(SHARED)) | _families(written)
    return {
        key: Phrases(_spread("|".join(_lines(text)), families))
        for key, text in written["phrases"].items()
    }


@cache
def _toml(name: str) -> Mapping[str, Mapping[str, str]]:
    package = files(__package__)
    return tomllib.loads(package.joinpath(*name.split("/")).read_text(encoding="utf-8"))


def _families(written: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    one_of = {key: f"({_any(text)})" for key, text in written.get("words", {}).items()}
    maybe = {key: f"( ({_any(text)})){{0,3}}" for key, text in written.get("maybe", {}).items()}
    return one_of | maybe


def _any(text: str) -> str:
    return "|".join("|".join(part.strip() for part in line.split(" | ")) for line in _lines(text))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _spread(text: str, families: Mapping[str, str]) -> str:
    """Families written out, also those inside families; brackets that only group."""
    while _NAMED.search(text):
        text = _NAMED.sub(lambda named: _family(named.group(1), families), _GAP.sub("", text))
    return _GROUP.sub("(?:", text).replace("$", "(?= $)")


def _family(name: str, families: Mapping[str, str]) -> str:
    return f"( [^ ,]+){{0,{name}}}" if name.isdigit() else families[name]
