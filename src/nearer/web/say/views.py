"""Say it: where to begin, every draft, and lists to find a word in."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer import content
from nearer.coach.drafts import cannot_judge, how_it_works
from nearer.companion import drafts as kept
from nearer.companion.people import names
from nearer.companion.space import Space
from nearer.companion.word_search import LONGEST, fitting
from nearer.domain.values import Person
from nearer.domain.words import Wording
from nearer.web.practise.reading import page_asked, turning
from nearer.web.request import space_of

LATEST = 3


def home(request: HttpRequest) -> HttpResponse:
    """Where to begin. With somebody nothing leads closer to, only what keeps a distance."""
    space = space_of(request)
    person = space.find(Person, request.GET.get("with", ""))
    offered = Counter(one.task for one in kept.scenes(space, person.id if person else ""))
    context = {
        "person": person,
        "apart": kept.keeps_distance(space, person.id if person else ""),
        "tasks": [
            (task, content.task_label(task), offered[task])
            for task in content.TASKS
            if offered[task]
        ],
        "rows": rows(space, kept.newest_first(space)[:LATEST]),
        "cannot_judge": cannot_judge(),
        "how_it_works": how_it_works(),
    }
    return render(request, "say/say.html", context)


def every(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    page = kept.page(space, page_asked(request))
    return render(request, "say/drafts.html", turning(page) | {"rows": rows(space, page.found)})


def words(request: HttpRequest) -> HttpResponse:
    """Needs and feelings, all or those that fit what is looked for, which no address holds."""
    wanted = request.POST.get("q", "").strip()[:LONGEST]
    context = {
        "wanted": wanted,
        "feelings": fitting(content.feeling_groups(), wanted),
        "needs": fitting(content.need_groups(), wanted),
    }
    return render(request, "say/words.html", context)


def rows(space: Space, drafts: tuple[Wording, ...]) -> list[dict[str, Any]]:
    """Drafts with whom they are for and what they were practised on."""
    called = names(space)
    return [
        {
            "draft": one,
            "to": called.get(one.person, ""),
            "scene": kept.scene_of(one),
            "answers": kept.answered(one),
        }
        for one in drafts
    ]
