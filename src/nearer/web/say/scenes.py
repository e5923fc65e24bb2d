"""Scenes to practise on: first one's own words, then the worked example."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer import content
from nearer.companion import drafts as kept
from nearer.companion.listening import heard_so_far
from nearer.companion.noticed import worked
from nearer.web.request import go, session_of, space_of
from nearer.web.say.desk import at_desk
from nearer.web.say.desk import kept as kept_at
from nearer.web.say.forms import TryForm
from nearer.web.say.showing import legend
from nearer.web.say.views import rows


def scenes(request: HttpRequest) -> HttpResponse:
    """By what is practised and with whom."""
    space = space_of(request)
    task, relation = request.GET.get("task", ""), request.GET.get("whom", "")
    offered = kept.scenes(space)
    found = [one for one in offered if task in {"", one.task} and relation in {"", one.relation}]
    context = {
        "task": task,
        "relation": relation,
        "tasks": [(key, content.task_label(key)) for key in content.TASKS],
        "relations": [(key, content.relation_label(key)) for key in content.RELATIONS],
        "found": [
            (content.task_label(key), [one for one in found if one.task == key])
            for key in content.TASKS
            if any(one.task == key for one in found)
        ],
        "heard": heard_so_far(space) if task == "listen" else None,
        "apart": len(offered) < len(content.scenarios()),
    }
    return render(request, "say/scenes.html", context)


def scene(request: HttpRequest, key: str) -> HttpResponse:
    """One scene. Its example stays closed until there is a first try, or it is opened."""
    space = space_of(request)
    one = content.scenario(key)
    desk = at_desk(request, _form, {}, one)
    form = desk.form
    assert isinstance(form, TryForm)
    saved = kept_at(request, desk, lambda: kept.write(space, form.written(one.key)))
    if saved is not None:
        session_of(request).note(_("Kept here. It is not sent."))
        return go("say:draft", saved.id)
    pieces, marks = worked(one.example, one.why)
    context = desk.shown | {
        "scene": one,
        "form": form,
        "apart": one not in kept.scenes(space),
        "example": pieces,
        "parts": list(zip(marks, one.why, strict=True)),
        "example_legend": legend(marks),
        "mine": rows(space, kept.of_scene(space, key)),
    }
    return render(request, "say/scene.html", context)


def _form(data: QueryDict | None, initial: dict[str, Any]) -> TryForm:
    return TryForm(data, initial=initial)
