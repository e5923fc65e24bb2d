"""Addresses of Practise."""

from django.urls import path

from nearer.web.practise import ground, views

app_name = "practise"
urlpatterns = [
    path("practise/", views.practise, name="practise"),
    path("steady/", ground.ground, name="ground"),
]
