"""The further pages of Why: by person, hour and weekday; from urge to action; what is near."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from nearer import coach
from nearer.companion.pictures import shares_of, spread_of
from nearer.companion.space import Space
from nearer.companion.why import why
from nearer.companion.why_averages import Felt, Group, all_fates, averages, fates
from nearer.companion.why_claims import Claim
from nearer.web.request import space_of
from nearer.web.understand.standing import by_standing

PEOPLE = {"person", "alone"}


def groups(request: HttpRequest) -> HttpResponse:
    """By person, hour and weekday: plain averages, and what the engine finds for people."""
    space = space_of(request)
    read = averages(space, "urge")
    told = [claim for claim in why(space).urge.claims if claim.subject.kind in PEOPLE]
    context = {
        "any": bool(read.hours),
        "people": _section(space, "people", "urge", read.people, _("The urge, by person")),
        "hours": _section(space, "hours", "urge", read.hours, _("The urge, by hour")),
        "weekdays": _section(space, "weekdays", "urge", read.weekdays, _("The urge, by weekday")),
        "said": read.said,
        "claims": [claim for claim in told if claim.finding.status != "not_yet"],
        "waiting": [claim for claim in told if _is_awaited(claim)],
        "few": coach.FEW,
    }
    return render(request, "understand/groups.html", context)


def action(request: HttpRequest) -> HttpResponse:
    """What urges ended in, and what goes with an urge turning into pulling away."""
    space = space_of(request)
    answer, bands = why(space).away, fates(space)
    context = {
        "answer": answer,
        "bands": bands,
        "sentence": coach.fates_told(all_fates(space)),
        "shares": mark_safe(shares_of(space, bands)),  # noqa: S308
    }
    return render(request, "understand/action.html", context | by_standing(space, answer, "away"))


def nearer(request: HttpRequest) -> HttpResponse:
    """What goes with closeness: the other half of the question."""
    space = space_of(request)
    answer, read = why(space).closeness, averages(space, "closeness")
    found = by_standing(space, answer, "closeness")
    context = {
        "answer": answer,
        "people": _section(space, "people", "closeness", read.people, _("Closeness, by person")),
        "said": read.said,
        "few": coach.FEW,
    }
    return render(request, "understand/nearer.html", context | found)


def _section(
    space: Space, name: str, felt: Felt, found: tuple[Group, ...], title: str
) -> dict[str, Any]:
    picture = spread_of(space, name, felt, found, title)
    return {"title": title, "groups": found, "picture": mark_safe(picture)}  # noqa: S308


def _is_awaited(claim: Claim) -> bool:
    return claim.finding.status == "not_yet" and bool(claim.finding.with_tag) and not claim.retired
