"""Two things together: asking for a pair, how far along it is, taking it back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nearer.companion import pairs as kept_pairs
from nearer.companion.space import Space
from nearer.companion.why_pairs import Choice, asked_pairs, choices
from nearer.web.request import attempt, go, session_of, space_of, typed


class PairForm(forms.Form):
    first = forms.ChoiceField(label=gettext_lazy("Is it"))
    second = forms.ChoiceField(label=gettext_lazy("together with"))

    def __init__(self, space: Space, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("Choose"))] + [_option(one) for one in choices(space)]
        for field in self.fields.values():
            field.choices = offered  # type: ignore[attr-defined]


def pairs(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    form = PairForm(space, typed(request, aside=True))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        asked = attempt(form, lambda: kept_pairs.ask(space, chosen["first"], chosen["second"]))
        if asked is not None:
            session_of(request).note(_("It is watched from now on."))
            return go("understand:pairs")
    context = {"form": form, "pairs": asked_pairs(space), "needed": kept_pairs.NEEDED}
    return render(request, "understand/pairs.html", context)


@require_POST
def take_back(request: HttpRequest, pair_id: str) -> HttpResponse:
    """No longer told of; asking for it again goes on from where it was."""
    kept_pairs.withdraw(space_of(request), pair_id)
    session_of(request).note(_("Taken back. You can ask for it again at any time."))
    return go("understand:pairs")


def _option(choice: Choice) -> tuple[str, str]:
    return choice.column, choice.name
