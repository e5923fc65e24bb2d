"""Taking everything along: sealed under a passphrase of its own, or as plain files."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from nearer.companion import exporting
from nearer.companion.space import Space
from nearer.web.gate.forms import CHOOSING, passphrase_field
from nearer.web.house import house
from nearer.web.request import attempt, space_of

SEALED, PLAIN = "sealed", "plain"


class ExportForm(forms.Form):
    use_required_attribute = False  # what is needed depends on what is chosen

    lines = forms.BooleanField(
        label=_("Everything, for Nearer to read again"),
        help_text=_("With every earlier version. One line of JSON for each."),
        required=False,
        initial=True,
    )
    tables = forms.BooleanField(label=_("Tables, for a spreadsheet"), required=False, initial=True)
    book = forms.BooleanField(label=_("A book, to read in a browser"), required=False, initial=True)
    safety = forms.BooleanField(
        label=_("Also whom you marked as not safe, and answers you kept about it"),
        help_text=_("Leave it out if others may read the file."),
        required=False,
        initial=True,
    )
    lock = forms.ChoiceField(
        label=_("Who can open it"),
        choices=(
            (SEALED, _("Whoever knows the passphrase below")),
            (PLAIN, _("Anybody who gets hold of the file")),
        ),
        initial=SEALED,
        widget=forms.RadioSelect,
    )
    passphrase = passphrase_field(
        _("A passphrase for this file"),
        _("Another than that of your space, if somebody else is to open it."),
        **CHOOSING,
    )
    again = passphrase_field(_("The same once more"), **CHOOSING)
    passphrase.error_messages["required"] = _("Choose a passphrase, or a plain file.")
    again.error_messages["required"] = _("Type it once more.")
    sure = forms.BooleanField(
        label=_(
            "I know that a plain file can be read by anybody, and that deleting it may leave "
            "traces on a disk."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sealed = (self.data.get("lock") or SEALED) != PLAIN
        self.fields["passphrase"].required = self.fields["again"].required = sealed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("lock") == PLAIN:
            if not data.get("sure"):
                self.add_error("sure", _("Tick this, or choose a passphrase above."))
        elif {"passphrase", "again"} <= data.keys() and data["passphrase"] != data["again"]:
            self.add_error("again", _("The two are not the same. Type them once more."))
        return data

    def wanted(self) -> exporting.Wanted:
        given = self.cleaned_data
        return exporting.Wanted(
            given["lines"], given["tables"], given["book"], safety=given["safety"]
        )


@sensitive_post_parameters()
def export(request: HttpRequest) -> HttpResponse:
    """Choose what and how; the answer is the file itself, which is never kept here."""
    space = space_of(request)
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _file(space, form))
        if made is not None:
            return made
    return _page(request, form)


def _page(request: HttpRequest, form: ExportForm) -> HttpResponse:
    return render(request, "yours/export.html", {"form": form})


def _file(space: Space, form: ExportForm) -> HttpResponse:
    """Made before the first byte is sent: what goes wrong is a page, never half a file.

    Raises BadInput.
    """
    wanted = exporting.check(form.wanted())
    if form.cleaned_data["lock"] == PLAIN:
        parts, name = exporting.export(space, wanted), exporting.file_name(space, "zip")
    else:
        parts = exporting.export_sealed(
            space, wanted, form.cleaned_data["passphrase"], house().gate.cost
        )
        name = exporting.file_name(space, exporting.SEALED)
    kind = "application/zip" if name.endswith(".zip") else "application/octet-stream"
    response = HttpResponse(b"".join(parts), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
