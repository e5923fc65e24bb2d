"""`nearer serve`: the app in the browser."""

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rich.console import Console

from nearer.domain.errors import NearerError
from nearer.domain.tongue import gettext as _
from nearer.settings import Database, Settings, read_settings
from nearer.wiring import build, furnish_sample


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("serve", help=_("open the app on this machine"))
    parser.add_argument("--port", type=int, help=_("instead of 8421; 0 takes any free one"))
    parser.add_argument(
        "--demo", action="store_true", help=_("a sample life, thrown away at the end")
    )
    parser.add_argument("--open", action="store_true", help=_("open the browser too"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    settings = read_settings()
    if given.port is not None:
        settings = replace(settings, port=given.port)
    if not given.demo:
        return _serve(settings, open_browser=given.open)
    folder = Path(tempfile.mkdtemp(prefix="nearer-sample-"))
    try:
        database = Database("sqlite", path=folder / "nearer.db")
        sample = replace(settings, folder=folder, database=database, sample=True)
        return _serve(sample, open_browser=given.open)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve(settings: Settings, *, open_browser: bool) -> int:
    if settings.database.path:  # Django reads it when it starts
        os.environ["NEARER_DATABASE_URL"] = f"sqlite://{quote(str(settings.database.path))}"
    from nearer.web.serve import PortTaken, serve
    from nearer.web.wsgi import application

    console = Console(stderr=True)
    app = application()
    house = build(settings)
    if settings.sample:
        with console.status(_("Inventing a year of somebody's life")):
            furnish_sample(house)
    try:
        serve(app, house, say=console.print, open_browser=open_browser and sys.stdout.isatty())
    except PortTaken as error:
        raise NearerError(_taken(settings)) from error
    return 0


def _taken(settings: Settings) -> str:
    return _(
        "Another program already listens on port %(port)s; perhaps Nearer is open already: look "
        "at http://%(address)s:%(port)s/ . Another port:  nearer serve --port 8422"
    ) % {"port": settings.port, "address": settings.address}
