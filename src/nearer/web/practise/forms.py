"""What thoughts, beliefs and exercises ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.companion import people
from nearer.companion.beliefs import Seen
from nearer.companion.space import Space
from nearer.content import thinking_traps
from nearer.domain.text import NAME
from nearer.domain.values import Fear, Moment, Person
from nearer.domain.worth import Proof, Thought
from nearer.web.fields import long_text, needed_text

SIDES = (("for", _("It speaks for it")), ("against", _("It speaks against it")))
OF_100 = _("A number from 0 to 100.")


def of_100(label: Any, help_text: Any = OF_100, *, required: bool = False) -> forms.IntegerField:
    """A rating typed as a number: a slider would answer for somebody who did not touch it."""
    wrong = _("Choose a number from 0 to 100.")
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=required,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


class ThoughtForm(forms.Form):
    """A thought record on one page; nothing but the thought is required."""

    thought = needed_text(
        _("The thought"),
        _("As it came, in its own words. Half a sentence is enough."),
        _("Write the thought that came, in a few words."),
    )
    situation = long_text(_("What was going on?"), _("Where, who with, what happened just before."))
    feeling = forms.CharField(
        label=_("The feeling"),
        help_text=_("One word will do: hurt, ashamed, angry, lonely, empty."),
        max_length=NAME,
        required=False,
    )
    before = of_100(_("How strong was it?"))
    speaks_for = long_text(
        _("What speaks for the thought?"),
        _("What a camera could have seen or heard. One thing to a line."),
    )
    speaks_against = long_text(
        _("What speaks against it, or does not fit?"), _("Small things count. One to a line.")
    )
    traps = forms.MultipleChoiceField(
        label=_("Questions to put to it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    fairer = long_text(
        _("A fairer view"),
        _("Not a nicer one: one that holds what speaks for it and what speaks against it."),
    )
    after = of_100(_("How strong is the feeling now?"))
    person = forms.ChoiceField(label=_("It was about"), required=False)
    moment = forms.CharField(required=False, max_length=NAME, widget=forms.HiddenInput)
    fear = forms.CharField(required=False, max_length=NAME, widget=forms.HiddenInput)

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.space = space
        chosen = (kwargs.get("initial") or {}).get("person", "")
        offered = [*people.present(space)]
        offered += [p for p in space.all(Person) if p.archived and p.id == chosen]
        nobody = [("", _("nobody in particular"))]
        self.fields["person"].choices = nobody + [(p.id, p.alias) for p in offered]  # type: ignore[attr-defined]
        asked = [(trap.key, trap.question) for trap in thinking_traps()]
        self.fields["traps"].choices = asked  # type: ignore[attr-defined]

    def written(self, thought: Thought) -> Thought:
        """The record with what was typed; it stays tied only to what is still in the space."""
        given = dict(self.cleaned_data)
        given["traps"] = tuple(given["traps"])
        given["moment"] = given["moment"] if self.space.find(Moment, given["moment"]) else ""
        given["fear"] = given["fear"] if self.space.find(Fear, given["fear"]) else ""
        return replace(thought, **given)

    @staticmethod
    def known(thought: Thought) -> dict[str, Any]:
        """What the form starts from."""
        return {name: getattr(thought, name) for name in ThoughtForm.base_fields}

    def goes_on(self) -> bool:
        """Whether the second half is begun or has an error, so that it stands open."""
        written = ("speaks_for", "speaks_against", "traps", "fairer", "after")
        wrong = {*written, "person"} & self.errors.keys()
        return bool(wrong) or any(self[name].value() for name in written)


class BeliefForm(forms.Form):
    """``fairer_words``: named so that it stays apart from the rating of the fairer view."""

    words = needed_text(
        _("The belief"),
        _("One sentence, as it sounds in you. “I am too much.” “People leave.”"),
        _("Write the belief in one sentence, as it sounds in you."),
    )
    fairer_words = long_text(
        _("A fairer one to try"),
        _("Something you could come to believe a little. “Some people want to know me.”"),
    )

    @staticmethod
    def known(seen: Seen) -> dict[str, Any]:
        return {"words": seen.belief.words, "fairer_words": seen.belief.fairer}


class NewBeliefForm(BeliefForm):
    strength = of_100(_("How true does the belief feel today?"))
    fairer = of_100(_("And the fairer one?"))


class RatingForm(forms.Form):
    strength = of_100(_("How true does the belief feel today?"), required=True)
    fairer = of_100(_("And the fairer one?"))


class ProofForm(forms.Form):
    words = needed_text(
        _("What I saw or heard"),
        _("One line, with as little opinion in it as you can."),
        _("Write down what you saw or heard, in a line."),
    )
    side = forms.ChoiceField(
        label=_("What does it do to the belief?"),
        choices=SIDES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )

    @staticmethod
    def known(proof: Proof) -> dict[str, Any]:
        return {"words": proof.words, "side": proof.side}


class DoneForm(forms.Form):
    """Words to an exercise; its label is the exercise's own question."""

    words = long_text(_("Words"))

    def __init__(self, question: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = question
