"""A week on one calm page, and the sentences that were kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nearer.coach.weeks import first_told
from nearer.companion import week as kept
from nearer.web.practise.reading import page_asked, turning
from nearer.web.practise.step_forms import WeekForm
from nearer.web.practise.try_rows import rows
from nearer.web.request import go, session_of, space_of, typed
from nearer.web.unsaved import begun, save


def weeks(request: HttpRequest) -> HttpResponse:
    """This week, and every week a sentence was kept of."""
    space = space_of(request)
    this = kept.this_week(space)
    page = kept.kept(space, page_asked(request))
    context = {"this": this, "before": this.before} | turning(page)
    return render(request, "practise/weeks.html", context)


def week(request: HttpRequest, name: str) -> HttpResponse:
    space = space_of(request)
    which = kept.lived(space, name)
    review = kept.review(space, which)
    known = {"sentence": review.kept.sentence if review.kept else ""}
    form = WeekForm(typed(request), initial=begun(request, **known))

    def keep() -> bool:
        kept.keep(space, which, form.cleaned_data["sentence"])
        return True

    if save(request, form, keep):
        session_of(request).note(_("Kept."))
        return go("practise:week", name)
    context = {
        "week": which,
        "is_this": which == kept.this_week(space),
        "review": review,
        "tried": rows(space, review.tried),
        "first_told": first_told(),
        "form": form,
    }
    return render(request, "practise/week.html", context)
