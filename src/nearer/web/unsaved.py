"""Long forms: what was typed is kept, sealed, until it is saved."""

import re
import secrets
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode

from nearer.companion import unsaved
from nearer.domain.errors import BadInput, StorageError
from nearer.domain.unsaved import Unsaved
from nearer.web.request import attempt, session_of, space_of

T = TypeVar("T")

SHEET = "sheet"
"""The hidden field that tells one opening of a form from the next."""

BEGUN = "begun"
"""In an address: the sheet to go on with."""

AN_ID = re.compile(r"[0-9a-f]{32}")
OUR_OWN = {SHEET, "csrfmiddlewaretoken", "for"}
SHEETS = 50  # finished ones that a session remembers


def page_of(request: HttpRequest) -> str:
    """The address that a form belongs to, with what it was begun on, as a fear or a moment."""
    sent = {name: str(text) for name, text in request.GET.items()}
    about = {name: text for name, text in sent.items() if AN_ID.fullmatch(text)}
    return f"{request.path}?{urlencode(about)}" if about else request.path


def shown_again(request: HttpRequest) -> Unsaved | None:
    """What this page was opened with of words that were not saved."""
    if request.method != "GET":
        return None
    return unsaved.of_page(space_of(request), page_of(request), request.GET.get(BEGUN, ""))


def sheet_of(request: HttpRequest) -> str:
    """The sheet that a page is about to show."""
    again = shown_again(request)
    return again.sheet if again else request.POST.get(SHEET) or secrets.token_urlsafe(8)


def begun(request: HttpRequest, **known: Any) -> dict[str, Any]:
    """What a form starts from: what is known, and over it what was typed here and not saved."""
    one = shown_again(request)
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
    page, sheet = page_of(request), request.POST.get(SHEET, "")
    try:
        if done is None:
            unsaved.keep(space_of(request), page, sheet, _fields(request.POST))
        else:
            unsaved.let_go(space_of(request), page, sheet)
            _finish(request, sheet)
    except (BadInput, StorageError) as error:
        if done is None:
            form.add_error(None, str(error))
    return done


def keep(request: HttpRequest, page: str) -> bool:
    """Keep what was sent as unsaved words of that page; not if its sheet was saved meanwhile.

    Raises BadInput, StorageError.
    """
    sheet = request.POST.get(SHEET, "")
    if sheet in session_of(request).finished:
        return False
    unsaved.keep(space_of(request), page, sheet, _fields(request.POST))
    return True


def _finish(request: HttpRequest, sheet: str) -> None:
    if sheet:
        finished = session_of(request).finished
        finished.append(sheet)
        del finished[:-SHEETS]


def _fields(sent: QueryDict) -> Sequence[tuple[str, str]]:
    return tuple(
        (name, str(text)) for name, texts in sent.lists() if name not in OUR_OWN for text in texts
    )
