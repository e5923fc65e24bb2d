"""Fears: written as predictions, answered when they come due."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.companion import fears as kept_fears
from nearer.companion.space import Space
from nearer.domain.values import Fear, Moment, Person
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.today.forms import AnswerForm, FearForm


def fears(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    every = kept_fears.in_order(space)
    context = {
        "open": [fear for fear in every if kept_fears.is_open(fear)],
        "answered": [fear for fear in every if not kept_fears.is_open(fear)],
        "now": space.now(),
    }
    return render(request, "today/fears.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Write a fear; after a strong urge this is offered, never asked for."""
    space = space_of(request)
    moment = space.find(Moment, request.GET.get("moment", ""))
    person = moment.people[0] if moment and len(moment.people) == 1 else ""
    form = FearForm(space, typed(request), initial={"person": person})
    if request.method == "POST" and form.is_valid():
        fear = attempt(form, lambda: _write(space, form, moment))
        if fear is not None:
            session_of(request).note(_("Kept. In a few days Nearer asks what happened."))
            return go("today:today")
    return render(request, "today/new_fear.html", {"form": form, "moment": moment})


def fear(request: HttpRequest, fear_id: str) -> HttpResponse:
    """One fear: answer it, or change the answer."""
    space = space_of(request)
    one = space.get(Fear, fear_id)
    form = AnswerForm.of(one, typed(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        answered = attempt(
            form,
            lambda: kept_fears.answer(
                space,
                fear_id,
                given["outcome"],
                given["likely_now"],
                given["what_happened"] if "what_happened" in request.POST else None,
            ),
        )
        if answered is not None:
            session_of(request).note(_("Kept, whatever it was. Thank you for looking back."))
            return go("today:today")
    person = space.find(Person, one.person)
    return render(request, "today/fear.html", {"fear": one, "form": form, "person": person})


def delete(request: HttpRequest, fear_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Fear, fear_id)
    if request.method == "POST":
        kept_fears.erase(space, fear_id)
        session_of(request).note(_("Deleted for good."))
        return go("today:fears")
    return render(request, "today/delete_fear.html", {"fear": one})


def _write(space: Space, form: FearForm, moment: Moment | None) -> Fear:
    given = form.cleaned_data
    return kept_fears.write(
        space, given["words"], given["likely"], given["person"], moment.id if moment else ""
    )
