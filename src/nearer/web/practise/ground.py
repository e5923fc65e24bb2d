"""Two minutes to steady oneself, from any page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer import content
from nearer.web.request import safe_next


def ground(request: HttpRequest) -> HttpResponse:
    context = {
        "next": safe_next(request, "today:today"),
        "ways": content.ways_to_steady(),
        "groups": content.feeling_words(),
    }
    return render(request, "practise/ground.html", context)
