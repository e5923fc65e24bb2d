"""Published questionnaires: answers by item number, words that stay here, keys brought along."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nearer.companion import assessments as answered
from nearer.companion import questionnaires as kept
from nearer.companion.prompts import local, today
from nearer.companion.questionnaires import Questionnaire
from nearer.companion.space import Space
from nearer.domain.attachment import Assessment
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Person
from nearer.instruments import BadInstrument, Instrument
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.understand.answers import PaperSheet, initial
from nearer.web.unsaved import begun, save

NOON = time(12)


class WordsForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("The sentences"),
        help_text=gettext_lazy("Each on a line of its own, in the order of your form."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class KeyForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("The text of the file"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Paste the text of the file here first.")},
    )


def questionnaires(request: HttpRequest) -> HttpResponse:
    """Every one there is, with how often it was answered."""
    space = space_of(request)
    times: dict[str, int] = {}
    for one in space.all(Assessment):
        times[one.instrument] = times.get(one.instrument, 0) + 1
    every = [(one, times.get(one.key.key, 0)) for one in kept.shipped_and_added(space)]
    context = {
        "begun": [pair for pair in every if pair[1]],
        "others": [pair for pair in every if not pair[1]],
        "unreadable": kept.unreadable(space),
    }
    return render(request, "understand/questionnaires.html", context)


def questionnaire(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them: what it measures, and the scores so far."""
    space = space_of(request)
    one = kept.one(space, slug)
    context = {
        "one": one,
        "key": one.key,
        "read": kept.read(space, one.key),
        "forms": [
            (order, bool(kept.words(space, one.key, order))) for order in one.key.order_names
        ],
    }
    return render(request, "understand/questionnaire.html", context)


def fill(request: HttpRequest, slug: str, order: str = "") -> HttpResponse:
    """Answers by item number from a form, or by its words where they were pasted."""
    space = space_of(request)
    one = kept.one(space, slug)
    order = _order(one.key, order)
    words = kept.words(space, one.key, order)
    known = begun(request, day=today(space))
    form = PaperSheet(space, one.key, words, order, typed(request), initial=known)
    done = save(request, form, lambda: _keep(space, one.key, form, order))
    if done is not None:
        session_of(request).note(_("Kept."))
        return go("understand:questionnaire", slug)
    context = {"form": form, "one": one, "key": one.key, "order": order, "words": words}
    return render(request, "understand/fill.html", context)


def change(request: HttpRequest, slug: str, assessment_id: str) -> HttpResponse:
    space = space_of(request)
    one, sheet = kept.one(space, slug), _sheet(space, slug, assessment_id)
    words = kept.words(space, one.key, sheet.order)
    known = begun(request, day=sheet.when.date(), person=sheet.person, **initial(sheet))
    form = PaperSheet(space, one.key, words, sheet.order, typed(request), initial=known)
    form.fields.pop("day")
    form.fields.pop("person", None)
    done = save(request, form, lambda: answered.change(space, one.key, sheet.id, form.answers()))
    if done is not None:
        session_of(request).note(_("Changed."))
        return go("understand:questionnaire", slug)
    context = {
        "form": form,
        "one": one,
        "key": one.key,
        "order": sheet.order or one.key.order,
        "sheet": sheet,
    }
    return render(request, "understand/fill.html", context)


def delete(request: HttpRequest, slug: str, assessment_id: str) -> HttpResponse:
    space = space_of(request)
    one, sheet = kept.one(space, slug), _sheet(space, slug, assessment_id)
    if request.method == "POST":
        space.erase(sheet.id)
        session_of(request).note(_("Deleted for good."))
        return go("understand:questionnaire", slug)
    person = space.find(Person, sheet.person)
    context = {"one": one, "key": one.key, "sheet": sheet, "person": person}
    return render(request, "understand/delete_sheet.html", context)


def words(request: HttpRequest, slug: str, order: str) -> HttpResponse:
    """The items' words, which nobody but this person's vault has."""
    space = space_of(request)
    one = kept.one(space, slug)
    order = _order(one.key, order)
    known = begun(request, words="\n".join(kept.words(space, one.key, order)))
    form = WordsForm(typed(request), initial=known)
    done = save(
        request,
        form,
        lambda: kept.write_words(space, one.key, order, form.cleaned_data["words"]),
    )
    if done is not None:
        session_of(request).note(_("Kept, here only.") if done else _("Taken out."))
        return go("understand:questionnaire", slug)
    context = {"form": form, "one": one, "key": one.key, "order": order}
    return render(request, "understand/item_words.html", context)


def add(request: HttpRequest) -> HttpResponse:
    """A key that somebody brought along; a bad one is refused with its line and the reason."""
    space = space_of(request)
    form = KeyForm(typed(request), initial=begun(request))
    done = save(request, form, lambda: _add(space, form))
    if done is not None:
        session_of(request).note(_("It is here now."))
        return go("understand:questionnaire", done.key.key)
    return render(request, "understand/add_key.html", {"form": form})


def remove(request: HttpRequest, slug: str) -> HttpResponse:
    space = space_of(request)
    one = kept.one(space, slug)
    if one.added is None:
        raise NotFound("This questionnaire came with Nearer and stays.")
    if request.method == "POST":
        kept.remove(space, one)
        session_of(request).note(_("Deleted for good."))
        return go("understand:questionnaires")
    count = len(answered.every(space, one.key.key))
    return render(request, "understand/delete_key.html", {"one": one, "count": count})


def remove_unreadable(request: HttpRequest, added_id: str) -> HttpResponse:
    space = space_of(request)
    added = kept.one_unreadable(space, added_id)
    if request.method == "POST":
        kept.remove_unreadable(space, added)
        session_of(request).note(_("Deleted for good."))
        return go("understand:questionnaires")
    key = kept.left_behind(space, added)
    context = {"added": added, "key": key, "count": len(answered.every(space, key))}
    return render(request, "understand/delete_unreadable.html", context)


def _keep(space: Space, key: Instrument, form: PaperSheet, order: str) -> Assessment:
    given: dict[str, Any] = form.cleaned_data
    return answered.answer(
        space,
        key,
        form.answers(),
        person=given.get("person", ""),
        order=order,
        when=_when(space, given["day"]),
    )


def _when(space: Space, day: date) -> datetime | None:
    """Noon of an earlier day where the person is; None for today, which is now."""
    if day == today(space):
        return None
    return datetime.combine(day, NOON, local(space, space.now()).tzinfo)


def _add(space: Space, form: KeyForm) -> Questionnaire:
    try:
        return kept.add(space, form.cleaned_data["text"])
    except BadInstrument as error:
        raise BadInput(str(error), "text") from error


def _order(key: Instrument, order: str) -> str:
    """Raises NotFound."""
    if order and order not in key.order_names:
        raise NotFound("This questionnaire has no form of this name.")
    return order or key.order


def _sheet(space: Space, slug: str, assessment_id: str) -> Assessment:
    """Raises NotFound."""
    one = space.get(Assessment, assessment_id)
    if one.instrument != slug:
        raise NotFound("This is not in your space any more.")
    return one
