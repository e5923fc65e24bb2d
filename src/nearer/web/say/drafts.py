"""One draft: its notes, its versions, compared, made into a step, deleted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import drafts as kept
from nearer.companion import steps
from nearer.companion.compared import compared
from nearer.companion.space import Space
from nearer.companion.versions import Version, versions
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Person
from nearer.domain.words import Wording
from nearer.web.practise.step_forms import StepForm
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.say.desk import wants_all
from nearer.web.say.showing import showing
from nearer.web.say.views import rows
from nearer.web.unsaved import begun, save

OTHERS = 20  # drafts offered to compare with
GAP = "…"
"""Stands in a suggestion for what only the writer knows."""


def draft(request: HttpRequest, draft_id: str) -> HttpResponse:
    """A draft with its notes; a form sent here asks for those that wait."""
    space = space_of(request)
    one = space.get(Wording, draft_id)
    found = versions(space, Wording, draft_id)
    shown = showing(space, kept.text_of(one), asked=wants_all(request.POST))
    context = {
        "theirs": kept.answered(one),
        "draft": one,
        "person": space.find(Person, one.person),
        "scene": kept.scene_of(one),
        "apart": kept.rests(space, one),
        "versions": list(enumerate(found))[1:],
        "others": len(kept.newest_first(space)) > 1,
    }
    return render(request, "say/draft.html", context | shown)


@require_POST
def use(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Put a suggestion in its place."""
    space, key = space_of(request), request.POST.get("use", "")
    try:
        gaps = GAP in kept.use(space, draft_id, key).words
    except BadInput as error:
        session_of(request).note(str(error))
        return go("say:draft", draft_id)
    session_of(request).note(_("Put in its place. The version before is there too."))
    if gaps:
        session_of(request).note(_("Where it says … your own words belong."))
    return go("say:edit" if gaps else "say:draft", draft_id)


@require_POST
def back(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Put an earlier version back, as the newest."""
    kept.put_back(space_of(request), draft_id, request.POST.get("version", ""))
    session_of(request).note(_("This version is back. The one before it is there too."))
    return go("say:draft", draft_id)


def compare(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Beside an earlier version, or beside another draft. The last version, where none is named."""
    space = space_of(request)
    one = space.get(Wording, draft_id)
    earlier = list(enumerate(versions(space, Wording, draft_id)))[1:]
    others = [other for other in kept.newest_first(space) if other.id != draft_id][:OTHERS]
    wanted = request.GET.get("to", "1" if earlier else "")
    other = _other(earlier, others, wanted)
    context = {
        "draft": one,
        "earlier": earlier,
        "others": rows(space, tuple(others)),
        "wanted": wanted,
        "other": other,
        "stretches": compared(other.words, one.words) if other else (),
        "older": wanted.isdecimal(),
    }
    return render(request, "say/compare.html", context)


def as_step(request: HttpRequest, draft_id: str) -> HttpResponse:
    """A step of one's own whose words to say are the draft. Not where nothing leads closer."""
    space = space_of(request)
    one = space.get(Wording, draft_id)
    if kept.rests(space, one):
        session_of(request).note(_("Steps rest here. Your draft is as it was."))
        return go("say:draft", draft_id)
    form = StepForm(space, typed(request), initial=begun(request, **_step_of(space, one)))
    made = save(request, form, lambda: steps.write(space, form.written()))
    if made is not None:
        session_of(request).note(_("Kept. It is on your ladder."))
        return go("practise:plan_step", made.key, **({"with": made.person} if made.person else {}))
    return render(request, "say/step.html", {"form": form, "draft": one})


def delete(request: HttpRequest, draft_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Wording, draft_id)
    if request.method == "POST":
        kept.erase(space, draft_id)
        session_of(request).note(_("Deleted for good."))
        return go("say:drafts")
    return render(request, "say/delete.html", {"draft": one})


def _other(
    earlier: list[tuple[int, Version[Wording]]], others: list[Wording], wanted: str
) -> Wording | None:
    """The text to compare with; None where none is named. Raises NotFound."""
    if not wanted:
        return None
    for number, version in earlier:
        if str(number) == wanted:
            return version.value
    for other in others:
        if other.id == wanted:
            return other
    raise NotFound("This is not in your space any more.")


def _step_of(space: Space, one: Wording) -> dict[str, Any]:
    scene = kept.scene_of(one)
    person = space.find(Person, one.person)
    said = _("Say it to %(name)s") % {"name": person.alias} if person else _("Say it")
    return {
        "words": scene.goal if scene else said,
        "line": one.words,
        "depth": "present_need",
        "person": one.person if person and not person.archived else "",
    }
