"""A report to take along: choose, look at it, take it; and a letter with it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nearer.coach.report import can_be_found
from nearer.companion import reporting, reporting_files
from nearer.companion import reporting_plan as plans
from nearer.companion.exporting import file_name
from nearer.companion.reporting_items import Group, groups
from nearer.report.document import Block, Picture, Report
from nearer.web.patience import patient
from nearer.web.practise.reading import page_asked
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.unsaved import begun, save
from nearer.web.yours.report_forms import FrameForm, TherapistLetterForm

GROUP_NAMES = {
    "patterns": gettext_lazy("Patterns"),
    "fears": gettext_lazy("Fears"),
    "map": gettext_lazy("Map"),
    "steps": gettext_lazy("Steps"),
    "trials": gettext_lazy("Experiments"),
    "people": gettext_lazy("People, each with a few lines"),
    "words": gettext_lazy("My own words from check-ins"),
}


@dataclass(frozen=True)
class Shown:
    """A block for the page. ``picture``: as it is drawn by Nearer; "" for other kinds."""

    kind: str
    block: Block
    picture: str


@patient
def start(request: HttpRequest) -> HttpResponse:
    """The period, the people, what they are called, and how long."""
    space = space_of(request)
    kept = plans.plan(space)
    form = FrameForm(space, kept, typed(request, aside=True))
    if request.method == "POST" and form.is_valid():
        chosen = attempt(form, lambda: plans.choose_frame(space, **form.frame()))
        if chosen is not None:
            return go("yours:report_items")
    context = {
        "form": form,
        "empty": not groups(space, kept),
        "letter": bool(kept.letter),
        "kept": plans.is_kept(space),
    }
    return render(request, "yours/report.html", context)


@patient
def items(request: HttpRequest) -> HttpResponse:
    """Every single thing that could be in it, page by page; turning one keeps what is ticked."""
    space = space_of(request)
    pages = {kind: page_asked(request, kind) for kind in GROUP_NAMES}
    if request.method == "POST":
        plans.choose_items(space, tuple(request.POST.getlist("item")), pages)
        kind, _colon, number = request.POST.get("turn", "").partition(":")
        if kind not in pages:
            return go("yours:report_preview")
        turned = pages | {kind: int(number[:6]) if number.isdecimal() else 1}
        return go("yours:report_items", **{k: f"{n}" for k, n in turned.items() if n > 1})
    kept = plans.plan(space)
    context = {
        "groups": [_group(one, set(kept.items)) for one in groups(space, kept, pages)],
        "short": kept.short,
    }
    return render(request, "yours/report_items.html", context)


@patient
def preview(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    made = reporting.report(space, plans.plan(space))
    context = {
        "report": made,
        "sections": _sections(made),
        "nothing": reporting.is_empty(made),
        "found": can_be_found(),
    }
    return render(request, "yours/report_preview.html", context)


@require_POST
def take(request: HttpRequest, ending: str) -> HttpResponse:
    """The file itself, made now and kept nowhere."""
    if ending not in reporting_files.KINDS:
        raise Http404
    space = space_of(request)
    made = reporting_files.file(space, plans.plan(space), ending)
    response = HttpResponse(made.content, content_type=made.kind)
    name = file_name(space, ending)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def letter(request: HttpRequest) -> HttpResponse:
    """A letter in their own words, kept with the report."""
    space = space_of(request)
    known = dict(plans.plan(space).letter)
    form = TherapistLetterForm(typed(request), begun(request, **known))
    written = save(request, form, lambda: plans.write_letter(space, form.cleaned_data))
    if written is not None:
        session_of(request).note(_("Kept. It stands at the front of your report."))
        return go("yours:report")
    return render(request, "yours/report_letter.html", {"form": form, "fields": list(form)})


def delete(request: HttpRequest) -> HttpResponse:
    """The letter and what was chosen, for good."""
    space = space_of(request)
    if not plans.is_kept(space):
        return go("yours:report")
    if request.method == "POST":
        plans.forget(space)
        session_of(request).note(_("Deleted for good."))
        return go("yours:report")
    return render(request, "yours/report_delete.html")


def _group(one: Group, chosen: set[str]) -> dict[str, Any]:
    return {
        "name": GROUP_NAMES[one.kind],
        "rows": [(item, item.key in chosen) for item in one.items],
        "kind": one.kind,
        "page": one.page,
        "pages": one.pages,
        "newer": one.page - 1,
        "older": one.page + 1 if one.page < one.pages else 0,
    }


def _sections(made: Report) -> list[tuple[str, list[Shown]]]:
    return [(one.heading, [_shown(block) for block in one.blocks]) for one in made.sections]


def _shown(block: Block) -> Shown:
    picture = mark_safe(block.svg) if isinstance(block, Picture) else ""  # noqa: S308
    return Shown(type(block).__name__.lower(), block, picture)
