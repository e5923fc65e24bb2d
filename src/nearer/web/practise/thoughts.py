"""Thought records: the list, one record, begun, gone on with, taken back, deleted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.coach.leaving import question
from nearer.companion import beliefs
from nearer.companion import thoughts as kept
from nearer.companion.leaving import leaving
from nearer.companion.space import Space
from nearer.companion.versions import versions
from nearer.content import thinking_traps
from nearer.domain.errors import BadInput
from nearer.domain.values import Fear, Moment, Person
from nearer.domain.worth import Proof, Side, Thought
from nearer.web.practise.forms import ThoughtForm
from nearer.web.practise.reading import page_asked, turning
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def thoughts(request: HttpRequest) -> HttpResponse:
    """What was begun, then what is finished."""
    space = space_of(request)
    context = {
        "begun": kept.unfinished(space),
        "question": question(leaving(space).counts),
    }
    page = kept.finished(space, page_asked(request))
    return render(request, "practise/thoughts.html", context | turning(page))


def new(request: HttpRequest) -> HttpResponse:
    """Begin one: from nothing, from a check-in or from a fear."""
    space = space_of(request)
    blank = kept.blank(space, request.GET.get("moment", ""), request.GET.get("fear", ""))
    known = begun(request, **ThoughtForm.known(blank))
    form = ThoughtForm(space, typed(request), initial=known)
    saved = save(request, form, lambda: kept.keep(space, form.written(blank)))
    if saved is not None:
        session_of(request).note(_("Kept. You can go on with it any time."))
        return go("practise:thought", saved.id)
    return render(request, "practise/new_thought.html", _asked(form))


def thought(request: HttpRequest, thought_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Thought, thought_id)
    context = {
        "thought": one,
        "finished": kept.is_finished(one),
        "traps": [trap for trap in thinking_traps() if trap.key in one.traps],
        "person": space.find(Person, one.person),
        "moment": space.find(Moment, one.moment),
        "fear": space.find(Fear, one.fear),
        "versions": versions(space, Thought, thought_id),
        "sides": [
            (_("What speaks for it"), "for", _lines(space, one, "for")),
            (_("What speaks against it"), "against", _lines(space, one, "against")),
        ],
        "beliefs": [seen.belief for seen in beliefs.present(space)],
    }
    return render(request, "practise/thought.html", context)


def edit(request: HttpRequest, thought_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Thought, thought_id)
    form = ThoughtForm(space, typed(request), initial=begun(request, **ThoughtForm.known(one)))
    saved = save(request, form, lambda: kept.keep(space, form.written(one)))
    if saved is not None:
        session_of(request).note(_("Kept. The version before is there too."))
        return go("practise:thought", thought_id)
    return render(request, "practise/edit_thought.html", {"thought": one} | _asked(form))


@require_POST
def undo(request: HttpRequest, thought_id: str) -> HttpResponse:
    space = space_of(request)
    space.get(Thought, thought_id)
    space.undo(thought_id)
    session_of(request).note(_("The version before is back."))
    return go("practise:thought", thought_id)


def delete(request: HttpRequest, thought_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Thought, thought_id)
    if request.method == "POST":
        kept.erase(space, thought_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:thoughts")
    return render(request, "practise/delete_thought.html", {"thought": one})


@require_POST
def keep_line(request: HttpRequest, thought_id: str) -> HttpResponse:
    """Keep one line of a record as evidence for a belief or against it."""
    space, given = space_of(request), request.POST
    side = "for" if "for" in given else "against"
    try:
        beliefs.keep_from(
            space, thought_id, given.get("belief", ""), side, given.get(side, "").strip()
        )
        session_of(request).note(_("Kept with the belief."))
    except BadInput as error:
        session_of(request).note(str(error))
    return go("practise:thought", thought_id)


def _asked(form: ThoughtForm) -> dict[str, Any]:
    """The questions with what each sounds like, beside the tick that belongs to it."""
    ticks = list(form["traps"])
    return {"form": form, "traps": list(zip(thinking_traps(), ticks, strict=True))}


def _lines(space: Space, one: Thought, side: Side) -> list[tuple[str, bool]]:
    """Each line of that side, and whether it was kept as evidence already."""
    known = {p.words for p in space.all(Proof) if p.thought == one.id and p.side == side}
    return [(line, line in known) for line in beliefs.lines_of(one, side)]
