"""How pages look: light, size, contrast, movement, and how hours are written."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.companion import preferences as kept_preferences
from nearer.domain.values import Preferences
from nearer.web.request import attempt, go, session_of, space_of, typed

THEMES = (("system", _("as the device")), ("light", _("light")), ("dark", _("dark")))
SIZES = (("", _("as the browser")), ("large", _("large")), ("larger", _("larger")))
CONTRASTS = (("system", _("as the device")), ("more", _("more")))
MOTIONS = (("system", _("as the device")), ("less", _("none")))
HOURS = (("", _("14:30")), ("12", _("2:30 pm")))


class AppearanceForm(forms.Form):
    theme = forms.ChoiceField(label=_("Light or dark"), choices=THEMES)
    text_size = forms.ChoiceField(label=_("Text size"), choices=SIZES, required=False)
    contrast = forms.ChoiceField(label=_("Contrast"), choices=CONTRASTS)
    motion = forms.ChoiceField(label=_("Movement"), choices=MOTIONS)
    hours = forms.ChoiceField(label=_("Hours"), choices=HOURS, required=False)

    @classmethod
    def of(cls, kept: Preferences, data: Any) -> "AppearanceForm":
        names = cls.base_fields.keys() - {"hours"}
        shown = {name: getattr(kept, name) for name in names}
        return cls(data, initial=shown | {"hours": "12" if kept.twelve_hours else ""})

    def changed(self, kept: Preferences) -> Preferences:
        given = dict(self.cleaned_data)
        return replace(kept, twelve_hours=given.pop("hours") == "12", **given)


def appearance(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    kept = space.preferences()
    form = AppearanceForm.of(kept, typed(request, aside=True))
    if request.method == "POST" and form.is_valid():
        changed = attempt(form, lambda: kept_preferences.change(space, form.changed(kept)))
        if changed is not None:
            session_of(request).note(gettext("Kept."))
            return go("yours:appearance")
    return render(request, "yours/appearance.html", {"form": form})
