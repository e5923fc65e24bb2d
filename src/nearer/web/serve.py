"""Serving the site to this machine, or behind a host's own front."""

import contextlib
import errno
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable
from typing import Any
from wsgiref.types import WSGIApplication

import waitress
from django.utils.translation import gettext as _

from nearer.domain.errors import NearerError
from nearer.settings import Settings
from nearer.web import house as site
from nearer.web import keeping
from nearer.wiring import House

THREADS = 6
LAST_COPY = 10  # seconds that a copy which is being written gets at the end


class CannotListen(NearerError):
    """The system does not let us listen there."""


class PortTaken(OSError):
    """Another program listens there."""


def serve(
    app: WSGIApplication, house: House, *, say: Callable[[str], None], open_browser: bool
) -> None:
    """Serve until interrupted. ``app`` comes from ``wsgi.application``. Raises PortTaken."""
    settings = house.settings
    listening = _listen(settings)
    site.move_in(house)
    stop = threading.Event()
    threading.Thread(target=site.keep_sweeping, args=(stop,), daemon=True).start()
    copying = threading.Thread(target=keeping.keep_copying, args=(stop,), daemon=True)
    copying.start()
    server = create_server(app, listening, settings.proxy)
    shown = f"[{settings.address}]" if ":" in settings.address else settings.address
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    say(_("Nearer is open at %(address)s  (Ctrl+C closes it)") % {"address": address})
    if open_browser:
        threading.Timer(0.2, webbrowser.open, args=(address,)).start()
    with contextlib.suppress(ValueError):  # only the main thread may say what signals do
        signal.signal(signal.SIGTERM, _interrupt)
    try:
        server.run()  # returns at an interrupt, with what was asked before answered
    finally:
        stop.set()
        copying.join(LAST_COPY)
        site.ring.close_everything()
        server.close()
    say(_("Closed. Everything is sealed."))


def create_server(app: WSGIApplication, listening: socket.socket, proxy: str = "") -> Any:
    """A waitress server on an open socket; nothing about a visitor is logged or passed on.

    ``proxy``: the address of a host's own TLS front, the only one that may say "https".
    """
    trusted = (
        {"trusted_proxy": proxy, "trusted_proxy_headers": {"x-forwarded-proto"}} if proxy else {}
    )
    from nearer.web.uploads import BODY, Channel  # reads Django's settings

    server = waitress.create_server(
        app,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_header_size=32_768,
        max_request_body_size=2_000_000,
        inbuf_overflow=2 * BODY,  # above every limit: no request ever spills to a temp file
        outbuf_overflow=64_000_000,
        clear_untrusted_proxy_headers=True,
        **trusted,
    )
    server.channel_class = Channel
    return server


def _interrupt(_number: int, _frame: object) -> None:
    """Being told to end is the same as Ctrl+C: keys are let go and a sample life is removed."""
    raise KeyboardInterrupt


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.address, settings.port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(str(error)) from error
        said = _(
            "Nearer may not listen on %(address)s, port %(port)s: %(why)s. "
            "Another port:  nearer serve --port 8422"
        )
        where = {"address": settings.address, "port": settings.port, "why": error.strerror}
        raise CannotListen(said % where) from error
    return listening
