"""The urge is here: name it, steady oneself, choose; every screen keeps what it was told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer import content
from nearer.companion import strategies, trials, urges
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.companion.tags import resolved
from nearer.companion.trial_draws import Seen
from nearer.domain.practice import Urge
from nearer.domain.values import Moment, Person
from nearer.web.practise.moment_forms import (
    AfterForm,
    BreakForm,
    MessageForm,
    NameForm,
    sentence,
)
from nearer.web.practise.reading import page_asked, turning
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def now(request: HttpRequest) -> HttpResponse:
    """Name it: the first screen of a new one."""
    space = space_of(request)
    form = NameForm(space, typed(request), initial=_from_moment(space, request))
    if request.method == "POST" and form.is_valid():
        moment = form.cleaned_data["moment"]
        urge = attempt(form, lambda: urges.begin(space, **form.named(), moment=moment))
        if urge is not None:
            return go("practise:steady_now", urge.id)
    context = {"begun": urges.unfinished(space) if request.method == "GET" else None}
    return render(request, "practise/now.html", context | {"form": form})


def name(request: HttpRequest, urge_id: str) -> HttpResponse:
    """Name it again."""
    space = space_of(request)
    urge = space.get(Urge, urge_id)
    form = NameForm(space, typed(request), initial=NameForm.known(urge))
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: urges.change(space, urge_id, **form.named()))
        if kept is not None:
            return go("practise:urge", urge_id)
    return render(request, "practise/now.html", {"urge": urge, "form": form})


def steady(request: HttpRequest, urge_id: str) -> HttpResponse:
    """Steady oneself: one way at a time, another one tap away."""
    space = space_of(request)
    urge = space.get(Urge, urge_id)
    if request.method == "POST":
        if "way" in request.POST:
            urges.change(space, urge_id, steadied=content.way_to_steady(request.POST["way"]).key)
        return _after_steadying(space, urge_id)
    shown = content.way_to_steady(
        request.GET.get("way") or urge.steadied or urges.last_steadied(space)
    )
    others = [one for one in content.ways_to_steady() if one.key != shown.key]
    context = {"urge": urge, "way": shown, "others": others, "groups": content.feeling_words()}
    return render(request, "practise/steady_now.html", context)


def draw(request: HttpRequest, urge_id: str) -> HttpResponse:
    """Chance may choose what is tried; what it chose stays, however this page is reached."""
    space = space_of(request)
    urge = space.get(Urge, urge_id)
    act = request.POST.get("act", "")
    if request.method == "POST" and act == "decline":
        trials.decline(space, urge)
        return go("practise:choose", urge_id)
    if request.method == "POST" and act == "refuse":
        trials.refuse(space, urge)
        return go("practise:choose", urge_id)
    if request.method == "POST" and act == "draw":
        trials.draw(space, urge)
        return go("practise:draw", urge_id)
    seen, offered = trials.drawn_for(space, urge_id), trials.offer(space, urge)
    if offered is None and (seen is None or not seen.draw.arm or urges.held(space, urge)):
        return go("practise:choose", urge_id)
    arms = [strategies.find(space, arm) for arm in offered.arms] if offered else []
    context = {"urge": urge, "trial": offered, "arms": arms, "drawn": _drawn(space, seen)}
    return render(request, "practise/draw.html", context)


def choose(request: HttpRequest, urge_id: str) -> HttpResponse:
    """Stay, take a break, a small step, or leave."""
    space = space_of(request)
    urge = space.get(Urge, urge_id)
    held = urges.held(space, urge)
    wrong, drawn = "", None if held else _drawn(space, trials.drawn_for(space, urge_id))
    if request.method == "POST":
        choice = request.POST.get("choice", "")
        if choice in urges.offered(space, urge):
            urges.change(space, urge_id, choice=choice)
            return go("practise:break" if choice == "break" else "practise:urge", urge_id)
        wrong = _("Choose one of these, or go on without.")
    context = {
        "urge": urge,
        "wrong": wrong,
        "held": held,
        "drawn": drawn,
        "few": () if drawn else _few(space, urge),
    }
    return render(request, "practise/choose.html", context)


def take_break(request: HttpRequest, urge_id: str) -> HttpResponse:
    """A break with a time to be back; the sentence to send is written from it."""
    space = space_of(request)
    urge = space.get(Urge, urge_id)
    form = BreakForm(typed(request), initial={"minutes": 30})
    if request.method == "POST" and form.is_valid():
        back = form.back_at(local(space, space.now()))
        if back is None:
            form.add_error("at", _("Choose when you will be back. A rough time is fine."))
        elif attempt(form, lambda: urges.take_break(space, urge_id, back, sentence(space, back))):
            return go("practise:urge", urge_id)
    held = urges.held(space, urge)
    return render(request, "practise/break.html", {"urge": urge, "form": form, "held": held})


def message(request: HttpRequest, urge_id: str) -> HttpResponse:
    """Other words for the sentence to send."""
    space = space_of(request)
    urge = space.get(Urge, urge_id)
    form = MessageForm(typed(request), initial=begun(request, message=urge.message))
    kept = save(request, form, lambda: urges.change(space, urge_id, **form.cleaned_data))
    if kept is not None:
        session_of(request).note(_("Kept."))
        return go("practise:urge", urge_id)
    return render(request, "practise/message.html", {"urge": urge, "form": form})


def urge(request: HttpRequest, urge_id: str) -> HttpResponse:
    """What there is of one urge, and what can be done now."""
    space = space_of(request)
    one = space.get(Urge, urge_id)
    context = {
        "urge": one,
        "person": space.find(Person, one.person),
        "moment": space.find(Moment, one.moment),
        "way": _way(one),
        "drawn": _drawn(space, trials.drawn_for(space, urge_id)),
        "now": space.now(),
        "earlier": len(space.history(urge_id)) > 1,
        "held": urges.held(space, one),
    }
    return render(request, "practise/urge.html", context)


def after(request: HttpRequest, urge_id: str) -> HttpResponse:
    """What was done: one tap from Today, and here the urge that is left."""
    space = space_of(request)
    one = space.get(Urge, urge_id)
    known = {"acted": one.acted, "strength_after": one.strength_after}
    form = AfterForm(typed(request), initial=known)
    if request.method == "POST" and form.is_valid():
        one_tap = "strength_after" not in request.POST and "whole" not in request.POST
        if attempt(form, lambda: _say(space, urge_id, form.cleaned_data)) is not None:
            session_of(request).note(_("Kept."))
            return go("practise:after", urge_id) if one_tap else go("today:today")
    return render(request, "practise/after.html", {"urge": one, "form": form})


@require_POST
def let_be(request: HttpRequest, urge_id: str) -> HttpResponse:
    """Do not ask about this one."""
    urges.let_be(space_of(request), urge_id)
    return go("today:today")


def every(request: HttpRequest) -> HttpResponse:
    """Every urge that was noted, the newest first."""
    space = space_of(request)
    page = urges.page(space, page_asked(request))
    return render(request, "practise/urges.html", turning(page))


@require_POST
def undo(request: HttpRequest, urge_id: str) -> HttpResponse:
    space = space_of(request)
    space.get(Urge, urge_id)
    space.undo(urge_id)
    session_of(request).note(_("The version before is back."))
    return go("practise:urge", urge_id)


def delete(request: HttpRequest, urge_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Urge, urge_id)
    if request.method == "POST":
        urges.erase(space, urge_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:urges")
    drawn = trials.drawn_for(space, urge_id)
    context = {"urge": one, "drawn": drawn is not None and bool(drawn.draw.arm)}
    return render(request, "practise/delete_urge.html", context)


def _from_moment(space: Space, request: HttpRequest) -> dict[str, Any]:
    """What a check-in a moment ago has said already."""
    moment = space.find(Moment, request.GET.get("moment", ""))
    if moment is None:
        return {}
    person = moment.people[0] if len(moment.people) == 1 else ""
    return {"moment": moment.id, "strength": moment.urge, "person": person}


def _after_steadying(space: Space, urge_id: str) -> HttpResponse:
    offered = trials.offer(space, space.get(Urge, urge_id))
    return go("practise:draw" if offered else "practise:choose", urge_id)


def _way(one: Urge) -> content.WayToSteady | None:
    return next((way for way in content.ways_to_steady() if way.key == one.steadied), None)


def _drawn(space: Space, seen: Seen | None) -> dict[str, Any] | None:
    """What was drawn, with its words; None where nothing was."""
    if seen is None or not seen.draw.arm:
        return None
    return {"draw": seen.draw, "way": strategies.find(space, seen.draw.arm)}


def _few(space: Space, urge: Urge) -> tuple[strategies.Way, ...]:
    """Strategies for what was noted in the check-in it came from."""
    moment = space.find(Moment, urge.moment)
    final = resolved(space)
    noted = [final.get(tag, tag) for tag in moment.tags] if moment else []
    return strategies.for_moment(space, noted, held=urges.held(space, urge))


def _say(space: Space, urge_id: str, given: dict[str, Any]) -> Urge:
    if given["acted"]:
        urges.did(space, urge_id, given["acted"])
    if given["strength_after"] is not None:
        urges.change(space, urge_id, strength_after=given["strength_after"])
    return space.get(Urge, urge_id)
