"""What the prior keeps from a true trigger, and which tags take it up.

The prior shrinks each coefficient, and what it keeps from one falls to those that come along with
it: Σ P_jk Λ_k b_k over all k but j, for tag j. Counted are those k that are clearly there, or that
come along with j more than chance would bring about. The rest is many small parts of either sign;
what they take from the fit is in its residuals, and counting them here as well would count them
twice. A twin is never clearly there, since the two share what they have, but it does come along.
"""

import numpy as np

from nearer.insight.times import Floats

CLEAR = 2.0  # errors of the posterior beyond which a coefficient is clearly there
TOGETHER = 3.0  # errors of chance beyond which two columns come along with each other


def bias_of(
    inverse: Floats, coefficients: Floats, precisions: Floats, tags: slice, level: float, n: int
) -> Floats:
    """Of each tag (p,), in parts of P_jj. ``level``: the noise of one of n occasions, in points².

    ``inverse`` (q, q): P; ``coefficients`` and ``precisions`` (q,): b and the prior's Λ.
    """
    variance = np.diag(inverse)
    clear = coefficients**2 > CLEAR**2 * variance * level
    open_part = variance * np.maximum(1 - precisions * variance, 0.0)
    # Squared, P_jk of two columns that nothing ties is about this large.
    chance = np.outer(open_part[tags], open_part) / n
    rows = inverse[tags].copy()
    np.fill_diagonal(rows[:, tags], 0.0)
    rows *= clear | (rows**2 > TOGETHER**2 * chance)
    bias: Floats = rows @ (precisions * coefficients)
    return bias
