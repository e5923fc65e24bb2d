"""Django's settings, derived from Nearer's. Nothing here is read from anywhere else."""

import secrets

from nearer.settings import read_settings

NEARER = read_settings()

SECRET_KEY = NEARER.secret or secrets.token_urlsafe(32)  # signs nothing that outlives the process
DEBUG = False
ALLOWED_HOSTS = list(NEARER.hosts)
ROOT_URLCONF = "nearer.web.urls"
INSTALLED_APPS = ["django.contrib.staticfiles", "nearer.storage"]
DATABASES = {"default": NEARER.database.as_django()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
