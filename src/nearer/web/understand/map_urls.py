"""Addresses of the map and of questionnaires.

A key that somebody brings along may have any name, so nothing else stands beside the keys.
"""

from django.urls import path

from nearer.web.patience import patient
from nearer.web.understand import inventory, questionnaires
from nearer.web.understand import map as views

urlpatterns = [
    path("map/", patient(views.map_), name="map"),
    path("map/regions/", views.regions, name="regions"),
    path("map/answers/<slug:assessment_id>/", inventory.change, name="change_answers"),
    path("map/answers/<slug:assessment_id>/undo/", inventory.undo, name="undo_answers"),
    path("map/answers/<slug:assessment_id>/delete/", inventory.delete, name="delete_answers"),
    path("map/<slug:about>/", patient(views.relationship), name="relationship"),
    path("map/<slug:about>/answer/", inventory.answer, name="answer"),
    path("map/<slug:about>/week/", inventory.week, name="week"),
    path("questionnaires/", questionnaires.questionnaires, name="questionnaires"),
    path("bring-questionnaire/", questionnaires.add, name="add_key"),
    path(
        "unreadable-questionnaires/<slug:added_id>/",
        questionnaires.remove_unreadable,
        name="remove_unreadable",
    ),
    path("questionnaires/<slug:slug>/", questionnaires.questionnaire, name="questionnaire"),
    path("questionnaires/<slug:slug>/fill/", questionnaires.fill, name="fill"),
    path("questionnaires/<slug:slug>/fill/<str:order>/", questionnaires.fill, name="fill_order"),
    path("questionnaires/<slug:slug>/words/<str:order>/", questionnaires.words, name="words"),
    path("questionnaires/<slug:slug>/remove/", questionnaires.remove, name="remove_key"),
    path(
        "questionnaires/<slug:slug>/<slug:assessment_id>/",
        questionnaires.change,
        name="change_sheet",
    ),
    path(
        "questionnaires/<slug:slug>/<slug:assessment_id>/delete/",
        questionnaires.delete,
        name="delete_sheet",
    ),
]
