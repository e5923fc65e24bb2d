"""Two minutes to steady oneself, from any page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer import content
from nearer.web.request import safe_next

FIRST = "breathe"  # stands open unless another was asked for
OF_THE_PAST = ("/past/", "/letters/", "/then-and-now/")


def ground(request: HttpRequest) -> HttpResponse:
    """What was then is only told apart from now where somebody looks back: now may be unsafe."""
    ways, then = content.ways_to_steady(), safe_next(request, "today:today")
    asked = request.GET.get("way", "")
    context = {
        "next": then,
        "of_the_past": then.startswith(OF_THE_PAST),
        "ways": ways,
        "open": asked if asked in {way.key for way in ways} else FIRST,
        "groups": content.feeling_words(),
    }
    return render(request, "practise/ground.html", context)
