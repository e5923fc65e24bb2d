"""Core beliefs: the list, one belief with its picture, rated, changed, put away, deleted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.coach.beliefs import evidence_told, strength_told, what_ratings_are_not
from nearer.companion import beliefs as kept
from nearer.companion.belief_pictures import strength_of
from nearer.companion.beliefs import Seen
from nearer.domain.errors import NotFound
from nearer.domain.worth import Belief, Strength
from nearer.web.practise.forms import BeliefForm, NewBeliefForm, RatingForm
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def beliefs(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    context = {"present": kept.present(space), "away": kept.away(space)}
    return render(request, "practise/beliefs.html", context)


def new(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    form = NewBeliefForm(typed(request), initial=begun(request))

    def write() -> Belief:
        given = form.cleaned_data
        return kept.write(
            space, given["words"], given["fairer_words"], given["strength"], given["fairer"]
        )

    saved = save(request, form, write)
    if saved is not None:
        session_of(request).note(_("Kept."))
        return go("practise:belief", saved.id)
    return render(request, "practise/new_belief.html", {"form": form})


def belief(request: HttpRequest, belief_id: str) -> HttpResponse:
    """The picture is our own SVG, its labels escaped."""
    space = space_of(request)
    seen = kept.seen(space, belief_id)
    context = {
        "seen": seen,
        "belief": seen.belief,
        "told": strength_told([(r.when.date(), r.strength) for r in seen.ratings]),
        "not_told": what_ratings_are_not() if seen.ratings else "",
        "gathered": evidence_told(len(seen.speaks_for), len(seen.speaks_against)),
        "picture": mark_safe(strength_of(space, seen)),  # noqa: S308
        "ratings": list(reversed(seen.ratings)),
        "sides": _sides(seen),
    }
    return render(request, "practise/belief.html", context)


def edit(request: HttpRequest, belief_id: str) -> HttpResponse:
    space = space_of(request)
    seen = kept.seen(space, belief_id)
    form = BeliefForm(typed(request), initial=begun(request, **BeliefForm.known(seen)))

    def change() -> Belief:
        given = form.cleaned_data
        return kept.change(space, belief_id, given["words"], given["fairer_words"])

    if save(request, form, change) is not None:
        session_of(request).note(_("Kept. The ratings stay as they were."))
        return go("practise:belief", belief_id)
    context = {"form": form, "belief": seen.belief, "versions": len(space.history(belief_id))}
    return render(request, "practise/edit_belief.html", context)


@require_POST
def undo(request: HttpRequest, belief_id: str) -> HttpResponse:
    space = space_of(request)
    space.get(Belief, belief_id)
    space.undo(belief_id)
    session_of(request).note(_("The version before is back."))
    return go("practise:belief", belief_id)


def rate(request: HttpRequest, belief_id: str) -> HttpResponse:
    """Asked without the numbers of before, which would pull the new ones along."""
    space = space_of(request)
    seen = kept.seen(space, belief_id)
    form = RatingForm(typed(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        rated = attempt(
            form, lambda: kept.rate(space, belief_id, given["strength"], given["fairer"])
        )
        if rated is not None:
            session_of(request).note(_("Kept."))
            return go("practise:belief", belief_id)
    return render(request, "practise/rate.html", {"form": form, "belief": seen.belief})


def delete_rating(request: HttpRequest, belief_id: str, rating_id: str) -> HttpResponse:
    space = space_of(request)
    one, rating = space.get(Belief, belief_id), space.get(Strength, rating_id)
    if rating.belief != belief_id:
        raise NotFound("This rating belongs to something else.")
    if request.method == "POST":
        space.erase(rating_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:belief", belief_id)
    context = {"belief": one, "rating": rating}
    return render(request, "practise/delete_rating.html", context)


@require_POST
def put_away(request: HttpRequest, belief_id: str) -> HttpResponse:
    """Out of the list, or back."""
    space = space_of(request)
    away = not space.get(Belief, belief_id).put_away
    kept.put_away(space, belief_id, away=away)
    session_of(request).note(_("Put away. What you gathered stays.") if away else _("Back again."))
    return go("practise:beliefs")


def delete(request: HttpRequest, belief_id: str) -> HttpResponse:
    space = space_of(request)
    seen = kept.seen(space, belief_id)
    if request.method == "POST":
        space.erase(belief_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:beliefs")
    return render(request, "practise/delete_belief.html", {"seen": seen, "belief": seen.belief})


def _sides(seen: Seen) -> list[tuple[str, object]]:
    return [
        (_("Speaks for it"), seen.speaks_for),
        (_("Speaks against it"), seen.speaks_against),
    ]
