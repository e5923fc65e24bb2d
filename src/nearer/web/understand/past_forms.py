"""What is asked about memories, letters and then-and-now. One field of each has to be there."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.companion import people
from nearer.companion.lifeline import FIRST_YEAR, OLDEST, Told
from nearer.companion.space import Space
from nearer.web.fields import long_text, needed_text
from nearer.web.templatetags.nearer import moment_label
from nearer.web.today.moments import Shown

STILL_NAMES = {
    "yes": _("yes"),
    "partly": _("partly"),
    "no": _("not any more"),
    "unsure": _("can’t say"),
}
DIGITS = _("Type it in digits, or leave it empty.")
AGES = format_lazy(_("An age from 0 to {oldest}, or leave it empty."), oldest=OLDEST)
YEARS = format_lazy(_("A year from {first} on, or leave it empty."), first=FIRST_YEAR)


def person_field(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)


def offer_people(form: forms.Form, space: Space) -> None:
    """Everybody in the circles, the ones put away last; or nobody."""
    known = (*people.present(space), *people.archived(space))
    nobody = [("", _("nobody in my circles"))]
    form.fields["person"].choices = nobody + [(one.id, one.alias) for one in known]  # type: ignore[attr-defined]


class MemoryForm(forms.Form):
    happened = needed_text(
        _("What happened?"),
        _("A few facts are enough. You need not go back into it."),
        _("Write a few words about it; half a sentence is enough."),
    )
    age = forms.IntegerField(
        label=_("How old I was"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        error_messages={"invalid": DIGITS, "min_value": AGES, "max_value": AGES},
    )
    year = forms.IntegerField(
        label=_("Or the year"),
        required=False,
        min_value=FIRST_YEAR,
        error_messages={"invalid": DIGITS, "min_value": YEARS},
    )
    who = forms.CharField(
        label=_("Who was part of it?"),
        required=False,
        help_text=_("As you would say it: my mother, a teacher, nobody."),
    )
    person = person_field(_("Somebody who is in my circles now"))
    taught = long_text(
        _("What did it teach me about closeness?"),
        _("Perhaps something like: “whoever cries is left alone”."),
    )
    still = forms.ChoiceField(
        label=_("Is that still true?"),
        choices=tuple(STILL_NAMES.items()),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the four, or none.")},
    )
    child = long_text(
        _("What would I tell that child now?"),
        _("Or the person you were then, however old."),
    )

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, space)

    def told(self) -> Told:
        return Told(**self.cleaned_data)


class LetterForm(forms.Form):
    to = forms.CharField(label=_("To"), required=False)
    person = person_field(_("Is it somebody in my circles?"))
    words = needed_text(
        _("The letter"),
        _("It stays here. Nobody gets it."),
        _("The letter is still empty. One line is enough."),
    )

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["rows"] = 10
        offer_people(self, space)


class _ThenAndNow(forms.Form):
    alike = long_text(_("What is alike?"))
    different = long_text(
        _("What is different now?"),
        _("Who you are now, who they are, what you can do that you could not do then."),
    )


class EchoForm(_ThenAndNow):
    """Where the memory is known."""

    moments = forms.MultipleChoiceField(
        label=_("Moments of now that feel like it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these moments is not here any more.")},
    )

    def __init__(self, offered: Sequence[Shown], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(shown.moment.id, moment_line(shown)) for shown in offered]
        self.fields["moments"].choices = choices  # type: ignore[attr-defined]


class EchoOfMomentForm(_ThenAndNow):
    """Where the moment is known."""

    memory = forms.ChoiceField(
        label=_("What does it remind me of?"),
        error_messages={
            "required": _("Choose one of your memories."),
            "invalid_choice": _("This memory is not here any more. Choose another."),
        },
    )

    def __init__(self, memories: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["memory"].choices = [("", _("Choose")), *memories]  # type: ignore[attr-defined]


def moment_line(shown: Shown) -> str:
    """A moment in one line, to be chosen by."""
    moment = shown.moment
    urge = gettext("urge %(n)d") % {"n": moment.urge} if moment.urge is not None else ""
    company = gettext("alone") if moment.alone else ", ".join(shown.who)
    words = Truncator(moment.words).chars(80)
    parts = (moment_label(moment.when), urge, company, ", ".join(shown.what), words)
    return " · ".join(part for part in parts if part)
