"""Throwing everything away: a copy is offered first, then it is for good."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from nearer.companion import backups
from nearer.domain.text import folded
from nearer.web.house import house, ring
from nearer.web.request import go, open_to_all, space_of
from nearer.web.sessions import COOKIE
from nearer.web.yours.forms import ProveForm
from nearer.web.yours.keys import proves
from nearer.web.yours.privacy import folders

WORD = gettext_lazy("delete everything")


class DeleteForm(ProveForm):
    word = forms.CharField(
        label=gettext_lazy("Type: delete everything"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    copies = forms.BooleanField(
        label=gettext_lazy("The copies too"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Those in the folders that Nearer knows. Whoever has one, and your passphrase or "
            "recovery code, can bring everything back."
        ),
    )
    field_order = ("word", "passphrase", "copies")

    def clean_word(self) -> str:
        typed = " ".join(self.cleaned_data["word"].split())
        if folded(typed) != folded(str(WORD)):
            raise forms.ValidationError(_("Type these two words, or leave everything as it is."))
        return typed


@sensitive_post_parameters()
def delete(request: HttpRequest) -> HttpResponse:
    """Copies go first: if something fails between, the space is still there to try again from."""
    space = space_of(request)
    form = DeleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and proves(space, form):
        places, vault_id = folders(space), space.vault_id
        wanted = form.cleaned_data["copies"]
        removed = _remove(places, vault_id) if wanted else 0
        house().gate.destroy(space)
        ring.close_all_of(vault_id)
        removed += _remove(places, vault_id) if wanted else 0  # one that was just being made
        left = sum(len(backups.listed(folder, vault_id)) for folder in places)
        response = go("copies:gone", removed=str(removed), left=str(left))
        response.delete_cookie(COOKIE, samesite="Strict")
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
    there: list[dict[str, Any]] = [
        {"folder": folder, "count": len(backups.listed(folder, space.vault_id))}
        for folder in folders(space)
    ]
    context = {
        "form": form,
        "folders": [place for place in there if place["count"]],
        "missing": backups.missing(space),
        "hosted": house().settings.hosted,
    }
    return render(request, "yours/delete.html", context)


@open_to_all
def gone(request: HttpRequest) -> HttpResponse:
    """The last page: what is gone, and honestly what may be left."""
    context = {
        "removed": _number(request.GET.get("removed", "")),
        "left": _number(request.GET.get("left", "")),
        "hosted": house().settings.hosted,
    }
    return render(request, "yours/delete_gone.html", context)


def _remove(places: Iterable[Path], vault_id: bytes) -> int:
    return sum(backups.remove_all(folder, vault_id) for folder in places)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 7 else 0
