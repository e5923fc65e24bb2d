"""Serves Nearer with a clock that a test can move: the offset in seconds stands in a file."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nearer.settings import read_settings
from nearer.vault import LEAST_COST
from nearer.web.serve import serve
from nearer.web.wsgi import application
from nearer.wiring import build

offset = Path(sys.argv[1])


def clock() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=float(offset.read_text()))


app = application()
house = build(replace(read_settings(), port=0), clock=clock, cost=LEAST_COST)
serve(app, house, say=lambda sentence: print(sentence, flush=True), open_browser=False)
