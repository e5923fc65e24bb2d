"""What an experiment says so far, as counts and results that the coach can put into words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nearer.coach.trial import Arm, Compared, Half, Told
from nearer.companion.space import Space
from nearer.companion.strategies import find
from nearer.companion.trial_draws import Fate, Seen, draws_of
from nearer.companion.trials import counted, learned
from nearer.domain.practice import Trial
from nearer.insight import TrialResult

HALVES = 20  # outcomes below which a half is too few to be looked at


@dataclass(frozen=True)
class Standing:
    """One experiment as it stands. ``told``: what the coach words; ``draws``: the newest first."""

    trial: Trial
    told: Told
    draws: tuple[tuple[Seen, Fate], ...]
    over: bool  # every strategy was stopped


def standing(space: Space, trial: Trial) -> Standing:
    now, every = space.now(), draws_of(space, trial)
    outcomes = counted(every, now)
    fates = Counter(one.fate(now) for one in every)
    learner = learned(space, trial)
    told = Told(
        good=trial.good,
        hours=trial.hours,
        arms=tuple(_arm(space, key, every, outcomes, now) for key in trial.arms),
        compared=tuple(_compared(one) for one in learner.results()),
        counted=len(outcomes),
        open=fates["waiting"] + fates["asked"] + fates["known"] - len(outcomes),
        declined=fates["declined"],
        unknown=fates["unknown"],
        missing=fates["missing"],
        halves=_halves(space, trial, outcomes, now),
    )
    draws = tuple((one, one.fate(now)) for one in reversed(every))
    return Standing(trial, told, draws, learner.over)


def _arm(
    space: Space, key: str, every: Iterable[Seen], counts: Iterable[Seen], now: datetime
) -> Arm:
    seen = [one for one in every if one.draw.arm == key]
    mine = [one.draw for one in seen]
    outcomes = [one.draw.good or 0.0 for one in counts if one.draw.arm == key]
    known = find(space, key)
    return Arm(
        name=known.name if known else "",
        drawn=len(mine),
        refused=sum(one.refused for one in mine),
        counted=len(outcomes),
        good=sum(outcomes),
        unanswered=sum(one.fate(now) in {"unknown", "missing"} for one in seen),
    )


def _compared(one: TrialResult) -> Compared:
    return Compared(
        status=one.status,
        effect=one.effect,
        low=one.low,
        high=one.high,
        helped_at=one.helped_at,
    )


def _halves(
    space: Space, trial: Trial, outcomes: tuple[Seen, ...], now: datetime
) -> tuple[Half, ...]:
    """The earlier and the later half of what counts, where each is large enough to look at."""
    middle = len(outcomes) // 2
    if middle < HALVES:
        return ()
    parts = (outcomes[:middle], outcomes[middle:])
    return tuple(tuple(_arm(space, key, part, part, now) for key in trial.arms) for part in parts)
