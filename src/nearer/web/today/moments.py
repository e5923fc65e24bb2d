"""Moments: the list with its filters, one moment with its history, change, undo, delete."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import moments as kept_moments
from nearer.companion import people, tags
from nearer.companion.space import Space
from nearer.domain.values import Fear, Moment, Revision
from nearer.web.practise.reading import page_asked, page_in, turning
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.today.forms import ACTIONS, FilterForm, MomentForm


@dataclass(frozen=True)
class Shown:
    """A moment with the names its ids stand for."""

    moment: Moment
    who: list[str]
    what: list[str]
    fear: Fear | None
    action: str


def moments(request: HttpRequest) -> HttpResponse:
    """Words that are looked for come with a form: a browser keeps addresses, and not these."""
    space, sent = space_of(request), typed(request, aside=True)
    if sent is None:
        form = FilterForm(space, _without(request.GET, "words"))
        searched = {}
        page = kept_moments.find(space, form.wanted(), page_asked(request))
    else:
        form = FilterForm(space, sent)
        searched = form.asked()
        if "words" not in searched:
            return go("today:moments", **searched)
        page = kept_moments.find(space, form.wanted(), page_in(sent))
    context = {
        "form": form,
        "found": shown(space, page.found),
        "any": bool(space.all(Moment)),
        "searched": searched.items(),
    }
    return render(request, "today/moments.html", context | turning(page, request))


def _without(asked: QueryDict, name: str) -> QueryDict:
    rest = asked.copy()
    rest.pop(name, None)
    return rest


def moment(request: HttpRequest, moment_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Moment, moment_id)
    revisions = [r for r in space.history(moment_id) if isinstance(r.value, Moment)]
    context = {
        "shown": shown(space, [one])[0],
        "versions": _versions(space, revisions),
    }
    return render(request, "today/moment.html", context)


def edit(request: HttpRequest, moment_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Moment, moment_id)
    form = MomentForm.of(space, one, typed(request))
    if request.method == "POST" and form.is_valid():
        changed = attempt(form, lambda: kept_moments.change(space, form.changed(one)))
        if changed is not None:
            session_of(request).note(_("Changed. The earlier version is kept below."))
            return go("today:moment", moment_id)
    return render(request, "today/edit.html", {"form": form, "moment": one})


@require_POST
def undo(request: HttpRequest, moment_id: str) -> HttpResponse:
    space_of(request).undo(moment_id)
    session_of(request).note(_("The version before is back."))
    return go("today:moment", moment_id)


def delete(request: HttpRequest, moment_id: str) -> HttpResponse:
    """Ask once, then remove it with all its versions."""
    space = space_of(request)
    one = space.get(Moment, moment_id)
    if request.method == "POST":
        kept_moments.erase(space, moment_id)
        session_of(request).note(_("Deleted for good."))
        return go("today:moments")
    return render(request, "today/delete.html", {"shown": shown(space, [one])[0]})


def shown(space: Space, moments: Iterable[Moment]) -> list[Shown]:
    aliases, tag_names = people.names(space), tags.names(space)
    fears = {fear.moment: fear for fear in space.all(Fear) if fear.moment}
    actions = {key: str(label) for key, label in ACTIONS}
    return [
        Shown(
            moment=one,
            who=[aliases.get(p, _("someone")) for p in one.people],
            what=[tag_names[t] for t in one.tags if t in tag_names],
            fear=fears.get(one.id),
            action=actions.get(one.action, ""),
        )
        for one in moments
    ]


def _versions(space: Space, revisions: list[Revision]) -> list[tuple[Revision, Shown]]:
    """Every version, newest first."""
    values = [r.value for r in revisions if isinstance(r.value, Moment)]
    pairs = zip(revisions, shown(space, values), strict=True)
    return list(reversed(list(pairs)))
