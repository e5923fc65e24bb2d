"""PCMCI+ (Runge 2020) as tigramite ships it: a search for causes in time series.

A check-in is a step of time. A tag is shown where a link from it to the outcome is found at the
same check-in or the one before, or one whose direction stays open. It takes seconds for one look at
forty tags, so that it looks every thirty days and at few lives.
"""

from importlib.util import find_spec

import numpy as np
from bench.lives.calendar import Floats, Mask
from bench.lives.life import Life

EVERY = 30  # days between looks
LEVEL = 0.01  # of each test of independence, tigramite's own
BACK = 1  # check-ins
LEAST_EACH = 6
LINKS = ("-->", "o-o")


def installed() -> bool:
    return find_spec("tigramite") is not None


def pcmci_plus(life: Life) -> Mask:
    """Which tags are shown, (looks, p); between its looks nothing is said."""
    shown = np.zeros((len(life.looks), len(life.tags)), bool)
    for day in range(EVERY, int(life.days[-1]) + 1, EVERY):
        look = int(np.searchsorted(life.days, day, side="right")) - 1
        rows = int(life.looks[look]) if look >= 0 else 0
        present = life.present[:rows].astype(float)
        varied = np.minimum(present.sum(axis=0), rows - present.sum(axis=0)) >= LEAST_EACH
        if varied.any() and np.ptp(life.outcome[:rows]) > 0:
            series = np.column_stack([life.outcome[:rows], present[:, varied]])
            shown[look, varied] = _linked(series)
    return shown


def _linked(series: Floats) -> Mask:
    """Which of the columns after the first have a link to the first."""
    from tigramite.data_processing import DataFrame
    from tigramite.independence_tests.parcorr import ParCorr
    from tigramite.pcmci import PCMCI

    search = PCMCI(DataFrame(series), ParCorr(), verbosity=0)
    graph = search.run_pcmciplus(tau_max=BACK, pc_alpha=LEVEL)["graph"]
    return np.isin(graph[1:, 0, :], LINKS).any(axis=1)
