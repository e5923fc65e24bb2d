"""What belongs to the person: how Nearer behaves, and what is kept where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.companion import preferences as kept_preferences
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.yours.forms import PreferencesForm


def yours(request: HttpRequest) -> HttpResponse:
    return render(request, "yours/yours.html")


def preferences(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    kept = space.preferences()
    form = PreferencesForm.of(kept, typed(request, aside=True))
    if request.method == "POST" and form.is_valid():
        changed = attempt(form, lambda: kept_preferences.change(space, form.changed(kept)))
        if changed is not None:
            session_of(request).note(_("Kept."))
            return go("yours:preferences")
    return render(request, "yours/preferences.html", {"form": form})
