"""Addresses about being safe. Their words give nothing away in a list of pages."""

from django.urls import path

from nearer.web.safety import cards, care, check, persons

app_name = "safety"
urlpatterns = [
    path("care/", care.care, name="care"),
    path("care/words/", care.words, name="words"),
    path("care/answer/", cards.answer, name="answer"),
    path("care/lift/", care.lift, name="lift_all"),
    path("people/<slug:person_id>/care/", persons.person, name="person"),
    path("people/<slug:person_id>/care/set/", persons.mark, name="mark"),
    path("people/<slug:person_id>/care/lift/", persons.lift, name="lift"),
    path("people/<slug:person_id>/care/undo/", persons.undo, name="undo"),
    path("people/<slug:person_id>/care/ask/", check.questions, name="questions"),
    path("people/<slug:person_id>/care/keep/", check.keep, name="keep"),
    path("people/<slug:person_id>/care/kept/<slug:answers_id>/", check.kept, name="kept"),
    path(
        "people/<slug:person_id>/care/kept/<slug:answers_id>/delete/",
        check.delete,
        name="delete",
    ),
]
