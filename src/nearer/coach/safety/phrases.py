"""Phrases from ``*.toml``, found word by word through the word each begins with.

A phrase is one line of words in the one spelling of `reading`. ``a|b``: one of these; ``a_b``: two
words taken as one of several; ``x?``: may be missing; ``<name>``: one of a family of
``families.toml``; ``~2``: up to two words of any kind; ``!a|b``: the next word is none of these;
``$``: the sentence ends here. ``@self @my @me @i`` make two phrases: one about the writer and one
about somebody else. Between two words one may stand that changes nothing, such as “really”.
Repetition is bounded by the longest phrase, so the time is linear in the text.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Literal

Whose = Literal["self", "other", "open"]
"""Whom a phrase itself names: the writer, somebody else, or nobody."""

_OWN = {
    "@self": "myself|my_self|me_self",
    "@my": "my|me|mine",
    "@me": "me",
    "@i": "i",
}
_OTHERS = {
    "@self": "himself|herself|themself|themselves|him_self|her_self|hisself|theirself|theirselves",
    "@my": "his|her|their|there",
    "@me": "him|her|them",
    "@i": "he|she|they|<kin>",
}
_FILLING = frozenset(
    (
        *("really", "just", "so", "even", "ever", "still", "also", "actually", "honestly", "all"),
        *("literally", "fucking", "only", "simply", "always"),
    )
)
_FILLED = f"(?:(?:{'|'.join(sorted(_FILLING))}) )?"
_ANY = ""
_PLACE = re.compile(r"@(?:self|my|me|i)\b")
_FAMILY = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Found:
    """``start``, ``end``: indexes of words, the end outside."""

    table: str
    whose: Whose
    start: int
    end: int


Set = tuple[str, Whose]
"""Name of a table, and whom its phrases name."""

Index = Mapping[str, Mapping[str, Mapping[Set, str]]]


def found_in(book: str, words: tuple[str, ...]) -> Iterator[Found]:
    """The phrases in a sentence: at each word the first of every table that fits there."""
    index = indexed(book)
    line = " ".join(words) + " "
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    for number, word in enumerate(words):
        if seconds := index.get(word):
            for second, sets in _candidates(seconds, words, number + 1):
                for (table, whose), pattern in sets.items():
                    if match := _compiled(pattern).match(line, starts[second]):
                        yield Found(table, whose, number, second + match.group().count(" "))


def _candidates(
    seconds: Mapping[str, Mapping[Set, str]], words: tuple[str, ...], second: int
) -> Iterator[tuple[int, Mapping[Set, str]]]:
    """Where the second word may stand, and the patterns that go on from there."""
    if _ANY in seconds:
        yield second, seconds[_ANY]
    if second < len(words) and words[second] in seconds:
        yield second, seconds[words[second]]
    if second + 1 < len(words) and words[second] in _FILLING and words[second + 1] in seconds:
        yield second + 1, seconds[words[second + 1]]


_compiled = cache(re.compile)


@cache
def indexed(book: str) -> Index:
    """First word → second word, or `_ANY` → for each table the pattern from the second word on."""
    index: dict[str, dict[str, dict[Set, dict[str, None]]]] = {}
    for table, text in _toml(f"{book}.toml").items():
        for whose, phrase in _lines(text):
            for first, second, rest in _beginnings(phrase.split()):
                sets = index.setdefault(first, {}).setdefault(second, {})
                sets.setdefault((table, whose), {})[rest] = None
    return {
        first: {
            second: {key: "|".join(rests) for key, rests in sets.items()}
            for second, sets in seconds.items()
        }
        for first, seconds in index.items()
    }


@cache
def families() -> Mapping[str, str]:
    """Name → ``a|b|c``, with a family inside a family written out."""
    written = {name: _joined(text) for name, text in _toml("families.toml").items()}
    return {
        name: _FAMILY.sub(lambda named: written[named[1]], text) for name, text in written.items()
    }


def _joined(text: str) -> str:
    words = (
        line.strip().replace(" ", "_") for part in text.splitlines() for line in part.split("|")
    )
    return "|".join(word for word in words if word)


def _toml(name: str) -> Mapping[str, str]:
    path = files(__package__).joinpath("rules", name)
    written: Mapping[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return written


def _lines(text: str) -> Iterator[tuple[Whose, str]]:
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if not _PLACE.search(line):
            yield "open", line
            continue
        yield "self", _PLACE.sub(lambda place: _OWN[place.group()], line)
        yield "other", _PLACE.sub(lambda place: _OTHERS[place.group()], line)


def _beginnings(tokens: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each first and second word of a phrase, and the pattern from the second word on."""
    first, rest = tokens[0], tokens[1:]
    if first.endswith("?"):
        yield from _beginnings(rest)
        first = first[:-1]
    tail = "".join(_slot(token) for token in rest)
    for choice in _choices(first):
        word, *more = choice.split()
        if more:
            yield word, more[0], f"{re.escape(' '.join(more))} {tail}"
        elif rest and _is_plain(rest[0]):
            yield from _second_words(word, rest)
        else:
            yield word, _ANY, tail


def _second_words(word: str, rest: list[str]) -> Iterator[tuple[str, str, str]]:
    tail = "".join(_slot(token) for token in rest[1:])
    for choice in _choices(rest[0]):
        if choice == "$":
            yield word, _ANY, r"\Z"
        else:
            yield word, choice.split()[0], f"{re.escape(choice)} {tail}"


def _is_plain(token: str) -> bool:
    return not token.startswith(("~", "!")) and not token.endswith("?")


def _choices(token: str) -> list[str]:
    spread = _FAMILY.sub(lambda named: families()[named.group(1)], token)
    return [choice.replace("_", " ") for choice in spread.split("|")]


def _slot(token: str) -> str:
    if token.startswith(("~", "!")):
        return _slack(token)
    if token.endswith("?"):
        return f"{_FILLED}(?:{_any_of(_spaced(token[:-1]))})?"
    return f"{_FILLED}(?:{_any_of(_spaced(token))})"


def _slack(token: str) -> str:
    """``~`` and ``!``, which take no filling word before them."""
    if token.startswith("~"):
        return rf"(?:\S+ ){{0,{token[1:] or 2}}}?"
    return f"(?!{_any_of(_spaced(token[1:]))})"


def _spaced(token: str) -> list[str]:
    return [r"\Z" if choice == "$" else f"{re.escape(choice)} " for choice in _choices(token)]


def _any_of(parts: list[str]) -> str:
    return "|".join(dict.fromkeys(parts))
