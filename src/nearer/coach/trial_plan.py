"""How many draws an answer needs, said before an experiment begins.

The figures are of ``python -m bench.trial_plan --lives 200``, seed 1, where it goes well in 40 of
100 without a strategy: by which draw half of the experiments, and four of five, had it said. The
bench keeps them in ``bench/trial_plan.csv``, and a test holds these to those.
"""

from math import ceil
from typing import NamedTuple

from nearer.coach.sizes import rounded
from nearer.domain.practice import Good
from nearer.domain.tongue import gettext as _

COMMAND = "python -m bench.trial_plan --lives 200"

MEASURED: dict[tuple[Good, int], tuple[tuple[int, int, int], ...]] = {
    ("moved toward", 1): ((20, 278, 485), (30, 123, 206), (40, 59, 106)),
    ("moved toward", 2): ((20, 378, 641), (30, 171, 274), (40, 81, 153)),
    ("closeness", 1): ((10, 540, 781), (20, 141, 209), (30, 70, 97)),
    ("closeness", 2): ((10, 692, 1053), (20, 230, 295), (30, 101, 138)),
}
"""By what is looked at and how many strategies: what one adds in 100, draws for half, for most."""


class Needed(NamedTuple):
    """``size``: in words. ``half``, ``most``: draws by which half, four of five, know.

    ``weeks``: how long half of them take at least.
    """

    size: str
    half: int
    most: int
    weeks: int


def needed(good: Good, strategies: int) -> tuple[Needed, ...]:
    """The smallest effect first."""
    return tuple(
        Needed(_size(good, adds), rounded(half), rounded(most), ceil(half / (7 * A_DAY[good])))
        for adds, half, most in MEASURED[good, strategies]
    )


A_DAY: dict[Good, int] = {"moved toward": 1, "closeness": 8}
"""Draws that fit into one day: one to a window."""

HIGH_BASE: dict[tuple[Good, int], tuple[int, int]] = {
    ("moved toward", 1): (121, 214),
    ("moved toward", 2): (160, 278),
    ("closeness", 1): (155, 232),
    ("closeness", 2): (239, 315),
}
"""With 75 of 100 going well without it and one that adds 20: draws for half, for most."""


def what_it_takes(good: Good, strategies: int) -> str:
    half, most = HIGH_BASE[good, strategies]
    return _(
        "Where it goes well 75 times in 100 without a strategy, or closeness is 7.5, one that adds "
        "20 in 100 or 2 points is known to half by %(half)d draws, to four of five by %(most)d. "
        "The weeks are for an urge in every window; it will take longer. Small differences take "
        "long, and an experiment may end without an answer. That is no "
        "fault of yours: chance is slow to rule out."
    ) % {"half": rounded(half), "most": rounded(most)}


def _size(good: Good, adds: int) -> str:
    if good == "closeness":
        return _("%(n)d more of 10 points of closeness") % {"n": adds // 10}
    return _("%(n)d more times in 100") % {"n": adds}
