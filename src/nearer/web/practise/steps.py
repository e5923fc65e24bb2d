"""Steps: the ladder, one step, written, changed, put away, deleted."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.coach.steps import last_time_told
from nearer.companion import invitations, tries
from nearer.companion import steps as kept
from nearer.companion.safety import suggestions_held
from nearer.companion.space import Space
from nearer.companion.steps_picture import depth_names
from nearer.companion.versions import versions
from nearer.domain.errors import NotFound
from nearer.domain.practice import Attempt, Step
from nearer.domain.values import Person
from nearer.practice.ladder import LadderStep
from nearer.web.practise.step_forms import BY, StepForm
from nearer.web.practise.try_rows import rows
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def steps(request: HttpRequest) -> HttpResponse:
    """What is planned, what could come next, and the whole ladder."""
    space = space_of(request)
    chosen = person = _person(space, request)
    by = request.GET.get("by", "")
    if "with" not in request.GET:  # names read easier than “somebody”
        person = next(iter(kept.offered_people(space)), None)
    ladder = kept.wanted(space, person, by)
    told, waiting = tries.told(space), tries.waiting(space)
    safe = [
        one
        for one in waiting
        if not (kept.is_unsafe(space, one.person) or kept.names_the_unsafe(space, one.step))
    ]
    context: dict[str, Any] = {
        "held": suggestions_held(space),
        "offer": invitations.today(space),
        "waiting": rows(space, safe),
        "resting": rows(space, [one for one in waiting if one not in safe]),
        "next": [_shown(one, chosen) for one in tries.next_up(space, ladder)] if chosen else [],
        "depths": _by_depth(ladder, person),
        "away": [_shown(one, None) for one in kept.put_away(space)],
        "told": len(told),
        "people": kept.offered_people(space),
        "person": person,
        "ways": BY.items(),
        "by": by,
    }
    return render(request, "practise/steps.html", context)


def new(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    known = begun(request, depth="small_feelings", person=request.GET.get("with", ""))
    form = StepForm(space, typed(request), initial=known)
    saved = save(request, form, lambda: kept.write(space, form.written()))
    if saved is not None:
        session_of(request).note(_("Kept. It is on your ladder."))
        return go("practise:step", saved.key)
    return render(request, "practise/new_step.html", {"form": form})


def step(request: HttpRequest, key: str) -> HttpResponse:
    space = space_of(request)
    one = kept.step(space, key)
    person = space.find(Person, one.person) if one.person else _person(space, request)
    record = kept.record(space, key)
    smaller = kept.find(space, one.smaller) if one.smaller else None
    found = tries.of_step(space, key)
    context = {
        "step": one,
        "words": kept.said_of(one.words, person),
        "depth": depth_names()[one.depth],
        "ways": [BY[by] for by in one.ways if by],
        "person": person,
        "held": suggestions_held(space) or _is_unsafe(space, one),
        "record": record,
        "tries": rows(space, found),
        "last_time": _last_time(found),
        "smaller": _shown(smaller, person) if smaller and smaller.hard < one.hard else None,
        "versions": versions(space, Step, record.id) if record else (),
    }
    return render(request, "practise/step.html", context)


def edit(request: HttpRequest, key: str) -> HttpResponse:
    """An example becomes a copy of one's own."""
    space = space_of(request)
    one = kept.step(space, key)
    form = StepForm(space, typed(request), initial=begun(request, **StepForm.known(one)))
    if save(request, form, lambda: kept.change(space, key, form.written())) is not None:
        session_of(request).note(_("Kept. The version before is there too."))
        return go("practise:step", key)
    context = {"form": form, "step": one, "has_name": kept.NAME in one.words}
    return render(request, "practise/edit_step.html", context)


@require_POST
def undo(request: HttpRequest, key: str) -> HttpResponse:
    kept.undo(space_of(request), key)
    session_of(request).note(_("The version before is back."))
    return go("practise:step", key)


@require_POST
def put_away(request: HttpRequest, key: str) -> HttpResponse:
    """Out of the ladder, or back. The page it came from says which was meant."""
    away = request.POST.get("away") == "yes"
    kept.put_aside(space_of(request), key, away=away)
    said = _("Put away. What you tried of it stays.") if away else _("Back on the ladder.")
    session_of(request).note(said)
    return go("practise:step", key)


def delete(request: HttpRequest, key: str) -> HttpResponse:
    """A step of one's own goes; an example goes back to how it was written."""
    space = space_of(request)
    one, record = kept.step(space, key), kept.record(space, key)
    if record is None:
        raise NotFound("This step is not in your space any more.")
    if request.method == "POST" and record.example:
        kept.as_written(space, key)
        session_of(request).note(_("It stands as it was written."))
        return go("practise:step", key)
    if request.method == "POST":
        kept.erase(space, key)
        session_of(request).note(_("Deleted for good."))
        return go("practise:steps")
    count = sum(try_.step == key for try_ in space.all(Attempt))
    context = {
        "step": one,
        "words": kept.said_of(one.words, None),
        "record": record,
        "count": count,
    }
    return render(request, "practise/delete_step.html", context)


def _person(space: Space, request: HttpRequest) -> Person | None:
    """Whom the page is about; nobody who is not offered."""
    wanted = request.GET.get("with", "")
    return next((one for one in kept.offered_people(space) if one.id == wanted), None)


def _by_depth(
    ladder: Sequence[LadderStep], person: Person | None
) -> list[tuple[str, list[dict[str, Any]]]]:
    found = []
    for depth, name in depth_names().items():
        here = [_shown(one, person) for one in ladder if one.depth == depth]
        if here:
            found.append((name, here))
    return found


def _shown(one: LadderStep, person: Person | None) -> dict[str, Any]:
    return {"step": one, "words": kept.said_of(one.words, person)}


def _last_time(found: tuple[Attempt, ...]) -> str:
    last = next((one for one in found if one.did in tries.DONE), None)
    return last_time_told(last.hard_before, last.hard_after) if last else ""


def _is_unsafe(space: Space, one: LadderStep) -> bool:
    return kept.is_about_unsafe(space, one)
