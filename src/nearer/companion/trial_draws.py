"""The draws of an experiment as they count, whatever was written after them.

A draw is told by its first revision: two tabs, two processes or a backup that is read in may add
another revision of the same id, with another arm, and it changes nothing. Its outcome is the last
answer given within an hour of the first one; from then on it stays. When an answer was given is
judged by when it says so and by when it was written, so that none is taken in afterwards. An
outcome is learned from only once it can change no more; then that is kept with it, so that what
comes in from elsewhere later, in time there or not, changes nothing. What somebody reads here is
therefore the same for ever.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from nearer.companion.space import Space
from nearer.domain.errors import AnalysisError, NotFound
from nearer.domain.practice import Drawn, Trial
from nearer.domain.values import Revision
from nearer.insight import StrategyTrial

CORRECTED = timedelta(hours=1)  # how long an answer can be put right
ASKED = timedelta(days=3)  # how long the outcome is asked for, from the end of the window

Fate = Literal["declined", "waiting", "asked", "known", "unknown", "missing"]


@dataclass(frozen=True)
class Seen:
    """One draw. ``due``: when its outcome is first asked; ``closed``: from when nobody asks."""

    draw: Drawn
    due: datetime
    closed: datetime

    def fate(self, now: datetime) -> Fate:
        """What became of it; ``unknown``: answered with "don't know"."""
        if not self.draw.arm:
            return "declined"
        if self.draw.answered is not None:
            return "unknown" if self.draw.good is None else "known"
        if now < self.due:
            return "waiting"
        return "asked" if now < self.closed else "missing"

    def settled(self, now: datetime) -> bool:
        """Whether nothing about it can change any more."""
        if not self.draw.arm:
            return True
        if self.draw.answered is not None:
            return now >= self.draw.answered + CORRECTED
        return now >= self.closed


def plan_of(space: Space, trial_id: str) -> Trial:
    """A trial with the plan it began with, and paused or ended as it is now.

    Raises NotFound, also for a plan that no trial can have, as from a damaged or foreign file.
    """
    space.get(Trial, trial_id)
    written = [
        (one.written, one.value) for one in space.history(trial_id) if isinstance(one.value, Trial)
    ]
    newest = max(written[::-1], key=lambda one: one[0])[1]  # not what came in last from elsewhere
    ends = [one.ended for _when, one in written if one.ended is not None]
    plan = replace(written[0][1], paused=newest.paused, ended=ends[0] if ends else None)
    if not can_be(plan):
        raise NotFound("This experiment cannot be read. Everything else is as it was.")
    return plan


def plans(space: Space) -> tuple[Trial, ...]:
    """Every trial that can be read, in the order in which they were written."""
    found = []
    for one in space.all(Trial):
        with suppress(NotFound):
            found.append(plan_of(space, one.id))
    return tuple(found)


def can_be(plan: Trial) -> bool:
    try:
        StrategyTrial(plan.arms, plan.floor, plan.alpha)
    except AnalysisError:
        return False
    return plan.hours > 0


def draws_of(space: Space, trial: Trial) -> tuple[Seen, ...]:
    """Every draw of a trial in the order in which they were first written."""
    with space.working():
        key = f"draws-{trial.id}"
        version, kept = space.derived.get(key, (-1, ()))
        if version != space.version:
            mine = [one.id for one in space.all(Drawn) if one.trial == trial.id]
            kept = tuple(seen(space, draw_id, trial) for draw_id in mine)
            space.derived[key] = space.version, kept
        found: tuple[Seen, ...] = kept
        return found


def seen(space: Space, draw_id: str, trial: Trial) -> Seen:
    """Raises NotFound."""
    space.get(Drawn, draw_id)
    revisions = space.history(draw_id)
    written = [one.value for one in revisions if isinstance(one.value, Drawn)]
    first = written[0]
    due = first.when + timedelta(hours=trial.hours)
    closed = due + ASKED
    draw = replace(first, refused=any(one.refused for one in written), good=None, answered=None)
    answer = _answer(revisions, closed) if first.arm else None
    if answer is not None:
        draw = replace(draw, answered=answer[0], good=answer[1])
    mark = next((one for one in written if one.settled), None)
    if mark is not None and draw.arm:
        draw = replace(draw, answered=mark.answered, good=mark.good, settled=True)
    return Seen(draw, due, closed)


def keep_settled(space: Space, trial: Trial) -> None:
    """Mark what is learned from now on: from the first draw up to one that can still change."""
    now = space.now()
    with space.working():
        fresh = [one.draw for one in settled(draws_of(space, trial), now) if one.draw.arm]
        space.put(*(replace(one, settled=True) for one in fresh if not one.settled))


def settled(draws: tuple[Seen, ...], now: datetime) -> tuple[Seen, ...]:
    """Draws from the first on, up to one about which something can still change."""
    for count, one in enumerate(draws):
        if not one.settled(now):
            return draws[:count]
    return draws


def _answer(
    revisions: tuple[Revision, ...], closed: datetime
) -> tuple[datetime, float | None] | None:
    """When it was first answered, and the last answer that was in time to put that right.

    An answer that stands in the draw's first writing was never waited for, whenever that was.
    """
    begun, good = None, None
    for number, one in enumerate(revisions):
        if not isinstance(one.value, Drawn) or one.value.answered is None:
            continue
        given = one.value.answered
        if begun is None and given < closed and (number == 0 or one.written < closed):
            begun, good = given, one.value.good
        elif begun is not None and _puts_right(begun, given, one.written):
            good = one.value.good
    return None if begun is None else (begun, good)


def _puts_right(begun: datetime, given: datetime, written: datetime) -> bool:
    return timedelta(0) <= given - begun < CORRECTED and written - begun < CORRECTED
