"""One pattern with all that is known of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from nearer.companion.budget import FIXED_AT
from nearer.companion.column_names import column as column_of
from nearer.companion.pictures import course_of, lately_of
from nearer.companion.why_pattern import pattern_of
from nearer.domain.values import Tag
from nearer.web.request import space_of


def pattern(request: HttpRequest, analysis: str, column: str) -> HttpResponse:
    """The picture is our own SVG, its labels escaped."""
    space = space_of(request)
    found = pattern_of(space, analysis, column)
    if found is None:
        raise Http404
    finding = found.claim.finding
    tag = space.find(Tag, column_of(column).id)
    context = {
        "pattern": found,
        "claim": found.claim,
        "fixed_at": FIXED_AT,
        "starter": tag.starter if tag else "",
        "beside": [(_("the whole time"), finding), (_("the newest check-ins"), finding.recent)],
        "course": mark_safe(course_of(space, found.claim)),  # noqa: S308
        "lately": mark_safe(lately_of(space, found.claim)),  # noqa: S308
    }
    return render(request, "understand/pattern.html", context)
