"""Addresses of Today: the check-in, moments, and fears that are due."""

from django.urls import path

from nearer.web.today import check_in, fears, ledger, moments, unsaved, views

app_name = "today"
urlpatterns = [
    path("today/", views.today, name="today"),
    path("today/reason/", views.reason, name="reason"),
    path("today/aside/<slug:what>/", views.put_aside, name="aside"),
    path("today/set-aside/", views.set_aside, name="set_aside"),
    path("unsaved/", unsaved.begun, name="unsaved"),
    path("unsaved/keep/", unsaved.keep, name="keep"),
    path("unsaved/let-go/", unsaved.let_go, name="let_go"),
    path("check-in/", check_in.situation, name="check_in"),
    path("check-in/skip/", check_in.skip, name="skip"),
    path("check-in/<slug:draft_id>/", check_in.feeling, name="feeling"),
    path("check-in/<slug:draft_id>/back/", check_in.situation, name="situation"),
    path("check-in/<slug:draft_id>/drop/", check_in.drop, name="drop"),
    path("moments/", moments.moments, name="moments"),
    path("moments/<slug:moment_id>/", moments.moment, name="moment"),
    path("moments/<slug:moment_id>/edit/", moments.edit, name="edit"),
    path("moments/<slug:moment_id>/undo/", moments.undo, name="undo"),
    path("moments/<slug:moment_id>/delete/", moments.delete, name="delete"),
    path("fears/", ledger.fears, name="fears"),
    path("fears/new/", fears.new, name="new_fear"),
    path("fears/how-sure/", ledger.how_sure, name="how_sure"),
    path("fears/<slug:fear_id>/", fears.fear, name="fear"),
    path("fears/<slug:fear_id>/edit/", fears.edit, name="edit_fear"),
    path("fears/<slug:fear_id>/undo/", fears.undo, name="undo_fear"),
    path("fears/<slug:fear_id>/later/", fears.later, name="fear_later"),
    path("fears/<slug:fear_id>/delete/", fears.delete, name="delete_fear"),
]
