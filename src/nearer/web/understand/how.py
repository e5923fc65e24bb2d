"""How Nearer decides: the page to read, with a year of nothing made while one waits."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from nearer.companion.noise import YEARS, noise, year_for
from nearer.web.house import house
from nearer.web.request import open_to_all
from nearer.web.understand.learn import reading

SLUG = "how-nearer-decides"
HERE = "<hr />\n"  # where the page's text leaves room for the picture
RANGE = format_lazy(_("Type a whole number from 1 to {most}."), most=YEARS)


class AnotherYear(forms.Form):
    year = forms.IntegerField(
        label=_("Number of the year"),
        min_value=1,
        max_value=YEARS,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), RANGE),
    )


@open_to_all
def how(request: HttpRequest) -> HttpResponse:
    """The picture is our own SVG, made of numbers and our own words."""
    asked = AnotherYear(request.GET) if "year" in request.GET else None
    chosen = asked is not None and asked.is_valid()
    shown = noise(asked.cleaned_data["year"] if asked and chosen else _first_year())
    context = reading(request, SLUG)
    before, _room, after = context["body"].partition(HERE)
    context |= {
        "before": mark_safe(before),  # noqa: S308
        "after": mark_safe(after),  # noqa: S308
        "noise": shown,
        "picture": mark_safe(shown.picture),  # noqa: S308
        "chosen": chosen,
        "form": asked if asked and not chosen else AnotherYear(initial={"year": shown.following}),
    }
    return render(request, "understand/how.html", context)


def _first_year() -> int:
    return year_for(house().clock().date())
