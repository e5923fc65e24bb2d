"""Addresses of the gate."""

from django.urls import path

from nearer.web.gate import leave, views

app_name = "gate"
urlpatterns = [
    path("gate/begin/", views.begin, name="begin"),
    path("gate/code/", views.code, name="code"),
    path("gate/unlock/", views.unlock, name="unlock"),
    path("gate/strength/", views.measure, name="strength"),
    path("gate/recover/", views.recover, name="recover"),
    path("gate/lock/", leave.lock, name="lock"),
    path("gate/leave/", leave.leave, name="leave"),
    path("gate/leaving/", leave.leaving, name="leaving"),
    path("measures/", leave.measures, name="measures"),
    path("help/", views.help_now, name="help"),
]
