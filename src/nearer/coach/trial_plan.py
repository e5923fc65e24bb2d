"""How many draws an answer needs, said before an experiment begins.

The figures are of ``python -m bench.trial_plan --lives 200``, seed 1, where it goes well in 40 of
100 without a strategy: by which draw half of the experiments, and four of five, had it said.
"""

from gettext import gettext as _
from typing import NamedTuple

from nearer.coach.sizes import rounded
from nearer.domain.practice import Good

COMMAND = "python -m bench.trial_plan --lives 200"

MEASURED: dict[tuple[Good, int], tuple[tuple[int, int, int], ...]] = {
    ("moved toward", 1): ((20, 278, 485), (30, 123, 206), (40, 59, 106)),
    ("moved toward", 2): ((20, 378, 641), (30, 171, 274), (40, 81, 153)),
    ("closeness", 1): ((10, 540, 781), (20, 141, 209), (30, 70, 97)),
    ("closeness", 2): ((10, 692, 1053), (20, 230, 295), (30, 101, 138)),
}
"""By what is looked at and how many strategies: what one adds in 100, draws for half, for most."""


class Needed(NamedTuple):
    """``size``: in words. ``half``, ``most``: draws by which half, four of five, know."""

    size: str
    half: int
    most: int


def needed(good: Good, strategies: int) -> tuple[Needed, ...]:
    """The smallest effect first."""
    return tuple(
        Needed(_size(good, adds), rounded(half), rounded(most))
        for adds, half, most in MEASURED[good, strategies]
    )


def what_it_takes() -> str:
    return _(
        "Small differences take long, and an experiment may end without an answer. That is no "
        "fault of yours: chance is slow to rule out."
    )


def _size(good: Good, adds: int) -> str:
    if good == "closeness":
        return _("%(n)d more of 10 points of closeness") % {"n": adds // 10}
    return _("%(n)d more times in 100") % {"n": adds}
