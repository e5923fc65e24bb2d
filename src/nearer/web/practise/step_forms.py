"""What steps ask: when one is written, planned, and looked back at."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.companion import steps
from nearer.companion.space import Space
from nearer.companion.steps import WAYS, Written
from nearer.companion.steps_picture import depth_names
from nearer.companion.tries import After, Plan
from nearer.domain.practice import Attempt
from nearer.domain.values import Person
from nearer.practice.ladder import LadderStep
from nearer.web.fields import long_text
from nearer.web.practise.forms import of_100

BY = {"text": _("in writing"), "call": _("by phone"), "face_to_face": _("face to face")}
HARD = _("How hard does it feel?")
DID = (("did", _("I did it")), ("part", _("In part")), ("not", _("Not this time")))
GAVE_BACK = (("yes", _("Yes")), ("no", _("No")), ("", _("can’t say")))
OF_100 = _("0 is easy, 100 is the hardest you can think of.")


class StepForm(forms.Form):
    """A step in the person's own words."""

    words = long_text(_("The step"), _("One sentence, small enough for one day."), required=True)
    depth = forms.ChoiceField(label=_("How deep does it go?"))
    line = long_text(_("What I could say"), _("As you would really say it."))
    person = forms.ChoiceField(label=_("Only with"), required=False)
    by = forms.ChoiceField(
        label=_("Only this way"),
        choices=(*BY.items(), ("", _("any way"))),
        required=False,
        widget=forms.RadioSelect,
    )
    hard = of_100(HARD, OF_100)

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["depth"].choices = list(depth_names().items())  # type: ignore[attr-defined]
        anybody = ("", _("anybody"))
        self.fields["person"].choices = with_people(space, self.initial, "person", anybody)  # type: ignore[attr-defined]

    @staticmethod
    def known(step: LadderStep) -> dict[str, Any]:
        by = step.ways[0] if len(step.ways) == 1 else ""
        return {
            "words": step.words,
            "depth": step.depth,
            "line": step.line,
            "person": step.person,
            "by": by,
            "hard": step.hard,
        }

    def written(self) -> Written:
        return Written(**self.cleaned_data)


class PlanForm(forms.Form):
    """Before a step. Nothing is required."""

    person = forms.ChoiceField(label=_("With"), required=False)
    by = forms.ChoiceField(label=_("How"), required=False, widget=forms.RadioSelect)
    hard_before = of_100(HARD, OF_100)
    fear = long_text(
        _("What do I fear will happen?"),
        _("It is kept with your fears, and in two to four days Nearer asks what came of it."),
    )
    likely = of_100(_("How likely does that feel?"))
    backed_by = forms.ChoiceField(
        label=_("Who has my back for this?"),
        help_text=_("Somebody who may know that you try it. You get a message to send them."),
        required=False,
    )

    def __init__(self, space: Space, step: LadderStep, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        somebody, nobody = ("", _("somebody")), ("", _("nobody, this time"))
        self.fields["person"].choices = with_people(space, self.initial, "person", somebody)  # type: ignore[attr-defined]
        self.fields["backed_by"].choices = with_people(space, self.initial, "backed_by", nobody)  # type: ignore[attr-defined]
        ways = [(by, BY[by]) for by in step.ways or WAYS if by]
        self.fields["by"].choices = [*ways, ("", _("not sure yet"))]  # type: ignore[attr-defined]
        if step.person:
            del self.fields["person"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("fear", "").strip() and given.get("likely") is None and not self.errors:
            self.add_error("likely", _("Say how likely it feels, from 0 to 100."))
        return given

    @staticmethod
    def known(one: Attempt) -> dict[str, Any]:
        return {
            "person": one.person,
            "by": one.by,
            "hard_before": one.hard_before,
            "backed_by": one.backed_by,
        }

    def fear_is_kept(self) -> None:
        """A prediction stands already; it is changed where fears are."""
        del self.fields["fear"], self.fields["likely"]

    def before_is_over(self) -> None:
        """The step was looked back at: what it felt like before is not asked any more."""
        for name in {"fear", "likely", "hard_before"} & set(self.fields):
            del self.fields[name]

    def plan(self, person: str = "") -> Plan:
        return Plan(**({"person": person} | self.cleaned_data))

    @property
    def says_more(self) -> bool:
        """Whether what is folded away holds something, or needs another look."""
        names = [name for name in ("fear", "likely", "backed_by") if name in self.fields]
        return any(self[name].value() not in {"", None} or self[name].errors for name in names)


class LookBackForm(forms.Form):
    did = forms.ChoiceField(
        label=_("How did it go?"),
        choices=DID,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    hard_after = of_100(_("How hard was it, now that it is done?"), OF_100)
    gave_back = forms.TypedChoiceField(
        label=_("Did they share something too?"),
        choices=GAVE_BACK,
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    happened = long_text(_("What happened?"))
    felt = long_text(_("How did it feel?"))
    learned = long_text(_("What did I learn?"), _("Half a sentence is enough."))

    @staticmethod
    def known(one: Attempt) -> dict[str, Any]:
        known = {name: getattr(one, name) for name in LookBackForm.base_fields}
        gave = {True: "yes", False: "no", None: ""}
        return known | {"gave_back": gave[one.gave_back]}

    def after(self) -> After:
        return After(**self.cleaned_data)


class WeekForm(forms.Form):
    sentence = forms.CharField(
        label=_("One sentence to keep"),
        help_text=_("What you would like to find again. It can stay empty."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def with_people(
    space: Space, initial: Mapping[str, Any], name: str, nobody: tuple[str, Any]
) -> list[tuple[str, Any]]:
    """Whom a step may be with; somebody put away stays where they were chosen."""
    offered = list(steps.offered_people(space))
    chosen = space.find(Person, str(initial.get(name) or ""))
    if chosen and chosen not in offered and not steps.is_unsafe(space, chosen.id):
        offered.append(chosen)
    return [nobody, *((one.id, one.alias) for one in offered)]
