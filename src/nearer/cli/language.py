"""The language of the terminal: the one that the person's environment asks for, if it is here."""

import gettext
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nearer.domain import tongue
from nearer.domain.errors import NearerError
from nearer.settings import read_settings

ASKED_BY = ("LC_ALL", "LC_MESSAGES", "LANG")  # as POSIX has it: the first that is set decides
COMES_ALONG = Path(__file__).resolve().parents[1] / "locale"


@dataclass(frozen=True)
class Translated:
    """One language for the whole process, from the files that pages are translated with."""

    code: str
    words: gettext.NullTranslations

    def gettext(self, message: str) -> str:
        return self.words.gettext(message) if message else ""  # "" stands for the file's own head

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.words.ngettext(singular, plural, number)

    def get_language(self) -> str:
        return self.code


def speak_as_asked(environment: Mapping[str, str]) -> None:
    """Translate from now on, if there is a catalogue for that language; else stay as it is."""
    folders = tuple(filter(Path.is_dir, _folders(environment)))
    for code in codes(environment):
        catalogue = _catalogue(code, folders)
        if catalogue is not None:
            tongue.speak(catalogue, folders)
            return


def codes(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Languages to look for, the nearest first: de-at and de for ``de_AT.UTF-8``."""
    asked = next(filter(None, (environment.get(name, "") for name in ASKED_BY)), "")
    code = tongue.code_of(asked.partition(".")[0].partition("@")[0])
    language = code.partition("-")[0]
    if language in {"", "c", "posix", tongue.ENGLISH}:
        return ()
    return tuple(dict.fromkeys((code, language)))


def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
    """One's own translations go before those that come along."""
    try:
        own = read_settings(environment).languages
    except NearerError:  # the command that needs the settings says what is wrong with them
        own = None
    if own:
        yield own
    yield COMES_ALONG


def _catalogue(code: str, folders: Iterable[Path]) -> Translated | None:
    """What all folders hold of a language; a file that cannot be read is left aside."""
    found: Translated | None = None
    for folder in folders:
        for there in sorted(folder.glob("*/LC_MESSAGES/django.mo")):
            words = _read(there) if tongue.code_of(there.parents[1].name) == code else None
            if words and found:
                found.words.add_fallback(words)
            elif words:
                found = Translated(code, words)
    return found


def _read(there: Path) -> gettext.GNUTranslations | None:
    try:
        with there.open("rb") as file:
            return gettext.GNUTranslations(file)
    except (OSError, ValueError, struct.error):
        return None
