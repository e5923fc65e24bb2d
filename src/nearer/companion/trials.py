"""A fair experiment of one's own: begun with consent, drawn at the urge, answered, ended.

One runs at a time. A draw is kept before it is shown and counts as it was first written
(``trial_draws``). What was learned is rebuilt from the draws, in the order in which they were
made and no further than the first whose outcome can still change. So the order does not depend on
when somebody answers, an answer never changes what was read before it, and no bet is made with
what came later. A draw whose outcome nobody knows is left out for good once nobody asks for it.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args

from msgspec.structs import replace

from nearer.companion.once import TWICE
from nearer.companion.prompts import local
from nearer.companion.safety import suggestions_held
from nearer.companion.space import Space
from nearer.companion.strategies import find, names_the_unsafe
from nearer.companion.trial_draws import (
    CORRECTED,
    Seen,
    draws_of,
    keep_settled,
    plan_of,
    plans,
    seen,
    settled,
)
from nearer.companion.urges import held
from nearer.content import CONTROL_STRATEGY
from nearer.domain.errors import AnalysisError, BadInput, NotFound, StorageError
from nearer.domain.practice import Drawn, Good, NotBefore, Trial, Urge
from nearer.insight import StrategyTrial, seeded

FLOOR = 0.2  # the least chance of each arm
ALPHA = 0.05  # chance that help or harm is ever told of an experiment in which nothing does either
FRESH = timedelta(hours=2)  # how long after it was noted an urge is still the moment of it
GOODS: tuple[Good, ...] = get_args(Good)
HOURS: dict[Good, int] = {"moved toward": 24, "closeness": 3}
URGE_FROM = range(1, 10)
HIGHEST = 10  # of closeness
SEED_BYTES = 32
NOT_BEFORE = "not-before"
RESTS = (
    "While it is open whether you are safe, no experiment begins. Nothing that you noted is lost."
)


@dataclass(frozen=True)
class Plan:
    """What is asked to be begun. ``strategies``: one or two, without the control."""

    strategies: tuple[str, ...]
    good: Good = "moved toward"
    urge_from: int = 5

    @property
    def arms(self) -> tuple[str, ...]:
        return (CONTROL_STRATEGY, *self.strategies)

    @property
    def hours(self) -> int:
        return HOURS[self.good]


def planned(
    space: Space, strategies: tuple[str, ...], good: str = "moved toward", urge_from: int = 5
) -> Plan:
    """A plan that can be begun. Raises BadInput, also while a safety flag is open."""
    if suggestions_held(space):
        raise BadInput(RESTS)
    chosen = tuple(dict.fromkeys(strategies))
    if not 1 <= len(chosen) <= 2:
        raise BadInput("Choose one strategy or two. More would take years to tell.", "strategies")
    if CONTROL_STRATEGY in chosen or any(find(space, one) is None for one in chosen):
        raise BadInput("One of these strategies is not here any more.", "strategies")
    wanted = next((one for one in GOODS if one == good), None)
    if wanted is None:
        raise BadInput("Choose what counts as going well.", "good")
    if urge_from not in URGE_FROM:
        raise BadInput("Choose a strength from 1 to 9.", "urge_from")
    return Plan(chosen, wanted, urge_from)


def begin(space: Space, plan: Plan, *, consent: bool) -> Trial:
    """Begin as planned. Sent twice, it is one. Raises BadInput.

    Its id is never used again, so that draws of a deleted one that come back belong to nothing. Of
    two processes that begin at once the first counts, and the other takes its own back.
    """
    if not consent:
        raise BadInput("It begins only if you agree. Tick the box, or leave it be.", "consent")
    with space.working():
        space.refresh()
        now = local(space, space.now())
        running = running_trial(space)
        if running is not None:
            return _the_same(running, plan, now)
        trial = Trial(
            id=f"trial-{space.new_id()}",
            begun=now,
            arms=plan.arms,
            good=plan.good,
            hours=plan.hours,
            urge_from=plan.urge_from,
            floor=FLOOR,
            alpha=ALPHA,
        )
        space.put(trial)
        first = running_trial(space)
        if first is not None and first.id != trial.id:
            space.erase(trial.id)
            return _the_same(first, plan, now)
        return plan_of(space, trial.id)


def _the_same(running: Trial, plan: Plan, now: datetime) -> Trial:
    """The one that runs, if it was just begun by this plan. Raises BadInput."""
    same = (running.arms, running.good, running.urge_from)
    if same == (plan.arms, plan.good, plan.urge_from) and now - running.begun < TWICE:
        return running
    raise BadInput("One experiment is running already. End it first, or let it go on.")


def all_trials(space: Space) -> tuple[Trial, ...]:
    """The newest first."""
    return tuple(sorted(plans(space), key=lambda one: one.begun.timestamp(), reverse=True))


def running_trial(space: Space) -> Trial | None:
    """The one that has not ended, paused or not; of several the one that was written first."""
    return next((one for one in plans(space) if one.ended is None), None)


def pause(space: Space, trial_id: str, *, paused: bool) -> None:
    """Offer no draws for now, or again. Outcomes of earlier draws are asked all the same."""
    with space.working():
        trial = plan_of(space, trial_id)
        if trial.ended is not None:
            raise BadInput("This experiment has ended. What it found stays.")
        space.put(trial)  # an older writing that came in last must not pass for this one
        space.put(replace(trial, paused=paused))


def end(space: Space, trial_id: str) -> None:
    """End it, for whatever reason: the promise holds whenever that is. Raises NotFound."""
    with space.working():
        trial = plan_of(space, trial_id)
        if trial.ended is None:
            space.put(replace(trial, ended=space.now()))


def erase(space: Space, trial_id: str) -> None:
    """With its draws. Raises NotFound.

    When the window of its last draw ends is kept, so that nobody draws anew until what was hoped
    for came.
    """
    with space.working():
        space.refresh()
        space.get(Trial, trial_id)
        now = space.now()
        mine = (one for one in _every_draw(space) if one.draw.trial == trial_id)
        ends = [one.due for one in mine if one.draw.arm and now < one.due]
        before = space.find(NotBefore, NOT_BEFORE)
        ends += [before.until] if before else []
        left = [NotBefore(id=NOT_BEFORE, until=max(ends))] if ends else []
        space.put(*left, erase=[trial_id])


def offer(space: Space, urge: Urge) -> Trial | None:
    """The experiment of which something may be drawn at this urge, or None.

    Everything asked here is older than the draw. One draw to a window, of whichever experiment, so
    that no outcome belongs to two of them; none about somebody it may not be safe to be close to.
    """
    trial, now = running_trial(space), space.now()
    if trial is None or trial.paused or drawn_for(space, urge.id) is not None:
        return None
    strong = urge.strength is not None and urge.strength >= trial.urge_from
    of_now = trial.begun <= urge.when and timedelta(0) <= now - urge.when < FRESH
    if not strong or not of_now or urge.acted or held(space, urge):
        return None
    if any(names_the_unsafe(space, arm) for arm in trial.arms):
        return None
    before = space.find(NotBefore, NOT_BEFORE)
    if before is not None and now < before.until:
        return None
    if any(one.draw.arm and now < one.due for one in _every_draw(space)):
        return None
    return None if learned(space, trial).over else trial


def draw(space: Space, urge: Urge) -> Seen:
    """What is drawn for this urge; drawn and kept once, whoever asks and however often.

    Raises NotFound where nothing was drawn and nothing may be.
    """
    with space.working():
        space.refresh()
        kept = drawn_for(space, urge.id)
        if kept is not None:
            return kept
        trial = offer(space, urge)
        if trial is None:
            raise NotFound("There is nothing to draw at this urge.")
        arm, chances = learned(space, trial).draw(seeded(space.entropy(SEED_BYTES)))
        return _keep(
            space, trial, replace(_blank(space, trial, urge), arm=arm, probabilities=chances)
        )


def decline(space: Space, urge: Urge) -> None:
    """Not this time, said before anything was drawn: nothing is drawn at this urge then."""
    with space.working():
        space.refresh()
        trial = offer(space, urge)
        if trial is not None:
            _keep(space, trial, replace(_blank(space, trial, urge), declined=True))


def refuse(space: Space, urge: Urge) -> None:
    """Not what was drawn. It counts as drawn; what becomes of the urge is asked all the same."""
    with space.working():
        found = drawn_for(space, urge.id)
        if found is not None and found.draw.arm and not found.draw.refused:
            space.put(replace(found.draw, refused=True))


def drawn_for(space: Space, urge_id: str) -> Seen | None:
    """What was drawn at an urge, in whichever experiment."""
    for trial in plans(space):
        if space.find(Drawn, _draw_id(trial.id, urge_id)) is not None:
            return seen(space, _draw_id(trial.id, urge_id), trial)
    return None


def due(space: Space) -> tuple[Seen, ...]:
    """Draws whose outcome is asked for now, the oldest first; also after the end of a trial.

    None while closeness is held: nobody is asked whether they moved toward somebody unsafe.
    """
    now = space.now()
    waiting = [
        one for one in _every_draw(space) if one.fate(now) == "asked" and not _held_at(space, one)
    ]
    return tuple(sorted(waiting, key=lambda one: one.due.timestamp()))


def _every_draw(space: Space) -> tuple[Seen, ...]:
    return tuple(one for trial in plans(space) for one in draws_of(space, trial))


def _held_at(space: Space, one: Seen) -> bool:
    urge = space.find(Urge, one.draw.occasion)
    return suggestions_held(space) if urge is None else held(space, urge)


def may_answer(space: Space, found: Seen) -> bool:
    """Asked now, or answered so lately that it can still be put right."""
    now, answered = space.now(), found.draw.answered
    if found.draw.settled:
        return False
    if answered is not None:
        return now < answered + CORRECTED
    return found.fate(now) == "asked"


def answer(space: Space, draw_id: str, good: float | None) -> Seen:
    """Keep the outcome, 0–1, or None for "don't know", which leaves it out.

    Sent twice, it is one. Raises BadInput, NotFound.
    """
    if good is not None and not 0 <= good <= 1:
        raise BadInput("Choose one of these.", "good")
    with space.working():
        space.refresh()
        trial = plan_of(space, space.get(Drawn, draw_id).trial)
        found = seen(space, draw_id, trial)
        if not may_answer(space, found):
            raise BadInput("This was answered, or its time is over. It stays as it is.")
        if found.draw.answered is None or found.draw.good != good:
            told = replace(found.draw, good=good, answered=space.now())
            space.put(told)
        return seen(space, draw_id, trial)


def learned(space: Space, trial: Trial) -> StrategyTrial:
    """What the settled beginning of a trial's draws has taught; what is learned from is kept so."""
    with suppress(StorageError):  # where nothing can be kept it can be read all the same
        keep_settled(space, trial)
    learner = StrategyTrial(trial.arms, trial.floor, trial.alpha)
    for one in counted(draws_of(space, trial), space.now()):
        learn(learner, one)
    return learner


def counted(draws: tuple[Seen, ...], now: datetime) -> tuple[Seen, ...]:
    """The draws whose outcome counts in what is told, in their order."""
    return tuple(one for one in settled(draws, now) if one.draw.arm and one.draw.good is not None)


def learn(learner: StrategyTrial, one: Seen) -> None:
    """A draw that this trial cannot have made, as from a damaged or foreign file, is left out."""
    try:
        learner.record(one.draw.arm, one.draw.probabilities, one.draw.good or 0.0)
    except AnalysisError:
        return


def _draw_id(trial_id: str, urge_id: str) -> str:
    return f"drawn-{trial_id}-{urge_id}"


def _blank(space: Space, trial: Trial, urge: Urge) -> Drawn:
    return Drawn(
        id=_draw_id(trial.id, urge.id),
        trial=trial.id,
        occasion=urge.id,
        when=local(space, space.now()),
    )


def _keep(space: Space, trial: Trial, fresh: Drawn) -> Seen:
    space.put(fresh)  # another process may have been first: then theirs counts
    return seen(space, fresh.id, trial)
