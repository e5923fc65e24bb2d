"""What was begun and not saved: kept as one types, listed, and let go."""

import re
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import unsaved as kept
from nearer.domain.errors import BadInput
from nearer.domain.unsaved import Unsaved
from nearer.web import unsaved
from nearer.web.request import safe_next, session_of, space_of


class Begun(NamedTuple):
    """``words``: what of it a reader would know again; "" for answers that are only numbers."""

    unsaved: Unsaved
    address: str
    words: str


def begun(request: HttpRequest) -> HttpResponse:
    """Every text that was begun, to go back to or to throw away."""
    found = [_shown(one) for one in kept.all_of_them(space_of(request))]
    return render(request, "today/unsaved.html", {"begun": found})


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """What the script sends as one types. Its answer is a sentence where it could not be kept."""
    page = _page(request)
    if not page:
        return _told(_("Not kept aside: it is not known which page this belongs to."), 400)
    try:
        if unsaved.keep(request, page):
            return HttpResponse(status=204)
    except BadInput as error:
        return _told(str(error), 400)
    return _told(_("This was saved in another window. What you type here now is not kept."), 409)


@require_POST
def let_go(request: HttpRequest) -> HttpResponse:
    kept.let_go(space_of(request), request.POST.get("for", ""), request.POST.get("sheet", ""))
    session_of(request).note(_("Thrown away."))
    return HttpResponseRedirect(safe_next(request, "today:unsaved"), status=303)


def _page(request: HttpRequest) -> str:
    """The page of this site that the words belong to; "" if there is none."""
    page = request.POST.get("for", "")
    try:
        resolve(page.partition("?")[0])
    except Resolver404:
        return ""
    return page


def _shown(one: Unsaved) -> Begun:
    query = urlencode({unsaved.BEGUN: one.sheet})
    address = f"{one.page}{'&' if '?' in one.page else '?'}{query}"
    texts = [text for _name, text in one.fields if re.search(r"[^\W\d_]", text)]
    words = [text for text in texts if not unsaved.AN_ID.fullmatch(text)]
    return Begun(one, address, max(words, key=len, default=""))


def _told(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
