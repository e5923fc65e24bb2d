"""Leaving first: what was noted in that order, as a question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.coach.leaving import ENOUGH, left_first, question, what_it_is_not, what_would_change_it
from nearer.companion import people
from nearer.companion.leaving import leaving
from nearer.web.practise.reading import pages_named
from nearer.web.request import space_of


def leaving_first(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    found, names = leaving(space), people.names(space)
    context = {
        "found": found,
        "question": question(found.counts),
        "told": left_first(found.counts),
        "not_told": what_it_is_not(),
        "would_change": what_would_change_it(),
        "needed": ENOUGH,
        "times": [
            (time, ", ".join(names.get(p, _("someone")) for p in time.left.people))
            for time in found.times
        ],
        "pages": pages_named("leaving-before-being-left", "when-distance-is-right"),
    }
    return render(request, "practise/leaving_first.html", context)
