"""Strategies for the moment of the urge: the list, one of them, and the person's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.coach.strategies import offered_for
from nearer.companion import strategies as kept
from nearer.companion.safety import suggestions_held
from nearer.companion.trials import running_trial
from nearer.companion.versions import versions
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Strategy
from nearer.web.practise.strategy_forms import KINDS, StrategyForm
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save

KIND_OF: dict[str, kept.Kind] = {"alone": "alone", "with": "with somebody"}


def strategies(request: HttpRequest) -> HttpResponse:
    """For what goes with the urge first; then all, narrowed by trigger and kind."""
    space = space_of(request)
    triggers = kept.triggers(space)
    trigger = request.GET.get("for", "")
    trigger = trigger if trigger in dict(triggers) else ""
    kind = request.GET.get("kind", "")
    kind = kind if kind in KIND_OF else ""
    fitting = kept.fitting(space)
    context = {
        "fitting": [(offered_for(one.name), one) for one in fitting],
        "triggers": triggers,
        "trigger": trigger,
        "kinds": KINDS,
        "kind": kind,
        "ways": kept.offered(space, trigger, KIND_OF.get(kind, "")),
        "away": kept.put_away(space),
        "running": running_trial(space),
    }
    return render(request, "practise/strategies.html", context)


def strategy(request: HttpRequest, way_id: str) -> HttpResponse:
    space = space_of(request)
    way = kept.get(space, way_id)
    names = dict(kept.triggers(space))
    context = {
        "way": way,
        "fits": [names[key] for key in way.triggers if key in names],
        "versions": versions(space, Strategy, way_id) if way.own else (),
        "bound": kept.in_running_trial(space, way_id),
        "held": suggestions_held(space),
        "running": running_trial(space),
    }
    return render(request, "practise/strategy.html", context)


def new(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    form = StrategyForm(typed(request), initial=begun(request))
    blank = Strategy(id="", noted=space.now(), name="")
    one = save(request, form, lambda: kept.keep(space, _with(blank, form)))
    if one is not None:
        session_of(request).note(_("Kept."))
        return go("practise:strategy", one.id)
    return render(request, "practise/strategy_form.html", {"form": form})


def edit(request: HttpRequest, way_id: str) -> HttpResponse:
    space = space_of(request)
    own = space.get(Strategy, way_id)
    form = StrategyForm(typed(request), initial=begun(request, **StrategyForm.known(own)))
    if save(request, form, lambda: kept.keep(space, _with(own, form))) is not None:
        session_of(request).note(_("Kept. The version before is there too."))
        return go("practise:strategy", way_id)
    return render(request, "practise/strategy_form.html", {"form": form, "own": own})


@require_POST
def undo(request: HttpRequest, way_id: str) -> HttpResponse:
    try:
        kept.undo(space_of(request), way_id)
        session_of(request).note(_("The version before is back."))
    except BadInput as error:
        session_of(request).note(str(error))
    return go("practise:strategy", way_id)


@require_POST
def put_away(request: HttpRequest, way_id: str) -> HttpResponse:
    away = request.POST.get("act") != "back"
    kept.set_aside(space_of(request), way_id, away=away)
    session_of(request).note(_("Put away.") if away else _("It is offered again."))
    return go("practise:strategy", way_id)


def delete(request: HttpRequest, way_id: str) -> HttpResponse:
    space = space_of(request)
    way = kept.get(space, way_id)
    if way.own is None:
        raise NotFound("This strategy came with Nearer and cannot be deleted.")
    if request.method == "POST":
        try:
            kept.erase(space, way_id)
        except BadInput as error:
            session_of(request).note(str(error))
            return go("practise:strategy", way_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:strategies")
    return render(request, "practise/delete_strategy.html", {"way": way})


def _with(one: Strategy, form: StrategyForm) -> Strategy:
    given = form.cleaned_data
    return Strategy(
        id=one.id,
        noted=one.noted,
        name=given["name"],
        why=given["why"],
        how=given["how"],
        put_away=one.put_away,
    )
