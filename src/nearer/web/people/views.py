"""The people in somebody's life: the circles, and adding, changing, putting away, deleting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import circles, contacts, gaps, moments, parting, rhythms
from nearer.companion import people as kept_people
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.domain.values import Person
from nearer.web.people.forms import CIRCLE_NAMES, KINSHIP_NAMES, AddForm, GivingForm, PersonForm
from nearer.web.people.staying import staying_told
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def people(request: HttpRequest) -> HttpResponse:
    """The circles, and adding somebody. The picture is our own SVG, its names escaped."""
    space = space_of(request)
    form = AddForm(typed(request, aside=True))
    if request.method == "POST" and form.is_valid():
        before = kept_people.called(space, form.cleaned_data["alias"])
        added = attempt(form, lambda: kept_people.add(space, **form.cleaned_data))
        if added is not None:
            session_of(request).note(_came(added, before))
            return go("people:person", added.id) if before else go("people:people")
    uses = kept_people.with_uses(space, kept_people.present(space))
    context = {
        "form": form,
        "picture": mark_safe(circles.picture(space)),  # noqa: S308
        "circles": [
            (
                label,
                [
                    (use, KINSHIP_NAMES[use.person.kinship])
                    for use in uses
                    if use.person.circle == key
                ],
            )
            for key, label in CIRCLE_NAMES.items()
        ],
        "any": bool(uses),
        "held": suggestions_held(space),
        "word": rhythms.for_today(space),
        "given": gaps.given(space) if gaps.is_told(space) else (),
        "in_own_words": gaps.in_own_words(space),
        "archived": kept_people.archived(space),
    }
    return render(request, "people/people.html", context)


def _came(added: Person, before: Person | None) -> str:
    """What became of adding somebody; a name that is there already changes nothing about them."""
    names = {"name": added.alias}
    if before is None:
        return _("%(name)s is here now.") % names
    if before.archived:
        return _("%(name)s was put away and is back, with everything as it was.") % names
    return _("%(name)s is here already. Nothing was changed.") % names


def edit(request: HttpRequest, person_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Person, person_id)
    form = PersonForm(typed(request), initial=begun(request, **PersonForm.known(one)))
    changed = save(request, form, lambda: kept_people.change(space, form.person(one)))
    if changed is not None:
        session_of(request).note(_("Changed."))
        return go("people:person", person_id)
    return render(request, "people/edit.html", {"form": form, "person": one})


def giving(request: HttpRequest, person_id: str) -> HttpResponse:
    """What goes between the two."""
    space = space_of(request)
    one = space.get(Person, person_id)
    form = GivingForm(typed(request), initial=begun(request, **GivingForm.known(one)))
    if person_id in unsafe_people(space):
        form.no_depth()
    said = save(request, form, lambda: kept_people.say_giving(space, person_id, form.giving(one)))
    if said is not None:
        session_of(request).note(_("Kept."))
        return go("people:person", person_id)
    return render(request, "people/giving.html", {"form": form, "person": one})


@require_POST
def archive(request: HttpRequest, person_id: str) -> HttpResponse:
    """Out of the circles, or back, as the button said; sent twice, it is the same."""
    space = space_of(request)
    away = request.POST.get("away") == "yes"
    kept_people.archive(space, person_id, archived=away)
    session_of(request).note(_("Put away. What you noted stays.") if away else _("Back again."))
    return go("people:people")


def delete(request: HttpRequest, person_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Person, person_id)
    if request.method == "POST":
        parting.erase(space, person_id)
        session_of(request).note(_("Deleted for good."))
        return go("people:people")
    context = {
        "person": one,
        "count": moments.find(space, moments.Wanted(person=person_id)).count,
        "contacts": len(contacts.of_person(space, person_id)),
        "unsafe": person_id in unsafe_people(space),
        "staying": staying_told(parting.staying(space, person_id)),
    }
    return render(request, "people/delete.html", context)
