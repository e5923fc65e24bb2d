"""Tags: the starter set and the person's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.companion import tags as kept_tags
from nearer.companion.space import Space
from nearer.domain.values import Tag
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.yours.forms import MergeForm, NewTagForm, TagForm


def tags(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    form = NewTagForm(typed(request, aside=True))
    if request.method == "POST" and form.is_valid():
        added = attempt(form, lambda: kept_tags.add(space, form.cleaned_data["name"]))
        if added is not None:
            session_of(request).note(_("“%(name)s” is there now.") % {"name": added.name})
            return go("yours:tags")
    uses = kept_tags.with_uses(space)
    context = {
        "form": form,
        "uses": [use for use in uses if not use.tag.retired],
        "retired": [use for use in uses if use.tag.retired],
    }
    return render(request, "yours/tags.html", context)


def tag(request: HttpRequest, tag_id: str) -> HttpResponse:
    """One tag: its name and hunch; merged, taken out of use, or brought back."""
    space = space_of(request)
    one = space.get(Tag, tag_id)
    act = request.POST.get("act", "")
    named = TagForm(
        request.POST if act == "name" else None, initial={"name": one.name, "hunch": one.hunch}
    )
    merging = MergeForm(space, tag_id, request.POST if act == "merge" else None)
    done = request.method == "POST" and _act(request, space, one, act, named, merging)
    if done:
        return go("yours:tags")
    context = {
        "tag": one,
        "form": named,
        "merging": merging,
        "into": space.find(Tag, one.merged_into),
        "merged": kept_tags.merged_into(space, tag_id),
    }
    return render(request, "yours/tag.html", context)


def _act(
    request: HttpRequest, space: Space, one: Tag, act: str, named: TagForm, merging: MergeForm
) -> bool:
    """Do the one thing that was asked; whether it is done."""
    note = session_of(request).note
    if act == "name" and named.is_valid():
        given = named.cleaned_data
        if attempt(named, lambda: kept_tags.rename(space, one.id, given["name"])) is None:
            return False
        kept_tags.suspect(space, one.id, given["hunch"])
        note(_("Kept."))
        return True
    if act == "merge" and merging.is_valid():
        into = merging.cleaned_data["into"]
        if attempt(merging, lambda: kept_tags.merge(space, one.id, into)) is None:
            return False
        note(_("Merged. You can take this back on the page of the other tag."))
        return True
    if act == "unmerge":
        kept_tags.unmerge(space, one.id)
        note(_("It stands by itself again."))
        return True
    if act in {"retire", "bring_back"}:
        kept_tags.retire(space, one.id, retired=act == "retire")
        note(_("Kept. What was noted with it stays."))
        return True
    return False
