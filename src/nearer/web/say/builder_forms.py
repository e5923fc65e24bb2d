"""Parts to choose, or to write in one's own words; one's own words go before a choice."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer import content
from nearer.companion.builders import PART, Boundary, Pause
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy

OWN = _("Or in my own words")


class BoundaryForm(forms.Form):
    """``chosen``: an occasion with what one does then."""

    when = forms.CharField(label=_("When …"), required=False)
    will = forms.CharField(label=_("I will …"), required=False)
    chosen = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    warm = forms.ChoiceField(
        label=_("Something warm before it"), required=False, widget=forms.RadioSelect
    )
    warm_own = forms.CharField(label=OWN, required=False)
    offer = forms.ChoiceField(
        label=_("Something to offer after it"), required=False, widget=forms.RadioSelect
    )
    offer_own = forms.CharField(label=OWN, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = content.boundary_parts()
        self.occasions = [
            (one.when, [(f"{number}-{index}", will) for index, will in enumerate(one.will)])
            for number, one in enumerate(parts.occasion)
        ]
        every = [choice for _when, choices in self.occasions for choice in choices]
        _offer(self, "chosen", every)
        _offer(self, "warm", _same(parts.warm))
        _offer(self, "offer", _same(parts.offer))

    def clean(self) -> dict[str, Any]:
        return _checked(self, super().clean() or {})

    def boundary(self) -> Boundary:
        given = self.cleaned_data
        when, will = self._occasion()
        return Boundary(
            when=given["when"] or when,
            will=given["will"] or will,
            warm=given["warm_own"] or given["warm"],
            offer=given["offer_own"] or given["offer"],
        )

    def _occasion(self) -> tuple[str, str]:
        for when, choices in self.occasions:
            for key, will in choices:
                if key == self.cleaned_data["chosen"]:
                    return when, will
        return "", ""


class BreakForm(forms.Form):
    """The parts in the order of saying."""

    state = forms.ChoiceField(label=_("How it is in me"), required=False, widget=forms.RadioSelect)
    state_own = forms.CharField(label=OWN, required=False)
    matters = forms.ChoiceField(
        label=_("That it matters"), required=False, widget=forms.RadioSelect
    )
    matters_own = forms.CharField(label=OWN, required=False)
    back = forms.ChoiceField(
        label=_("When I am there again"), required=False, widget=forms.RadioSelect
    )
    back_own = forms.CharField(label=OWN, required=False)
    where = forms.ChoiceField(
        label=_("Where I am until then"), required=False, widget=forms.RadioSelect
    )
    where_own = forms.CharField(label=OWN, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = content.break_parts()
        _offer(self, "state", _same(parts.state))
        _offer(self, "matters", _same(parts.matters))
        _offer(self, "back", _same(tuple(one.words for one in parts.back)))
        _offer(self, "where", _same(parts.where))

    def clean(self) -> dict[str, Any]:
        return _checked(self, super().clean() or {})

    def pause(self) -> Pause:
        given = self.cleaned_data
        names = ("state", "matters", "back", "where")
        return Pause(**{name: given[f"{name}_own"] or given[name] for name in names})


def _offer(form: forms.Form, name: str, choices: Sequence[tuple[str, Any]]) -> None:
    none = ("", _("none of these"))
    form.fields[name].choices = [*choices, none]  # type: ignore[attr-defined]


def _same(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(one, one) for one in words]


def _checked(form: forms.Form, given: dict[str, Any]) -> dict[str, Any]:
    """What cannot be kept is said beside its field, before anything is put together."""
    for name, text in list(given.items()):
        try:
            tidy(text, name, PART)
        except BadInput as error:
            form.add_error(name, str(error))
    return given
