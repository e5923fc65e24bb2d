"""Past: the lifeline, and each memory on it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nearer.companion import echoes, inquiry, letters, people
from nearer.companion import lifeline as kept
from nearer.companion.past_picture import lifeline_pictures
from nearer.companion.space import Space
from nearer.companion.versions import versions
from nearer.domain.past import Echo, Memory
from nearer.domain.values import Person
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.today.moments import Shown, shown
from nearer.web.understand.past_forms import STILL_NAMES, MemoryForm
from nearer.web.unsaved import begun, save

ROWS = {"age": gettext_lazy("By age"), "year": gettext_lazy("By year")}


@dataclass(frozen=True)
class Listed:
    """A memory as the list shows it. ``number``: as in the picture."""

    number: int
    memory: Memory
    who: str
    still: Any


def past(request: HttpRequest) -> HttpResponse:
    """What it is for, the picture, and the list. The pictures are our own SVG."""
    space = space_of(request)
    line = kept.lifeline(space)
    pictures = lifeline_pictures(space, line)
    context = {
        "line": line,
        "rows": [
            {
                "title": ROWS[row.unit] if len(line.rows) > 1 else "",
                "picture": mark_safe(picture),  # noqa: S308
                "memories": _listed(space, [place.memory for place in row.places], row.first),
            }
            for row, picture in zip(line.rows, pictures, strict=True)
        ],
        "unplaced": _listed(space, line.unplaced, 1 + line.count - len(line.unplaced)),
        "letters": len(letters.newest_first(space)),
        "echoes": len(echoes.newest_first(space)),
        "answered": sum(bool(one.words) for one in inquiry.path(space)),
    }
    return render(request, "understand/past.html", context)


def new(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    form = MemoryForm(space, typed(request), initial=begun(request))
    memory = save(request, form, lambda: kept.write(space, form.told()))
    if memory is not None:
        session_of(request).note(_("Kept."))
        return go("understand:memory", memory.id)
    return render(request, "understand/new_memory.html", {"form": form})


def memory(request: HttpRequest, memory_id: str) -> HttpResponse:
    """One memory, what it is like now, and its letters."""
    space = space_of(request)
    one = space.get(Memory, memory_id)
    every = versions(space, Memory, memory_id)
    context = {
        "memory": one,
        "still": STILL_NAMES.get(one.still, ""),
        "person": space.find(Person, one.person),
        "echoes": [(echo, moments_shown(space, echo)) for echo in echoes.of_memory(space, one.id)],
        "letters": letters.begun_with(space, one.id),
        "versions": [(old, STILL_NAMES.get(old.value.still, "")) for old in every[1:]],
    }
    return render(request, "understand/memory.html", context)


def edit(request: HttpRequest, memory_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Memory, memory_id)
    known = {field.name: getattr(one, field.name) for field in fields(kept.Told)}
    form = MemoryForm(space, typed(request), initial=begun(request, **known))
    changed = save(request, form, lambda: kept.change(space, memory_id, form.told()))
    if changed is not None:
        session_of(request).note(_("Changed. The earlier version is kept below."))
        return go("understand:memory", memory_id)
    return render(request, "understand/edit_memory.html", {"form": form, "memory": one})


@require_POST
def undo(request: HttpRequest, memory_id: str) -> HttpResponse:
    space = space_of(request)
    space.get(Memory, memory_id)
    space.undo(memory_id)
    session_of(request).note(_("The version before is back."))
    return go("understand:memory", memory_id)


def delete(request: HttpRequest, memory_id: str) -> HttpResponse:
    """Ask once, then remove it with all its versions and its then-and-nows."""
    space = space_of(request)
    one = space.get(Memory, memory_id)
    if request.method == "POST":
        kept.erase(space, memory_id)
        session_of(request).note(_("Deleted for good."))
        return go("understand:past")
    context = {"memory": one, "echoes": len(echoes.of_memory(space, memory_id))}
    return render(request, "understand/delete_memory.html", context)


def moments_shown(space: Space, echo: Echo) -> list[Shown]:
    return shown(space, echoes.moments_of(space, echo))


def _listed(space: Space, memories: Sequence[Memory], first: int) -> list[Listed]:
    names = people.names(space)
    return [
        Listed(
            number,
            one,
            one.who or names.get(one.person, ""),
            STILL_NAMES.get(one.still, ""),
        )
        for number, one in enumerate(memories, first)
    ]
