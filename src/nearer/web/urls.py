"""The places of the site."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from nearer.web.request import go, open_to_all


@open_to_all
def start(_request: HttpRequest) -> HttpResponse:
    """Today; the gate stands before it."""
    return go("today:today")


urlpatterns = [
    path("", start, name="start"),
    path("", include("nearer.web.gate.urls")),
    path("", include("nearer.web.today.urls")),
    path("", include("nearer.web.understand.urls")),
    path("", include("nearer.web.practise.urls")),
    path("", include("nearer.web.say.urls")),
    path("", include("nearer.web.people.urls")),
    path("", include("nearer.web.safety.urls")),
    path("", include("nearer.web.yours.urls")),
    path("", include("nearer.web.yours.backup_urls")),
]

handler400 = "nearer.web.sorry.bad_request"
handler403 = "nearer.web.sorry.forbidden"
handler404 = "nearer.web.sorry.not_found"
handler500 = "nearer.web.sorry.broken"
