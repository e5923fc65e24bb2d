"""Writing a draft: begun, changed, with notes on the text before anything is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer import content
from nearer.companion import drafts as kept
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.words import Wording
from nearer.web.request import go, session_of, space_of
from nearer.web.say.desk import Desk, at_desk, text_in, wants_all
from nearer.web.say.desk import kept as kept_at
from nearer.web.say.forms import WordsForm
from nearer.web.say.showing import showing


def new(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    desk = _desk(request, space, {"person": request.GET.get("with", "")})
    written = kept_at(request, desk, lambda: kept.write(space, _form(desk).draft()))
    if written is not None:
        session_of(request).note(_("Kept here. It is not sent."))
        return go("say:draft", written.id)
    return render(request, "say/new.html", _asked(request, desk))


def edit(request: HttpRequest, draft_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Wording, draft_id)
    scene = kept.scene_of(one)
    desk = _desk(request, space, WordsForm.known(one), scene)
    changed = kept_at(
        request, desk, lambda: kept.change(space, draft_id, _form(desk).draft(one.scene))
    )
    if changed is not None:
        note = _("Kept. The version before is there too.")
        session_of(request).note(note if changed != one else _("Nothing was changed."))
        return go("say:draft", draft_id)
    return render(request, "say/edit.html", _asked(request, desk) | {"draft": one, "scene": scene})


@require_POST
def notes(request: HttpRequest) -> HttpResponse:
    """Notes on what stands in a form, as a piece of a page. Nothing is kept."""
    key = request.GET.get("scene", "")
    scene = content.scenario(key) if key else None
    try:
        text = text_in(request.POST, scene)
        context = showing(space_of(request), text, asked=wants_all(request.POST))
    except BadInput as error:
        context = {"problem": str(error)}
    return HttpResponse(render_to_string("say/notes.html", context))


def _desk(
    request: HttpRequest,
    space: Space,
    known: dict[str, Any],
    scene: content.Scenario | None = None,
) -> Desk:
    def form_of(data: QueryDict | None, initial: dict[str, Any]) -> WordsForm:
        form = WordsForm(space, data, initial=initial)
        if scene:
            form.of_scene()
        return form

    return at_desk(request, form_of, known, scene)


def _form(desk: Desk) -> WordsForm:
    assert isinstance(desk.form, WordsForm)
    return desk.form


def _asked(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """``answering``: the other's message is asked first; ``finding``: a word was just chosen."""
    theirs = desk.form["replying_to"].value() if "replying_to" in desk.form.fields else ""
    return desk.shown | {
        "form": desk.form,
        "answering": bool(theirs) or "reply" in request.GET,
        "finding": "insert" in request.POST,
        "feelings": content.feeling_groups(),
        "needs": content.need_groups(),
    }
