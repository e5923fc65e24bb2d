"""Addresses of Practise."""

from django.urls import path

from nearer.web.practise import (
    beliefs,
    evidence,
    ground,
    kindness,
    leaving,
    thoughts,
    views,
)

app_name = "practise"
urlpatterns = [
    path("practise/", views.practise, name="practise"),
    path("steady/", ground.ground, name="ground"),
    path("thoughts/", thoughts.thoughts, name="thoughts"),
    path("thoughts/new/", thoughts.new, name="new_thought"),
    path("thoughts/<slug:thought_id>/", thoughts.thought, name="thought"),
    path("thoughts/<slug:thought_id>/edit/", thoughts.edit, name="edit_thought"),
    path("thoughts/<slug:thought_id>/undo/", thoughts.undo, name="undo_thought"),
    path("thoughts/<slug:thought_id>/delete/", thoughts.delete, name="delete_thought"),
    path("thoughts/<slug:thought_id>/keep-line/", thoughts.keep_line, name="keep_line"),
    path("leaving-first/", leaving.leaving_first, name="leaving_first"),
    path("beliefs/", beliefs.beliefs, name="beliefs"),
    path("beliefs/new/", beliefs.new, name="new_belief"),
    path("beliefs/<slug:belief_id>/", beliefs.belief, name="belief"),
    path("beliefs/<slug:belief_id>/edit/", beliefs.edit, name="edit_belief"),
    path("beliefs/<slug:belief_id>/undo/", beliefs.undo, name="undo_belief"),
    path("beliefs/<slug:belief_id>/rate/", beliefs.rate, name="rate"),
    path(
        "beliefs/<slug:belief_id>/rate/<slug:rating_id>/delete/",
        beliefs.delete_rating,
        name="delete_rating",
    ),
    path("beliefs/<slug:belief_id>/away/", beliefs.put_away, name="belief_away"),
    path("beliefs/<slug:belief_id>/delete/", beliefs.delete, name="delete_belief"),
    path("beliefs/<slug:belief_id>/evidence/", evidence.add, name="add_proof"),
    path(
        "beliefs/<slug:belief_id>/evidence/<slug:proof_id>/", evidence.change, name="change_proof"
    ),
    path(
        "beliefs/<slug:belief_id>/evidence/<slug:proof_id>/delete/",
        evidence.delete,
        name="delete_proof",
    ),
    path("kindness/", kindness.kindness, name="kindness"),
    path("kindness/done/<slug:done_id>/", kindness.words, name="exercise_words"),
    path("kindness/done/<slug:done_id>/delete/", kindness.delete, name="delete_exercise"),
    path("kindness/<slug:key>/", kindness.exercise, name="exercise"),
]
