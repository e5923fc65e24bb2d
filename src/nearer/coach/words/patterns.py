"""Phrases from the books (``*.toml``), found where their first word stands.

A phrase is one line of a book, or more where a bracket goes on: a regular expression over words
with one blank between them, without nested or unbounded repetition. A plain bracket only groups,
``$`` is the line's end. ``<name>`` stands for a family of words, ``<3>`` for up to three words,
none of them a pause, ``<3,>`` for up to three words and pauses. A phrase begins with words that are
written out, so that it is tried only where one of them stands.

A book has three tables. ``[words]``: families of which one stands there. ``[maybe]``: families of
which up to three stand there, or none, written straight behind the word before. ``[phrases]``: sets
of phrases. The families of ``shared.toml`` and ``grammar.toml`` may be used in every book.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from nearer.coach.words.factored import factored, tree
from nearer.coach.words.firsts import firsts
from nearer.coach.words.reading import Sentence

_NAMED = re.compile(r"<([a-z_]+|\d+,?)>")
_GAP = re.compile(r" (?=<\d+,?>)")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_BAR = re.compile(r"[()|\n]")
_ON = re.compile(r"\n *")
_PLAIN = re.compile(r"[a-z' -]+$")
SHARED = ("shared.toml", "grammar.toml")


@dataclass(frozen=True)
class _Alike:
    """Phrases that begin with the same words."""

    sources: tuple[str, ...]

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """All of them as one pattern: compiled when first needed, and only once for all words."""
        return re.compile(f" {factored(self.sources)}(?= )").match


@dataclass(frozen=True)
class Phrases:
    """``sources``: patterns, each of whole words."""

    sources: tuple[str, ...]

    def search(self, sentence: Sentence, start: int = 0) -> re.Match[str] | None:
        """The first place at or behind ``start`` of the line where one of the phrases stands."""
        best: re.Match[str] | None = None
        line, places_of = sentence.line, sentence.places_of
        for word in self._by_word.keys() & places_of.keys():
            for alike in self._by_word[word]:
                for place in places_of[word]:
                    if best and place >= best.start():
                        break
                    if place >= start and (found := alike.match(line, place)):
                        best = found
                        break
        return best

    def opens(self, sentence: Sentence) -> re.Match[str] | None:
        """Only at the beginning of the line."""
        return self._at(sentence, 0, sentence.first)

    def begins(self, sentence: Sentence) -> re.Match[str] | None:
        """Only where a clause of the line begins."""
        clauses = sentence.clauses
        every = (self._at(sentence, *clause) for clause in clauses if clause[1] in self._by_word)
        return next((found for found in every if found), None)

    def every(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """All that do not overlap, from left to right."""
        found = self.search(sentence)
        while found:
            yield found
            found = self.search(sentence, found.end())

    def _at(self, sentence: Sentence, place: int, word: str) -> re.Match[str] | None:
        every = (alike.match(sentence.line, place) for alike in self._by_word.get(word, ()))
        return next((found for found in every if found), None)

    @cached_property
    def _by_word(self) -> dict[str, tuple[_Alike, ...]]:
        """The phrases that may begin with a word."""
        sources_of: dict[frozenset[str], list[str]] = {}
        for source in self.sources:
            sources_of.setdefault(firsts(source), []).append(source)
        by_word: dict[str, tuple[_Alike, ...]] = {}
        for words, sources in sources_of.items():
            alike = _Alike(tuple(sources))
            for word in words:
                by_word[word] = (*by_word.get(word, ()), alike)
        return by_word


@cache
def book(name: str) -> Mapping[str, Phrases]:
    """The sets of phrases of a book, such as "saying/blame.toml"."""
    written = _toml(name)
    families = _shared() | _families(written)
    return {
        key: Phrases(tuple(_spread(phrase, families) for phrase in _parts(text)))
        for key, text in written["phrases"].items()
    }


def plain_words(name: str, family: str) -> frozenset[str]:
    """The single words of a family of a book."""
    return frozenset(part for part in _parts(_toml(name)["words"][family]) if _PLAIN.match(part))


@cache
def any_of(name: str, *keys: str) -> Phrases:
    """Several sets of a book as one."""
    return Phrases(tuple(source for key in keys for source in book(name)[key].sources))


@cache
def _toml(name: str) -> Mapping[str, Mapping[str, str]]:
    package = files(__package__)
    return tomllib.loads(package.joinpath(*name.split("/")).read_text(encoding="utf-8"))


@cache
def _shared() -> dict[str, str]:
    return {key: text for name in SHARED for key, text in _families(_toml(name)).items()}


def _families(written: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    one_of = {key: f"({_either(text)})" for key, text in written.get("words", {}).items()}
    maybe = {key: f"( ({_either(text)})){{0,3}}" for key, text in written.get("maybe", {}).items()}
    return one_of | maybe


def _either(text: str) -> str:
    """Plain words as one tree of letters, which is quick to leave; the others behind it."""
    parts = dict.fromkeys(_parts(text))
    plain = [part for part in parts if _PLAIN.match(part)]
    return "|".join([*([tree(plain)] if plain else []), *(p for p in parts if p not in plain)])


def _parts(text: str) -> list[str]:
    """What stands on lines of its own or between bars, outside of brackets."""
    parts, depth, start = [], 0, 0
    for sign in _BAR.finditer(f"{text}\n"):
        if sign.group() in "()":
            depth += 1 if sign.group() == "(" else -1
        elif not depth:
            parts.append(_ON.sub("", text[start : sign.start()]).strip())
            start = sign.end()
    return [part for part in parts if part]


def _spread(text: str, families: Mapping[str, str]) -> str:
    """Families written out, also those inside families; brackets that only group."""
    while _NAMED.search(text):
        text = _NAMED.sub(lambda named: _family(named.group(1), families), _GAP.sub("", text))
    return _GROUP.sub("(?:", text).replace("$", "(?= $)")


def _family(name: str, families: Mapping[str, str]) -> str:
    if not name[0].isdigit():
        return families[name]
    word = "[^ ]+" if name.endswith(",") else "[^ ,]+"
    return f"( {word}){{0,{name.rstrip(',')}}}"
