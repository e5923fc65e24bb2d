"""Files of words and facts in the reader's language.

A language may bring its own copy of a file that comes with Nearer. It has the same entries in the
same order with the same keys and numbers, and other words. A copy that is not so, or that cannot
be read, is left aside, and English stands in its place: no page fails for a translation.
"""

import re
from collections.abc import Callable, Collection, Mapping
from contextvars import ContextVar
from functools import cache, wraps
from inspect import unwrap
from typing import TypeVar

from nearer.domain.errors import NearerError
from nearer.domain.tongue import ENGLISH, folders_of, language

T = TypeVar("T")

PLACE = re.compile(r"\{\w*\}")  # where something is put in

_read_in: ContextVar[str] = ContextVar("_read_in", default="")


class Unlike(NearerError):
    """A translated file differs in more than its words."""


def once_a_language(read: Callable[[], T]) -> Callable[[], T]:
    """What ``read`` returns, read once for each language; the English of it where that fails."""

    @cache
    def kept(code: str) -> T:
        try:
            return reading_in(code, read)
        except NearerError:
            if code == ENGLISH:
                raise
        return kept(ENGLISH)

    @wraps(read)
    def in_language() -> T:
        return kept(_read_in.get() or language())

    return in_language


def reading_in(code: str, read: Callable[[], T]) -> T:
    """What ``read`` returns where ``copy_of`` looks for that language. Raises what it raises."""
    before = _read_in.set(code)
    try:
        return read()
    finally:
        _read_in.reset(before)


def trouble(code: str, read: Callable[[], object]) -> str:
    """Why ``read`` gives English to readers of that language; "" if it does not."""
    try:
        reading_in(code, unwrap(read))
    except NearerError as error:
        return str(error)
    return ""


def copy_of(name: str) -> str | None:
    """The text of that file in the language being read, if there is one. Raises Unlike."""
    code = _read_in.get() or ENGLISH
    for folder in folders_of(code) if code != ENGLISH else ():
        there = folder / name
        if there.is_file():
            try:
                return there.read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise Unlike(f"{there} cannot be read ({type(error).__name__})") from error
    return None


def check_alike(english: object, other: object, words: Collection[str], name: str) -> None:
    """Raises Unlike where something else differs than the strings in fields named in ``words``.

    Lists of words may be shorter or longer; what is put into a word stays in it.
    """
    if isinstance(english, Mapping) and isinstance(other, Mapping):
        for field in sorted(english.keys() | other.keys()):
            both = english.get(field, ""), other.get(field, "")
            if field in words and all(map(_is_said, both)):
                _check_places(*both, f"{name}: {field}")
            elif field not in english or field not in other:
                raise Unlike(f"{name}: “{field}” stands in one of the two only")
            else:
                check_alike(english[field], other[field], words, f"{name}: {field}")
    elif isinstance(english, list) and isinstance(other, list):
        if len(english) != len(other):
            raise Unlike(f"{name}: {len(other)} entries, not {len(english)}")
        for number, (one, another) in enumerate(zip(english, other, strict=True), 1):
            check_alike(one, another, words, f"{name} {number}")
    elif english != other:
        raise Unlike(f"{name}: “{other}” should be “{english}”")


def _is_said(value: object) -> bool:
    """Whether this is a text, or texts, or a day or number about them."""
    parts = value if isinstance(value, list) else [value]
    return not any(isinstance(part, Mapping | list) for part in parts)


def _check_places(english: object, other: object, name: str) -> None:
    if not (isinstance(english, str) and isinstance(other, str) and other):
        return
    if set(PLACE.findall(english)) != set(PLACE.findall(other)):
        raise Unlike(f"{name}: not the same {{…}} in “{other}”")
