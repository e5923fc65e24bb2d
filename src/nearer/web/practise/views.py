"""Practise: what there is to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer.companion import fears
from nearer.web.request import space_of


def practise(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    context = {"due": len(fears.due(space))}
    return render(request, "practise/practise.html", context)
