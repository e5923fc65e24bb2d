"""Addresses of People."""

from django.urls import path

from nearer.web.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/<slug:person_id>/", views.person, name="person"),
    path("people/<slug:person_id>/edit/", views.edit, name="edit"),
    path("people/<slug:person_id>/archive/", views.archive, name="archive"),
    path("people/<slug:person_id>/delete/", views.delete, name="delete"),
]
