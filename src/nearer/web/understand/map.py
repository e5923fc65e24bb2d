"""The map: every relationship on it, one relationship, and what is told of the regions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from nearer.coach import places
from nearer.companion.assessments import GENERAL
from nearer.companion.map import (
    REGIONS,
    Map,
    Placed,
    name_of,
    read_map,
    sheets_of,
    weeks,
    weeks_said,
)
from nearer.companion.map_pictures import map_of, trail_of
from nearer.companion.safety import unsafe_people
from nearer.companion.why import why
from nearer.content import RegionFacts
from nearer.content import regions as region_facts
from nearer.domain.values import Person
from nearer.web.request import space_of

EVERYBODY = "general"
"""People in general in an address; a person's id is hexadecimal and never this."""

LIKELY = 20
"""Of a hundred: regions at least this likely are told of on a relationship's page."""

TOLD = 3  # triggers beside a relationship; Why has them all


def map_(request: HttpRequest) -> HttpResponse:
    """Every point there is. The picture is our own SVG, its names escaped."""
    space = space_of(request)
    read = read_map(space)
    context = {
        "map": read,
        "rows": [(one, address(one.about)) for one in read.placed],
        "picture": mark_safe(map_of(space, read)),  # noqa: S308
        "general": read.of(GENERAL),
        "next": _next(read),
        "everybody": EVERYBODY,
        "meaning": places.what_the_parts_mean(),
    }
    return render(request, "understand/map.html", context)


def relationship(request: HttpRequest, about: str) -> HttpResponse:
    """One point, the way it came, and what is told of where it lies."""
    space = space_of(request)
    who = person_of(about)
    name = name_of(space, who)
    read = read_map(space)
    one = read.of(who)
    context: dict[str, Any] = {
        "name": name,
        "about": about,
        "person": space.find(Person, who),
        "one": one,
        "weeks": weeks(space, who),
        "weeks_said": weeks_said(space),
        "unsafe": who in unsafe_people(space),
        "answers": sheets_of(space, who),
    }
    if one is not None:
        context |= {
            "picture": mark_safe(trail_of(space, one)),  # noqa: S308
            "stops": list(reversed(one.stops)),
            "regions": [places.region_facts(region).name for region in REGIONS],
            "facts": _likely(one),
            "said": read.said,
            "meaning": places.what_the_parts_mean(),
            "claims": why(space).established[:TOLD],
        }
    return render(request, "understand/relationship.html", context)


def regions(request: HttpRequest) -> HttpResponse:
    """All four, as general facts."""
    return render(request, "understand/regions.html", {"facts": list(region_facts().values())})


def address(about: str) -> str:
    """How somebody is called in addresses."""
    return about or EVERYBODY


def person_of(about: str) -> str:
    """The person's id behind an address, "" for people in general."""
    return GENERAL if about == EVERYBODY else about


def _likely(one: Placed) -> list[RegionFacts]:
    parts = one.last.parts.items()
    return [places.region_facts(region) for region, part in parts if part >= LIKELY]


def _next(read: Map) -> tuple[str, str]:
    """The one thing to do from here: where it leads, and its words."""
    if read.waiting:
        person = read.waiting[0]
        words = _("Answer about %(name)s · 3 minutes") % {"name": person.alias}
        return reverse("understand:answer", args=[person.id]), words
    if read.of(GENERAL) is None:
        return reverse("understand:answer", args=[EVERYBODY]), _("Answer in general · 3 minutes")
    return reverse("understand:week", args=[EVERYBODY]), _("This week · under a minute")
