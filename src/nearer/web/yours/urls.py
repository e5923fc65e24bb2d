"""Addresses of Yours."""

from django.urls import path

from nearer.web.yours import keys, tags, views

app_name = "yours"
urlpatterns = [
    path("yours/", views.yours, name="yours"),
    path("yours/preferences/", views.preferences, name="preferences"),
    path("yours/stored/", views.stored, name="stored"),
    path("yours/passphrase/", keys.passphrase, name="passphrase"),
    path("yours/recovery-code/", keys.recovery_code, name="recovery_code"),
    path("yours/delete/", keys.delete, name="delete"),
    path("yours/tags/", tags.tags, name="tags"),
    path("yours/tags/<slug:tag_id>/", tags.tag, name="tag"),
]
