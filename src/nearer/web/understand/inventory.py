"""Answering Nearer's own sentences: the inventory, the week, changing and deleting."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import assessments as kept
from nearer.companion.map import name_of, one_answer
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.content import InventoryItem, inventory
from nearer.domain.attachment import Assessment
from nearer.domain.errors import NotFound
from nearer.instruments import Instrument
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.understand.answers import Sheet, initial
from nearer.web.understand.map import address, person_of
from nearer.web.unsaved import begun, save


def answer(request: HttpRequest, about: str) -> HttpResponse:
    """The whole inventory, two to three minutes."""
    return _asked(request, about, kept.own(), "understand/inventory.html")


def week(request: HttpRequest, about: str) -> HttpResponse:
    """Six sentences about this week."""
    return _asked(request, about, kept.week(), "understand/week.html")


def change(request: HttpRequest, assessment_id: str) -> HttpResponse:
    space = space_of(request)
    one = one_answer(space, assessment_id)
    key = key_of(one)
    words = _words(key, name_of(space, one.person))
    form = Sheet(key, words, typed(request), initial=begun(request, **initial(one)))
    done = save(request, form, lambda: kept.change(space, key, one.id, form.answers()))
    if done is not None:
        session_of(request).note(_("Changed."))
        return go("understand:relationship", address(one.person))
    context = _context(form, name_of(space, one.person), one.person) | {
        "one": one,
        "undoable": len(space.history(one.id)) > 1,
    }
    return render(request, "understand/change_answers.html", context)


@require_POST
def undo(request: HttpRequest, assessment_id: str) -> HttpResponse:
    space = space_of(request)
    one = one_answer(space, assessment_id)
    space.undo(one.id)
    session_of(request).note(_("The version before is back."))
    return go("understand:relationship", address(one.person))


def delete(request: HttpRequest, assessment_id: str) -> HttpResponse:
    space = space_of(request)
    one = one_answer(space, assessment_id)
    if request.method == "POST":
        space.erase(one.id)
        session_of(request).note(_("Deleted for good."))
        return go("understand:relationship", address(one.person))
    context = {"one": one, "name": name_of(space, one.person), "about": address(one.person)}
    return render(request, "understand/delete_answers.html", context)


def key_of(one: Assessment) -> Instrument:
    """The key of an answered inventory or short form. Raises NotFound."""
    for key in (kept.own(), kept.week()):
        if key.key == one.instrument:
            return key
    raise NotFound("This is not in your space any more.")


def _asked(request: HttpRequest, about: str, key: Instrument, template: str) -> HttpResponse:
    space = space_of(request)
    person = person_of(about)
    name = name_of(space, person)
    if request.method == "GET" and person in unsafe_people(space):
        return go("understand:relationship", about)  # nothing is asked about them
    form = Sheet(key, _words(key, name), typed(request), initial=begun(request))
    done = save(request, form, _keeping(space, key, form, person))
    if done is not None:
        session_of(request).note(_("Kept."))
        return go("understand:relationship", about)
    return render(request, template, _context(form, name, person))


def _keeping(space: Space, key: Instrument, form: Sheet, person: str) -> Callable[[], Assessment]:
    return lambda: kept.answer(space, key, form.answers(), person=person)


def _context(form: Sheet, name: str, person: str) -> dict[str, Any]:
    words = inventory()
    return {
        "form": form,
        "name": name,
        "about": address(person),
        "low": words.lowest,
        "high": words.highest,
    }


def _words(key: Instrument, name: str) -> list[str]:
    """The sentences of the inventory or of the short form, about somebody or in general."""
    items: Sequence[InventoryItem] = inventory().week if key.state else inventory().item
    return [item.said_of(name) for item in items]
