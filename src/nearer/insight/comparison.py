"""One strategy against the control: evidence and effect, from draws whose chances are known.

Evidence (exact). Where one of the two was drawn, and if the outcome does not depend on which, then
the draw is as likely as it was before the outcome was seen. The evidence multiplies what the
outcome says of the draw, by forecasts made from the past alone, over that chance: a betting
e-process (Ramdas, Grünwald, Vovk, Shafer 2023), whatever drifts and however the chances were made.
Effect (checked by simulation). Doubly robust inverse-probability scores with a time-uniform
interval (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas 2024), for the mean effect over the occasions
so far, which may change. Their noise is the larger of what was met and what the design foresees:
what was met alone fails where one arm is rarely drawn.
"""

from math import log, log1p, sqrt
from typing import NamedTuple

from msgspec import Struct

EARLY = 50.0  # variance, in outcomes², up to which the interval is wide; 25 misses more often early


class Tally(Struct, frozen=True, forbid_unknown_fields=True):
    """What one arm has brought."""

    drawn: int = 0
    good: float = 0.0  # sum of its outcomes, each 0 to 1

    @property
    def expected(self) -> float:
        """The next outcome's expectation, from a uniform prior: Beta(1, 1)."""
        return (self.good + 1) / (self.drawn + 2)


class Comparison(Struct, frozen=True, forbid_unknown_fields=True):
    """Sums over the occasions on which both arms could have been drawn."""

    occasions: int = 0
    log_e: float = 0.0
    score: float = 0.0  # Σ of the doubly robust scores
    met: float = 0.0  # Σ of their squared noise as observed
    foreseen: float = 0.0  # Σ of their variance as the design predicts it
    helped_at: int = 0  # the trial's occasion at which "helps" was first said; 0: not yet
    stopped: bool = False  # harm was told; never drawn again

    @property
    def effect(self) -> float:
        """How much more of the good outcome than under the control, −1 to 1; 0 if unknown."""
        return min(1.0, max(-1.0, self.score / self.occasions)) if self.occasions else 0.0


class Side(NamedTuple):
    """One of the two arms on one occasion, before its outcome."""

    chance: float  # of being drawn
    expected: float  # its outcome, from the past alone
    drawn: bool


def compare(before: Comparison, strategy: Side, control: Side, outcome: float) -> Comparison:
    """After one more occasion; ``outcome`` in 0–1. Nothing changes where only one was possible."""
    if strategy.chance == 0:
        return before
    noise = _weighted(strategy, outcome) - _weighted(control, outcome)
    return Comparison(
        occasions=before.occasions + 1,
        log_e=before.log_e + _log_bet(strategy, control, outcome),
        score=before.score + strategy.expected - control.expected + noise,
        met=before.met + noise * noise,
        foreseen=before.foreseen + _variance(strategy) + _variance(control),
        helped_at=before.helped_at,
        stopped=before.stopped,
    )


def log_bar(alpha: float, strategies: int) -> float:
    """The log e-value at which a strategy's effect is told, all strategies sharing ``alpha``."""
    return log(strategies) - log(alpha)


def effect_range(seen: Comparison, alpha: float, strategies: int) -> tuple[float, float]:
    """Ends of the time-uniform interval, within −1 to 1; all strategies share ``alpha``."""
    if not seen.occasions:
        return -1.0, 1.0
    spread = max(seen.met, seen.foreseen)
    height = log1p(spread / EARLY) + 2 * log_bar(alpha, strategies)
    half = sqrt((spread + EARLY) * height) / seen.occasions
    middle = seen.score / seen.occasions
    low, high = max(-1.0, middle - half), min(1.0, middle + half)
    return min(low, 1.0), max(high, -1.0)


def _log_bet(strategy: Side, control: Side, outcome: float) -> float:
    """log g/ρ if the strategy was drawn, log (1−g)/(1−ρ) if the control was, else 0."""
    if not (strategy.drawn or control.drawn):
        return 0.0
    under_strategy = _likelihood(strategy.expected, outcome)
    under_control = _likelihood(control.expected, outcome)
    both = strategy.chance + control.chance
    mixed = (strategy.chance * under_strategy + control.chance * under_control) / both
    return log((under_strategy if strategy.drawn else under_control) / mixed)


def _likelihood(expected: float, outcome: float) -> float:
    """Of an outcome between no and yes too: any function of it and the past keeps the promise."""
    value: float = expected**outcome * (1 - expected) ** (1 - outcome)
    return value


def _weighted(side: Side, outcome: float) -> float:
    return (outcome - side.expected) / side.chance if side.drawn else 0.0


def _variance(side: Side) -> float:
    return side.expected * (1 - side.expected) / side.chance
