"""The language that Nearer speaks."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.companion import preferences as kept_preferences
from nearer.web.languages import language_of
from nearer.web.request import attempt, go, session_of, space_of, typed


def offered() -> list[tuple[str, Any]]:
    return [("", _("as the browser")), *settings.LANGUAGES]


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=offered, required=False)


def language(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    kept = space.preferences()
    form = LanguageForm(typed(request, aside=True), initial={"language": kept.language})
    if request.method == "POST" and form.is_valid():
        wanted = replace(kept, language=form.cleaned_data["language"])
        if attempt(form, lambda: kept_preferences.change(space, wanted)) is not None:
            with translation.override(language_of(request, wanted.language)):
                session_of(request).note(gettext("Kept."))
            return go("yours:language")
    return render(request, "yours/language.html", {"form": form})
