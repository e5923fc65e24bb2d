"""Concepts in a sentence: words and short phrases of one meaning, marked in one walk.

``rules/concepts/*.toml`` write them: entries parted by commas; ``end*`` stands for all regular
forms of a verb, ``a|b`` for one of these, ``x?`` for a word that may be missing, and a word in
capitals for a class of `classes.toml`. What a concept whose name begins with ``idiom`` covers
holds no other concept: “dying to see you” has nothing of dying; a longer phrase that begins
with it has its own meaning.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

IDIOM = "idiom"
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Mark:
    """``start``, ``end``: indexes of words, the end outside."""

    start: int
    end: int


@dataclass(slots=True)
class Node:
    """``names``: concepts that end here. ``following``: the next word → where it leads."""

    names: list[str]
    following: dict[str, "Node"]


def marks(words: Sequence[str]) -> dict[str, list[Mark]]:
    """Concept → where it stands, in order; of each concept the longest at one word."""
    found: dict[str, list[Mark]] = {}
    covered = 0
    for start in range(len(words)):
        before = covered
        here = _at(words, start)
        idiom = here.pop(IDIOM, None)
        if idiom is not None:
            covered = max(covered, idiom)
            found.setdefault(IDIOM, []).append(Mark(start, idiom))
        for name, end in here.items():
            if start >= before and (idiom is None or end > idiom):
                found.setdefault(name, []).append(Mark(start, end))
    return found


def _at(words: Sequence[str], start: int) -> dict[str, int]:
    """Concept → end of the longest that begins at a word."""
    found: dict[str, int] = {}
    node = trie()
    for at in range(start, len(words)):
        if words[at] not in node.following:
            break
        node = node.following[words[at]]
        found.update(dict.fromkeys(node.names, at + 1))
    return found


@cache
def trie() -> Node:
    root = Node([], {})
    for written_as, text in written().items():
        name = IDIOM if written_as.startswith(IDIOM) else written_as
        for phrase in entries(text):
            node = root
            for word in phrase:
                node = node.following.setdefault(word, Node([], {}))
            if name not in node.names:
                node.names.append(name)
    return root


@cache
def written() -> Mapping[str, str]:
    """Concept → its entries, as they are written."""
    folder = files(__package__).joinpath("rules", "concepts")
    found: dict[str, str] = {}
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        found.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """Word classes: name in capitals → its words."""
    path = files(__package__).joinpath("rules", "classes.toml")
    given: Mapping[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _listed(text) for name, text in given.items()}


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.replace(",", " ").split())


def entries(text: str) -> Iterator[tuple[str, ...]]:
    """Every phrase that a concept stands for."""
    for entry in text.replace("\n", " ").split(","):
        slots = [_choices(slot) for slot in entry.split()]
        for chosen in product(*slots) if slots else ():
            phrase = tuple(word for part in chosen for word in part.split())
            if phrase:
                yield phrase


def _choices(slot: str) -> list[str]:
    optional = slot.endswith("?")
    choices = [form for word in slot.rstrip("?").split("|") for form in _forms_of(word)]
    return [*choices, ""] if optional else choices


def _forms_of(word: str) -> Iterable[str]:
    if word.endswith("*"):
        return forms(word[:-1])
    if word.isupper() and word in classes():
        return classes()[word]
    return (word.replace("_", " "),)


def forms(verb: str) -> tuple[str, ...]:
    """A regular verb in all its forms: ``hug`` → hug, hugs, hugged, hugging.

    Irregular pasts stand beside it in the rules.
    """
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    stem = verb + verb[-1] if _doubles(verb) else verb
    return verb, third, f"{stem}ed", f"{stem}ing"


def _doubles(verb: str) -> bool:
    """One vowel between single consonants at the end of a short verb: hit, stab, drag."""
    if len(verb) < 3 or verb[-1] in f"{_VOWELS}wxy" or verb[-2] not in _VOWELS:
        return False
    return verb[-3] not in _VOWELS and sum(letter in _VOWELS for letter in verb) == 1
