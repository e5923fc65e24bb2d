"""What the statistics say of fears that were written as predictions."""

from typing import Literal

from msgspec import Struct

Evidence = Literal["over_predicted", "not_yet"]


class Rate(Struct, frozen=True):
    """``came_true`` of ``of`` fears; ``low``, ``high``: time-uniform range of the share, 0–1."""

    came_true: int
    of: int
    low: float
    high: float


class Level(Struct, frozen=True, kw_only=True):
    """Fears held about equally likely. ``low``, ``high``: the step, 0–1; ``predicted``: mean."""

    low: float
    high: float
    predicted: float
    rate: Rate


class LedgerFinding(Struct, frozen=True, kw_only=True):
    """Predicted against what came, over the fears that count.

    ``yes``, ``partly``, ``no``, ``unanswered``: how many of each. ``cautious``: partly and
    unanswered as come true; the range and the evidence hold for it. ``plain``: unanswered ones left
    out. ``predicted``: mean, 0–1. ``course``: natural logarithm of the e-value after each fear, in
    the order written. ``bar``: where over-prediction may be told. ``forecast``: how many more
    fears like these that probably takes; ``None`` where it cannot be said. ``brier``: over
    answered ones, partly as a half.
    """

    yes: int
    partly: int
    no: int
    unanswered: int
    predicted: float
    cautious: Rate
    plain: Rate
    course: tuple[float, ...]
    bar: float
    evidence: Evidence
    forecast: int | None
    levels: tuple[Level, ...]
    brier: float | None

    @property
    def counted(self) -> int:
        return self.cautious.of


class Learned(Struct, frozen=True, kw_only=True):
    """How likely ``fears`` answered fears seemed before and after, means 0–1.

    ``rate``: the part of the surprise that was taken in, over ``surprising`` fears in which what
    came differed from what was said; ``None`` without any.
    """

    fears: int
    before: float
    after: float
    surprising: int
    rate: float | None


class Care(Struct, frozen=True):
    """Kindness expected of another and met, means of 0–10 over the same fears."""

    fears: int
    expected: float
    met: float
