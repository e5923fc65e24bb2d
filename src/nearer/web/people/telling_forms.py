"""What is asked to find words: to whom, which parts, and the text itself."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.companion.space import Space
from nearer.companion.steps_picture import depth_names
from nearer.companion.telling import named_so
from nearer.content import TellingPart, gifts, telling_parts
from nearer.domain.people import Telling
from nearer.web.fields import long_text, needed_text
from nearer.web.practise.step_forms import with_people

OWN = "_own"  # after the key of a part: the field of own words
OUT = ""  # a part that is left out


class PartsForm(forms.Form):
    """To whom, and of each part an example or own words, which win where both are there."""

    person = forms.ChoiceField(label=_("To whom?"), required=False)

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("I don’t know yet"))
        self.fields["person"].choices = with_people(space, self.initial, "person", nobody)  # type: ignore[attr-defined]
        for part in telling_parts():
            examples = [(str(n), named_so(words, "")) for n, words in enumerate(part.examples)]
            self.fields[part.key] = forms.ChoiceField(
                label=part.title,
                help_text=part.hint,
                choices=[*examples, (OUT, _("leave it out"))],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[part.key + OWN] = long_text(_("In my own words"))

    @staticmethod
    def known(one: Telling | None) -> dict[str, Any]:
        """Which examples were chosen; anything else is own words."""
        if one is None:
            return {}
        known: dict[str, Any] = {"person": one.person}
        examples = {part.key: part.examples for part in telling_parts()}
        for key, words in one.chosen:
            if words in examples.get(key, ()):
                known[key] = str(examples[key].index(words))
            else:
                known[key + OWN] = words
        return known

    def parts(self) -> Iterator[tuple[TellingPart, forms.BoundField, forms.BoundField]]:
        for part in telling_parts():
            yield part, self[part.key], self[part.key + OWN]

    def chosen(self) -> dict[str, str]:
        """The words of each part."""
        given = self.cleaned_data
        return {
            part.key: given[part.key + OWN].strip()
            or (part.examples[int(given[part.key])] if given[part.key] else "")
            for part in telling_parts()
        }


class WordsForm(forms.Form):
    words = needed_text(
        _("What I could say"),
        _("Change it until it sounds like you. Nearer sends nothing."),
        _("There is nothing here yet. One line is enough."),
    )


class WhomForm(forms.Form):
    """How deep it goes, and what would help."""

    depth = forms.ChoiceField(label=_("How deep does it go?"))
    kind = forms.ChoiceField(label=_("What would help?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", _("I am not sure")), *((key, one.name) for key, one in gifts().items())]
        self.fields["depth"].choices = list(depth_names().items())  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
