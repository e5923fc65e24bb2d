"""What is asked under Yours."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.companion.preferences import IDLE, WEEK_STARTS
from nearer.companion.space import Space
from nearer.companion.tags import live_tags
from nearer.domain.text import NAME
from nearer.domain.values import Preferences
from nearer.web.gate.forms import (
    CHOOSING,
    NewPassphrase,
    country_choices,
    day_starts,
    passphrase_field,
)
from nearer.web.zones import zone_choices

HUNCH_NAMES = (
    ("", _("I don’t know")),
    ("raises", _("My urge is stronger with it")),
    ("lowers", _("My urge is weaker with it")),
)


class PreferencesForm(forms.Form):
    called = forms.CharField(
        label=_("What should Nearer call you?"), max_length=NAME, required=False
    )
    discreet = forms.BooleanField(
        label=_("Plain title and icon"),
        required=False,
        help_text=_("The browser tab says “Notes” and shows a sheet of paper."),
    )
    idle_minutes = forms.TypedChoiceField(
        label=_("Lock after"),
        choices=lambda: [(n, _("%(n)s minutes") % {"n": n}) for n in IDLE],
        coerce=int,
    )
    country = forms.ChoiceField(label=_("Country, for help lines"), required=False)
    zone = forms.ChoiceField(label=_("Time zone"))
    day_starts = forms.TypedChoiceField(
        label=_("My day starts at"),
        choices=day_starts,
        coerce=int,
        help_text=_("What you note before this hour belongs to the day before."),
    )
    week_starts = forms.TypedChoiceField(
        label=_("My week starts on"),
        choices=[(day, WEEKDAYS[day]) for day in WEEK_STARTS],
        coerce=int,
        help_text=_("For looking back on a week, and wherever days stand in a row."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]
        self.fields["zone"].choices = zone_choices()  # type: ignore[attr-defined]

    @classmethod
    def of(cls, preferences: Preferences, data: Any) -> "PreferencesForm":
        return cls(data, initial={name: getattr(preferences, name) for name in cls.base_fields})

    def changed(self, preferences: Preferences) -> Preferences:
        return replace(preferences, **self.cleaned_data)


class PassphraseForm(NewPassphrase):
    old = passphrase_field(_("The passphrase you have now"))
    passphrase = passphrase_field(_("The new one"), **CHOOSING)
    field_order = ("old", "passphrase", "again")


class ProveForm(forms.Form):
    """The passphrase once more, before something that cannot be taken back."""

    passphrase = passphrase_field(_("Your passphrase"))


class NewTagForm(forms.Form):
    name = forms.CharField(label=_("A tag of your own"), max_length=NAME)


class TagForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=NAME)
    hunch = forms.ChoiceField(
        label=_("What do you suspect?"),
        choices=HUNCH_NAMES,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "A hunch makes Nearer look here first. It never makes it find what is not there."
        ),
    )


class MergeForm(forms.Form):
    into = forms.ChoiceField(label=_("Let it count as"))

    def __init__(self, space: Space, tag_id: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(t.id, t.name) for t in live_tags(space) if t.id != tag_id]
        self.fields["into"].choices = [("", _("Choose…")), *others]  # type: ignore[attr-defined]
