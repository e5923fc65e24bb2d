"""Being reminded: the hours and days Nearer asks in, a calendar, a sign while a page is open."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from msgspec.structs import replace

from nearer.companion import preferences as kept_preferences
from nearer.companion import reminders
from nearer.companion.preferences import A_DAY
from nearer.companion.prompts import EVENING, EVENING_HOUR
from nearer.domain.values import Preferences
from nearer.web.house import house, ring
from nearer.web.looks import full_hour
from nearer.web.request import attempt, go, open_to_all, session_of, space_of, typed

KIND = "text/calendar; charset=utf-8"
LATER = 600  # seconds after which a calendar may ask again


def _hours(first: int, last: int) -> list[tuple[int, str]]:
    return [(hour, full_hour(hour)) for hour in range(first, last + 1)]


def _counts() -> list[tuple[int, Any]]:
    return [(0, _("none")), *((n, str(n)) for n in A_DAY if n)]


class RemindersForm(forms.Form):
    prompts_from = forms.TypedChoiceField(
        label=_("Ask me from"), choices=lambda: _hours(0, 23), coerce=int
    )
    prompts_to = forms.TypedChoiceField(
        label=_("… until"), choices=lambda: _hours(1, 24), coerce=int
    )
    prompts_first = forms.TypedChoiceField(
        label=_("A day, in the first two weeks"),
        choices=_counts,
        coerce=int,
        help_text=_("Four or five make patterns visible soonest."),
    )
    prompts_then = forms.TypedChoiceField(label=_("A day, after that"), choices=_counts, coerce=int)
    quiet_days = forms.TypedMultipleChoiceField(
        label=_("Quiet days, on which nothing asks"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    evening = forms.BooleanField(label=_("One of them in the evening"), required=False)

    def __init__(self, *args: Any, week_starts: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = EVENING_HOUR + EVENING // timedelta(hours=1)
        between = {"first": full_hour(EVENING_HOUR), "last": full_hour(open_to)}
        said = gettext("It counts as asked for from %(first)s to %(last)s.") % between
        self.fields["evening"].help_text = said
        days = tuple(WEEKDAYS.items())
        self.fields["quiet_days"].choices = days[week_starts:] + days[:week_starts]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, kept: Preferences, data: Any) -> "RemindersForm":
        shown = {name: getattr(kept, name) for name in cls.base_fields}
        return cls(data, initial=shown, week_starts=kept.week_starts)

    def changed(self, kept: Preferences) -> Preferences:
        given = self.cleaned_data
        return replace(kept, **given | {"quiet_days": tuple(given["quiet_days"])})


def show(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    kept = space.preferences()
    form = RemindersForm.of(kept, typed(request, aside=True))
    if request.method == "POST" and form.is_valid():
        changed = attempt(form, lambda: kept_preferences.change(space, form.changed(kept)))
        if changed is not None:
            session_of(request).note(gettext("Kept. The days from tomorrow are drawn anew."))
            return go("yours:reminders")
    address = reverse("yours:calendar", args=[kept.calendar]) if kept.calendar else ""
    context = {
        "form": form,
        "address": f"http://{request.get_host()}{address}" if address else "",
        "subscribing": f"webcal://{request.get_host()}{address}",
        "hosted": house().settings.hosted,
        "last_day": reminders.last_day(space),
        "rings_wanted": kept.rings,
    }
    return render(request, "yours/reminders.html", context)


@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """The prompts of the next weeks as a file, for a calendar to import."""
    made = reminders.as_calendar(space_of(request), _title())
    named = {"Content-Disposition": 'attachment; filename="moments.ics"'}
    return HttpResponse(made, content_type=KIND, headers=named)


@require_POST
def subscribe(request: HttpRequest) -> HttpResponse:
    """A new address for a calendar to ask, or none any more. A host gives none."""
    if "end" in request.POST:
        reminders.end_address(space_of(request))
        session_of(request).note(gettext("The address answers no more."))
    elif not house().settings.hosted:
        reminders.new_address(space_of(request))
    return go("yours:reminders")


@require_POST
def rings(request: HttpRequest) -> HttpResponse:
    """Whether an open page says so when a prompt comes."""
    reminders.ring(space_of(request), "on" in request.POST)
    return go("yours:reminders")


@open_to_all
@require_GET
def calendar(_request: HttpRequest, token: str) -> HttpResponse:
    """For a calendar program, which has no cookie: the prompts of the open space of this token.

    A wrong token and a locked space are answered alike, in a way that has a calendar keep what it
    has and ask again.
    """
    ring.sweep(house().clock())
    for space in () if house().settings.hosted else ring.spaces():
        if reminders.is_address_of(space, token):
            return HttpResponse(reminders.as_calendar(space, _title()), content_type=KIND)
    return HttpResponse(status=503, headers={"Retry-After": str(LATER)})


def _title() -> str:
    """All that a calendar or a lock screen shows."""
    return gettext("A moment for you")
