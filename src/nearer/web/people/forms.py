"""What is asked about a person."""

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.companion.people import CIRCLES, KINSHIPS
from nearer.domain.text import NAME
from nearer.domain.values import Person
from nearer.web.fields import long_text

CIRCLE_NAMES = {"close": _("Close"), "near": _("Near"), "further": _("Further")}
KINSHIP_NAMES = {
    "partner": _("partner"),
    "friend": _("friend"),
    "parent": _("parent"),
    "child": _("child"),
    "sibling": _("brother or sister"),
    "family": _("family"),
    "colleague": _("from work or school"),
    "professional": _("someone who helps me for a living"),
    "other": _("someone else"),
}


class PersonForm(forms.Form):
    alias = forms.CharField(
        label=_("A name for them"),
        max_length=NAME,
        help_text=_("Any name will do, also one that only you understand."),
    )
    kinship = forms.ChoiceField(
        label=_("They are"), choices=[(key, KINSHIP_NAMES[key]) for key in KINSHIPS]
    )
    circle = forms.ChoiceField(
        label=_("How close are they now?"),
        choices=[(key, CIRCLE_NAMES[key]) for key in CIRCLES],
        widget=forms.RadioSelect,
        initial="near",
    )
    note = long_text(_("A note"))

    def person(self, person: Person) -> Person:
        given = self.cleaned_data
        return replace(
            person,
            alias=given["alias"],
            kinship=given["kinship"],
            circle=given["circle"],
            note=given["note"],
        )
