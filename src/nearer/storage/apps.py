"""The storage as a Django app."""

from django.apps import AppConfig


class StorageConfig(AppConfig):
    name = "nearer.storage"
    label = "storage"
    default_auto_field = "django.db.models.BigAutoField"
