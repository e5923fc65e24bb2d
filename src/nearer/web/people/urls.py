"""Addresses of People. A person's id is hexadecimal and never one of the words."""

from django.urls import path

from nearer.web.patience import patient
from nearer.web.people import message, person, reaching, telling, touch, views

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/whom/", reaching.whom, name="whom"),
    path("people/gaps/", reaching.missing, name="gaps"),
    path("telling/", telling.tellings, name="tellings"),
    path("telling/new/", telling.new, name="new_telling"),
    path("telling/<slug:telling_id>/", telling.telling, name="telling"),
    path("telling/<slug:telling_id>/parts/", telling.parts, name="telling_parts"),
    path("telling/<slug:telling_id>/back/", telling.put_back, name="put_back_telling"),
    path("telling/<slug:telling_id>/step/", telling.as_step, name="telling_step"),
    path("telling/<slug:telling_id>/delete/", telling.delete, name="delete_telling"),
    path("in-touch/<slug:contact_id>/", touch.change, name="contact"),
    path("in-touch/<slug:contact_id>/delete/", touch.delete, name="delete_contact"),
    path("people/<slug:person_id>/", patient(person.person), name="person"),
    path("people/<slug:person_id>/edit/", views.edit, name="edit"),
    path("people/<slug:person_id>/giving/", views.giving, name="giving"),
    path("people/<slug:person_id>/archive/", views.archive, name="archive"),
    path("people/<slug:person_id>/delete/", views.delete, name="delete"),
    path("people/<slug:person_id>/message/", message.message, name="message"),
    path("people/<slug:person_id>/in-touch/", touch.note, name="note_contact"),
    path("people/<slug:person_id>/rhythm/", touch.rhythm, name="rhythm"),
    path("people/<slug:person_id>/rhythm/not-now/", touch.not_now, name="not_now"),
    path("people/<slug:person_id>/rhythm/none/", touch.no_rhythm, name="no_rhythm"),
]
