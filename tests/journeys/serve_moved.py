"""Serves Nearer with a clock that stands until a test moves it: the time is read from a file.

``serve_moved.py CLOCK [--sample]``; with ``--sample`` the space is a year of one invented person.
"""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from nearer.settings import read_settings
from nearer.vault import LEAST_COST
from nearer.web.serve import serve
from nearer.web.wsgi import application
from nearer.wiring import build, furnish_sample

clock_face = Path(sys.argv[1])
sample = "--sample" in sys.argv[2:]


def clock() -> datetime:
    return datetime.fromisoformat(clock_face.read_text())


app = application()
settings = replace(read_settings(), port=0, sample=sample)
house = build(settings, clock=clock, cost=LEAST_COST)
if sample:
    furnish_sample(house)
serve(app, house, say=lambda sentence: print(sentence, flush=True), open_browser=False)
