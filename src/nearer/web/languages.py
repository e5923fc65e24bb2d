"""The languages there are: English, and each that has a folder of translations."""

from collections.abc import Iterable
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.http import HttpRequest
from django.utils.translation import get_language_from_request

from nearer.domain.tongue import ENGLISH, code_of


def languages_in(folders: Iterable[Path]) -> list[tuple[str, str]]:
    """Codes and their names in the language itself, English first. Read from disk."""
    found = {
        code_of(there.parents[1].name)
        for folder in folders
        for there in folder.glob("*/LC_MESSAGES/django.mo")
    }
    return [(code, name_of(code)) for code in (ENGLISH, *sorted(found - {ENGLISH}))]


def name_of(code: str) -> str:
    """What a language calls itself; its code where that is not known."""
    return str(LANG_INFO.get(code, {}).get("name_local", code))


def language_of(request: HttpRequest, chosen: str) -> str:
    """The language somebody chose if it is here, or else the best that their browser asks for."""
    from django.conf import settings

    return chosen if chosen in dict(settings.LANGUAGES) else get_language_from_request(request)
