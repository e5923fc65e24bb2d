"""The sheet of a questionnaire: a row of numbers for each sentence, or a box for each number."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nearer.companion.assessments import printed
from nearer.companion.space import Space
from nearer.companion.steps import offered_people
from nearer.domain.attachment import Assessment
from nearer.instruments import Instrument

MOST_CHOICES = 11  # numbers side by side; beyond that a number is typed
CHOOSE = gettext_lazy("Choose a number from {lowest} to {highest}.")


class Sheet(forms.Form):
    """``words``: of each item, in the order of the form; without them items have ``numbers`` only.

    Anything may be left out; how much is judged where it is kept.
    """

    def __init__(
        self,
        key: Instrument,
        words: Sequence[str],
        *args: Any,
        numbers: Sequence[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.key, self.items_count = key, key.items
        self.by_number = not words or key.highest - key.lowest >= MOST_CHOICES
        for place, number in enumerate(numbers or key.numbers, 1):
            label = words[place - 1] if words else _("Item %(n)d") % {"n": number}
            make = _typed if self.by_number else _chosen
            self.fields[_name(place)] = make(key, label)

    @property
    def rows(self) -> list[forms.BoundField]:
        return [self[_name(place)] for place in range(1, self.items_count + 1)]

    def answers(self) -> tuple[int | None, ...]:
        """One for each place of the form; None is left out."""
        return tuple(
            self.cleaned_data.get(_name(place)) for place in range(1, self.items_count + 1)
        )


class PaperSheet(Sheet):
    """Answers to a published questionnaire: also when, about whom, and on which form."""

    day = forms.DateField(
        label=gettext_lazy("When was it answered?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Write it like 2026-03-29.")},
    )

    def __init__(
        self,
        space: Space,
        key: Instrument,
        words: Sequence[str],
        order: str,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(key, words, *args, numbers=printed(key, order), **kwargs)
        if key.per != "general":
            self.fields["person"] = forms.ChoiceField(
                label=_("About"),
                choices=_about(space, key),
                required=False,
                error_messages={"invalid_choice": _("Choose one of these.")},
            )


def initial(one: Assessment) -> Mapping[str, int | None]:
    """What was answered, as the sheet starts with it."""
    return {_name(place): answer for place, answer in enumerate(one.answers, 1)}


def _about(space: Space, key: Instrument) -> list[tuple[str, str]]:
    """Nobody unsafe: keeping away from them is no place on a scale."""
    nobody = _("choose") if key.per == "relationship" else _("people in general")
    return [("", nobody), *((person.id, person.alias) for person in offered_people(space))]


def _chosen(key: Instrument, label: str) -> forms.Field:
    return forms.TypedChoiceField(
        label=label,
        choices=[(n, str(n)) for n in range(key.lowest, key.highest + 1)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _range(key)},
    )


def _typed(key: Instrument, label: str) -> forms.Field:
    errors = dict.fromkeys(("invalid", "min_value", "max_value"), _range(key))
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=key.lowest,
        max_value=key.highest,
        error_messages=errors,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


def _range(key: Instrument) -> Any:
    return format_lazy(CHOOSE, lowest=key.lowest, highest=key.highest)


def _name(place: int) -> str:
    return f"item-{place}"
