"""What was begun and not saved: kept as one types, listed, and let go."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import unsaved as kept
from nearer.domain.errors import BadInput
from nearer.web import unsaved
from nearer.web.request import safe_next, session_of, space_of


def begun(request: HttpRequest) -> HttpResponse:
    """Every text that was begun, to go back to or to throw away."""
    return render(request, "today/unsaved.html", {"begun": kept.all_of_them(space_of(request))})


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """What the script sends as one types. It shows nothing, and asks for no page."""
    page = _page(request)
    if not page:
        return HttpResponseBadRequest()
    try:
        unsaved.keep(request, page)
    except BadInput:
        return HttpResponseBadRequest()
    return HttpResponse(status=204)


@require_POST
def let_go(request: HttpRequest) -> HttpResponse:
    kept.let_go(space_of(request), request.POST.get("for", ""))
    session_of(request).note(_("Thrown away."))
    return HttpResponseRedirect(safe_next(request, "today:unsaved"), status=303)


def _page(request: HttpRequest) -> str:
    """The page of this site that the words belong to; "" if there is none."""
    page = request.POST.get("for", "")
    try:
        resolve(page)
    except Resolver404:
        return ""
    return page
