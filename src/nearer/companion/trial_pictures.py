"""The pictures of an experiment: each difference with its range, as it stood after each outcome."""

from dataclasses import dataclass

from nearer.companion.space import Space
from nearer.companion.trial_draws import Seen, draws_of
from nearer.companion.trials import counted, learn
from nearer.domain.practice import Trial
from nearer.domain.tongue import gettext as _
from nearer.insight import StrategyTrial
from nearer.report.trial_course import CoursePoint, difference_over_outcomes

POINTS = 40  # at most, in a picture
ROWS = 10  # about, in its table
SCALES = {"moved toward": 100, "closeness": 10}


@dataclass(frozen=True)
class Course:
    """One strategy's difference. ``rows``: some of the points, in times of 100 or points of 10."""

    arm: str
    picture: str
    rows: tuple[tuple[int, float, float, float], ...]


def courses(space: Space, trial: Trial) -> tuple[Course, ...]:
    """One for each strategy; none before anything counts. Drawn again only when more counts."""
    outcomes = counted(draws_of(space, trial), space.now())
    if not outcomes:
        return ()
    key = f"courses-{trial.id}"
    shown, kept = space.derived.get(key, ((), ()))
    if shown != outcomes:
        kept = _drawn(trial, outcomes)
        space.derived[key] = outcomes, kept
    found: tuple[Course, ...] = kept
    return found


def _drawn(trial: Trial, outcomes: tuple[Seen, ...]) -> tuple[Course, ...]:
    points = _points(trial, outcomes)
    return tuple(_course(trial, k, points) for k in range(len(trial.arms) - 1))


def _course(trial: Trial, k: int, points: list[tuple[CoursePoint, ...]]) -> Course:
    mine, scale = [each[k] for each in points], SCALES[trial.good]
    picture = difference_over_outcomes(
        mine,
        scale,
        _("The difference to just noticing"),
        _(
            "From left to right the outcomes that count, upwards how much more went well. A line "
            "for the difference in a band for its range, which becomes narrower; a dashed line at "
            "no difference. The table below has the numbers."
        ),
    )
    step = max(1, len(mine) // ROWS)
    told = mine[::-1][::step][::-1]
    rows = tuple((p.count, scale * p.effect, scale * p.low, scale * p.high) for p in told)
    return Course(trial.arms[k + 1], picture, rows)


def _points(trial: Trial, outcomes: tuple[Seen, ...]) -> list[tuple[CoursePoint, ...]]:
    """What was said of each strategy after some of the outcomes, the newest always among them."""
    learner, points = StrategyTrial(trial.arms, trial.floor, trial.alpha), []
    step = max(1, -(-len(outcomes) // POINTS))
    for number, one in enumerate(outcomes, start=1):
        learn(learner, one)
        if (len(outcomes) - number) % step == 0:
            results = learner.results()
            points.append(tuple(CoursePoint(number, r.effect, r.low, r.high) for r in results))
    return points
