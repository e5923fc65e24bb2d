"""Long forms: what was typed is kept, sealed, until it is saved."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict

from nearer.companion import unsaved
from nearer.domain.errors import BadInput, StorageError
from nearer.web.request import attempt, session_of, space_of

T = TypeVar("T")

SHEET = "sheet"
"""The hidden field that tells one opening of a form from the next."""

OUR_OWN = {SHEET, "csrfmiddlewaretoken", "for"}
SHEETS = 50  # finished ones that a session remembers


def begun(request: HttpRequest, **known: Any) -> dict[str, Any]:
    """What a form starts from: what is known, and over it what was typed here and not saved."""
    one = unsaved.of_page(space_of(request), request.path)
    if one is None:
        return known
    typed: dict[str, list[str]] = {}
    for name, text in one.fields:
        typed.setdefault(name, []).append(text)
    return known | {name: texts[0] if len(texts) == 1 else texts for name, texts in typed.items()}


def save(request: HttpRequest, form: forms.Form, act: Callable[[], T]) -> T | None:
    """Do what a form that was sent asks. Where that cannot be, what was typed is kept aside.

    Gives None where nothing was sent, or where the form has an error to show.
    """
    if request.method != "POST":
        return None
    done = attempt(form, act) if form.is_valid() else None
    try:
        if done is None:
            keep(request, request.path)
        else:
            unsaved.let_go(space_of(request), request.path)
            _finish(request)
    except (BadInput, StorageError):
        pass  # the page itself still shows what was typed
    return done


def keep(request: HttpRequest, page: str) -> None:
    """Keep what was sent as the unsaved words of that page. Raises BadInput, StorageError."""
    sheet = request.POST.get(SHEET, "")
    if sheet and sheet in session_of(request).finished:
        return  # it was saved meanwhile; this came late
    unsaved.keep(space_of(request), page, _fields(request.POST))


def new_sheet() -> str:
    return secrets.token_urlsafe(8)


def _finish(request: HttpRequest) -> None:
    finished = session_of(request).finished
    finished.append(request.POST.get(SHEET, ""))
    del finished[:-SHEETS]


def _fields(sent: QueryDict) -> Sequence[tuple[str, str]]:
    lists: Mapping[str, Sequence[str]] = dict(sent.lists())
    return tuple(
        (name, text) for name, texts in lists.items() if name not in OUR_OWN for text in texts
    )
