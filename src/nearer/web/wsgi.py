"""The site as a WSGI application."""

import os
from pathlib import Path
from wsgiref.types import WSGIApplication

import django

from nearer.domain import tongue


def application() -> WSGIApplication:
    """Start Django and give the callable that a server needs.

    Comes before the house is built: the store would else start Django for itself alone.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.web.django_settings")
    django.setup(set_prefix=False)
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.utils import translation

    tongue.speak(translation, filter(Path.is_dir, settings.LOCALE_PATHS))
    return WSGIHandler()
