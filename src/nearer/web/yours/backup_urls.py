"""Addresses of copies, and of what is kept where."""

from django.urls import path

from nearer.web.yours import backup, backup_return, privacy_delete

app_name = "copies"
urlpatterns = [
    path("yours/copies/", backup.copies, name="copies"),
    path("yours/copies/make/", backup.make, name="make"),
    path("yours/copies/renew/", backup.renew, name="renew"),
    path("yours/copies/take/", backup.take, name="take"),
    path("yours/copies/bring/", backup_return.choose, name="choose"),
    path("yours/copies/look/", backup_return.look, name="look"),
    path("gate/gone/", privacy_delete.gone, name="gone"),
    path("gate/restore/", backup_return.begin, name="begin"),
    path("gate/restore/look/", backup_return.begin_look, name="begin_look"),
]
