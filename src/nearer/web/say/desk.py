"""A text being worked on: what each button of its form does to it before it is shown again.

Nothing is kept by looking, by putting a suggestion in or by taking it back; only by keeping.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict

from nearer.companion.noticed import with_suggestion
from nearer.content import Scenario
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy
from nearer.web.request import space_of, typed
from nearer.web.say.showing import showing
from nearer.web.unsaved import begun, save

T = TypeVar("T")

ACTS = ("look", "use", "insert", "back")


@dataclass(frozen=True)
class Desk:
    """``form``: with what stands on the page now. ``shown``: what its template needs besides."""

    form: forms.Form
    shown: dict[str, Any]


def at_desk(
    request: HttpRequest,
    form_of: Callable[[QueryDict | None, dict[str, Any]], forms.Form],
    known: dict[str, Any],
    scene: Scenario | None = None,
) -> Desk:
    """``form_of``: makes the form from what was typed and what is known.

    ``scene``: what the words are practised on; it has what they answer.
    """
    data, refused = typed(request), ""
    if data is not None and _act(request):
        data, refused = _worked_on(data, scene)
    form = form_of(data, begun(request, **known))
    if refused:
        form.add_error("words", refused)
    return Desk(form, _shown(request, form, scene))


def kept(request: HttpRequest, desk: Desk, act: Callable[[], T]) -> T | None:
    """Keep the words where that was asked; None where the page is to be shown."""
    return None if _act(request) else save(request, desk.form, act)


def _act(request: HttpRequest) -> str:
    """The button that was pressed; "" to keep."""
    if request.method != "POST":
        return ""
    return next((act for act in ACTS if act in request.POST), "")


def _worked_on(data: QueryDict, scene: Scenario | None) -> tuple[QueryDict, str]:
    """The form as the button leaves it, and why that could not be."""
    data = data.copy()
    words = str(data.get("words", ""))
    if "insert" in data:
        data["words"] = _with_word(words, str(data["insert"]))
    elif "back" in data:
        data["words"], data["before"] = str(data.get("before", "")), ""
    elif "use" in data:
        theirs = scene.their_line if scene else str(data.get("replying_to", ""))
        try:
            text, theirs = tidy(words, "words"), tidy(theirs, "replying_to")
            data["words"] = with_suggestion(text, theirs, str(data["use"]))
            data["before"] = text
        except BadInput as error:
            return data, str(error)
    return data, ""


def _with_word(words: str, word: str) -> str:
    apart = "" if not words or words[-1].isspace() else " "
    return f"{words}{apart}{word} "


def _shown(request: HttpRequest, form: forms.Form, scene: Scenario | None) -> dict[str, Any]:
    """The notes on what stands in the form, unless it is empty or has something to mend."""
    space = space_of(request)
    if form.errors or (request.method == "POST" and not _act(request)):
        return showing(space, "", "")
    theirs = form["replying_to"].value() if "replying_to" in form.fields else ""
    try:
        words = tidy(str(form["words"].value() or ""), "words")
        return showing(space, words, tidy(str(theirs or ""), "replying_to"), scene)
    except BadInput:
        return showing(space, "", "")
