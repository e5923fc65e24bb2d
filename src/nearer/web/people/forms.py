"""What is asked about a person. To add somebody, a name and a circle are enough."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.coach.people import rhythm_name
from nearer.companion.people import CIRCLES, KINSHIPS, Giving
from nearer.companion.rhythms import CHOICES
from nearer.companion.steps_picture import depth_names
from nearer.content import gifts
from nearer.domain.people import Contact, Rhythm
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
TOUCHED = {"face_to_face": _("face to face"), "call": _("a call"), "text": _("a message")}
COUNTS = {
    "face_to_face": _("only seeing each other"),
    "call": _("seeing each other or a call"),
    "text": _("seeing each other, a call or a message"),
}


class AddForm(forms.Form):
    """Little is asked of somebody new."""

    alias = forms.CharField(
        label=_("A name for them"),
        max_length=NAME,
        help_text=_("Any name will do, also one that only you understand."),
    )
    circle = forms.ChoiceField(
        label=_("How close are they now?"),
        choices=[(key, CIRCLE_NAMES[key]) for key in CIRCLES],
        widget=forms.RadioSelect,
        initial="near",
    )


class PersonForm(AddForm):
    kinship = forms.ChoiceField(
        label=_("They are"), choices=[(key, KINSHIP_NAMES[key]) for key in KINSHIPS]
    )
    note = long_text(_("A note"))

    def person(self, person: Person) -> Person:
        return replace(person, **self.cleaned_data)

    @staticmethod
    def known(one: Person) -> dict[str, Any]:
        return {name: getattr(one, name) for name in PersonForm.base_fields}


class GivingForm(forms.Form):
    """What goes between me and somebody. All of it may stay open."""

    gives = forms.MultipleChoiceField(
        label=_("What can they give me?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    gives_more = long_text(_("What else, in my own words"))
    gets = forms.MultipleChoiceField(
        label=_("What do I give them?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    gets_more = long_text(_("What else do I give, in my own words"))
    up_to = forms.ChoiceField(
        label=_("How deep may it go, what I tell them?"),
        help_text=_("From plain facts to what is hardest to show. You can change it at any time."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(key, one.name) for key, one in gifts().items()]
        depths = [("", _("I leave it open")), *depth_names().items()]
        for name in ("gives", "gets"):
            self.fields[name].choices = kinds  # type: ignore[attr-defined]
        self.fields["up_to"].choices = depths  # type: ignore[attr-defined]

    @staticmethod
    def known(one: Person) -> dict[str, Any]:
        known = {name: getattr(one, name) for name in GivingForm.base_fields}
        return known | {"gives": list(one.gives), "gets": list(one.gets), "up_to": one.up_to or ""}

    def no_depth(self) -> None:
        """Nothing is asked of telling somebody who may not be safe."""
        del self.fields["up_to"]

    def giving(self, before: Person) -> Giving:
        given = {"up_to": before.up_to or ""} | self.cleaned_data
        return Giving(**(given | {"gives": tuple(given["gives"]), "gets": tuple(given["gets"])}))


class ContactForm(forms.Form):
    """A time of being in touch; the day is today unless another is chosen."""

    by = forms.ChoiceField(
        label=_("How were you in touch?"),
        choices=list(TOUCHED.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you were in touch.")},
    )
    on = forms.DateField(
        label=_("On which day?"),
        help_text=_("Today, if you leave it empty."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the day as in 2026-11-23, or leave it empty.")},
    )
    line = long_text(_("A line about it"))

    @staticmethod
    def known(one: Contact) -> dict[str, Any]:
        return {"by": one.by, "on": one.on, "line": one.line}


class RhythmForm(forms.Form):
    days = forms.TypedChoiceField(label=_("How often would you like a word?"), coerce=int)
    counts = forms.ChoiceField(
        label=_("What counts?"),
        choices=list(COUNTS.items()),
        widget=forms.RadioSelect,
        initial="call",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [(days, rhythm_name(days)) for days in CHOICES]  # type: ignore[attr-defined]

    @staticmethod
    def known(one: Rhythm | None) -> dict[str, Any]:
        return {"days": one.days, "counts": one.counts} if one else {"days": CHOICES[1]}
