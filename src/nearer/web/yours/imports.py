"""Bringing in what was noted elsewhere: choose a file, look at it, add it, take it back."""

import io

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from nearer.companion import arrivals, importing, incoming
from nearer.companion.arriving import Plan
from nearer.companion.people import names as people_names
from nearer.companion.space import Space
from nearer.companion.tags import names as tag_names
from nearer.domain.arrival import Incoming
from nearer.domain.errors import BadInput, VaultError
from nearer.web.gate.forms import passphrase_field
from nearer.web.request import go, session_of, space_of
from nearer.web.uploads import LARGEST
from nearer.web.yours import looking
from nearer.web.yours.import_words import SOURCES, line, shown

AGAIN = 3  # seconds between two looks at how far a reading is: time to hear the page read out
LISTED = 50  # rows that are not understood, on one page


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The file"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )
    passphrase = passphrase_field(
        gettext_lazy("Its passphrase"), gettext_lazy("Only for a sealed file from Nearer.")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["passphrase"].required = False


@sensitive_post_parameters()
def start(request: HttpRequest) -> HttpResponse:
    """What can be read, a file that waits, and imports that were made."""
    space = space_of(request)
    incoming.forget_old(space)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _kept(space, form):
        return go("yours:import_look")
    context = {
        "form": form,
        "waits": incoming.waiting(space),
        "arrivals": [shown(space, one) for one in arrivals.arrivals(space)],
        "most": LARGEST // 1_000_000,
    }
    return render(request, "yours/import.html", context)


def too_large(request: HttpRequest) -> HttpResponse:
    """What is said of a file that was let go while it came (``web/uploads.py``)."""
    context = {"name": _("The file"), "why": _too_large()}
    return render(request, "yours/import_not.html", context)


def look(request: HttpRequest) -> HttpResponse:
    """What would be added; nothing is written before it is wanted."""
    space = space_of(request)
    first = incoming.waiting(space)
    if first is None:
        return go("yours:import")
    if importing.needs_columns(space, first):
        return go("yours:import_columns")
    reading = looking.looking(space, first)
    if reading.is_alive():
        return _meanwhile(request, reading)
    if reading.error is not None:
        context = {"name": first.name, "why": _(str(reading.error))}
        return render(request, "yours/import_not.html", context)
    if reading.plan is None:
        raise AssertionError
    return _preview(request, space, first, reading.plan)


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Add what was looked at, all of it as one act."""
    space = space_of(request)
    first = incoming.waiting(space)
    if first is None:
        return go("yours:import")
    reading = looking.looking(space, first)
    if reading.plan is None:
        return go("yours:import_look")
    source = incoming.content(space)
    plan = importing.bring(space, reading.plan, source, first.name, first.asked)
    space.derived.pop(looking.KEY, None)
    if not plan.revisions:
        session_of(request).note(_("Nothing was added: all of it is here already."))
        return go("yours:import")
    return go("yours:arrival", arrivals.arrivals(space)[0].batch)


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    looking.forget(space_of(request))
    session_of(request).note(_("Thrown away. Nothing was added."))
    return go("yours:import")


def arrival(request: HttpRequest, batch: str) -> HttpResponse:
    """One import that was made, and taking it back."""
    space = space_of(request)
    one = arrivals.arrival(space, batch)
    if request.method == "POST":
        taken = arrivals.take_back(space, batch)
        session_of(request).note(_taken_back(taken))
        return go("yours:import")
    return render(request, "yours/import_done.html", {"arrival": shown(space, one)})


def _kept(space: Space, form: FileForm) -> bool:
    """Whether the file that was sent now waits; else the form says why not."""
    sent: InMemoryUploadedFile = form.cleaned_data["file"]
    if sent.size is not None and sent.size > LARGEST:
        form.add_error("file", _too_large())
        return False
    try:
        source = importing.unsealed(io.BytesIO(sent.read()), form.cleaned_data["passphrase"])
        incoming.keep(space, sent.name or "", source.read())
    except BadInput as error:
        form.add_error(error.field if error.field in form.fields else "file", _(str(error)))
    except VaultError as error:
        form.add_error("passphrase", _(str(error)))
    return form.is_valid()


def _too_large() -> str:
    sentence = _(
        "This file is larger than %(most)s MB. Divide it, or pack it as a zip; from a terminal "
        "“nearer import” takes larger ones."
    )
    return sentence % {"most": LARGEST // 1_000_000}


def _meanwhile(request: HttpRequest, reading: looking.Looking) -> HttpResponse:
    context = {"name": reading.first.name, "done": f"{reading.done:,}"}
    response = render(request, "yours/import_meanwhile.html", context)
    response.headers["Refresh"] = f"{AGAIN}; url={request.path}"
    return response


def _preview(request: HttpRequest, space: Space, first: Incoming, plan: Plan) -> HttpResponse:
    period = plan.period()
    fresh = importing.new_names(plan)
    names = people_names(space) | fresh, tag_names(space) | fresh
    context = {
        "name": first.name,
        "source": SOURCES[plan.source],
        "columns": plan.source == "table",
        "plan": plan,
        "counts": importing.counted(plan.counts),
        "first": period[0] if period else None,
        "last": period[1] if period else None,
        "examples": [line(moment, *names) for moment in plan.examples()],
        "faults": plan.faults[:LISTED],
        "more_faults": max(0, plan.faulty - LISTED),
    }
    return render(request, "yours/import_look.html", context)


def _taken_back(taken: arrivals.TakenBack) -> str:
    if not taken.stays:
        return _("Taken back. What it had added is gone.")
    return ngettext(
        "Taken back. One thing stays, since you changed it or wrote about it.",
        "Taken back. %(n)d things stay, since you changed them or wrote about them.",
        taken.stays,
    ) % {"n": taken.stays}
