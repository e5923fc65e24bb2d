"""One fear: written as a prediction, answered when it comes due, changed, deleted."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import fears as kept
from nearer.companion.space import Space
from nearer.companion.versions import versions
from nearer.domain.values import Fear, Moment, Person
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.today.fear_forms import KINDS, OUTCOMES, PLACE, AnswerForm, FearForm
from nearer.web.unsaved import begun, save


def new(request: HttpRequest) -> HttpResponse:
    """Write a fear; after a strong urge this is offered, never asked for."""
    space = space_of(request)
    moment = space.find(Moment, request.GET.get("moment", ""))
    person = moment.people[0] if moment and len(moment.people) == 1 else ""
    form = FearForm(space, typed(request), initial=begun(request, person=person))
    if save(request, form, lambda: _write(space, form, moment)) is not None:
        session_of(request).note(_("Kept. In two to four days Nearer asks what happened."))
        return go("today:today")
    return render(request, "today/new_fear.html", {"form": form, "moment": moment})


def fear(request: HttpRequest, fear_id: str) -> HttpResponse:
    """One fear: answer it, or change the answer."""
    space = space_of(request)
    one = space.get(Fear, fear_id)
    form = AnswerForm(typed(request), initial=begun(request, **AnswerForm.known(one)))
    if _answered(request, form, lambda: _answer(request, space, form, fear_id)) is not None:
        session_of(request).note(_("Kept, whatever it was. Thank you for looking back."))
        return go("today:today")
    context = {
        "place": PLACE,
        "fear": one,
        "form": form,
        "person": space.find(Person, one.person),
        "kind": KINDS.get(one.about, ""),
        "moment": space.find(Moment, one.moment),
        "open": kept.is_open(one),
        "asks": kept.asks(one),
        "now": space.now(),
        "versions": [
            (version.written, version.value, OUTCOMES.get(version.value.outcome, ""))
            for version in versions(space, Fear, fear_id)
        ],
    }
    return render(request, "today/fear.html", context)


def edit(request: HttpRequest, fear_id: str) -> HttpResponse:
    """Change what was written; the number only while it is still a prediction."""
    space = space_of(request)
    one = space.get(Fear, fear_id)
    form = FearForm(space, typed(request), initial=begun(request, **FearForm.known(one)))
    fixed = not kept.may_change_number(space, one)
    if fixed:
        form.keep_number(one.likely)
    if save(request, form, lambda: kept.change(space, form.changed(one))) is not None:
        session_of(request).note(_("Changed. The version before is kept too."))
        return go("today:fear", fear_id)
    context = {"place": PLACE, "form": form, "fear": one, "fixed": fixed}
    return render(request, "today/edit_fear.html", context)


@require_POST
def later(request: HttpRequest, fear_id: str) -> HttpResponse:
    """Not now: it is asked again some days later, a few times at most."""
    kept.not_now(space_of(request), fear_id)
    return go("today:today")


@require_POST
def undo(request: HttpRequest, fear_id: str) -> HttpResponse:
    kept.undo(space_of(request), fear_id)
    session_of(request).note(_("The version before is back."))
    return go("today:fear", fear_id)


def delete(request: HttpRequest, fear_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Fear, fear_id)
    if request.method == "POST":
        kept.erase(space, fear_id)
        session_of(request).note(_("Deleted for good."))
        return go("today:fears")
    return render(request, "today/delete_fear.html", {"place": PLACE, "fear": one})


def _write(space: Space, form: FearForm, moment: Moment | None) -> Fear:
    given = dict(form.cleaned_data)
    return kept.write(
        space,
        given.pop("words"),
        given.pop("likely"),
        given.pop("person"),
        moment.id if moment else "",
        **given,
    )


def _answered(request: HttpRequest, form: AnswerForm, act: Callable[[], Fear]) -> Fear | None:
    """One tap on Today leaves what was typed on the page, and not saved, where it is."""
    if request.method == "POST" and not _whole(request):
        return attempt(form, act) if form.is_valid() else None
    return save(request, form, act)


def _answer(request: HttpRequest, space: Space, form: AnswerForm, fear_id: str) -> Fear:
    """From the whole page, or by one tap on Today, which asks for nothing but the outcome."""
    given = form.cleaned_data
    return kept.answer(
        space,
        fear_id,
        given["outcome"],
        given["likely_now"],
        given["what_happened"] if _whole(request) else None,
        given["care_met"],
        whole=_whole(request),
    )


def _whole(request: HttpRequest) -> bool:
    return "what_happened" in request.POST
