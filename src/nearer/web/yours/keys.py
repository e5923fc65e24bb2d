"""The keys to a space: changing them, and throwing everything away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from nearer.companion.space import Space
from nearer.domain.errors import WrongKey
from nearer.web.house import house, ring
from nearer.web.request import attempt, go, session_of, space_of
from nearer.web.sessions import COOKIE
from nearer.web.yours.forms import DeleteForm, PassphraseForm, ProveForm


@sensitive_post_parameters()
def passphrase(request: HttpRequest) -> HttpResponse:
    """Change it. Other browsers that have the space open are locked."""
    space = space_of(request)
    form = PassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: _change(space, form))
        if form.is_valid():
            ring.close_all_of(space.vault_id, but=request.COOKIES.get(COOKIE, ""))
            session_of(request).note(_("Changed. The old passphrase no longer opens anything."))
            return go("yours:yours")
    return render(request, "yours/passphrase.html", {"form": form})


@sensitive_post_parameters()
def recovery_code(request: HttpRequest) -> HttpResponse:
    """Make a new code; the old one stops working."""
    space = space_of(request)
    form = ProveForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proves(space, form):
        session_of(request).code = house().gate.new_recovery_code(space).grouped()
        return go("gate:code")
    return render(request, "yours/recovery_code.html", {"form": form})


@sensitive_post_parameters()
def delete(request: HttpRequest) -> HttpResponse:
    """Everything, for good."""
    space = space_of(request)
    form = DeleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proves(space, form):
        vault_id = space.vault_id
        house().gate.destroy(space)
        ring.close_all_of(vault_id)
        response = go("gate:begin")
        response.delete_cookie(COOKIE, samesite="Strict")
        return response
    return render(request, "yours/delete.html", {"form": form})


def _change(space: Space, form: PassphraseForm) -> None:
    given = form.cleaned_data
    try:
        house().gate.change_passphrase(space, given["old"], given["passphrase"])
    except WrongKey:
        form.add_error("old", _("This is not the passphrase of this space."))


def _proves(space: Space, form: ProveForm) -> bool:
    if house().gate.proves(space, form.cleaned_data["passphrase"]):
        return True
    form.add_error("passphrase", _("This is not the passphrase of this space."))
    return False
