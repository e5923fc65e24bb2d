"""Doing a step: planned, its message ready to send, looked back at, deleted; and the history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.coach.steps import felt_told, what_hardness_is_not
from nearer.companion import steps, tries
from nearer.companion.safety import suggestions_held
from nearer.companion.space import Space
from nearer.companion.steps_picture import MOST, by_closeness, by_depth, hardness_of
from nearer.companion.versions import versions
from nearer.domain.practice import Attempt
from nearer.domain.values import Person
from nearer.practice.ladder import LadderStep
from nearer.web.people.forms import CIRCLE_NAMES
from nearer.web.practise.reading import page_asked, turning
from nearer.web.practise.step_forms import BY, LookBackForm, PlanForm
from nearer.web.practise.try_rows import row, rows
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def history(request: HttpRequest) -> HttpResponse:
    """What was tried, and how hard it felt. The picture is our own SVG, its labels escaped."""
    space = space_of(request)
    page = tries.page(space, page_asked(request))
    by = "closeness" if request.GET.get("by") == "closeness" else ""
    every = tries.told(space)
    told = by_closeness(space, every, *_rungs()) if by else by_depth(space, every)
    context = {
        "rows": rows(space, page.found),
        "told": told,
        "picture": mark_safe(hardness_of(space, told)),  # noqa: S308
        "by": by,
        "table": [(band, list(reversed(rows(space, band.doings)))) for band in told],
        "most": MOST if sum(len(band.doings) for band in told) == MOST else 0,
        "not_told": what_hardness_is_not() if told else "",
    }
    return render(request, "practise/tries.html", context | turning(page, request))


def plan(request: HttpRequest, key: str) -> HttpResponse:
    """Before a step is tried. Every field may stay empty."""
    space = space_of(request)
    one = steps.step(space, key)
    if suggestions_held(space):
        return go("practise:steps")
    known = begun(request, person=request.GET.get("with", ""))
    form = PlanForm(space, one, typed(request), initial=known)
    saved = save(request, form, lambda: tries.plan(space, key, form.plan(one.person)))
    if saved is not None:
        session_of(request).note(_("Kept. It waits for you, for as long as you like."))
        return go("practise:try", saved.id)
    return render(request, "practise/plan_step.html", _asked(space, form, one))


def one(request: HttpRequest, attempt_id: str) -> HttpResponse:
    """One doing: what to say, who knows of it, and how it went."""
    space = space_of(request)
    attempt = tries.get(space, attempt_id)
    backed_by = space.find(Person, attempt.backed_by) if attempt.backed_by else None
    step = steps.find(space, attempt.step)
    context = {
        "row": row(space, attempt),
        "attempt": attempt,
        "step": step,
        "backed_by": backed_by if backed_by and not _unsafe(space, backed_by.id) else None,
        "called": space.preferences().called,
        "fear": tries.prediction(space, attempt),
        "felt": felt_told(attempt.hard_before, attempt.hard_after) if attempt.did else "",
        "held": suggestions_held(space)
        or _unsafe(space, attempt.person)
        or steps.names_the_unsafe(space, attempt.step),
        "versions": versions(space, Attempt, attempt_id),
    }
    return render(request, "practise/try.html", context)


def change(request: HttpRequest, attempt_id: str) -> HttpResponse:
    space = space_of(request)
    attempt = tries.get(space, attempt_id)
    step = steps.step(space, attempt.step)
    form = PlanForm(space, step, typed(request), initial=begun(request, **PlanForm.known(attempt)))
    if tries.prediction(space, attempt) is not None:
        form.fear_is_kept()
    if tries.was_told(space, attempt) and not form.is_bound:
        form.before_is_over()
    person = step.person or attempt.person
    saved = save(request, form, lambda: tries.change_plan(space, attempt_id, form.plan(person)))
    if saved is not None:
        session_of(request).note(_("Kept."))
        return go("practise:try", attempt_id)
    context = _asked(space, form, step) | {
        "attempt": attempt,
        "fear": tries.prediction(space, attempt),
    }
    return render(request, "practise/plan_step.html", context)


def look_back(request: HttpRequest, attempt_id: str) -> HttpResponse:
    space = space_of(request)
    attempt = tries.get(space, attempt_id)
    form = LookBackForm(typed(request), initial=begun(request, **LookBackForm.known(attempt)))
    saved = save(request, form, lambda: tries.look_back(space, attempt_id, form.after()))
    if saved is not None:
        session_of(request).note(_("Kept, however it went."))
        return go("practise:try", attempt_id)
    context = {"form": form, "attempt": attempt, "row": row(space, attempt)}
    return render(request, "practise/look_back.html", context)


@require_POST
def undo(request: HttpRequest, attempt_id: str) -> HttpResponse:
    space = space_of(request)
    tries.undo(space, attempt_id)
    session_of(request).note(_("The version before is back."))
    return go("practise:try", attempt_id)


def delete(request: HttpRequest, attempt_id: str) -> HttpResponse:
    space = space_of(request)
    attempt = tries.get(space, attempt_id)
    if request.method == "POST":
        tries.erase(space, attempt_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:steps")
    context = {
        "row": row(space, attempt),
        "attempt": attempt,
        "fear": tries.prediction(space, attempt),
    }
    return render(request, "practise/delete_try.html", context)


def _rungs() -> tuple[dict[str, str], dict[str, str]]:
    """The names of the circles and of the ways, the closest first."""
    circles = {key: str(name) for key, name in CIRCLE_NAMES.items()} | {"": _("Somebody")}
    return circles, {key: str(name) for key, name in BY.items()} | {"": _("any way")}


def _asked(space: Space, form: PlanForm, step: LadderStep) -> dict[str, Any]:
    person = space.find(Person, step.person or str(form.initial.get("person") or ""))
    words = steps.said_of(step.words, person)
    return {"form": form, "step": step, "words": words}


def _unsafe(space: Space, person: str) -> bool:
    return bool(person) and steps.is_unsafe(space, person)
