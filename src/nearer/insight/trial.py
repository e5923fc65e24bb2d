"""A personal experiment: which strategy helps, told from draws with known chances.

A micro-randomised trial of one person (Klasnja et al. 2015). The chances lean towards what has
gone well (Thompson 1933) and never fall below a floor. Assumes that the stored draw was followed
or the occasion left out for a reason older than the draw, that a draw does not change the outcomes
of other occasions (carry-over), and that the order in which outcomes become known does not depend
on the arm. Help, safety and medication are never arms.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Self

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from nearer.insight.comparison import Comparison, Side, Tally, compare, effect_range, log_bar
from nearer.insight.errors import BadArms, BadOutcome, BadProbabilities, BadSetting, UnknownArm
from nearer.insight.trial_saved import Trial, pack, unpack

DRAWS = 512  # of the posterior; the chances that result are the true ones, however few these are
ROUNDING = 1e-9  # by which stored chances may have been rounded

TrialStatus = Literal["helps", "harms", "not_yet"]


class TrialResult(Struct, frozen=True, kw_only=True):
    """One strategy against the control.

    ``effect``, ``low`` and ``high`` are differences in the share of good outcomes, −1 to 1; the
    range is time-uniform, jointly over all strategies. ``log_e`` is the natural logarithm of the
    e-value against "makes no difference". ``occasions``: how often this arm was drawn, ``good`` the
    share of good outcomes among them (``None`` before the first). ``helped_at``: after how many
    occasions of the trial "helps" was first said; 0 if never.
    """

    arm: str
    log_e: float
    helps: bool
    effect: float
    low: float
    high: float
    occasions: int
    good: float | None
    status: TrialStatus
    helped_at: int


class Draw(NamedTuple):
    """To be stored at once and never drawn again."""

    arm: str
    probabilities: tuple[float, ...]  # (K,) in the order of the arms


class StrategyTrial:
    """Learns outcome by outcome; every call either succeeds or leaves it as it was.

    ``arms``: K ≥ 2 names, the first the control. ``floor``: the least chance of every arm that is
    still in the trial. ``alpha``: the chance that "helps" is ever said of any arm that makes no
    difference, or harm told of one. Raises BadArms, BadSetting.
    """

    def __init__(self, arms: Sequence[str], floor: float = 0.2, alpha: float = 0.05) -> None:
        names = _check_arms(arms)
        if not 0 < floor <= 1 / len(names):
            raise BadSetting("The floor is above 0 and leaves room for every arm.")
        if not 0 < alpha < 1:
            raise BadSetting("The error level lies between 0 and 1.")
        self._trial = Trial(
            names,
            float(floor),
            float(alpha),
            (Tally(),) * len(names),
            (Comparison(),) * (len(names) - 1),
        )

    @property
    def arms(self) -> tuple[str, ...]:
        """The control first."""
        return self._trial.arms

    @property
    def occasions(self) -> int:
        return sum(tally.drawn for tally in self._trial.tallies)

    @property
    def over(self) -> bool:
        """Whether only the control is left to draw."""
        return all(seen.stopped for seen in self._trial.comparisons)

    def probabilities(self, rng: np.random.Generator) -> tuple[float, ...]:
        """Chances (K,) for the next draw, in the order of the arms; they sum to 1.

        How often each arm is best among seeded draws from the Beta posteriors, above the floor; 0
        for an arm that was stopped. The same trial and generator state give the same chances.
        """
        trial = self._trial
        running = [not stopped for stopped in _stopped(trial)]
        good = np.array([tally.good for tally in trial.tallies])
        drawn = np.array([tally.drawn for tally in trial.tallies])
        rates = rng.beta(1 + good, 1 + np.maximum(drawn - good, 0), size=(DRAWS, len(good)))
        best = np.argmax(np.where(running, rates, -1.0), axis=1)
        share = np.bincount(best, minlength=len(good)) / DRAWS
        spare = max(0.0, 1 - trial.floor * sum(running))
        return tuple((trial.floor * np.array(running) + spare * share).tolist())

    def draw(self, rng: np.random.Generator) -> Draw:
        """Draw an arm for this occasion."""
        chances = self.probabilities(rng)
        reached = np.searchsorted(np.cumsum(chances), rng.random(), side="right")
        possible = np.flatnonzero(chances)  # rounding may leave the sum a hair below 1
        return Draw(self.arms[min(int(reached), int(possible[-1]))], chances)

    def record(self, arm: str, probabilities: Sequence[float], outcome: float) -> None:
        """Learn what became of one draw, once. ``outcome``: 0 no to 1 yes, or between.

        ``probabilities`` as they were stored with the draw, also if an arm has been stopped since.
        An outcome that never became known is left out. Raises UnknownArm, BadProbabilities,
        BadOutcome.
        """
        trial = self._trial
        if not isinstance(arm, str) or arm not in trial.arms:
            raise UnknownArm("This strategy is not part of the trial.")
        chances = _check_chances(probabilities, trial)
        drawn = trial.arms.index(arm)
        if chances[drawn] == 0:
            raise UnknownArm("This strategy could not have been drawn: its chance was 0.")
        self._trial = _learn(trial, drawn, chances, _check_outcome(outcome))

    def results(self) -> tuple[TrialResult, ...]:
        """What can be said now of each strategy, in the order of the arms, without the control.

        "Helps" needs E ≥ (K − 1)/α and an estimate above 0; an arm with that evidence and an
        estimate below 0 harms, is told and is out of the trial for good.
        """
        return tuple(_result(self._trial, k) for k in range(len(self.arms) - 1))

    def to_bytes(self) -> bytes:
        """The whole state; ``from_bytes`` goes on to the same numbers. Holds the arms' names."""
        return pack(self._trial)

    @classmethod
    def from_bytes(cls, saved: bytes) -> Self:
        """Go on from ``to_bytes``. Raises UnreadableState."""
        trial = cls.__new__(cls)
        trial._trial = unpack(saved)  # noqa: SLF001 - its own
        return trial


