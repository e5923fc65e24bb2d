"""The places of the site."""

from django.urls import include, path
from django.views.generic.base import RedirectView

from nearer.web.request import open_to_all

urlpatterns = [
    path("", open_to_all(RedirectView.as_view(pattern_name="today:today")), name="start"),
    path("", include("nearer.web.gate.urls")),
    path("", include("nearer.web.today.urls")),
    path("", include("nearer.web.understand.urls")),
    path("", include("nearer.web.practise.urls")),
    path("", include("nearer.web.people.urls")),
    path("", include("nearer.web.yours.urls")),
]

handler400 = "nearer.web.sorry.bad_request"
handler403 = "nearer.web.sorry.forbidden"
handler404 = "nearer.web.sorry.not_found"
handler500 = "nearer.web.sorry.broken"
