"""Sealed copies: what there is, where they go, and making one now."""

from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from nearer.companion import backups
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput, StorageError
from nearer.exchange.places import is_folder
from nearer.web.house import house
from nearer.web.keeping import keeper
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.yours.privacy import folders

SHOWN = 30  # copies of one folder on the page


class FolderForm(forms.Form):
    automatic = forms.BooleanField(
        label=gettext_lazy("Make copies by itself"),
        required=False,
        help_text=gettext_lazy("While Nearer is open, at most once a day, after a change."),
    )
    folder = forms.CharField(
        label=gettext_lazy("Another folder for copies"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy("Its whole path, as on a disk that you can take away."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


def copies(request: HttpRequest) -> HttpResponse:
    space, settings = space_of(request), house().settings
    known = backups.wishes(space)
    initial = {"automatic": known.automatic, "folder": known.folder}
    form = FolderForm(typed(request, aside=True), initial=initial)
    if request.method == "POST" and not settings.hosted and form.is_valid():
        given = form.cleaned_data
        kept = attempt(
            form,
            lambda: backups.choose(space, given["folder"], automatic=given["automatic"]),
        )
        if kept is not None:
            session_of(request).note(_("Kept."))
            return go("copies:copies")
    context = {
        "form": form,
        "hosted": settings.hosted,
        "automatic": known.automatic and not settings.sample,
        "folders": [_shown(space, folder) for folder in folders(space)],
        "missing": backups.missing(space),
        "trouble": keeper.trouble(house(), space),
    }
    return render(request, "yours/backup.html", context)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A copy now, in every folder that is there."""
    space = space_of(request)
    made, said = [], []
    for number, folder in enumerate(folders(space)):
        if number and not is_folder(folder):
            continue  # the page says so
        try:
            made.append(keeper.make(house(), space, folder, own=not number))
        except (StorageError, BadInput) as error:
            said.append(_(str(error)))
    if made:
        said.insert(0, _made(made[-1]))
    for sentence in said:
        session_of(request).note(sentence)
    return go("copies:copies")


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A fresh copy, and no earlier one any more."""
    space = space_of(request)
    if house().settings.hosted:
        return go("copies:copies")
    try:
        gone = backups.renew(space, house().gate.records, folders(space))
        told = ngettext(
            "A fresh copy is made; one earlier copy is removed.",
            "A fresh copy is made; %(n)d earlier copies are removed.",
            gone,
        ) % {"n": gone}
    except (StorageError, BadInput) as error:
        told = _(str(error))
    session_of(request).note(told)
    return go("copies:copies")


@require_POST
def take(request: HttpRequest) -> HttpResponseBase:
    """A copy as a file to be put somewhere else; it is not kept here.

    By a button of a page only: an address alone, as another program's page may name it, takes none.
    """
    name, parts = backups.as_file(space_of(request), house().gate.records)
    response = StreamingHttpResponse(parts, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _shown(space: Space, folder: Path) -> dict[str, Any]:
    there = backups.listed(folder, space.vault_id)
    return {
        "folder": folder,
        "copies": [
            {"name": one.path.name, "made": local(space, one.made), "size": one.size}
            for one in there[:SHOWN]
        ],
        "count": len(there),
        "size": sum(one.size for one in there),
    }


def _made(made: backups.Made) -> str:
    if made.whole:
        return ngettext(
            "A copy is made. It was opened again and read through: %(n)d record, whole.",
            "A copy is made. It was opened again and read through: %(n)d records, all whole.",
            made.records,
        ) % {"n": made.records}
    return _(
        "A copy is made as your space is: something in it is damaged or missing. Earlier copies "
        "were all kept; one of them may still hold it."
    )
