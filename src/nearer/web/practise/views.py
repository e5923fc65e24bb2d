"""Practise: what there is to do so far."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer.companion import fears
from nearer.web.request import space_of


def practise(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    every = fears.in_order(space)
    context = {"fears": len(every), "due": len(fears.due(space))}
    return render(request, "practise/practise.html", context)
