"""What a strategy of one's own and a new experiment ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.companion.space import Space
from nearer.companion.strategies import offered
from nearer.companion.trials import GOODS, HOURS, URGE_FROM
from nearer.domain.practice import Strategy
from nearer.domain.text import NAME
from nearer.web.fields import long_text

KINDS = (("", _("All")), ("alone", _("By myself")), ("with", _("With somebody")))
GOOD_WORDS = {
    "moved toward": _("I moved toward somebody within %(n)d hours"),
    "closeness": _("How close I feel to people %(n)d hours later"),
}
USUAL_URGE = 5


class StrategyForm(forms.Form):
    name = forms.CharField(
        label=_("What is it called?"),
        help_text=_("A few words, so that you know it at once."),
        max_length=NAME,
    )
    how = long_text(
        _("How does it go?"), _("One thing to a line. You will read this in a hard moment.")
    )
    why = long_text(_("Why might it help?"), _("What you know of it, or why you like it."))

    @staticmethod
    def known(one: Strategy) -> dict[str, Any]:
        return {"name": one.name, "how": one.how, "why": one.why}


class TrialForm(forms.Form):
    """What is compared, what is looked at, and from which urge on."""

    strategies = forms.MultipleChoiceField(
        label=_("Which do you want to try?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one strategy or two.")},
    )
    good = forms.ChoiceField(label=_("What shall be looked at?"), widget=forms.RadioSelect)
    urge_from = forms.TypedChoiceField(
        label=_("From which strength of the urge?"),
        choices=[(n, str(n)) for n in URGE_FROM],
        coerce=int,
        initial=USUAL_URGE,
        widget=forms.RadioSelect,
    )

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.id, one.name) for one in offered(space)]
        self.fields["strategies"].choices = named  # type: ignore[attr-defined]
        goods = [(good, GOOD_WORDS[good] % {"n": HOURS[good]}) for good in GOODS]
        self.fields["good"].choices = goods  # type: ignore[attr-defined]
        self.fields["good"].initial = GOODS[0]


class ConsentForm(TrialForm):
    """The same plan, and a yes to it."""

    consent = forms.BooleanField(
        label=_("I have read this and want to begin."),
        help_text=_("You can pause or end it on any day, and say no to any draw."),
        error_messages={"required": _("It begins only if you tick this box.")},
    )
