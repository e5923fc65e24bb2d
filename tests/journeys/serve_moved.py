"""Serves Nearer with a clock that a test can move: the offset in seconds stands in a file.

``serve_moved.py CLOCK [--sample]``; with ``--sample`` the space is a year of one invented person.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nearer.settings import read_settings
from nearer.vault import LEAST_COST
from nearer.web.serve import serve
from nearer.web.wsgi import application
from nearer.wiring import build, furnish_sample

offset = Path(sys.argv[1])
sample = "--sample" in sys.argv[2:]


def clock() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=float(offset.read_text()))


app = application()
settings = replace(read_settings(), port=0, sample=sample)
house = build(settings, clock=clock, cost=LEAST_COST)
if sample:
    furnish_sample(house)
serve(app, house, say=lambda sentence: print(sentence, flush=True), open_browser=False)
