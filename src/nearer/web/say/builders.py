"""Putting a boundary or a break together from parts. Nothing is kept until that is asked."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer import content
from nearer.companion import builders as put_together
from nearer.companion import drafts
from nearer.companion.drafts import Written
from nearer.web.request import attempt, go, session_of, space_of, typed
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
    """The page with the sentence on it; or a draft, where it was to be kept."""
    sentence = attempt(form, together) if form.is_bound and form.is_valid() else None
    if sentence and "keep" in request.POST:
        space = space_of(request)
        kept = attempt(form, lambda: drafts.write(space, Written(sentence)))
        if kept is not None:
            session_of(request).note(_("Kept here. It is not sent."))
            return go("say:draft", kept.id)
    return render(request, template, context | {"form": form, "sentence": sentence or ""})
