"""Reaching out: whom one could tell, and gaps with first steps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer.companion import confiding, gaps
from nearer.companion.safety import suggestions_held
from nearer.companion.steps_picture import depth_names
from nearer.web.people.telling_forms import WhomForm
from nearer.web.practise.reading import pages_named
from nearer.web.request import space_of, typed

FIRST = 10  # people who are named at once; the others are folded away


def whom(request: HttpRequest) -> HttpResponse:
    """Who could I tell this to? What is chosen is in no address, which a browser would keep."""
    space = space_of(request)
    form = WhomForm(typed(request, aside=True))
    chosen = form.cleaned_data if form.is_valid() else None
    answer = confiding.whom(space, chosen["depth"], chosen["kind"]) if chosen else None
    context = {
        "form": form,
        "held": suggestions_held(space),
        "answer": answer,
        "first": answer.found[:FIRST] if answer else (),
        "more": answer.found[FIRST:] if answer else (),
        "depth": chosen["depth"] if chosen else "",
        "depth_name": depth_names()[chosen["depth"]] if chosen else "",
        "kind": chosen["kind"] if chosen else "",
    }
    return render(request, "people/whom.html", context)


def missing(request: HttpRequest) -> HttpResponse:
    """What the people around somebody give, and first steps where nobody gives it yet."""
    space = space_of(request)
    given = gaps.given(space)
    context = {
        "told": gaps.is_told(space),
        "held": suggestions_held(space),
        "gaps": [one for one in given if one.gap],
        "given": [one for one in given if not one.gap],
        "in_own_words": gaps.in_own_words(space),
        "ties": gaps.old_ties(space),
        "to_ask": gaps.to_ask(space),
        "professional": pages_named("choosing-a-therapist"),
    }
    return render(request, "people/gaps.html", context)
