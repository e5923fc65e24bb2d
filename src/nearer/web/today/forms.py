"""What the check-in, the moments and the fears ask."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.companion import people, tags
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.moments import Wanted
from nearer.companion.space import Space
from nearer.domain.days import zone
from nearer.domain.text import NAME
from nearer.domain.values import Moment, Person
from nearer.web.fields import long_text

ACTIONS = (("toward", _("moved toward")), ("stayed", _("stayed")), ("away", _("pulled away")))
WAYS = (("", _("All")), ("prompt", _("Nearer asked")), ("self", _("I logged by myself")))
FIRST_TAGS = 10  # offered at once; the others are one tap away
SCALE = [(number, str(number)) for number in range(11)]


def rating(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=SCALE,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose a number from 0 to 10.")},
    )


class SituationForm(forms.Form):
    """Screen one: who is around and what is happening. Nothing is required."""

    people = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    alone = forms.BooleanField(required=False)
    new_person = forms.CharField(label=_("Someone else"), max_length=NAME, required=False)
    tags = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    new_tag = forms.CharField(
        label=_("Something else, in your words"), max_length=NAME, required=False
    )

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space = space
        initial = kwargs.get("initial") or {}
        shown = list(people.present(space))
        shown += [p for p in space.all(Person) if p.archived and p.id in initial.get("people", ())]
        offered = list(tags.offered(space))
        offered += [
            t for t in tags.live_tags(space) if t.retired and t.id in initial.get("tags", ())
        ]
        self.fields["people"].choices = [(p.id, p.alias) for p in shown]  # type: ignore[attr-defined]
        self.fields["tags"].choices = [(t.id, t.name) for t in offered]  # type: ignore[attr-defined]
        self.first_tags = FIRST_TAGS

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("alone") and (given.get("people") or given.get("new_person", "").strip()):
            self.add_error("people", _("Alone, or with someone: choose one of the two."))
        return given

    def situation(self) -> Situation:
        """What was chosen; somebody or something new is added to the space. Raises BadInput."""
        given = self.cleaned_data
        who, what = list(given["people"]), list(given["tags"])
        if given["new_person"].strip():
            who.append(people.add(self.space, given["new_person"]).id)
        if given["new_tag"].strip():
            what.append(tags.add(self.space, given["new_tag"]).id)
        return Situation(tuple(dict.fromkeys(who)), given["alone"], tuple(dict.fromkeys(what)))


class FeelingForm(forms.Form):
    """Screen two: how it is."""

    urge = rating(_("Urge to pull away"))
    closeness = rating(_("Closeness right now"))
    mood = rating(_("Mood"))
    action = forms.ChoiceField(choices=ACTIONS, required=False, widget=forms.RadioSelect)
    fear = long_text(_("What do I fear will happen?"))
    likely = forms.IntegerField(
        label=_("How likely does it feel?"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"type": "range", "step": 5}),
        initial=50,
    )
    words = long_text(_("A few words"))

    def feeling(self) -> Feeling:
        given = dict(self.cleaned_data)
        if not given["fear"].strip():
            given["likely"] = None
        return Feeling(**given)


class MomentForm(SituationForm):
    """One moment changed later: when, what was going on, how it was."""

    when = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": _("Write it like 2026-03-29 21:40.")},
    )
    urge = rating(_("Urge to pull away"))
    closeness = rating(_("Closeness"))
    mood = rating(_("Mood"))
    action = forms.ChoiceField(
        choices=(*ACTIONS, ("", _("not noted"))), required=False, widget=forms.RadioSelect
    )
    words = long_text(_("A few words"))

    @classmethod
    def of(cls, space: Space, moment: Moment, data: Any) -> "MomentForm":
        final = tags.resolved(space)
        initial = {
            "when": moment.when.replace(tzinfo=None),
            "people": moment.people,
            "alone": moment.alone,
            "tags": tuple(final.get(t, t) for t in moment.tags),
            "urge": moment.urge,
            "closeness": moment.closeness,
            "mood": moment.mood,
            "action": moment.action,
            "words": moment.words,
        }
        return cls(space, data, initial=initial)

    def changed(self, moment: Moment) -> Moment:
        given, situation = self.cleaned_data, self.situation()
        final = tags.resolved(self.space)
        gone = tuple(p for p in moment.people if self.space.find(Person, p) is None)
        same = set(situation.tags) == {final.get(t, t) for t in moment.tags}
        return replace(
            moment,
            when=self._when(moment),
            people=situation.people + gone,
            alone=situation.alone,
            tags=moment.tags if same else situation.tags,
            urge=given["urge"],
            closeness=given["closeness"],
            mood=given["mood"],
            action=given["action"],
            words=given["words"],
            skipped=moment.skipped and not self._says_something(),
            way="self" if moment.skipped and self._says_something() else moment.way,
        )

    def _says_something(self) -> bool:
        given = self.cleaned_data
        rated = any(given[name] is not None for name in ("urge", "closeness", "mood"))
        return rated or any(given[name] for name in ("people", "alone", "tags", "action", "words"))

    def _when(self, moment: Moment) -> datetime:
        """The new time in the zone of the moment; the very same instant if it was not touched."""
        wall: datetime = self.cleaned_data["when"].replace(tzinfo=None)
        if wall == moment.when.replace(tzinfo=None, second=0, microsecond=0):
            return moment.when
        return wall.replace(tzinfo=zone(moment.zone))


class FilterForm(forms.Form):
    words = forms.CharField(label=_("Words"), required=False, max_length=200)
    person = forms.ChoiceField(label=_("With"), required=False)
    tag = forms.ChoiceField(label=_("What was going on"), required=False)
    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    way = forms.ChoiceField(label=_("How it was logged"), required=False, choices=WAYS)
    rated = forms.BooleanField(label=_("Only with an urge noted"), required=False)
    skipped = forms.BooleanField(label=_("Show skips too"), required=False)

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anyone, anything = [("", _("Anyone"))], [("", _("Anything"))]
        self.fields["person"].choices = anyone + [(p.id, p.alias) for p in space.all(Person)]  # type: ignore[attr-defined]
        self.fields["tag"].choices = anything + [(t.id, t.name) for t in tags.live_tags(space)]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What fits; a field that cannot be read asks for nothing."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(**given)

    def narrowed(self) -> bool:
        return not self.is_valid() or any(self.cleaned_data.values())

    def asked(self) -> dict[str, str]:
        """What was written or chosen, field by field, as it was sent."""
        return {name: text for name in self.fields if (text := self.data.get(name, "").strip())}


class ReasonForm(forms.Form):
    words = long_text(_("What brings you here?"), _("In your own words. You can change it later."))
