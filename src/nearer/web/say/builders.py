"""Putting a boundary or a break together from parts. Nothing is kept until that is asked."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer import content
from nearer.companion import builders as put_together
from nearer.web.request import attempt, typed
from nearer.web.say.builder_forms import BoundaryForm, BreakForm


def boundary(request: HttpRequest) -> HttpResponse:
    form = BoundaryForm(typed(request))
    parts = content.boundary_parts()
    context = {"note": parts.note}
    return _built(
        request, form, lambda: put_together.boundary(form.boundary()), "say/boundary.html", context
    )


def pause(request: HttpRequest) -> HttpResponse:
    form = BreakForm(typed(request))
    parts = content.break_parts()
    context = {"note": parts.note, "meanwhile": parts.meanwhile}
    return _built(
        request, form, lambda: put_together.pause(form.pause()), "say/break.html", context
    )


def _built(
    request: HttpRequest,
    form: forms.Form,
    together: Callable[[], str],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The page with the sentence on it, which is kept from there as any other draft."""
    sentence = attempt(form, together) if form.is_bound and form.is_valid() else None
    return render(request, template, context | {"form": form, "sentence": sentence or ""})
