"""Letters that are not sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.companion import letters as kept
from nearer.companion.space import Space
from nearer.companion.versions import versions
from nearer.domain.past import Letter, Memory
from nearer.domain.values import Person
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.understand.past_forms import LetterForm
from nearer.web.unsaved import begun, save


def letters(request: HttpRequest) -> HttpResponse:
    every = kept.newest_first(space_of(request))
    return render(request, "understand/letters.html", {"letters": every})


def new(request: HttpRequest) -> HttpResponse:
    return _write(request, space_of(request), None)


def to_a_child(request: HttpRequest, memory_id: str) -> HttpResponse:
    """A letter that begins with a memory: to the child one was then."""
    space = space_of(request)
    return _write(request, space, space.get(Memory, memory_id))


def letter(request: HttpRequest, letter_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Letter, letter_id)
    context = {
        "letter": one,
        "person": space.find(Person, one.person),
        "memory": space.find(Memory, one.memory),
        "versions": versions(space, Letter, letter_id)[1:],
    }
    return render(request, "understand/letter.html", context)


def edit(request: HttpRequest, letter_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Letter, letter_id)
    known = {"to": one.to, "person": one.person, "words": one.words}
    form = LetterForm(space, typed(request), initial=begun(request, **known))
    changed = save(request, form, lambda: kept.change(space, letter_id, **form.cleaned_data))
    if changed is not None:
        session_of(request).note(_("Kept. The earlier version is below."))
        return go("understand:letter", letter_id)
    return render(request, "understand/edit_letter.html", {"form": form, "letter": one})


def delete(request: HttpRequest, letter_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Letter, letter_id)
    if request.method == "POST":
        kept.erase(space, letter_id)
        session_of(request).note(_("Deleted for good."))
        return go("understand:letters")
    return render(request, "understand/delete_letter.html", {"letter": one})


def _write(request: HttpRequest, space: Space, memory: Memory | None) -> HttpResponse:
    known = {"to": _("the child I was"), "words": memory.child} if memory else {}
    form = LetterForm(space, typed(request), initial=begun(request, **known))
    of_memory = memory.id if memory else ""
    written = save(request, form, lambda: kept.write(space, **form.cleaned_data, memory=of_memory))
    if written is not None:
        session_of(request).note(_("Kept here. It is not sent."))
        return go("understand:letter", written.id)
    return render(request, "understand/new_letter.html", {"form": form, "memory": memory})
