"""What the moment of an urge asks; nothing of it is required."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer import content
from nearer.companion import people
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.practice import Urge
from nearer.domain.text import NAME
from nearer.domain.values import Person
from nearer.web.today.forms import ACTIONS, rating

MINUTES = (10, 20, 30, 60, 120)
OWN_TIME = ""


class NameForm(forms.Form):
    """How strong it is, what is under it, and whom it is about."""

    strength = rating(_("How strong is the urge?"))
    feelings = forms.MultipleChoiceField(
        label=_("What is under it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from these words, or none.")},
    )
    person = forms.ChoiceField(
        label=_("Who is it about?"),
        required=False,
        error_messages={"invalid_choice": _("This person is not in your space any more.")},
    )
    moment = forms.CharField(required=False, max_length=NAME, widget=forms.HiddenInput)

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = (kwargs.get("initial") or {}).get("person", "")
        offered = [*people.present(space)]
        offered += [p for p in space.all(Person) if p.archived and p.id == chosen]
        nobody = [("", _("nobody in particular"))]
        self.fields["person"].choices = nobody + [(p.id, p.alias) for p in offered]  # type: ignore[attr-defined]
        self.fields["feelings"].choices = [(word, word) for word in self.words()]  # type: ignore[attr-defined]

    def words(self) -> list[str]:
        """Those offered, and those of this urge that are not offered any more."""
        offered = [word for group in content.feeling_words() for word in group.words]
        return offered + [word for word in self.initial.get("feelings", ()) if word not in offered]

    def named(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "strength": given["strength"],
            "feelings": tuple(given["feelings"]),
            "person": given["person"],
        }

    @staticmethod
    def known(urge: Urge) -> dict[str, Any]:
        return {"strength": urge.strength, "feelings": urge.feelings, "person": urge.person}


class BreakForm(forms.Form):
    """When to be back: in so many minutes, or at a time."""

    minutes = forms.TypedChoiceField(
        label=_("Back in"),
        choices=[(str(n), str(n)) for n in MINUTES] + [(OWN_TIME, _("at a time of my own"))],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of these, or a time below.")},
    )
    at = forms.TimeField(
        label=_("At what time?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write it like 20:30.")},
    )

    def back_at(self, now: datetime) -> datetime | None:
        """The next time of that clock, else so many minutes from now; None if neither is there."""
        minutes, at = self.cleaned_data["minutes"], self.cleaned_data["at"]
        if at is not None:
            there = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
            return there if there > now else there + timedelta(days=1)
        return (
            (now + timedelta(minutes=minutes)).replace(second=0, microsecond=0) if minutes else None
        )


class MessageForm(forms.Form):
    message = forms.CharField(
        label=_("The sentence"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class AfterForm(forms.Form):
    """What I did, and the urge now."""

    acted = forms.ChoiceField(
        label=_("What did you do?"),
        choices=ACTIONS,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the three, or none.")},
    )
    strength_after = rating(_("How strong is the urge now?"))


def sentence(space: Space, back_at: datetime) -> str:
    """What can be sent."""
    words = gettext("I need a moment for myself. I’ll be back at %(time)s.")
    return words % {"time": f"{local(space, back_at):%H:%M}"}
