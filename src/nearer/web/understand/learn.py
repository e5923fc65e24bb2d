"""Things to read."""

from contextlib import suppress
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt

from nearer import content
from nearer.companion import preferences
from nearer.domain.errors import StorageError
from nearer.web.request import open_to_all

LONGEST = 200  # characters of a question
SECTIONS: dict[content.Section, Any] = {
    "start": _("A good place to start"),
    "styles": _("Four ways to be close"),
    "inside": _("What goes on inside"),
    "moments": _("Moment by moment"),
    "others": _("With other people"),
    "help": _("Help from outside"),
    "nearer": _("About Nearer"),
}


@open_to_all
def pages(request: HttpRequest) -> HttpResponse:
    """All pages by section, or those that have the words asked for, which no address holds."""
    question = request.POST.get("q", "").strip()
    context = {
        "question": question[:LONGEST],
        "hits": content.find(question, content.pages()),
        "sections": [
            (name, [one for one in content.pages() if one.section == key])
            for key, name in SECTIONS.items()
        ],
    }
    return render(request, "understand/pages.html", context)


@open_to_all
def page(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "understand/page.html", reading(request, slug))


def reading(request: HttpRequest, slug: str) -> dict[str, Any]:
    """What the template of a page needs; in an open space it counts as read. Raises Http404."""
    found = {one.slug: one for one in content.pages()}
    if slug not in found:
        raise Http404
    session = getattr(request, "session_", None)
    if session is not None:
        with suppress(StorageError):  # a page can be read where nothing can be written
            preferences.welcome_done(session.space, "learn")
    return {
        "page": found[slug],
        "body": as_html(found[slug].body),
        "related": content.goes_with(found[slug]),
    }


@cache
def as_html(body: str) -> SafeString:
    """A page's Markdown as HTML. The text is our own; raw HTML in it is shown, not used."""
    html: str = MarkdownIt("commonmark", {"html": False}).render(body)
    return mark_safe(html)  # noqa: S308
