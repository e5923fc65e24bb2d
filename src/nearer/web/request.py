"""A request with what the middleware adds, and small pieces that every view uses."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from nearer.companion.space import Space
from nearer.domain.errors import BadInput, StorageError
from nearer.web.sessions import Session

T = TypeVar("T")
View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """A request inside an open space."""

    session_: Session
    space: Space


def open_to_all(view: View) -> View:
    """Mark a view that can be seen while the space is locked."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def typed(request: HttpRequest, *, aside: bool = False) -> QueryDict | None:
    """What was sent with this request, or what was sent here just after the idle lock.

    A page that asks this is one where somebody types: it is not taken away when they pause, but
    where the form stands ``aside`` of what the page shows.
    """
    if not aside:
        request.typing = True  # type: ignore[attr-defined]
    session = getattr(request, "session_", None)
    if request.method == "POST":
        if session:
            session.held.pop(request.path, None)
        return request.POST
    if aside:  # shown once: what was sent from there is not for whoever comes by later
        held = session.held.pop(request.path, None) if session else None
    else:
        held = session.held.get(request.path) if session else None
    if held is None:
        return None
    data = QueryDict(mutable=True)
    for name, texts in held.items():
        data.setlist(name, texts)
    return data


def attempt(form: forms.Form, act: Callable[[], T]) -> T | None:
    """Do what the form asks; a refusal becomes a sentence beside what was typed."""
    try:
        return act()
    except BadInput as error:
        form.add_error(error.field if error.field in form.fields else None, gettext(str(error)))
    except StorageError as error:
        form.add_error(None, gettext(str(error)))
    return None


def go(name: str, *args: Any, **query: str) -> HttpResponseRedirect:
    """A redirect to a page by its name, as after every successful form."""
    address = reverse(name, args=args)
    if query:
        wanted = QueryDict(mutable=True)
        wanted.update(query)
        address = f"{address}?{wanted.urlencode()}"
    return HttpResponseRedirect(address, status=303)


def safe_next(request: HttpRequest, fallback: str) -> str:
    """Where to go on to: a path of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    fits = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if fits else reverse(fallback)


def space_of(request: HttpRequest) -> Space:
    return cast("Request", request).space


def session_of(request: HttpRequest) -> Session:
    return cast("Request", request).session_
