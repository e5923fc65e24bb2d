"""Words as they were meant: shortened, misspelt, masked with signs, or written without blanks."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from nearer.coach.words.spelling import spelled

_LONG = re.compile(r"(\w)\1{2,}")
_MASK = re.compile(r"[*@$!0-9]")
_MASKED = str.maketrans("013457@$!", "oieastasi")
_LONGEST_GLUED = 48  # letters
_SHORTEST_GLUED = 6


def plain_words(token: str) -> tuple[str, ...]:
    """The words that one written word stands for, lower case. Most stand for themselves."""
    word = token.casefold()
    if len(word) > _LONGEST_GLUED:
        return (word[:_LONGEST_GLUED],)
    if _MASK.search(word) and not word.isdigit():
        if unmasked := _unmasked(word):
            return (unmasked,)
        parts = re.findall(r"[\w']+", word)
        if len(parts) > 1:
            return tuple(plain for part in parts for plain in plain_words(part))
    known = _said().get(word) or _said().get(word.replace("'", ""))
    if known:
        return tuple(known.split())
    if word.endswith("'s") and spelled(word) == word:
        return (*plain_words(word[:-2]), "s")
    plain = spelled(word)
    if plain != word:
        return tuple(part for one in plain.split() for part in _put_right(one).split())
    return tuple(_put_right(_LONG.sub(r"\1\1", word)).split())


def _put_right(word: str) -> str:
    if word in _said():
        return _said()[word]
    if word in _slips():
        return _slips()[word]
    if len(word) >= _SHORTEST_GLUED and word not in _whole():
        return _unglued(word)
    return word


def _unmasked(word: str) -> str | None:
    """The key word that fits, where a sign stands for one letter."""
    plain = word.translate(_MASKED)
    if plain != word and plain in _keys():
        return plain
    if not 0 < word.count("*") <= len(word) // 2:
        return None
    return next((key for key in _keys_by_length().get(len(word), ()) if _fits(word, key)), None)


def _fits(masked: str, key: str) -> bool:
    return all(sign in ("*", letter) for sign, letter in zip(masked, key, strict=True))


def _unglued(word: str) -> str:
    """Its pieces, where it consists of nothing but known pieces; else the word itself."""
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 10), end):
            before = best[start]
            if before is None or word[start:end] not in _pieces():
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = [*before, word[start:end]]
    pieces = best[-1]
    if pieces is None or len(pieces) < 2:
        return word
    return " ".join(part for piece in pieces for part in plain_words(piece))


@cache
def _rules() -> Mapping[str, Mapping[str, str]]:
    path = files(__package__).joinpath("rules", "spellings.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _said() -> Mapping[str, str]:
    return _rules()["said"]


@cache
def _pieces() -> frozenset[str]:
    return frozenset(_rules()["glued"]["pieces"].split())


@cache
def _whole() -> frozenset[str]:
    """Words that look as if they were glued and are not."""
    return frozenset(_rules()["glued"]["whole"].split())


@cache
def _keys() -> frozenset[str]:
    return frozenset(_rules()["repair"]["words"].split())


@cache
def _keys_by_length() -> Mapping[int, tuple[str, ...]]:
    lengths = {len(key) for key in _keys()}
    return {n: tuple(sorted(key for key in _keys() if len(key) == n)) for n in lengths}


@cache
def _slips() -> Mapping[str, str]:
    """A key word with one letter missing, doubled, or two swapped → the key word."""
    never = frozenset(_rules()["repair"]["never"].split()) | _keys()
    slips: dict[str, str] = {}
    for key in sorted(_keys()):
        for at in range(len(key)):
            slips[key[:at] + key[at + 1 :]] = key
            slips[key[: at + 1] + key[at:]] = key
            slips[key[:at] + key[at + 1 : at + 2] + key[at : at + 1] + key[at + 2 :]] = key
    return {slip: key for slip, key in slips.items() if slip not in never}
