"""One invented life with known truth."""

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from bench.lives.calendar import Calendar, Floats, Ints, Mask, keep_calendar
from bench.lives.habits import Noted, note_tags, pull_of_moods
from bench.lives.moods import answered, feel, note, rows_repeated
from bench.lives.world import Triggers, World


@dataclass(frozen=True)
class Life:
    """n check-ins, p tags; the first k tags are the true triggers."""

    when: tuple[datetime, ...]  # (n,)
    outcome: Floats  # (n,)
    present: Mask  # (n, p)
    truth: Floats  # (n, k): the true effect over the occasions so far, in points noted
    joined: Ints  # (p,) check-ins before the tag was invented
    looks: Ints  # check-ins so far at the end of each day that had one
    days: Ints  # the day of each look, from 1
    works: tuple[float, float]  # day from which, and to which, the triggers work

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(f"tag {j:03}" for j in range(self.present.shape[1]))

    @property
    def triggers(self) -> int:
        return self.truth.shape[1]

    def read_every(self, days: int) -> "Life":
        """The same life, looked at on every so many of its evenings and on the last."""
        some = np.unique(np.append(np.arange(days - 1, len(self.looks), days), len(self.looks) - 1))
        return replace(self, looks=self.looks[some], days=self.days[some])


def live(world: World, rng: np.random.Generator, days: int, tags: int) -> Life:
    """Draw one life of that many days with that many tags.

    Tags that follow moods do not move them, so that one can be drawn after the other.
    """
    calendar = keep_calendar(world.clock, rng, days)
    flows = [(one, one.shape(calendar, rng)) for one in world.currents]
    felt = feel(world.moods, calendar, rng) + sum(one.mood * flow for one, flow in flows)
    pull = np.zeros(len(felt)) + sum(one.tags * flow for one, flow in flows)
    repeated = rows_repeated(world.answers, len(felt), rng)
    effects = _effects(world.triggers, calendar, rng)[:, :tags]
    if world.habits.follow:
        outcome = note(world.answers, felt, calendar.share, repeated)
        pull += pull_of_moods(world.habits, calendar, outcome)
    noted = note_tags(world.habits, calendar, pull, rng, tags, effects.shape[1])
    own = noted.present[:, : effects.shape[1]]
    unsettled = world.habits.unsettling * rng.standard_normal(len(felt)) * noted.present[:, 0]
    felt = felt + unsettled + (effects * own).sum(axis=1)
    outcome = note(world.answers, felt, calendar.share, repeated)
    apart = [
        note(world.answers, felt + effect * ~on, calendar.share, repeated)
        - note(world.answers, felt - effect * on, calendar.share, repeated)
        for effect, on in zip(effects.T, own.T, strict=True)
    ]
    kept = answered(world.answers, outcome, noted.present[:, 0], rng)
    differences = np.column_stack([np.zeros((len(felt), 0)), *apart])
    return _recorded(world, calendar, outcome, noted, differences, kept)


def _effects(triggers: Triggers, calendar: Calendar, rng: np.random.Generator) -> Floats:
    """What each trigger adds at each check-in where it is there, (n, k)."""
    k = int(rng.integers(triggers.number[0], triggers.number[1] + 1))
    sizes = rng.uniform(*triggers.size, k)
    sizes *= np.where(rng.random(k) < triggers.raising, 1, -1)
    first, last = triggers.time
    working = (first <= calendar.share) & (calendar.share < last)
    return working[:, None] * sizes


def _recorded(
    world: World, calendar: Calendar, outcome: Floats, noted: Noted, apart: Floats, kept: Mask
) -> Life:
    """What is left of it in the record."""
    seen = calendar if kept.all() else calendar.only(kept)
    last = np.flatnonzero(np.diff(seen.day, append=calendar.days))
    first, until = world.triggers.time
    return Life(
        when=seen.when,
        outcome=outcome[kept],
        present=noted.present[kept],
        truth=_so_far(apart[kept], noted.chance[kept]),
        joined=np.searchsorted(seen.day, noted.known),
        looks=last + 1,
        days=seen.day[last] + 1,
        works=(first * calendar.days, until * calendar.days),
    )


def _so_far(apart: Floats, chance: Floats) -> Floats:
    """Mean difference so far, an occasion weighing as much as its tag was open there.

    ``apart`` (n, k): the outcome noted with the tag less the one without, all else as it was;
    ``chance`` (n, k): of the tag given all before. p(1 − p) is the weight that a regression gives.
    """
    weight = chance * (1 - chance)
    return np.cumsum(weight * apart, axis=0) / np.cumsum(weight, axis=0)
