"""What Say it asks. Only the words themselves have to be there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.companion.drafts import Written
from nearer.companion.space import Space
from nearer.domain.words import Wording
from nearer.web.fields import long_text, needed_text
from nearer.web.understand.past_forms import offer_people, person_field

FIRST = _("Write a few words first; half a sentence is enough.")


class TryForm(forms.Form):
    """Words on a scene. ``before``: the text as it was before a suggestion was put in."""

    words = needed_text(_("Your words"), "", FIRST)
    before = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def written(self, scene: str) -> Written:
        return Written(self.cleaned_data["words"], scene=scene)


class WordsForm(TryForm):
    """A draft, or an answer to a message."""

    words = needed_text(
        _("What I would like to say"),
        _("As it comes. It is for your eyes; nothing here can send it."),
        FIRST,
    )
    replying_to = long_text(
        _("What they said or wrote"), _("Type or paste it. The notes then read yours as an answer.")
    )
    person = person_field(_("To whom"))
    field_order = ("words", "replying_to", "person")

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, space)

    @staticmethod
    def known(one: Wording) -> dict[str, Any]:
        return {"words": one.words, "replying_to": one.replying_to, "person": one.person}

    def of_scene(self) -> None:
        """What is answered stands in the scene."""
        del self.fields["replying_to"]

    def draft(self, scene: str = "") -> Written:
        names = {"words", "replying_to", "person"} & self.cleaned_data.keys()
        return Written(**{name: self.cleaned_data[name] for name in names}, scene=scene)
