"""Reaching out: whom one could tell, a first line, and gaps with first steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.companion import confiding, gaps, messages
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.steps_picture import depth_names
from nearer.content import GIFTS
from nearer.domain.values import Person
from nearer.web.people.forms import CIRCLE_NAMES
from nearer.web.people.scenes import scenes_for
from nearer.web.people.telling_forms import WhomForm, WordsForm
from nearer.web.practise.reading import pages_named
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def whom(request: HttpRequest) -> HttpResponse:
    """Who could I tell this to? The choice stands in the address, the answer below it."""
    space = space_of(request)
    depth, kind = request.GET.get("depth", ""), request.GET.get("kind", "")
    form = WhomForm(request.GET if depth else None)
    asked = bool(depth) and form.is_valid()
    answer = confiding.whom(space, depth, kind) if asked else None
    context = {
        "form": form,
        "held": suggestions_held(space),
        "answer": answer,
        "depth": depth if asked else "",
        "depth_name": next((name for key, name in depth_names().items() if key == depth), ""),
        "kind": kind if kind in GIFTS else "",
        "circles": CIRCLE_NAMES,
    }
    return render(request, "people/whom.html", context)


def message(request: HttpRequest, person_id: str) -> HttpResponse:
    """A line to copy or to plan; nothing is sent and, unless it becomes a step, nothing kept."""
    space = space_of(request)
    one = space.get(Person, person_id)
    if suggestions_held(space) or person_id in unsafe_people(space):
        session_of(request).note(_("Suggestions are stopped here."))
        return go("people:person", person_id)
    about, kind = request.GET.get("about", "word"), request.GET.get("kind", "")
    lines = messages.lines(about, one, next((gift for gift in GIFTS if gift == kind), None))
    number = request.GET.get("line", "1")
    chosen = min(max(int(number[:3]) if number.isdecimal() else 1, 1), len(lines))
    form = WordsForm(typed(request), initial=begun(request, words=lines[chosen - 1]))
    step = save(
        request, form, lambda: messages.as_step(space, one, form.cleaned_data["words"], about)
    )
    if step is not None:
        session_of(request).note(_("Kept as a step with these words."))
        return go("practise:plan_step", step.key)
    context: dict[str, Any] = {
        "form": form,
        "person": one,
        "lines": list(enumerate(lines, start=1)),
        "chosen": chosen,
        "about": about,
        "kind": kind if kind in GIFTS else "",
        "scenes": scenes_for(one),
    }
    return render(request, "people/message.html", context)


def missing(request: HttpRequest) -> HttpResponse:
    """What the people around somebody give, and first steps where nobody gives it yet."""
    space = space_of(request)
    given = gaps.given(space)
    context = {
        "told": gaps.is_told(space),
        "held": suggestions_held(space),
        "gaps": [one for one in given if one.gap],
        "given": [one for one in given if not one.gap],
        "ties": gaps.old_ties(space),
        "professional": pages_named("choosing-a-therapist"),
    }
    return render(request, "people/gaps.html", context)
