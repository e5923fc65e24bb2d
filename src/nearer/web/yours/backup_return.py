"""Bringing a copy back: into the space that is open, or at the gate where there is none yet."""

from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from nearer.companion import arrivals, backups, importing, restoring
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput, UnknownFormat, VaultError, VaultExists, WrongKey
from nearer.exchange.copy_file import Copy
from nearer.exchange.places import named
from nearer.web.gate.forms import CHOOSING, NewPassphrase, passphrase_field
from nearer.web.gate.views import enter
from nearer.web.gate.waiting import COOKIE, Waiting, held
from nearer.web.house import house
from nearer.web.request import attempt, go, open_to_all, session_of, space_of

KEY = "copy"  # under which an open space remembers the copy that is looked at


class CopyForm(forms.Form):
    copy = forms.ChoiceField(label=gettext_lazy("Which copy"), required=False)
    path = forms.CharField(
        label=gettext_lazy("Where another copy lies"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy("The whole path of the file on this machine."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    secret = passphrase_field(
        gettext_lazy("The passphrase it had, or its recovery code"),
        gettext_lazy("For a copy of another space. One of this space needs none."),
    )

    def __init__(self, folders: tuple[Path, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = {one.path.name: one for folder in folders for one in backups.listed(folder)}
        self.paths = {name: one.path for name, one in found.items()}
        told = [(name, f"{one.made:%Y-%m-%d %H:%M} UTC") for name, one in found.items()]
        choices = [("", gettext_lazy("another file, named below")), *told]
        self.fields["copy"].choices = choices  # type: ignore[attr-defined]
        self.fields["secret"].required = False

    def chosen(self) -> Path:
        """Raises BadInput."""
        name, path = self.cleaned_data["copy"], self.cleaned_data["path"].strip()
        if name:
            return self.paths[name]
        if not path or not named(path, "path").is_absolute():
            raise BadInput(_("Choose a copy, or write the whole path of one."), "path")
        return named(path)


@sensitive_post_parameters()
def choose(request: HttpRequest) -> HttpResponse:
    """Which copy, and what opens it if it is of another space."""
    space, settings = space_of(request), house().settings
    if settings.hosted:
        return go("copies:copies")
    asked = request.POST or ({"copy": request.GET["copy"]} if "copy" in request.GET else None)
    form = CopyForm(backups.folders(space, settings.folder), asked)
    if asked is not None and form.is_valid():
        waiting = _open(form, space)
        if waiting is not None:
            space.derived[KEY] = waiting
            return go("copies:look")
    return render(request, "yours/backup_choose.html", {"form": form})


def look(request: HttpRequest) -> HttpResponse:
    """What it would bring back; and bringing it back."""
    space = space_of(request)
    waiting: Waiting | None = space.derived.get(KEY)
    if waiting is None:
        return go("copies:choose")
    wanted = (request.POST or request.GET).get("deleted") == "1"
    found = restoring.look(space, waiting.opened, wanted=wanted)
    if request.method == "POST":
        return _bring(request, space, waiting, found)
    plan = found.plan
    period = plan.period()
    context = _told(waiting) | {
        "made": local(space, waiting.opened.copy.head.made),
        "counts": importing.counted(plan.counts),
        "plan": plan,
        "first": period[0] if period else None,
        "last": period[1] if period else None,
        "deleted": importing.counted(found.deleted),
        "deleted_count": sum(count for _kind, count in found.deleted),
        "wanted": wanted,
    }
    return render(request, "yours/backup_look.html", context)


@open_to_all
@sensitive_post_parameters()
def begin(request: HttpRequest) -> HttpResponse:
    """A copy instead of a new space."""
    settings = house().settings
    if settings.hosted or house().gate.exists():
        return redirect("gate:unlock")
    form = CopyForm((settings.folder / backups.OWN_FOLDER,), request.POST or None)
    form.fields["secret"].help_text = ""
    if request.method == "POST" and form.is_valid():
        waiting = _open(form)
        if waiting is not None:
            answer = go("copies:begin_look")
            token = held.put(waiting)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="Strict", path="/gate/")
            return answer
    context = {"form": form, "found": bool(form.paths), "folder": settings.folder / "copies"}
    return render(request, "yours/backup_begin.html", context)


@open_to_all
@sensitive_post_parameters()
def begin_look(request: HttpRequest) -> HttpResponse:
    """What is in the copy; and making it the space of this machine."""
    now = house().clock()
    waiting = held.get(request.COOKIES.get(COOKIE, ""), now)
    if waiting is None or house().gate.exists():
        return go("copies:begin")
    form = NewPassphrase(request.POST or None) if waiting.by_code else forms.Form(request.POST)
    if form.fields:
        form.fields["passphrase"].widget.attrs.update(CHOOSING)
    if request.method == "POST" and form.is_valid():
        space = attempt(form, lambda: _restore(waiting, form))
        if space is not None:
            held.hand_over()
            answer = enter(request, space, go("today:today"), note=_("Everything is here again."))
            answer.delete_cookie(COOKIE, path="/gate/", samesite="Strict")
            return answer
    context = _told(waiting) | {"form": form, "made": waiting.opened.copy.head.made}
    return render(request, "yours/backup_begin_look.html", context)


def _open(form: CopyForm, space: Space | None = None) -> Waiting | None:
    """The copy that was chosen, opened; else the form says why not. One guess at a time."""
    try:
        path = form.chosen()
        copy = backups.open_file(path) if space else _open_at_the_gate(path)
        opened = restoring.by_space(space, copy) if space else None
        secret = form.cleaned_data["secret"]
        by_code = False
        if opened is None:
            with house().attempts.turn:
                opened, by_code = restoring.by_secret(copy, secret)
            if space:
                opened.key.forget()  # all of it is read; at the gate a space is made with the key
        return Waiting(path.name, opened, house().clock(), by_code)
    except BadInput as error:
        form.add_error(error.field if error.field in form.fields else "path", gettext(str(error)))
    except WrongKey:
        form.add_error(
            "secret", _("This does not open the copy. It opens with what it had when it was made.")
        )
    except VaultError as error:
        form.add_error("path", gettext(str(error)))
    return None


def _open_at_the_gate(path: Path) -> Copy:
    """Anybody may ask there: which other files this machine has is not theirs to learn."""
    try:
        return backups.open_file(path)
    except (BadInput, UnknownFormat) as error:
        sentence = _(
            "No copy can be opened there. See whether the path is right and all of it came."
        )
        raise BadInput(sentence, "path") from error


def _bring(
    request: HttpRequest, space: Space, waiting: Waiting, found: restoring.Return
) -> HttpResponse:
    plan = restoring.bring(space, waiting.opened, found, waiting.name)
    space.derived.pop(KEY, None)
    if not plan.revisions:
        session_of(request).note(_("Nothing was added: all of it is here already."))
        return go("copies:copies")
    session_of(request).note(_("It is back. You can take this back as one, below."))
    return go("yours:arrival", arrivals.arrivals(space)[0].batch)


def _restore(waiting: Waiting, form: forms.Form) -> Space:
    """Raises BadInput."""
    opened = waiting.opened
    if waiting.by_code:
        passphrase = form.cleaned_data["passphrase"]
        opened = restoring.under_passphrase(house().gate, opened, passphrase)
    try:
        return restoring.restore(house().gate, opened)
    except VaultExists as error:
        raise BadInput(str(error)) from error


def _told(waiting: Waiting) -> dict[str, Any]:
    opened = waiting.opened
    return {
        "name": waiting.name,
        "inside_it": importing.counted(opened.counts),
        "damaged": len(opened.damaged),
        "records": opened.copy.head.count,
    }
