"""The keys to a space: changing them, and showing that one has them."""

import math

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from nearer.companion.space import Space
from nearer.web.house import house, ring
from nearer.web.request import attempt, go, session_of, space_of
from nearer.web.sessions import COOKIE
from nearer.web.yours.forms import PassphraseForm, ProveForm


@sensitive_post_parameters()
def passphrase(request: HttpRequest) -> HttpResponse:
    """Change it. Other browsers that have the space open are locked."""
    space = space_of(request)
    form = PassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: _change(space, form))
        if form.is_valid():
            ring.close_all_of(space.vault_id, but=request.COOKIES.get(COOKIE, ""))
            session_of(request).note(_("Changed. The old passphrase no longer opens your space."))
            return go("yours:yours")
    return render(request, "yours/passphrase.html", {"form": form})


@sensitive_post_parameters()
def recovery_code(request: HttpRequest) -> HttpResponse:
    """Make a new code; the old one stops working."""
    space = space_of(request)
    form = ProveForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and proves(space, form):
        session_of(request).code = house().gate.new_recovery_code(space).grouped()
        return go("gate:code")
    return render(request, "yours/recovery_code.html", {"form": form})


def _change(space: Space, form: PassphraseForm) -> None:
    given = form.cleaned_data
    if _is_passphrase(space, form, "old"):
        house().gate.change_passphrase(space, given["old"], given["passphrase"])


def proves(space: Space, form: ProveForm) -> bool:
    """Whether the passphrase in the form opens the space; else the form says so."""
    return _is_passphrase(space, form, "passphrase")


def _is_passphrase(space: Space, form: forms.Form, field: str) -> bool:
    """Whether this field opens the space; wrong guesses wait here as they do at the gate."""
    attempts, now = house().attempts, house().clock()
    inside = f"inside {space.vault_id.hex()}"
    with attempts.turn:
        pause = attempts.wait(inside, now)
        if pause:
            seconds = math.ceil(pause.total_seconds())
            told = _("Wait %(seconds)s seconds, then try again.") % {"seconds": seconds}
            form.add_error(field, told)
            return False
        if house().gate.proves(space, form.cleaned_data[field]):
            attempts.opened(inside)
            return True
        attempts.failed(inside, now)
    form.add_error(field, _("This is not the passphrase of this space."))
    return False
