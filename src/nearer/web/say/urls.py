"""Addresses of Say it. No word of a draft, and none that is looked for, is ever part of one."""

from django.urls import path

from nearer.web.say import builders, drafts, scenes, views, writing

app_name = "say"
urlpatterns = [
    path("say/", views.home, name="say"),
    path("say/words/", views.words, name="words"),
    path("say/scenes/", scenes.scenes, name="scenes"),
    path("say/scenes/<slug:key>/", scenes.scene, name="scene"),
    path("say/boundary/", builders.boundary, name="boundary"),
    path("say/break/", builders.pause, name="break"),
    path("say/notes/", writing.notes, name="notes"),
    path("say/drafts/", views.every, name="drafts"),
    path("say/drafts/new/", writing.new, name="new"),
    path("say/drafts/<slug:draft_id>/", drafts.draft, name="draft"),
    path("say/drafts/<slug:draft_id>/edit/", writing.edit, name="edit"),
    path("say/drafts/<slug:draft_id>/use/", drafts.use, name="use"),
    path("say/drafts/<slug:draft_id>/back/", drafts.back, name="back"),
    path("say/drafts/<slug:draft_id>/compare/", drafts.compare, name="compare"),
    path("say/drafts/<slug:draft_id>/step/", drafts.as_step, name="step"),
    path("say/drafts/<slug:draft_id>/delete/", drafts.delete, name="delete"),
]
