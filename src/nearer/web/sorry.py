"""Pages for what went wrong: what happened, what became of the words, what to do next."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger("nearer.web")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "sorry.html", {"kind": "bad"}, status=400)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "sorry.html", {"kind": "stale"}, status=403)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "sorry.html", {"kind": "elsewhere"}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "sorry.html", {"kind": "gone"}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something we did not foresee. Only that it happened is logged, never where or with what."""
    log.error("a page failed")
    return render(request, "sorry.html", {"kind": "broken"}, status=500)
