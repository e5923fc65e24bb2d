"""What is asked before a report is made."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.companion.reporting_letter import questions
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.domain.report import ReportPlan
from nearer.domain.values import Person
from nearer.web.fields import long_text

WHOLE, SHORT = "whole", "short"


class FrameForm(forms.Form):
    """The period, the people, and how long. Somebody unsafe is asked about apart."""

    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    people = forms.MultipleChoiceField(
        label=_("Who may be in it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    unsafe = forms.MultipleChoiceField(
        label=_("Marked as not safe"), required=False, widget=forms.CheckboxSelectMultiple
    )
    naming = forms.ChoiceField(
        label=_("What they are called"),
        choices=(
            ("numbers", _("P1, P2, P3")),
            ("kinship", _("a friend, a parent")),
            ("own", _("as I call them here")),
        ),
        widget=forms.RadioSelect,
    )
    length = forms.ChoiceField(
        label=_("How long"),
        choices=((WHOLE, _("everything I choose")), (SHORT, _("one page"))),
        widget=forms.RadioSelect,
    )

    def __init__(self, space: Space, kept: ReportPlan, data: Any = None) -> None:
        super().__init__(data, initial=_initial(kept))
        held = unsafe_people(space)
        everybody = [(one.id, one.alias) for one in space.all(Person)]
        safe: Any = self.fields["people"]
        unsafe: Any = self.fields["unsafe"]
        safe.choices = [one for one in everybody if one[0] not in held]
        unsafe.choices = [one for one in everybody if one[0] in held]

    def frame(self) -> dict[str, Any]:
        """As ``reporting_plan.choose_frame`` takes it."""
        given = self.cleaned_data
        return {
            "since": given["since"],
            "until": given["until"],
            "naming": given["naming"],
            "people": (*given["people"], *given["unsafe"]),
            "short": given["length"] == SHORT,
        }


class TherapistLetterForm(forms.Form):
    """One long text for each question."""

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for key, label in questions().items():
            self.fields[key] = long_text(label)


def _initial(kept: ReportPlan) -> dict[str, Any]:
    return {
        "since": kept.since,
        "until": kept.until,
        "people": kept.people,
        "unsafe": kept.despite,
        "naming": kept.naming,
        "length": SHORT if kept.short else WHOLE,
    }
