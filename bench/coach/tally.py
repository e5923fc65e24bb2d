"""Precision and recall with their limits, and what spoke instead."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.coach.lines import Judged
from bench.lives.scores import wilson


@dataclass(frozen=True)
class Share:
    """``of`` may be 0; then nothing can be said."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else float("nan")

    @property
    def limits(self) -> tuple[float, float]:
        """95 % limits (Wilson)."""
        return wilson(self.hits, self.of) if self.of else (0.0, 1.0)

    def __str__(self) -> str:
        low, high = self.limits
        return f"{self.value:.2f} ({low:.2f}–{high:.2f})" if self.of else "–"


@dataclass(frozen=True)
class Tally:
    """``instead``: what spoke on lines that were missed. ``missed``, ``wrong``: their sorts."""

    recall: Share
    precision: Share
    false: Share
    exact: Share
    instead: Counter[str]
    missed: Counter[str]
    wrong: Counter[str]


def tally(judged: Sequence[Judged]) -> Tally:
    """``exact``: of the lines of label 1 those on which this very kind spoke."""
    right = [one for one in judged if one.line.label]
    other = [one for one in judged if not one.line.label]
    hits = sum(one.fired for one in right)
    false = sum(one.fired for one in other)
    instead: Counter[str] = Counter()
    for one in right:
        if not one.fired:
            instead.update(one.said or {"nothing"})
    return Tally(
        Share(hits, len(right)),
        Share(hits, hits + false),
        Share(false, len(other)),
        Share(sum(one.line.name in one.said for one in right), len(right)),
        instead,
        Counter(one.line.note for one in right if not one.fired),
        Counter(one.line.note for one in other if one.fired),
    )
