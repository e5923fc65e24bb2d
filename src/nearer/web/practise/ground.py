"""Two minutes to steady oneself, from any page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer.web.request import safe_next


def ground(request: HttpRequest) -> HttpResponse:
    return render(request, "practise/ground.html", {"next": safe_next(request, "today:today")})
