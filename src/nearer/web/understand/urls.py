"""Addresses of Understand."""

from django.urls import include, path

from nearer.web.patience import patient
from nearer.web.understand import (
    echoes,
    how,
    inquiry,
    learn,
    letters,
    more,
    notices,
    pairs,
    past,
    patterns,
    views,
)

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
    path("past/", past.past, name="past"),
    path("past/new/", past.new, name="new_memory"),
    path("past/<slug:memory_id>/", past.memory, name="memory"),
    path("past/<slug:memory_id>/edit/", past.edit, name="edit_memory"),
    path("past/<slug:memory_id>/undo/", past.undo, name="undo_memory"),
    path("past/<slug:memory_id>/delete/", past.delete, name="delete_memory"),
    path("past/<slug:memory_id>/now/", echoes.of_memory, name="new_echo"),
    path("past/<slug:memory_id>/letter/", letters.to_a_child, name="letter_to_a_child"),
    path("letters/", letters.letters, name="letters"),
    path("letters/new/", letters.new, name="new_letter"),
    path("letters/<slug:letter_id>/", letters.letter, name="letter"),
    path("letters/<slug:letter_id>/edit/", letters.edit, name="edit_letter"),
    path("letters/<slug:letter_id>/delete/", letters.delete, name="delete_letter"),
    path("then-and-now/", echoes.echoes, name="echoes"),
    path("then-and-now/of/<slug:moment_id>/", echoes.of_moment, name="echo_of_moment"),
    path("then-and-now/<slug:echo_id>/", echoes.edit, name="edit_echo"),
    path("then-and-now/<slug:echo_id>/delete/", echoes.delete, name="delete_echo"),
    path("inquiry/", inquiry.inquiry, name="inquiry"),
    path("inquiry/page/", inquiry.page, name="inquiry_page"),
    path("inquiry/delete/", inquiry.delete, name="delete_inquiry"),
    path("inquiry/question/<slug:key>/", patient(inquiry.question), name="question"),
    path("", include("nearer.web.understand.map_urls")),
    path("learn/", learn.pages, name="pages"),
    path(f"learn/{how.SLUG}/", how.how, name="how"),
    path("learn/<slug:slug>/", learn.page, name="learn"),
]
