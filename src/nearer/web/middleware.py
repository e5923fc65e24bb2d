"""What stands before every page: whose request it is, what may ask, and what a browser may keep."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from nearer.domain.errors import (
    BadInput,
    NearerError,
    NoSuchVault,
    NotFound,
    StorageError,
    VaultError,
)
from nearer.web import looks
from nearer.web.house import house, ring
from nearer.web.languages import language_of
from nearer.web.looks import Looks
from nearer.web.request import Request, View, go
from nearer.web.sessions import COOKIE, Session
from nearer.web.unsaved import OUR_OWN

Next = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}


def headers(get_response: Next) -> Next:
    """Strict headers on everything; nothing that a browser may keep on disk."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if house().settings.hosted:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def in_their_language(get_response: Next) -> Next:
    """Answer in the language, and with the hours, that the browser keeps or asks for.

    So a refusal and the gate speak it too; an open space says more exactly which it is.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        shown = looks.of_request(request)
        looks.tell_hours(shown)
        with translation.override(language_of(request, shown.language)):
            return get_response(request)

    return answer


def own_pages_only(get_response: Next) -> Next:
    """Refuse what another site or another program's page asks through the person's browser.

    Cookies do not tell ports apart, so a page of another program on this machine counts as the
    same site; the browser's own statement of who asks does tell.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        asks = request.headers.get("Sec-Fetch-Site", "none")
        arrives = request.headers.get("Sec-Fetch-Mode") == "navigate" and request.method == "GET"
        if asks in {"same-origin", "none"} or arrives:
            return get_response(request)
        return render(request, "sorry.html", {"kind": "elsewhere"}, status=403)

    return answer


class OpenSpace:
    """Find the browser's open space, or send it to the gate."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cookie = request.COOKIES.get(COOKIE, "")
        try:
            session = ring.get(cookie, house().clock())
        except NearerError as error:
            return explained(request, error) or self.get_response(request)
        shown = _settle_in(request, session) if session else None
        response = self.get_response(request)
        if shown:
            looks.keep(response, shown, request.COOKIES.get(looks.COOKIE), house().settings.hosted)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            return go("today:today")  # back from the gate to something that can only be sent
        if session and response.status_code == HTTPStatus.OK and not hasattr(request, "typing"):
            _leave_when_idle(response, session)
        return response

    def process_view(
        self, request: HttpRequest, view: View, _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if getattr(view, "open_to_all", False):
            return None
        try:
            return self._let_in(request)
        except NearerError as error:
            return explained(request, error)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A calm page for what Nearer knows how to explain; the rest is Django's."""
        return explained(request, error)

    def _let_in(self, request: HttpRequest) -> HttpResponse | None:
        session = getattr(request, "session_", None)
        if session is None:
            return self._to_gate(request)
        try:
            session.space.refresh()
        except NoSuchVault:  # deleted from another browser
            ring.close_all_of(session.space.vault_id)
            return go("gate:begin")
        if not session.space.preferences().code_confirmed and not _is_gate(request):
            return go("gate:code")
        return None

    def _to_gate(self, request: HttpRequest) -> HttpResponse:
        cookie = request.COOKIES.get(COOKIE, "")
        wanted = {"next": request.path if request.method == "POST" else request.get_full_path()}
        if request.method == "POST" and "passphrase" not in request.POST:
            sent = _sent(request)
            if not ring.hold(cookie, _page_of(request), sent, house().clock()) and any(
                sent.values()
            ):
                wanted["lost"] = "1"
        if not (house().settings.hosted or house().gate.exists()):
            return HttpResponseRedirect(reverse("gate:begin"))
        query = "" if wanted == {"next": "/"} else "?" + urlencode(wanted)
        return HttpResponseRedirect(reverse("gate:unlock") + query, status=303)


def _settle_in(request: HttpRequest, session: Session) -> Looks:
    """Give the request its open space, and speak as is chosen there until it is answered."""
    inside = cast("Request", request)
    inside.session_ = session
    inside.space = session.space
    shown = looks.of_request(request)
    looks.tell_hours(shown)
    translation.activate(language_of(request, shown.language))  # undone by in_their_language
    return shown


def explained(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """A calm page for an error that Nearer knows; ``None`` for any other."""
    if isinstance(error, NotFound):
        return render(request, "sorry.html", {"kind": "gone"}, status=404)
    said = translation.gettext(str(error))
    if isinstance(error, BadInput):
        return render(request, "sorry.html", {"kind": "bad", "why": said}, status=400)
    if isinstance(error, StorageError | VaultError):
        context = {"kind": "store", "why": said, "again": _hold(request)}
        return render(request, "sorry.html", context, status=503)
    return None


def _hold(request: HttpRequest) -> str:
    """Keep what was sent for the same page; its address, or "" if there is nothing to keep."""
    session = getattr(request, "session_", None)
    if session is None or request.method != "POST" or "passphrase" in request.POST:
        return ""
    session.held[request.path] = _sent(request)
    return request.path


def _page_of(request: HttpRequest) -> str:
    """The page whose form was sent; what is sent as one types belongs to the page it stands on."""
    aside = {reverse("today:keep"), reverse("say:notes")}
    return request.POST.get("for", "") if request.path in aside else request.path


def _sent(request: HttpRequest) -> dict[str, list[str]]:
    texts = {name: list(texts) for name, texts in request.POST.lists()}
    return {name: text for name, text in texts.items() if name not in OUR_OWN}


def _leave_when_idle(response: HttpResponse, session: Session) -> None:
    """Send the browser to the gate when the idle time is over, with or without scripts."""
    seconds = session.space.preferences().idle_minutes * 60 + 5
    response.headers.setdefault("Refresh", f"{seconds}; url={reverse('gate:unlock')}")


def _is_gate(request: HttpRequest) -> bool:
    return request.path.startswith("/gate/")
