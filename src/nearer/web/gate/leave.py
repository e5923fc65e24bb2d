"""Locking, and leaving quickly."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nearer.web.gate import waiting
from nearer.web.house import ring
from nearer.web.request import go, open_to_all
from nearer.web.sessions import COOKIE


@open_to_all
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Forget the key and show the gate."""
    return _closed(request, go("gate:unlock"))


@open_to_all
@csrf_exempt  # a stale page must still be able to leave; a stranger's page has no cookie to lock
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the key and put a neutral page in its place."""
    return _closed(request, go("gate:measures"))


@open_to_all
def measures(request: HttpRequest) -> HttpResponse:
    """The neutral page."""
    return render(request, "gate/measures.html")


@open_to_all
def leaving(request: HttpRequest) -> HttpResponse:
    """What leaving quickly hides and what it cannot."""
    return render(request, "gate/leaving.html")


def _closed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    ring.close(request.COOKIES.get(COOKIE, ""))
    waiting.held.leave(request.COOKIES.get(waiting.COOKIE, ""))
    response.delete_cookie(COOKIE, samesite="Strict")
    response.delete_cookie(waiting.COOKIE, path="/gate/", samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
