"""Django's settings, derived from Nearer's. Nothing here is read from anywhere else."""

import secrets
from datetime import timedelta
from pathlib import Path

from nearer.settings import read_settings
from nearer.web.languages import languages_in

NEARER = read_settings()
HERE = Path(__file__).parent

SECRET_KEY = NEARER.secret or secrets.token_urlsafe(32)  # signs nothing that outlives the process
DEBUG = False
ALLOWED_HOSTS = list(NEARER.hosts)
ROOT_URLCONF = "nearer.web.urls"
INSTALLED_APPS = ["django.contrib.staticfiles", "nearer.storage", "nearer.web"]
DATABASES = {"default": NEARER.database.as_django()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "nearer.web.middleware.headers",
    "nearer.web.middleware.in_their_language",
    "nearer.web.middleware.own_pages_only",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "nearer.web.middleware.OpenSpace",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "nearer.web.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "nearer.web.templatetags.nearer"],
            "string_if_invalid": "",
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = int(timedelta(days=365).total_seconds())  # addresses carry a content hash
WHITENOISE_ALLOW_ALL_ORIGINS = False

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LOCALE_PATHS = [*([NEARER.languages] if NEARER.languages else []), HERE.parent / "locale"]
LANGUAGES = languages_in(LOCALE_PATHS)

CSRF_COOKIE_NAME = "form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = NEARER.hosted
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "nearer.web.sorry.forged"
SECURE_CONTENT_TYPE_NOSNIFF = False  # set with all other headers in one place

# A form far too long is still read, so that it can be handed back with a sentence. Files have
# their own limit (web/uploads.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_900_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
FILE_UPLOAD_HANDLERS = ["nearer.web.uploads.InMemory"]  # none may reach a temp folder

# Django's own logs carry paths and, on errors, local variables: words. Only our events are kept.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "nearer": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
