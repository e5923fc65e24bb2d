"""Understand: what the person's own record says."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from nearer.companion.pictures import calendar_of, forest_of
from nearer.companion.why import days
from nearer.companion.why import why as read_why
from nearer.web.request import space_of

WATCHED = 8  # shown at once; the others are one tap away


def understand(request: HttpRequest) -> HttpResponse:
    return render(request, "understand/understand.html")


def why(request: HttpRequest) -> HttpResponse:
    """What goes with the urge to pull away. The pictures are our own SVG, their labels escaped."""
    space = space_of(request)
    answer = read_why(space)
    seen = [claim for claim in answer.not_yet if claim.finding.with_tag]
    context = {
        "answer": answer,
        "watched": seen[:WATCHED],
        "watched_more": seen[WATCHED:],
        "unseen": [claim for claim in answer.not_yet if not claim.finding.with_tag],
        "forest": mark_safe(forest_of(space)),  # noqa: S308
        "calendar": mark_safe(calendar_of(space)),  # noqa: S308
        "days": list(reversed(days(space))),
    }
    return render(request, "understand/why.html", context)
