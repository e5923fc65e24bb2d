"""The guided inquiry "Why do I push people away?": its questions, and the page made of them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nearer.companion import inquiry as kept
from nearer.companion.inquiry_beside import Shelf, beside
from nearer.companion.space import Space
from nearer.domain.past import Inquiry
from nearer.domain.values import Moment
from nearer.web.fields import long_text
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.today.moments import shown
from nearer.web.unsaved import begun, save


class AnswerForm(forms.Form):
    words = long_text(gettext_lazy("In my own words"))


class PageForm(forms.Form):
    """It holds the answers to every question, so it may be longer than other texts."""

    page = forms.CharField(
        label=gettext_lazy("My page"),
        error_messages={"required": gettext_lazy("The page is still empty. One line is enough.")},
        widget=forms.Textarea(attrs={"rows": 20}),
    )


def inquiry(request: HttpRequest) -> HttpResponse:
    """Where one is on the path, and the page as it stands."""
    space = space_of(request)
    path = kept.path(space)
    context = {
        "path": path,
        "answered": sum(bool(one.words) for one in path),
        "next": kept.next_open(space),
        "page": kept.page(space),
        "versions": kept.page_versions(space)[1:],
        "behind": kept.is_behind(space),
        "any": space.find(Inquiry, kept.ONE) is not None,
    }
    return render(request, "understand/inquiry.html", context)


def question(request: HttpRequest, key: str) -> HttpResponse:
    """One question, beside it what is in the record already."""
    space = space_of(request)
    asked, following = kept.asked(space, key), kept.following(space, key)
    form = AnswerForm(typed(request), initial=begun(request, words=asked.words))
    answered = save(request, form, lambda: kept.answer(space, key, form.cleaned_data["words"]))
    if answered is not None:
        if "leave" in request.POST or following is None:
            session_of(request).note(_("Kept."))
            return go("understand:inquiry")
        return go("understand:question", following.question.key)
    context = {
        "form": form,
        "asked": asked,
        "following": following,
        "count": len(kept.path(space)),
        "shelves": [_shown(space, shelf) for shelf in beside(space, asked.question)],
        "versions": kept.answer_versions(space, key)[bool(asked.words) :],
    }
    return render(request, "understand/question.html", context)


def page(request: HttpRequest) -> HttpResponse:
    """The page itself, to write and to revise; anew from the answers if that is asked for."""
    space = space_of(request)
    present = kept.page(space)
    anew = "anew" in request.GET and not begun(request)  # what was begun is not written over
    known = kept.gathered(space) if anew or not present else present
    form = PageForm(typed(request), initial=begun(request, page=known))
    saved = save(request, form, lambda: kept.write_page(space, form.cleaned_data["page"]))
    if saved is not None:
        session_of(request).note(_("Kept. You can change it at any time."))
        return go("understand:inquiry")
    context = {"form": form, "present": present, "anew": anew}
    return render(request, "understand/inquiry_page.html", context)


def delete(request: HttpRequest) -> HttpResponse:
    """Ask once, then remove answers and page with all their versions."""
    space = space_of(request)
    space.get(Inquiry, kept.ONE)
    if request.method == "POST":
        kept.erase(space)
        session_of(request).note(_("Deleted for good."))
        return go("understand:inquiry")
    return render(request, "understand/delete_inquiry.html")


def _shown(space: Space, shelf: Shelf) -> dict[str, Any]:
    """Moments with the names their ids stand for; everything else as it is."""
    found: list[Any] = list(shelf.found)
    moments = [one for one in found if isinstance(one, Moment)]
    return {"kind": shelf.kind, "found": shown(space, moments) if moments else found}
