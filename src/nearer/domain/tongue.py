"""The words for people in the reader's language, whoever serves them.

What is written here is English; whoever starts a program says what turns it into the language of
the one who reads, at the time they read. Until then it stays English.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ENGLISH = "en"


class Catalogue(Protocol):
    """Translates for the present reader, such as Django's own translation module."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int) -> str: ...

    def get_language(self) -> str | None: ...


class English:
    """Leaves everything as it is written."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return singular if number == 1 else plural

    def get_language(self) -> str:
        return ENGLISH


@dataclass(frozen=True)
class _Spoken:
    catalogue: Catalogue
    folders: tuple[Path, ...]


_spoken: list[_Spoken] = [_Spoken(English(), ())]


def speak(catalogue: Catalogue, folders: Iterable[Path] = ()) -> None:
    """Translate with this from now on, in the whole process.

    ``folders``: where each language has a folder with what it translates; the first goes first.
    """
    _spoken[:] = [_Spoken(catalogue, tuple(folders))]


def gettext(message: str) -> str:
    return _spoken[0].catalogue.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    return _spoken[0].catalogue.ngettext(singular, plural, number)


def language() -> str:
    """The code of the present reader's language, as in de or pt-br."""
    return _spoken[0].catalogue.get_language() or ENGLISH


def folders_of(code: str) -> tuple[Path, ...]:
    """The folders of a language that are there, as in ``locale/pt_BR``."""
    return tuple(
        there
        for folder in _spoken[0].folders
        for there in sorted(folder.iterdir())
        if code_of(there.name) == code
    )


def code_of(folder: str) -> str:
    """The code of the language that a folder of that name is of."""
    return folder.lower().replace("_", "-")
