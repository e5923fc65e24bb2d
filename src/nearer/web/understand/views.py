"""Understand, and the first page of Why."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from nearer.coach import Outcome
from nearer.companion.budget import FIXED_AT
from nearer.companion.pictures import calendar_of, forest_of
from nearer.companion.space import Space
from nearer.companion.why import Why
from nearer.companion.why import why as read_why
from nearer.companion.why_claims import Answer
from nearer.companion.why_days import days
from nearer.web.request import space_of

WATCHED = 8  # shown at once; the others are one tap away


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
    return render(request, "understand/why.html", context | patterns(space, answer.urge, "urge"))


def patterns(space: Space, answer: Answer, outcome: Outcome) -> dict[str, Any]:
    """What a page with the patterns of one outcome shows."""
    open_ = [claim for claim in answer.of("not_yet") if not claim.retired]
    seen = [claim for claim in open_ if claim.finding.with_tag]
    foreseen = [claim for claim in seen if claim.finding.forecast or claim.withheld][:WATCHED]
    return {
        "established": answer.of("established"),
        "leaning": answer.of("leaning"),
        "watched": foreseen,
        "watched_more": [claim for claim in seen if claim not in foreseen],
        "withheld": any(claim.withheld for claim in answer.claims),
        "fixed_at": FIXED_AT,
        "unseen": [claim for claim in open_ if not claim.finding.with_tag],
        "ruled_out": answer.of("ruled_out"),
        "hunches_still_count": read_why(space).hunches_still_count,
        "forest": mark_safe(forest_of(space, answer, outcome, "established")),  # noqa: S308
        "hints": mark_safe(forest_of(space, answer, outcome, "leaning")),  # noqa: S308
    }


def _next(answer: Why) -> tuple[str, str]:
    """The one thing to do from here: where it leads, and its words."""
    if answer.established:
        return reverse("understand:nearer"), _("What brings me nearer")
    if answer.occasions and answer.hunches_still_count:
        return reverse("yours:tags"), _("Mark a hunch of yours")
    return reverse("today:check_in"), _("Check in · under a minute")
