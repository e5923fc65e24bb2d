"""The check-in: two screens and a skip."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from msgspec.structs import replace

from nearer.companion import check_in, people, prompts, tags
from nearer.companion.moments import change
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.space import Space
from nearer.domain.errors import NotFound
from nearer.domain.values import Draft, Moment
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.today.forms import FeelingForm, SituationForm
from nearer.web.understand.weekly import saved

STRONG = 5  # an urge from here on offers the fear prediction


def situation(request: HttpRequest, draft_id: str = "") -> HttpResponse:
    """Screen one: what is going on."""
    space = space_of(request)
    draft = space.find(Draft, draft_id) if draft_id else None
    if draft_id and draft is None:
        return _done_already(request, space, draft_id)
    data = typed(request)
    if data is not None and "skip" in data and request.method == "POST":
        check_in.skip(space, draft_id)
        session_of(request).note(_("Skipped. A skip is just a skip."))
        return go("today:today")
    form = SituationForm(space, data, initial=_begun(draft))
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: check_in.begin(space, form.situation(), draft_id))
        if kept is not None:
            return go("today:feeling", kept.id)
    context = {"form": form, "prompted": bool(prompts.open_now(space)), "draft": draft}
    return render(request, "today/situation.html", context)


def feeling(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Screen two: how it is."""
    space = space_of(request)
    draft = space.find(Draft, draft_id)
    data = typed(request)
    form = FeelingForm(data)
    if draft is None:
        return _done_already(request, space, draft_id, form)
    if request.method == "POST" and form.is_valid():
        moment = attempt(form, lambda: check_in.finish(space, draft, form.feeling()))
        if moment is not None:
            if _offers_a_fear(space, moment) and not form.cleaned_data["fear"].strip():
                session_of(request).note(_("Saved."))
                return go("today:new_fear", moment=moment.id)
            session_of(request).note(saved(space, moment))
            return go("today:today")
    aliases, tag_names = people.names(space), tags.names(space)
    context = {
        "form": form,
        "draft": draft,
        "who": [aliases[p] for p in draft.people if p in aliases],
        "what": [tag_names[t] for t in draft.tags if t in tag_names],
    }
    return render(request, "today/feeling.html", context)


@require_POST
def skip(request: HttpRequest) -> HttpResponse:
    check_in.skip(space_of(request))
    session_of(request).note(_("Skipped. A skip is just a skip."))
    return go("today:today")


@require_POST
def drop(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Give up a check-in that was begun."""
    check_in.drop(space_of(request), draft_id)
    return go("today:today")


def _done_already(
    request: HttpRequest, space: Space, draft_id: str, form: FeelingForm | None = None
) -> HttpResponse:
    """The second screen was sent before (twice, or from another tab): keep the later answers."""
    moment = space.find(Moment, draft_id)
    if moment is None:
        raise NotFound("This check-in was dropped.")
    if request.method == "POST" and form is not None and form.is_valid():
        given = {
            name: value
            for name, value in form.cleaned_data.items()
            if value not in {None, ""} and name in Moment.__struct_fields__
        }
        changed = attempt(form, lambda: change(space, replace(moment, **given)))
        if changed is not None:
            attempt(form, lambda: check_in.add_fear(space, moment, form.feeling()))
    session_of(request).note(_("This check-in is saved. You can change it here."))
    return go("today:moment", draft_id)


def _offers_a_fear(space: Space, moment: Moment) -> bool:
    """After a strong urge; not where it may be danger and no prediction to test."""
    held = suggestions_held(space) or not unsafe_people(space).isdisjoint(moment.people)
    return (moment.urge or 0) >= STRONG and not held


def _begun(draft: Draft | None) -> dict[str, Any]:
    if draft is None:
        return {}
    return {"people": draft.people, "alone": draft.alone, "tags": draft.tags}
