"""Making a space, opening it, and finding help without opening anything."""

import math

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from msgspec.structs import replace

from nearer import content
from nearer.companion.space import Space
from nearer.companion.strength import ENOUGH, strength
from nearer.companion.tags import starter_set
from nearer.domain.errors import BadInput, NoSuchVault, VaultExists, WrongKey
from nearer.web.gate.forms import LONGEST, Begin, Code, Recover, Unlock
from nearer.web.house import house, ring
from nearer.web.request import attempt, go, open_to_all, safe_next, session_of, space_of
from nearer.web.sessions import COOKIE
from nearer.wiring import SAMPLE_PASSPHRASE


@open_to_all
@sensitive_post_parameters()
def begin(request: HttpRequest) -> HttpResponse:
    """Make a space."""
    hosted = house().settings.hosted
    if not hosted and house().gate.exists():
        return redirect("gate:unlock")
    form = Begin(request.POST or None, hosted=hosted)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _make(form))
        if made is not None:
            space, code = made
            return enter(request, space, go("gate:code"), code, _how_strong(form))
    return render(request, "gate/begin.html", {"form": form, "hosted": hosted})


def _how_strong(form: Begin) -> str:
    if strength(form.cleaned_data["passphrase"]).score > ENOUGH:
        return _("Your passphrase is very hard to guess.")
    return _("Your passphrase is hard to guess. One more word would make it stronger still.")


def _make(form: Begin) -> tuple[Space, str] | None:
    starters = starter_set([house().entropy(16).hex() for _tag in content.starter_tags()])
    try:
        space, code = house().gate.create(
            form.cleaned_data["passphrase"],
            form.preferences(),
            starters,
            form.cleaned_data.get("name", ""),
        )
    except VaultExists:
        if "name" in form.fields:
            form.add_error("name", _("This name is taken."))
        else:
            form.add_error(None, _("There is a space here already. Load this page again."))
        return None
    return space, code.grouped()


def code(request: HttpRequest) -> HttpResponse:
    """Show the recovery code once and let the person show that they wrote it down."""
    session, space = session_of(request), space_of(request)
    if space.preferences().code_confirmed:
        session.code = ""
        return redirect("today:today")
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attempt(form, lambda: house().gate.has_code(space, form.cleaned_data["code"])):
            space.put(replace(space.preferences(), code_confirmed=True))
            session.code = ""
            return go("today:today")
        if session.code and not house().gate.has_code(space, session.code):
            session.code = ""  # another browser made a newer one: this one opens nothing any more
        if not form.errors:
            form.add_error("code", _("This is not the code above. Look at your note once more."))
    if not session.code:  # the browser that made it is gone, and the code with it: make another
        session.code = house().gate.new_recovery_code(space).grouped()
    return render(request, "gate/code.html", {"form": form, "code": session.code})


@open_to_all
@sensitive_post_parameters()
def unlock(request: HttpRequest) -> HttpResponse:
    """Open the space. One answer, whatever failed."""
    hosted = house().settings.hosted
    if not hosted and not house().gate.exists():
        return redirect("gate:begin")
    form = Unlock(request.POST or None, hosted=hosted)
    if request.method == "POST" and form.is_valid():
        space = _try_key(form)
        if space is not None:
            return enter(request, space, redirect(safe_next(request, "today:today")))
    context = {
        "form": form,
        "next": safe_next(request, "today:today"),
        "lost": "lost" in request.GET,
        "hosted": hosted,
        "sample_passphrase": SAMPLE_PASSPHRASE if house().settings.sample else "",
    }
    return render(request, "gate/unlock.html", context)


@open_to_all
@sensitive_post_parameters()
def recover(request: HttpRequest) -> HttpResponse:
    """Open with the recovery code and set a new passphrase."""
    form = Recover(request.POST or None, hosted=house().settings.hosted)
    if request.method == "POST" and form.is_valid():
        space = _try_key(form)
        if space is not None:
            ring.close_all_of(space.vault_id)
            return enter(request, space, go("today:today"))
    return render(request, "gate/recover.html", {"form": form})


@open_to_all
@sensitive_post_parameters()
def measure(request: HttpRequest) -> HttpResponse:
    """How strong a passphrase is, for the meter that shows it while it is typed."""
    found = strength(request.POST.get("passphrase", "")[:LONGEST])
    return JsonResponse({"score": found.score, "enough": found.enough})


@open_to_all
def help_now(request: HttpRequest) -> HttpResponse:
    """Lines to call or write to, known to this machine; open to everyone, always."""
    session = getattr(request, "session_", None)
    chosen = request.GET.get("country")
    if chosen is None:
        chosen = session.space.preferences().country if session else ""
    lines = content.help_lines(chosen) if chosen else ()
    context = {
        "countries": content.countries(),
        "chosen": chosen,
        "lines": [line for line in lines if line.kind != "partner_violence"],
        "of_violence": [line for line in lines if line.kind == "partner_violence"],
        "last_checked": content.help_lines_last_checked(),
    }
    return render(request, "gate/help.html", context)


def _try_key(form: forms.Form) -> Space | None:
    """The opened space, or a sentence in the form and a longer pause before the next try."""
    with house().attempts.turn:
        return _try_in_turn(form)


def _try_in_turn(form: forms.Form) -> Space | None:
    given, now = form.cleaned_data, house().clock()
    name = given.get("name", "")
    pause = house().attempts.wait(name, now)
    if pause:
        seconds = math.ceil(pause.total_seconds())
        form.add_error(None, _("Wait %(seconds)s seconds, then try again.") % {"seconds": seconds})
        return None
    try:
        if "code" in given:
            space = house().gate.recover(given["code"], given["passphrase"], name)
        else:
            space = house().gate.unlock(given["passphrase"], name)
    except BadInput as error:  # a slip in the recovery code, told before anything is tried
        form.add_error("code" if "code" in form.fields else None, str(error))
        return None
    except (WrongKey, NoSuchVault):
        house().attempts.failed(name, now)
        form.add_error(None, _("That did not open your space. Nothing is lost. Try again."))
        return None
    house().attempts.opened(name)
    return space


def enter(
    request: HttpRequest,
    space: Space,
    response: HttpResponse,
    code: str = "",
    note: str = "",
) -> HttpResponse:
    """Give this browser a new session; an old one of it is closed."""
    previous = request.COOKIES.get(COOKIE, "")
    now = house().clock()
    cookie = ring.open(space, now, previous)
    ring.close(previous)
    session = ring.get(cookie, now)
    if session is not None:
        session.code = code
        if note:
            session.note(note)
    response.set_cookie(
        COOKIE, cookie, httponly=True, samesite="Strict", secure=house().settings.hosted
    )
    return response
