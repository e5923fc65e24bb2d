"""Being kind to oneself: short exercises, the days they were done, words that were kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer import content
from nearer.companion import exercises as kept
from nearer.companion.pages import page_of
from nearer.domain.worth import Exercised
from nearer.web.practise.forms import DoneForm
from nearer.web.practise.reading import page_asked, pages_named, turning
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def kindness(request: HttpRequest) -> HttpResponse:
    done = kept.last(space_of(request))
    context = {"exercises": [(one, done.get(one.key)) for one in content.exercises()]}
    return render(request, "practise/kindness.html", context)


def exercise(request: HttpRequest, key: str) -> HttpResponse:
    """One exercise; that it was done can be kept, with words or without."""
    space, one = space_of(request), content.exercise(key)
    form = DoneForm(one.question, typed(request), initial=begun(request))
    if save(request, form, lambda: kept.done(space, key, form.cleaned_data["words"])) is not None:
        session_of(request).note(_("Kept."))
        return go("practise:exercise", key)
    context = {
        "exercise": one,
        "form": form,
        "pages": pages_named(one.read),
    }
    done = page_of(kept.of(space, key), page_asked(request))
    return render(request, "practise/exercise.html", context | turning(done))


def words(request: HttpRequest, done_id: str) -> HttpResponse:
    """What was written then: read it, change it."""
    space = space_of(request)
    done = space.get(Exercised, done_id)
    one = content.exercise(done.exercise)
    form = DoneForm(one.question, typed(request), initial=begun(request, words=done.words))
    if save(request, form, lambda: kept.change(space, done_id, form.cleaned_data["words"])):
        session_of(request).note(_("Kept."))
        return go("practise:exercise", one.key)
    return render(
        request, "practise/exercise_words.html", {"exercise": one, "done": done, "form": form}
    )


def delete(request: HttpRequest, done_id: str) -> HttpResponse:
    space = space_of(request)
    done = space.get(Exercised, done_id)
    if request.method == "POST":
        kept.erase(space, done_id)
        session_of(request).note(_("Deleted for good."))
        return go("practise:exercise", done.exercise)
    context = {"done": done, "exercise": content.exercise(done.exercise)}
    return render(request, "practise/delete_exercise.html", context)
