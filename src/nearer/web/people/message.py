"""A first line to somebody: choose one, change it, copy it, or plan it as a step.

What it is about comes with the form and stands in no address, which a browser would keep.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.companion import messages
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.space import Space
from nearer.content import GIFTS
from nearer.domain.values import Person
from nearer.practice.ladder import LadderStep
from nearer.web.people.scenes import scenes_for
from nearer.web.people.telling_forms import WordsForm
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save

OPEN, LINE = "open", "line"
"""Buttons that keep nothing: come here with an occasion, and take one of the lines."""

MINE = "mine"
"""As a line: take one's own words again. As a field: those words."""


@dataclass(frozen=True)
class _Sheet:
    """What the page is about to show. ``mine``: own words that a line was put in place of."""

    about: str
    kind: str
    lines: Sequence[str]
    words: str
    mine: str


def message(request: HttpRequest, person_id: str) -> HttpResponse:
    """Nothing is sent and, unless it becomes a step, nothing kept."""
    space = space_of(request)
    one = space.get(Person, person_id)
    if suggestions_held(space) or person_id in unsafe_people(space):
        session_of(request).note(_("Suggestions are stopped here."))
        return go("people:person", person_id)
    data = typed(request)
    sheet = _sheet(one, data if data is not None else begun(request))
    chosen = data is None or OPEN in data or LINE in data
    form = WordsForm(None if chosen else data, initial={"words": sheet.words})
    step = None if chosen else save(request, form, lambda: _as_step(space, one, form, sheet.about))
    if step is not None:
        session_of(request).note(_("Kept as a step with these words."))
        return go("practise:plan_step", step.key)
    context = {
        "form": form,
        "person": one,
        "about": sheet.about,
        "kind": sheet.kind,
        "mine": sheet.mine,
        "lines": [(n, line, line == sheet.words) for n, line in enumerate(sheet.lines, start=1)],
        "scenes": scenes_for(one),
    }
    return render(request, "people/message.html", context)


def _sheet(person: Person, sent: Mapping[str, object]) -> _Sheet:
    given = {name: str(sent.get(name) or "") for name in ("about", "kind", "words", LINE, MINE)}
    lines = messages.lines(
        given["about"] or "word", person, next((one for one in GIFTS if one == given["kind"]), None)
    )
    before, mine = given["words"].strip(), given[MINE]
    words = before or lines[0]
    if given[LINE] == MINE:
        words, mine = mine or words, ""
    elif LINE in sent:
        words = lines[_number(given[LINE], len(lines)) - 1]
        mine = before if before and before not in lines else mine
    return _Sheet(given["about"], given["kind"], lines, words, mine)


def _number(given: str, most: int) -> int:
    return min(max(int(given[:3]) if given.isdecimal() else 1, 1), most)


def _as_step(space: Space, person: Person, form: WordsForm, about: str) -> LadderStep:
    return messages.as_step(space, person, form.cleaned_data["words"], about)
