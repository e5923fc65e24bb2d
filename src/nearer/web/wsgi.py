"""The site as a WSGI application."""

import os
from pathlib import Path
from wsgiref.types import WSGIApplication

import django

from nearer.domain import tongue


def application() -> WSGIApplication:
    """Start Django and give the callable that a server needs.

    Whoever calls it goes on in the language it spoke before; each visitor has their own.
    Comes before the house is built: the store would else start Django for itself alone.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.web.django_settings")
    django.setup(set_prefix=False)
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.utils import translation

    before = tongue.language()
    tongue.speak(translation, filter(Path.is_dir, settings.LOCALE_PATHS))
    if before != tongue.ENGLISH:
        translation.activate(before)
    return WSGIHandler()
