"""Addresses about being safe. Their words give nothing away in a list of pages."""

from django.urls import path

from nearer.web.safety import persons

app_name = "safety"
urlpatterns = [
    path("people/<slug:person_id>/care/", persons.person, name="person"),
    path("people/<slug:person_id>/care/mark/", persons.mark, name="mark"),
    path("people/<slug:person_id>/care/lift/", persons.lift, name="lift"),
    path("people/<slug:person_id>/care/undo/", persons.undo, name="undo"),
]