def seeded(seed: bytes) -> np.random.Generator:
    """A generator for one draw, from unpredictable bytes: callers need no NumPy of their own."""
    return np.random.default_rng(int.from_bytes(seed, "little"))


def _learn(trial: Trial, drawn: int, chances: tuple[float, ...], outcome: float) -> Trial:
    sides = [
        Side(chance, tally.expected, index == drawn)
        for index, (chance, tally) in enumerate(zip(chances, trial.tallies, strict=True))
    ]
    occasion = 1 + sum(tally.drawn for tally in trial.tallies)
    bar = log_bar(trial.alpha, len(sides) - 1)
    comparisons = tuple(
        _judge(compare(seen, side, sides[0], outcome), bar, occasion)
        for seen, side in zip(trial.comparisons, sides[1:], strict=True)
    )
    tallies = list(trial.tallies)
    tallies[drawn] = Tally(tallies[drawn].drawn + 1, tallies[drawn].good + outcome)
    return replace(trial, tallies=tuple(tallies), comparisons=comparisons)


def _judge(seen: Comparison, bar: float, occasion: int) -> Comparison:
    """Note what is told for the first time."""
    if _harmful(seen, bar):
        return replace(seen, stopped=True)
    if _helpful(seen, bar) and not seen.helped_at:
        return replace(seen, helped_at=occasion)
    return seen


def _helpful(seen: Comparison, bar: float) -> bool:
    """The evidence is two-sided, so the side must be asked of the estimate."""
    return not seen.stopped and seen.log_e >= bar and seen.effect > 0


def _harmful(seen: Comparison, bar: float) -> bool:
    return seen.log_e >= bar and seen.effect < 0


def _result(trial: Trial, k: int) -> TrialResult:
    seen, tally = trial.comparisons[k], trial.tallies[k + 1]
    strategies = len(trial.comparisons)
    helps = _helpful(seen, log_bar(trial.alpha, strategies))
    low, high = effect_range(seen, trial.alpha, strategies)
    return TrialResult(
        arm=trial.arms[k + 1],
        log_e=seen.log_e,
        helps=helps,
        effect=seen.effect,
        low=low,
        high=high,
        occasions=tally.drawn,
        good=tally.good / tally.drawn if tally.drawn else None,
        status="harms" if seen.stopped else "helps" if helps else "not_yet",
        helped_at=seen.helped_at,
    )


def _stopped(trial: Trial) -> list[bool]:
    """For every arm; the control is never stopped."""
    return [False, *(seen.stopped for seen in trial.comparisons)]


def _check_arms(arms: Sequence[str]) -> tuple[str, ...]:
    if isinstance(arms, str) or not all(isinstance(arm, str) and arm for arm in arms):
        raise BadArms("Arms are a sequence of names.")
    if len(arms) < 2 or len(set(arms)) != len(arms):
        raise BadArms("A trial compares two strategies or more, each with a name of its own.")
    return tuple(arms)


def _check_chances(probabilities: Sequence[float], trial: Trial) -> tuple[float, ...]:
    if len(probabilities) != len(trial.arms) or not all(map(_is_number, probabilities)):
        raise BadProbabilities("A draw has one probability for each arm.")
    if not abs(sum(probabilities) - 1) <= ROUNDING:
        raise BadProbabilities("The probabilities of a draw sum to 1.")
    least = trial.floor - ROUNDING
    for chance, stopped in zip(probabilities, _stopped(trial), strict=True):
        if chance < least and not (stopped and chance == 0):
            raise BadProbabilities("A probability lies below the floor of this trial.")
    return tuple(map(float, probabilities))


def _check_outcome(outcome: float) -> float:
    if not (_is_number(outcome) and 0 <= outcome <= 1):
        raise BadOutcome("An outcome is a number from 0 to 1. Leave out what is not known.")
    return float(outcome)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | np.bool_ | np.integer | np.floating)
