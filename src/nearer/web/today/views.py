"""Today: what waits, and the first evening."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import preferences, prompts
from nearer.companion.today import FIRST_EVENING
from nearer.companion.today import today as what_waits
from nearer.companion.trial_draws import plan_of
from nearer.web.house import house
from nearer.web.keeping import keeper
from nearer.web.practise.try_rows import row
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.today.forms import ReasonForm
from nearer.web.today.moments import shown
from nearer.web.unsaved import begun, save

MORNING, AFTERNOON, EVENING, NIGHT = 5, 12, 18, 23  # first hours


def today(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    waits = what_waits(space)
    now = prompts.local(space, space.now())
    context = {
        "waits": waits,
        "now": now,
        "here": now.replace(tzinfo=None),  # as the person's clock shows it
        "part_of_day": part_of_day(now.hour),
        "last": shown(space, [waits.last])[0] if waits.last else None,
        "reason": preferences.reason(space),
        "planned": row(space, waits.planned) if waits.planned else None,
        "copies_trouble": keeper.trouble(house(), space),
        "experiment": plan_of(space, waits.outcome.draw.trial) if waits.outcome else None,
    }
    return render(request, "today/today.html", context)


def reason(request: HttpRequest) -> HttpResponse:
    """What brings the person here."""
    space = space_of(request)
    kept = preferences.reason(space)
    form = ReasonForm(typed(request), initial=begun(request, words=kept.words if kept else ""))

    def write() -> bool:
        preferences.write_reason(space, form.cleaned_data["words"])
        return True

    if save(request, form, write):
        session_of(request).note(_("Kept."))
        return go("today:today")
    return render(request, "today/reason.html", {"form": form})


@require_POST
def put_aside(request: HttpRequest, what: str) -> HttpResponse:
    """Not now: this invitation does not come back."""
    if what in FIRST_EVENING:
        preferences.welcome_done(space_of(request), what)
    return go("today:today")


@require_POST
def set_aside(request: HttpRequest) -> HttpResponse:
    """Stop reporting damaged records; their bytes stay."""
    space_of(request).set_aside()
    session_of(request).note(_("Set aside. Everything else is as it was."))
    return go("today:today")


def part_of_day(hour: int) -> str:
    if MORNING <= hour < AFTERNOON:
        return _("morning")
    if AFTERNOON <= hour < EVENING:
        return _("afternoon")
    if EVENING <= hour < NIGHT:
        return _("evening")
    return _("night")
