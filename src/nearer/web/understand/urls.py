"""Addresses of Understand."""

from django.urls import path

from nearer.web.understand import how, learn, views

app_name = "understand"
urlpatterns = [
    path("understand/", views.understand, name="understand"),
    path("why/", views.why, name="why"),
    path("learn/", learn.pages, name="pages"),
    path(f"learn/{how.SLUG}/", how.how, name="how"),
    path("learn/<slug:slug>/", learn.page, name="learn"),
]
