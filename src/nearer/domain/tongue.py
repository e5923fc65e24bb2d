"""The words for people in the reader's language, whoever serves them.

What is written here is English; whoever starts a program says what turns it into the language of
the one who reads, at the time they read. Until then it stays English.
"""

from typing import Protocol


class Catalogue(Protocol):
    """Translates for the present reader, such as Django's own translation module."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int) -> str: ...


class English:
    """Leaves everything as it is written."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return singular if number == 1 else plural


_spoken: list[Catalogue] = [English()]


def speak(catalogue: Catalogue) -> None:
    """Translate with this from now on, in the whole process."""
    _spoken[:] = [catalogue]


def gettext(message: str) -> str:
    return _spoken[0].gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    return _spoken[0].ngettext(singular, plural, number)
