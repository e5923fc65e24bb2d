"""What is asked at the gate."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer import content
from nearer.companion.strength import check_passphrase
from nearer.domain.errors import BadInput
from nearer.domain.values import Preferences
from nearer.web.zones import here, zone_choices

LONGEST = 1024  # characters of a passphrase
OPENING = {"autocomplete": "current-password", "autocapitalize": "none", "spellcheck": "false"}
CHOOSING = OPENING | {"autocomplete": "new-password"}


def day_starts() -> list[tuple[int, str]]:
    later = [(hour, gettext("%(hour)s in the morning") % {"hour": hour}) for hour in range(1, 7)]
    return [(0, gettext("midnight")), *later]


def passphrase_field(label: Any, help_text: Any = "", **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs=OPENING | attrs, render_value=False),
    )


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Name of your space"), max_length=60, help_text=_("The one you chose at the start.")
    )


class NewPassphrase(forms.Form):
    """A passphrase typed twice."""

    passphrase = passphrase_field(
        _("Passphrase"),
        _("Four or five words that only you would put together. Spaces are fine."),
        **CHOOSING,
    )
    again = passphrase_field(_("The same once more"), **CHOOSING)

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        try:
            check_passphrase(passphrase)
        except BadInput as error:
            raise forms.ValidationError(str(error)) from error
        return passphrase

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"passphrase", "again"} <= data.keys() and data["passphrase"] != data["again"]:
            self.add_error("again", _("The two are not the same. Type them once more."))
        return data


class Begin(NewPassphrase):
    country = forms.ChoiceField(
        label=_("Country"),
        required=False,
        help_text=_("For the help lines shown to you. It stays on this machine."),
    )
    zone = forms.ChoiceField(label=_("Time zone"))
    day_starts = forms.TypedChoiceField(
        label=_("My day starts at"),
        choices=day_starts,
        coerce=int,
        initial=4,
        help_text=_("What you note before this hour belongs to the day before."),
    )

    def __init__(self, *args: Any, hosted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hosted:
            self.fields["name"] = name_field()
            self.order_fields(["name"])
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]
        self.fields["zone"].choices = zone_choices()  # type: ignore[attr-defined]
        self.fields["zone"].initial = here()

    def preferences(self) -> Preferences:
        wanted = self.cleaned_data
        return Preferences(
            id="preferences",
            country=wanted["country"],
            zone=wanted["zone"],
            day_starts=wanted["day_starts"],
        )


class Unlock(forms.Form):
    passphrase = passphrase_field(_("Passphrase"), autofocus="autofocus")

    def __init__(self, *args: Any, hosted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hosted:
            self.fields["name"] = name_field()
            self.order_fields(["name"])


class Code(forms.Form):
    """The recovery code typed back, to show that it was written down."""

    code = forms.CharField(
        label=_("Type the code here, from your note"),
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class Recover(NewPassphrase):
    code = forms.CharField(
        label=_("Recovery code"),
        max_length=100,
        help_text=_("Capitals, spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("name", "code", "passphrase", "again")

    def __init__(self, *args: Any, hosted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hosted:
            self.fields["name"] = name_field()
        self.order_fields(list(self.field_order))


def country_choices() -> list[tuple[str, Any]]:
    other = [("", _("Another country, or rather not say"))]
    return [*other, *content.countries()]
