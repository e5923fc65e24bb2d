"""Saying which column of a table holds what, before anything of it is read."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.companion import importing, incoming
from nearer.domain.errors import BadInput
from nearer.web.request import go, space_of
from nearer.web.yours.import_words import BETWEEN, ORDERS, ROLES, SCALES


class ColumnsForm(forms.Form):
    """One choice for each thing a moment can hold, from the table's own columns."""

    def __init__(self, table: importing.Columns, data: Any = None) -> None:
        super().__init__(data)
        header, guess = table.header, table.guess
        self.header = header
        none = [("", _("in no column"))]
        for role, label in ROLES.items():
            self.fields[role] = forms.ChoiceField(
                label=label,
                choices=[*none, *((name, name) for name in header)],
                initial=guess.columns.get(role, ""),
                required=False,
            )
        self.fields["order"] = forms.ChoiceField(
            label=_("How dates are written"), choices=ORDERS, initial=guess.order
        )
        self.fields["scale"] = forms.ChoiceField(label=_("The scale of ratings"), choices=SCALES)
        self.fields["between"] = forms.ChoiceField(
            label=_("What stands between several names in one cell"), choices=BETWEEN
        )
        self.fields["flag"] = forms.MultipleChoiceField(
            label=_("Columns of 0 and 1 that are tags of their own"),
            choices=[(name, name) for name in header],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def asked(self) -> incoming.Asked:
        """Raises BadInput for what does not go together."""
        given = self.cleaned_data
        single = [(name, given[name]) for name in self.fields if name != "flag"]
        asked = (*single, *(("flag", name) for name in given["flag"]))
        return importing.check_columns(asked, self.header)


def columns(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    first = incoming.waiting(space)
    if first is None:
        return go("yours:import")
    try:
        table = importing.columns(space, first)
    except BadInput as error:
        told = {"name": first.name, "why": gettext(str(error))}
        return render(request, "yours/import_not.html", told)
    form = ColumnsForm(table, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            incoming.ask(space, form.asked())
        except BadInput as error:
            form.add_error(error.field, gettext(str(error)))
        else:
            return go("yours:import_look")
    context = {"form": form, "name": first.name, "header": table.header, "rows": table.rows}
    return render(request, "yours/import_columns.html", context)
