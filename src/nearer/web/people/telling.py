"""Telling somebody that one pulls away: choose parts, change the text, copy it, make it a step."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import messages
from nearer.companion import telling as kept
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.versions import versions
from nearer.domain.people import Telling
from nearer.domain.values import Person
from nearer.web.people.scenes import scenes_for
from nearer.web.people.telling_forms import PartsForm, WordsForm
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save

DEPTH = "fear"  # of the ladder: how deep it goes to tell somebody of it


def tellings(request: HttpRequest) -> HttpResponse:
    """What this is, and what was written before."""
    space = space_of(request)
    context = {
        "tellings": [(one, space.find(Person, one.person)) for one in kept.newest_first(space)],
        "held": suggestions_held(space),
    }
    return render(request, "people/tellings.html", context)


def new(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    if suggestions_held(space):
        return go("people:tellings")
    form = PartsForm(
        space, typed(request), initial=begun(request, person=request.GET.get("with", ""))
    )
    made = save(
        request, form, lambda: kept.begin(space, form.chosen(), form.cleaned_data["person"])
    )
    if made is not None:
        return go("people:telling", made.id)
    return render(request, "people/parts.html", {"form": form})


def parts(request: HttpRequest, telling_id: str) -> HttpResponse:
    """Choose other parts; what was changed by hand before stays as an earlier version."""
    space = space_of(request)
    one = space.get(Telling, telling_id)
    if suggestions_held(space):
        return go("people:telling", telling_id)
    form = PartsForm(space, typed(request), initial=begun(request, **PartsForm.known(one)))
    made = save(
        request,
        form,
        lambda: kept.choose_anew(space, telling_id, form.chosen(), form.cleaned_data["person"]),
    )
    if made is not None:
        return go("people:telling", telling_id)
    return render(request, "people/parts.html", {"form": form, "telling": one})


def telling(request: HttpRequest, telling_id: str) -> HttpResponse:
    """The text, to change, to copy, and to make into a step."""
    space = space_of(request)
    one = space.get(Telling, telling_id)
    form = WordsForm(typed(request), initial=begun(request, words=one.words))
    saved = save(request, form, lambda: kept.change(space, telling_id, form.cleaned_data["words"]))
    if saved is not None:
        session_of(request).note(_("Kept. It is not sent."))
        return go("people:telling", telling_id)
    person = space.find(Person, one.person)
    unsafe, held = one.person in unsafe_people(space), suggestions_held(space)
    gone = bool(one.person) and person is None
    context = {
        "form": form,
        "telling": one,
        "person": person,
        "unsafe": unsafe,
        "may_plan": person and not unsafe and not held,
        "held": held,
        "scenes": () if unsafe or held or gone else scenes_for(person),
        "versions": versions(space, Telling, telling_id)[1:],
    }
    return render(request, "people/telling.html", context)


@require_POST
def put_back(request: HttpRequest, telling_id: str) -> HttpResponse:
    kept.put_back(space_of(request), telling_id, request.POST.get("version", ""))
    session_of(request).note(_("That version is back. The one after it is kept as well."))
    return go("people:telling", telling_id)


@require_POST
def as_step(request: HttpRequest, telling_id: str) -> HttpResponse:
    """The kept text as a step with its person; planning it comes next."""
    space = space_of(request)
    one = space.get(Telling, telling_id)
    person = space.find(Person, one.person)
    if person is None or suggestions_held(space) or person.id in unsafe_people(space):
        return go("people:telling", telling_id)
    step = messages.as_step(space, person, one.words, DEPTH)
    return go("practise:plan_step", step.key)


def delete(request: HttpRequest, telling_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Telling, telling_id)
    if request.method == "POST":
        kept.erase(space, telling_id)
        session_of(request).note(_("Deleted for good."))
        return go("people:tellings")
    return render(request, "people/delete_telling.html", {"telling": one})
