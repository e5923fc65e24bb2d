"""Phrases written down in TOML under labels, and where they stand in a sentence.

The notation is that of `phrase.py`. ``[lists]`` of a file holds words, ``[phrases]`` the phrases of
each label; the lists of ``shared.toml`` may be named in every file.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nearer.coach.words.listening.phrase import PAUSE, Phrase, parse, stands
from nearer.coach.words.listening.walk import Walk

FILLERS = 6
"""Words without weight that may stand before a clause: "oh well, so honestly now, …"."""
CLAUSE, JOINED, ANYWHERE = 2, 1, 0
"""What stands before a word: see `Phrase`."""

REPLIES = (
    "open_question",
    "closed_question",
    "reported",
    "reflection",
    "validation",
    "advice",
    "judging",
    "self_focus",
)
MESSAGES = ("theirs",)


@dataclass(frozen=True)
class Book:
    """The phrases of some files."""

    phrases: tuple[Phrase, ...]
    walk: Walk

    def find(self, words: Sequence[str]) -> Iterator[tuple[Phrase, int, int]]:
        """Every phrase found, with its first word and the word behind it, in their order.

        Of phrases of one label at one word, the one that stands first in the file.
        """
        firsts = self.walk.firsts
        opens = openings(words)
        for first, word in enumerate(words):
            if word not in firsts:
                continue
            seen: set[tuple[str, str]] = set()
            for index, last in sorted(self.walk.ends(words, first, opens[first]).items()):
                phrase = self.phrases[index]
                key = (phrase.file, phrase.label)
                if key in seen:
                    continue
                end = stands(phrase, words, first) if phrase.looks_ahead else last
                if end is not None:
                    seen.add(key)
                    yield phrase, first, end


@cache
def replies() -> Book:
    """What is looked for in a reply."""
    return _book(REPLIES)


@cache
def messages() -> Book:
    """What is looked for in the other person's message."""
    return _book(MESSAGES)


@cache
def words_of(file: str) -> Mapping[str, frozenset[str]]:
    """The lists of words of a file, and the shared ones."""
    written = toml(file).get("lists", {})
    own = {key: frozenset(words.split()) for key, words in written.items()}
    return own if file == "shared" else {**words_of("shared"), **own}


def toml(file: str) -> dict[str, Any]:
    """What a file in this folder holds."""
    return tomllib.loads(files(__package__).joinpath(f"{file}.toml").read_text("utf-8"))


def openings(words: Sequence[str]) -> list[int]:
    """For each word CLAUSE where a clause begins there, filler words aside, JOINED behind a joining
    word, else ANYWHERE."""
    known = words_of("shared")
    fillers, joins = known["filler"], known["join"]
    found, light, joined = [], 0, False
    for word in words:
        found.append(CLAUSE if 0 <= light <= FILLERS else JOINED if joined else ANYWHERE)
        joined = word in joins
        if word == PAUSE:
            light = 0
        elif light >= 0:
            is_light = joined or word in fillers or not word.isalnum()
            light = light + 1 if is_light else -1
    return found


def _book(names: Iterable[str]) -> Book:
    phrases = tuple(
        parse(file, label, phrase, words_of(file))
        for file in names
        for label, phrases in toml(file)["phrases"].items()
        for phrase in phrases
    )
    return Book(phrases, Walk(phrases))
