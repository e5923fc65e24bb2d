"""Being in touch: notes of it, and a wished rhythm with its two ways to be quiet."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import contacts, rhythms
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.domain.people import Contact
from nearer.domain.values import Person
from nearer.web.people.forms import ContactForm, RhythmForm
from nearer.web.request import attempt, go, safe_next, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def note(request: HttpRequest, person_id: str) -> HttpResponse:
    """Note a time of being in touch."""
    space = space_of(request)
    one = space.get(Person, person_id)
    form = ContactForm(typed(request), initial=begun(request))
    saved = save(request, form, lambda: contacts.note(space, person_id, **form.cleaned_data))
    if saved is not None:
        session_of(request).note(_("Noted."))
        return go("people:person", person_id)
    return render(request, "people/contact.html", {"form": form, "person": one})


def change(request: HttpRequest, contact_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Contact, contact_id)
    form = ContactForm(typed(request), initial=begun(request, **ContactForm.known(one)))
    saved = save(request, form, lambda: contacts.change(space, contact_id, **form.cleaned_data))
    if saved is not None:
        session_of(request).note(_("Changed."))
        return _to_person(space, one)
    context = {"form": form, "contact": one, "person": space.find(Person, one.person)}
    return render(request, "people/contact.html", context)


def delete(request: HttpRequest, contact_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Contact, contact_id)
    if request.method == "POST":
        contacts.erase(space, contact_id)
        session_of(request).note(_("Deleted for good."))
        return _to_person(space, one)
    context = {"contact": one, "person": space.find(Person, one.person)}
    return render(request, "people/delete_contact.html", context)


def rhythm(request: HttpRequest, person_id: str) -> HttpResponse:
    """How often a word would be good."""
    space = space_of(request)
    one = space.get(Person, person_id)
    if person_id in unsafe_people(space):
        return go("people:person", person_id)
    kept = rhythms.of_person(space, person_id)
    form = RhythmForm(typed(request), initial=RhythmForm.known(kept))
    if request.method == "POST" and form.is_valid():
        wished = attempt(form, lambda: rhythms.wish(space, person_id, **form.cleaned_data))
        if wished is not None:
            session_of(request).note(_("Kept. It begins anew each time you are in touch."))
            return go("people:person", person_id)
    return render(request, "people/rhythm.html", {"form": form, "person": one, "kept": kept})


@require_POST
def not_now(request: HttpRequest, person_id: str) -> HttpResponse:
    rhythms.not_now(space_of(request), person_id)
    return HttpResponseRedirect(safe_next(request, "people:people"), status=303)


@require_POST
def no_rhythm(request: HttpRequest, person_id: str) -> HttpResponse:
    rhythms.stop(space_of(request), person_id)
    session_of(request).note(_("No rhythm there any more."))
    return HttpResponseRedirect(safe_next(request, "people:people"), status=303)


def _to_person(space: Space, one: Contact) -> HttpResponseRedirect:
    """Their page; the list where they are gone, as after damage."""
    known = space.find(Person, one.person) is not None
    return go("people:person", one.person) if known else go("people:people")
