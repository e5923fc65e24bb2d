"""The site as a WSGI application."""

import os
from typing import Any

import django


def application() -> Any:
    """Start Django once and give the callable that a server needs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.web.django_settings")
    django.setup(set_prefix=False)
    from django.core.handlers.wsgi import WSGIHandler

    return WSGIHandler()
