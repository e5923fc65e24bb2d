"""What one look at a day named beforehand would have found: the yardstick for "how soon".

The engine's question as one ridge regression of all occasions up to that day, on the controls and
prior precisions that the engine began with, with errors robust to unequal noise, and a two-sided
t-test of every tag at level .05/p. The yardstick is the test with HC3 errors (MacKinnon, White
1985): it keeps its level at one look (1 to 7 % of null lives, p = 40 and 200, 150 to 500
occasions). The looser HC2 errors stand beside it; they do not (7 to 23 %). Written apart from the
engine, so that it stays what it is while the engine changes. Nobody can use it: it may look once,
and does not know when.
"""

import numpy as np
from bench.lives.calendar import Floats, Mask
from bench.lives.controls import control_rows
from bench.lives.life import Life
from bench.lives.student import as_normal, bar

DAYS = tuple(range(20, 121, 4)) + tuple(range(140, 361, 20))
"""Days looked at; between them the share found is taken to rise evenly."""
POWERS = {"HC3": 2, "HC2": 1}  # of 1 − leverage, that a squared residual is divided by
TAG_PRECISION, TAGS_PER_PRECISION = 10.0, 5.0
LEAST_INFORMATION = 1e-6


def found_by_day(life: Life) -> dict[str, Mask]:
    """Which true triggers a single look on each of ``DAYS`` shows, (days, k), by kind of error."""
    design, precision = _design(life)
    k, level = life.triggers, bar(0.05 / len(life.tags))
    shown = {kind: np.zeros((len(DAYS), k), bool) for kind in POWERS}
    for i, day in enumerate(DAYS):
        rows = int(life.looks[life.days <= day].max(initial=0))
        if rows < 2:
            continue
        effect, errors, freedom = _robust(design[:rows], life, precision, k)
        for kind, error in errors.items():
            shown[kind][i] = as_normal(effect / error, freedom) >= level
    return shown


def look(life: Life, rows: int) -> tuple[Floats, Mask]:
    """After that many occasions: the effect of every tag, and which ones one look would show."""
    design, precision = _design(life)
    effect, errors, freedom = _robust(design[:rows], life, precision, len(life.tags))
    return effect, as_normal(effect / errors["HC3"], freedom) >= bar(0.05 / len(life.tags))


def _design(life: Life) -> tuple[Floats, Floats]:
    controls, precision = control_rows(life)
    p = len(life.tags)
    tags = np.full(p, max(TAG_PRECISION, p / TAGS_PER_PRECISION))
    return np.hstack([controls, life.present]), np.concatenate([precision, tags])


def _robust(
    design: Floats, life: Life, precision: Floats, k: int
) -> tuple[Floats, dict[str, Floats], float]:
    """Effect and errors of the first ``k`` tags, and the degrees of freedom left."""
    y = life.outcome[: len(design)]
    inverse = np.linalg.inv(design.T @ design + np.diag(precision))
    leverage = np.einsum("ij,ij->i", design @ inverse, design)
    slope = inverse @ (design.T @ y)
    place = np.arange(k) + len(precision) - len(life.tags)
    spread = inverse[place, place]
    information = np.maximum(1 / spread - precision[place], LEAST_INFORMATION)
    part2 = (design @ inverse[:, place] / spread) ** 2  # what nothing else explains of each tag
    errors = {}
    for kind, power in POWERS.items():
        noise = (y - design @ slope) ** 2 / np.maximum(1 - leverage, 1e-9) ** power
        errors[kind] = np.sqrt(np.maximum(noise @ part2, 1e-12)) / information
    freedom = float(max(len(y) - leverage.sum(), 1.0))
    return slope[place] / (spread * information), errors, freedom
