"""Then and now: a memory beside moments of the present."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nearer.companion import echoes as kept
from nearer.companion import lifeline
from nearer.companion.space import Space
from nearer.domain.past import Echo, Memory
from nearer.domain.values import Moment
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.today.moments import shown
from nearer.web.understand.past import moments_shown
from nearer.web.understand.past_forms import EchoForm, EchoOfMomentForm
from nearer.web.unsaved import begun, save

CHOICE = 70  # characters of a memory to choose it by


def echoes(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    found = [
        (echo, space.find(Memory, echo.memory), moments_shown(space, echo))
        for echo in kept.newest_first(space)
    ]
    context = {"echoes": found, "any_memory": bool(space.all(Memory))}
    return render(request, "understand/echoes.html", context)


def of_memory(request: HttpRequest, memory_id: str) -> HttpResponse:
    """From a memory: choose moments of now."""
    space = space_of(request)
    memory = space.get(Memory, memory_id)
    form = _form(request, space)
    if save(request, form, lambda: kept.write(space, memory_id, *_given(form))) is not None:
        session_of(request).note(_("Kept."))
        return go("understand:memory", memory_id)
    return render(request, "understand/new_echo.html", {"form": form, "memory": memory})


def of_moment(request: HttpRequest, moment_id: str) -> HttpResponse:
    """From a moment: choose what it reminds of."""
    space = space_of(request)
    moment = space.get(Moment, moment_id)
    form = EchoOfMomentForm(_memories(space), typed(request), initial=begun(request))

    def act() -> Echo:
        given = form.cleaned_data
        return kept.write(space, given["memory"], [moment_id], given["alike"], given["different"])

    echo = save(request, form, act)
    if echo is not None:
        session_of(request).note(_("Kept."))
        return go("understand:memory", echo.memory)
    context = {
        "form": form,
        "shown": shown(space, [moment])[0],
        "any_memory": bool(space.all(Memory)),
        "echoes": [
            (echo, space.find(Memory, echo.memory)) for echo in kept.of_moment(space, moment_id)
        ],
    }
    return render(request, "understand/echo_of_moment.html", context)


def edit(request: HttpRequest, echo_id: str) -> HttpResponse:
    space = space_of(request)
    echo = space.get(Echo, echo_id)
    known = {"moments": list(echo.moments), "alike": echo.alike, "different": echo.different}
    form = _form(request, space, **known)
    if save(request, form, lambda: kept.change(space, echo_id, *_given(form))) is not None:
        session_of(request).note(_("Changed."))
        return go("understand:memory", echo.memory)
    context = {"form": form, "echo": echo, "memory": space.find(Memory, echo.memory)}
    return render(request, "understand/edit_echo.html", context)


def delete(request: HttpRequest, echo_id: str) -> HttpResponse:
    space = space_of(request)
    echo = space.get(Echo, echo_id)
    if request.method == "POST":
        kept.erase(space, echo_id)
        session_of(request).note(_("Deleted for good."))
        return go("understand:memory", echo.memory)
    return render(request, "understand/delete_echo.html", {"echo": echo})


def _form(request: HttpRequest, space: Space, **known: Any) -> EchoForm:
    """What was chosen stays on offer, however many moments came since."""
    data, initial = typed(request), begun(request, **known)
    chosen = data.getlist("moments") if data is not None else initial.get("moments", [])
    chosen = [chosen] if isinstance(chosen, str) else chosen
    offered = kept.offered(space, tuple(dict.fromkeys(chosen)))
    return EchoForm(shown(space, offered), data, initial=initial)


def _given(form: EchoForm) -> tuple[list[str], str, str]:
    given = form.cleaned_data
    return given["moments"], given["alike"], given["different"]


def _memories(space: Space) -> list[tuple[str, str]]:
    """In the order of the life, by their first words."""
    return [
        (one.id, Truncator(" ".join(one.happened.split())).chars(CHOICE))
        for one in lifeline.in_order(space)
    ]
