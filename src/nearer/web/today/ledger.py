"""The page of fears: what was expected and what came, then every one of them."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from nearer.coach import ledger as said
from nearer.companion import fears as kept
from nearer.companion.ledger import Ledger, ledger
from nearer.companion.ledger_pictures import calibration_of, course_of_fears, months
from nearer.companion.pages import page_of
from nearer.companion.space import Space
from nearer.domain.values import Fear
from nearer.web.practise.reading import page_asked, turning
from nearer.web.request import space_of
from nearer.web.today.fear_forms import KINDS, OUTCOMES, PLACE


def fears(request: HttpRequest) -> HttpResponse:
    """Everything written here is said in ``coach``; the pictures are our own SVG."""
    space = space_of(request)
    every = kept.in_order(space)
    came = request.GET.get("came", "")
    came = came if came in OUTCOMES and came != "unknown" else ""
    answered = [fear for fear in every if not kept.is_open(fear)]
    context = {
        "place": PLACE,
        "any": bool(every),
        "open": _page(request, "open", [fear for fear in every if kept.is_open(fear)]),
        "asked_at_most": kept.ASKED_AT_MOST,
        "answered": _page(
            request, "page", [fear for fear in answered if came in {"", fear.outcome}]
        ),
        "came": came,
        "came_name": OUTCOMES.get(came, ""),
        "now": space.now(),
    }
    if every:
        context |= _told(space, ledger(space))
    return render(request, "today/fears.html", context)


def how_sure(request: HttpRequest) -> HttpResponse:
    """The ledger's promise, and how the evidence grew."""
    space = space_of(request)
    one = ledger(space)
    context = {
        "place": PLACE,
        "sure": said.how_sure_of_fears(),
        "evidence": said.evidence_told(one.finding),
        "course": mark_safe(course_of_fears(space, one)),  # noqa: S308
        "months": months(one),
        "enough": said.ENOUGH,
    }
    return render(request, "today/how_sure.html", context)


def _told(space: Space, one: Ledger) -> dict[str, Any]:
    finding = one.finding
    return {
        "ledger": one,
        "first": said.came_told(finding),
        "evidence": said.evidence_told(finding),
        "right": said.right_told(finding),
        "without_answer": said.without_answer(finding),
        "waiting": said.waiting_told(one.waiting),
        "rings": any(level.rate.of < said.ENOUGH for level in finding.levels),
        "picture": mark_safe(calibration_of(space, one)),  # noqa: S308
        "people": [(of.alias, of.rate, of.answered) for of in one.people],
        "kinds": [(KINDS[of.kind], of.rate, of.answered) for of in one.kinds],
        "groups": said.what_groups_are_not(),
        "change": said.change_told(one.learned),
        "learning": said.rate_of_learning_told(one.learned),
        "change_means": said.what_change_means(),
        "care": said.care_told(one.care),
        "brier": said.brier_told(finding),
        "is_not": said.what_the_ledger_is_not(),
        "would_change": said.what_would_change_the_ledger(finding),
        "enough": said.ENOUGH,
    }


def _page(request: HttpRequest, name: str, found: Sequence[Fear]) -> dict[str, Any]:
    """Part of a list, with the way to its neighbours."""
    return turning(page_of(found, page_asked(request, name)), request, name)
