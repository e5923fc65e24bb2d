"""Understand, and the first page of Why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from nearer.companion.pictures import calendar_of
from nearer.companion.why import Why
from nearer.companion.why import why as read_why
from nearer.companion.why_days import days
from nearer.web.request import space_of
from nearer.web.understand.standing import by_standing


def understand(request: HttpRequest) -> HttpResponse:
    return render(request, "understand/understand.html")


def why(request: HttpRequest) -> HttpResponse:
    """What goes with the urge to pull away. The pictures are our own SVG, their labels escaped."""
    space = space_of(request)
    answer = read_why(space)
    context = {
        "why": answer,
        "answer": answer.urge,
        "told": [one for one in answer.withdrawn if not one.dismissed],
        "aside": [one for one in answer.withdrawn if one.dismissed],
        "chosen": answer.chosen.of("leaning"),
        "calendar": mark_safe(calendar_of(space)),  # noqa: S308
        "days": list(reversed(days(space))),
        "next": _next(answer),
    }
    return render(request, "understand/why.html", context | by_standing(space, answer.urge, "urge"))


def _next(answer: Why) -> tuple[str, str]:
    """The one thing to do from here: where it leads, and its words."""
    if answer.established:
        return reverse("understand:nearer"), _("What brings me nearer")
    if answer.occasions and answer.hunches_still_count:
        return reverse("yours:tags"), _("Mark a hunch of yours")
    return reverse("today:check_in"), _("Check in · under a minute")
