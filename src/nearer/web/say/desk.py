"""A text being worked on: what each button of its form does to it before it is shown again.

Nothing is kept by looking, by putting a suggestion in or by taking it back; only by keeping.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict

from nearer.companion.notes import Text, with_suggestion
from nearer.companion.space import Space
from nearer.content import Scenario
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy
from nearer.web.request import space_of, typed
from nearer.web.say.showing import NONE, showing
from nearer.web.unsaved import begun, save

T = TypeVar("T")

ACTS = ("look", "use", "insert", "back")
ASKED = "asked"
"""What a form says that has notes on it which were asked for in spite of heavy words."""


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
        data, refused = _worked_on(space_of(request), data, scene)
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


def wants_all(data: QueryDict) -> bool:
    """Whether notes are wanted also where words are heavy."""
    return data.get("look") == ASKED or ASKED in data


def _worked_on(space: Space, data: QueryDict, scene: Scenario | None) -> tuple[QueryDict, str]:
    """The form as the button leaves it, and why that could not be."""
    data = data.copy()
    words = str(data.get("words", ""))
    if "insert" in data:
        data["words"] = _with_word(words, str(data["insert"]))
    elif "back" in data:
        data["words"], data["before"] = str(data.get("before", "")), ""
    elif "use" in data:
        try:
            text = text_in(data, scene)
            data["words"] = with_suggestion(space, text, str(data["use"]))
            data["before"] = text.words
        except BadInput as error:
            return data, str(error)
    return data, ""


def text_in(data: Mapping[str, object], scene: Scenario | None) -> Text:
    """What stands in a form, ready for notes. Raises BadInput."""
    return Text(
        tidy(str(data.get("words") or ""), "words"),
        "" if scene else tidy(str(data.get("replying_to") or ""), "replying_to"),
        str(data.get("person") or ""),
        scene,
    )


def _with_word(words: str, word: str) -> str:
    apart = "" if not words or words[-1].isspace() else " "
    return f"{words}{apart}{word} "


def _shown(request: HttpRequest, form: forms.Form, scene: Scenario | None) -> dict[str, Any]:
    """The notes on what stands in the form, unless it is empty or has something to mend."""
    space = space_of(request)
    if form.errors or (request.method == "POST" and not _act(request)):
        return showing(space, NONE)
    stands = {name: form[name].value() for name in form.fields}
    try:
        return showing(space, text_in(stands, scene), asked=wants_all(request.POST))
    except BadInput:
        return showing(space, NONE)
