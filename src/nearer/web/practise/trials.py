"""A fair experiment: the plan, consent, outcomes, pausing and ending, what it says."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.coach import trial as words
from nearer.coach import trial_plan, trial_summary
from nearer.coach.trial import Arm, Told
from nearer.companion import strategies
from nearer.companion import trials as kept
from nearer.companion.safety import suggestions_held
from nearer.companion.space import Space
from nearer.companion.trial_draws import Fate, Seen, plan_of, seen
from nearer.companion.trial_pictures import courses
from nearer.companion.trial_results import Standing, standing
from nearer.domain.errors import BadInput
from nearer.domain.practice import Drawn, Trial
from nearer.web.practise.strategy_forms import ConsentForm, TrialForm
from nearer.web.request import attempt, go, safe_next, session_of, space_of

YES_OR_NO = {"yes": 1.0, "no": 0.0}
CLOSE = {str(number) for number in range(kept.HIGHEST + 1)}
UNKNOWN = "unknown"


def trials(request: HttpRequest) -> HttpResponse:
    """The one that runs, and earlier ones."""
    space = space_of(request)
    every = [standing(space, one) for one in kept.all_trials(space)]
    context = {
        "held": suggestions_held(space),
        "running": [_listed(one) for one in every if one.trial.ended is None],
        "earlier": [_listed(one) for one in every if one.trial.ended is not None],
    }
    return render(request, "practise/trials.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """First what is compared; then the whole plan, with what it takes, and consent."""
    space = space_of(request)
    rests = kept.running_trial(space) is not None or suggestions_held(space)
    if rests and request.method != "POST":
        return go("practise:trials")
    if request.method == "POST":
        form: TrialForm = ConsentForm(space, request.POST)
    else:
        asked = bool({"strategies", "good"} & set(request.GET)) and "change" not in request.GET
        form = TrialForm(space, request.GET if asked else None, initial=_picked(request))
    plan = attempt(form, lambda: _plan(space, form)) if _fits(form) else None
    if plan is None:
        return render(request, "practise/new_trial.html", {"form": form})
    if request.method == "POST" and form.is_valid():
        trial = attempt(form, lambda: kept.begin(space, plan, consent=True))
        if trial is not None:
            session_of(request).note(
                _("It has begun. At the next urge, come to “The urge is here”.")
            )
            return go("practise:trial", trial.id)
    if request.method != "POST":
        form = ConsentForm(space, initial=_initial(plan))
    return render(
        request, "practise/plan.html", {"form": form, "plan": plan} | _plan_told(space, plan)
    )


def trial(request: HttpRequest, trial_id: str) -> HttpResponse:
    space = space_of(request)
    one = standing(space, plan_of(space, trial_id))
    told = one.told
    context = {
        "trial": one.trial,
        "told": told,
        "over": one.over,
        "verdicts": _shown(space, one),
        "decimals": 1 if told.good == "closeness" else 0,
        "answers": words.answers(told),
        "would_change": words.would_change(told, ended=one.trial.ended is not None),
        "fading": trial_summary.fading(told),
        "flow": trial_summary.flow(told),
        "caveats": trial_summary.caveats(),
        "needed": _needed(told),
        "due": [seen for seen in kept.due(space) if seen.draw.trial == trial_id],
        "rows": [_row(one.trial, arm) for arm in told.arms],
    }
    return render(request, "practise/trial.html", context)


def summary(request: HttpRequest, trial_id: str) -> HttpResponse:
    """For a therapist: a page to print."""
    space = space_of(request)
    one = standing(space, plan_of(space, trial_id))
    told, plan = one.told, one.trial
    names = dict(zip(plan.arms, map(words.named, told.arms), strict=True))
    context = {
        "trial": plan,
        "today": space.now(),
        "plan": _parts(told, plan.urge_from, plan.floor, plan.alpha),
        "flow": trial_summary.flow(told),
        "verdicts": words.verdicts(told),
        "effects": trial_summary.effects(told),
        "rows": [_row(one.trial, arm) for arm in told.arms],
        "caveats": trial_summary.caveats(),
        "fading": trial_summary.fading(told),
        "draws": [_drawn(plan, found, fate, names) for found, fate in reversed(one.draws)],
    }
    return render(request, "practise/trial_summary.html", context)


@require_POST
def pause(request: HttpRequest, trial_id: str) -> HttpResponse:
    paused = request.POST.get("act") != "go on"
    try:
        kept.pause(space_of(request), trial_id, paused=paused)
        note = _("Paused. Nothing is drawn until you go on.") if paused else _("It goes on.")
    except BadInput as error:
        note = str(error)
    session_of(request).note(note)
    return go("practise:trial", trial_id)


def end(request: HttpRequest, trial_id: str) -> HttpResponse:
    space = space_of(request)
    one = plan_of(space, trial_id)
    if request.method == "POST":
        kept.end(space, trial_id)
        session_of(request).note(_("Ended. What it says stays here."))
        return go("practise:trial", trial_id)
    return render(request, "practise/end_trial.html", {"trial": one})


def delete(request: HttpRequest, trial_id: str) -> HttpResponse:
    space = space_of(request)
    one = plan_of(space, trial_id)
    if request.method == "POST":
        kept.erase(space, trial_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:trials")
    return render(request, "practise/delete_trial.html", {"trial": one})


def outcome(request: HttpRequest, draw_id: str) -> HttpResponse:
    """What became of one draw: one tap, once, put right within the hour."""
    space = space_of(request)
    draw = space.get(Drawn, draw_id)
    one = plan_of(space, draw.trial)
    found, wrong = seen(space, draw_id, one), ""
    if not found.draw.arm:
        raise Http404
    if request.method == "POST":
        try:
            kept.answer(space, draw_id, _answered(one, request.POST.get("good", "")))
            session_of(request).note(_("Kept. It can be changed for an hour."))
            return go("practise:outcome", draw_id) if _stays(request) else go("today:today")
        except BadInput as error:
            wrong = str(error)
    known = strategies.find(space, found.draw.arm)
    context = {
        "trial": one,
        "seen": found,
        "fate": found.fate(space.now()),
        "way": known,
        "may_answer": kept.may_answer(space, found),
        "wrong": wrong,
        "scale": range(kept.HIGHEST + 1),
        "given": None if found.draw.good is None else round(found.draw.good * kept.HIGHEST),
        "next": safe_next(request, "practise:trials"),
    }
    return render(request, "practise/outcome.html", context)


def _answered(trial: Trial, given: str) -> float | None:
    """0–1, or None for "don't know". Raises BadInput."""
    if given == UNKNOWN:
        return None
    if trial.good == "moved toward" and given in YES_OR_NO:
        return YES_OR_NO[given]
    if trial.good == "closeness" and given in CLOSE:
        return int(given) / kept.HIGHEST
    raise BadInput("Choose one of these.", "good")


def _stays(request: HttpRequest) -> bool:
    return "stay" in request.POST


def _fits(form: TrialForm) -> bool:
    """Whether the plan itself can be read, whatever becomes of the consent."""
    return form.is_bound and not (set(form.errors) - {"consent"})


def _plan(space: Space, form: TrialForm) -> kept.Plan:
    given = form.cleaned_data
    return kept.planned(space, tuple(given["strategies"]), given["good"], given["urge_from"])


def _initial(plan: kept.Plan) -> dict[str, Any]:
    return {
        "strategies": list(plan.strategies),
        "good": plan.good,
        "urge_from": plan.urge_from,
    }


def _picked(request: HttpRequest) -> dict[str, Any]:
    """What a link asks for, or a plan that is looked at once more."""
    picked = {"strategies": request.GET.getlist("strategies") or request.GET.getlist("try")}
    return picked | {
        name: request.GET[name] for name in ("good", "urge_from") if name in request.GET
    }


def _plan_told(space: Space, plan: kept.Plan) -> dict[str, Any]:
    named = [strategies.find(space, arm) for arm in plan.arms]
    arms = tuple(Arm(way.name if way else "", 0, 0, 0, 0.0) for way in named)
    told = Told(plan.good, plan.hours, arms, (), 0, 0, 0, 0, 0, ())
    return {
        "parts": _parts(told, plan.urge_from, kept.FLOOR, kept.ALPHA),
        "needed": _needed(told),
        "takes": trial_plan.what_it_takes(plan.good, len(plan.strategies)),
        "command": trial_plan.COMMAND,
    }


def _parts(
    told: Told, urge_from: int, floor: float, alpha: float
) -> tuple[trial_summary.Part, ...]:
    return trial_summary.plan_told(told, urge_from=urge_from, floor=floor, alpha=alpha)


def _needed(told: Told) -> tuple[trial_plan.Needed, ...]:
    return trial_plan.needed(told.good, len(told.arms) - 1)


def _shown(space: Space, one: Standing) -> list[dict[str, Any]]:
    """What is said of each strategy, with its picture and the table beside it."""
    drawn = {each.arm: each for each in courses(space, one.trial)}
    shown = []
    for verdict, arm in zip(words.verdicts(one.told), one.trial.arms[1:], strict=True):
        course = drawn.get(arm)
        picture = mark_safe(course.picture) if course else ""  # noqa: S308 - our own drawing
        shown.append({"said": verdict, "picture": picture, "rows": course.rows if course else ()})
    return shown


def _listed(one: Standing) -> dict[str, Any]:
    names = [words.named(arm) for arm in one.told.arms[1:]]
    return {"trial": one.trial, "names": names, "short": words.in_short(one.told)}


def _row(trial: Trial, arm: Arm) -> dict[str, Any]:
    return {"name": words.named(arm), "arm": arm, "went": _went(trial, arm)}


def _went(trial: Trial, arm: Arm) -> str:
    """How often it went well, or how close it was on average; "–" before anything counts."""
    if not arm.counted:
        return "–"
    if trial.good == "closeness":
        return f"{kept.HIGHEST * arm.good / arm.counted:.1f}"
    return f"{arm.good:.0f}"


def _drawn(trial: Trial, found: Seen, fate: Fate, names: dict[str, str]) -> dict[str, Any]:
    """One line of the table of every draw."""
    draw = found.draw
    chances = " / ".join(f"{100 * chance:.0f}" for chance in draw.probabilities)
    good = "" if draw.good is None else f"{kept.HIGHEST * draw.good:.0f}"
    if trial.good == "moved toward" and draw.good is not None:
        good = _("yes") if draw.good else _("no")
    return {
        "seen": found,
        "fate": fate,
        "name": names.get(draw.arm, ""),
        "chances": chances,
        "good": good,
    }
