"""Addresses of Understand."""

from django.urls import path

from nearer.web.patience import patient
from nearer.web.understand import how, learn, more, notices, pairs, patterns, views

app_name = "understand"
urlpatterns = [
    path("understand/", views.understand, name="understand"),
    path("why/", patient(views.why), name="why"),
    path("why/nearer/", patient(more.nearer), name="nearer"),
    path("why/action/", patient(more.action), name="action"),
    path("why/groups/", patient(more.groups), name="groups"),
    path("why/pairs/", patient(pairs.pairs), name="pairs"),
    path("why/pairs/<str:pair_id>/back/", pairs.take_back, name="take_back"),
    path("why/aside/<str:shown_id>/", notices.put_aside, name="put_aside"),
    path("why/<slug:analysis>/<str:column>/", patient(patterns.pattern), name="pattern"),
    path("learn/", learn.pages, name="pages"),
    path(f"learn/{how.SLUG}/", how.how, name="how"),
    path("learn/<slug:slug>/", learn.page, name="learn"),
]
