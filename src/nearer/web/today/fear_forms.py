"""What a fear asks when it is written, and when its time has come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.companion import people
from nearer.companion.space import Space
from nearer.domain.values import Fear, Person
from nearer.web.fields import long_text
from nearer.web.today.forms import rating

KINDS = {
    "turned down": _("being turned down"),
    "left": _("being left"),
    "swallowed": _("being swallowed up"),
    "seen": _("being seen as I am"),
    "hurt": _("being hurt"),
    "burden": _("being a burden"),
    "other": _("something else"),
}
OUTCOMES = {"no": _("No"), "partly": _("Partly"), "yes": _("Yes"), "unknown": _("Can’t know yet")}
PLACE = "understand"  # where pages about fears belong, whatever leads to them
MORE = ("about", "bad", "counts", "care_expected")


class FearForm(forms.Form):
    """Only the words and the number are needed."""

    words = long_text(
        _("What do I fear will happen?"),
        _("As plainly as you can, so that you will know whether it happened."),
        required=True,
    )
    likely = forms.IntegerField(
        label=_("How likely does it feel?"),
        min_value=0,
        max_value=100,
        initial=50,
        widget=forms.NumberInput(attrs={"type": "range", "step": 5}),
    )
    person = forms.ChoiceField(label=_("About"), required=False)
    about = forms.ChoiceField(
        label=_("What kind of fear is it?"),
        choices=(*KINDS.items(), ("", _("not said"))),
        required=False,
        widget=forms.RadioSelect,
    )
    bad = rating(_("If it happened, how bad would it be?"))
    counts = long_text(
        _("What would count as “it happened”?"),
        _("What a camera could have seen or heard. It is shown to you when you look back."),
    )
    care_expected = rating(_("How kind will the other be about it?"))

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = (kwargs.get("initial") or {}).get("person", "")
        offered = [*people.present(space)]
        offered += [p for p in space.all(Person) if p.archived and p.id == chosen]
        nobody = [("", _("nobody in particular"))]
        self.fields["person"].choices = nobody + [(p.id, p.alias) for p in offered]  # type: ignore[attr-defined]

    @staticmethod
    def known(fear: Fear) -> dict[str, Any]:
        return {name: getattr(fear, name) for name in FearForm.base_fields}

    def keep_number(self, likely: int) -> None:
        """The number is fixed and shown as it was."""
        self.fields["likely"].disabled = True
        self.initial["likely"] = likely

    def changed(self, fear: Fear) -> Fear:
        return replace(fear, **self.cleaned_data)

    @property
    def says_more(self) -> bool:
        """Whether what is folded away holds something, or needs another look."""
        return any(self[name].value() not in {"", None} or self[name].errors for name in MORE)


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Did it happen?"),
        choices=tuple(OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four.")},
    )
    what_happened = long_text(_("What happened?"))
    care_met = rating(_("How kind was the other about it?"))
    likely_now = forms.IntegerField(
        label=_("If it came up again, how likely would it feel now?"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("A number from 0 to 100."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    @staticmethod
    def known(fear: Fear) -> dict[str, Any]:
        return {name: getattr(fear, name) for name in AnswerForm.base_fields}
