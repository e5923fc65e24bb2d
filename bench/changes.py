"""How often a change of answers is told, in whole lives, where there is none and where one is.

    python -m bench.changes [--quick]

People answer Nearer's own eighteen sentences about each of their relationships for five years, and
every look at the map is counted. Items have heights of their own and stray; moods come on top, each
scale's by itself, partly shared by all relationships (``between``) and partly carried on from form
to form (``carry``); answers are whole numbers from 1 to 7. The error is worked out from the forms
so far, as ``instruments.precision`` does it; a test holds the two against each other.
"""

import sys
from collections.abc import Iterator
from math import ceil, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from nearer.instruments import LEVEL, Precision, least_change, share
from nearer.instruments.change import LASTING
from nearer.instruments.course import LATEST
from nearer.instruments.measurement import ITEM_ERROR, MOOD, OVERLAP, PRIOR

Floats = npt.NDArray[np.float64]

LIVES, QUICK = 1000, 200
AT_ONCE = 200  # lives in memory
SCALES, ITEMS, LOWEST, HIGHEST = 3, 6, 1, 7
WIDTH, MIDDLE = HIGHEST - LOWEST, 4
DAYS = 365
STEPS = (1.5, 2.0, 2.5, 3.0)  # points by which one scale of one relationship moves
STEP_AT = 24  # forms before it does
SEED = 17


class Life(NamedTuple):
    """``apart``: days between two forms; errors and moods in points."""

    people: int = 6
    apart: int = 30
    item: float = 1.2
    mood: float = 0.3
    between: float = 0.0
    carry: float = 0.0
    years: int = 5

    @property
    def forms(self) -> int:
        return self.years * DAYS // self.apart

    @property
    def run(self) -> int:
        """How many forms in a row it takes to last."""
        return 1 + ceil(LASTING.days / self.apart)


STEADY = (
    Life(people=1),
    Life(people=3),
    Life(item=0.7),
    Life(),
    Life(item=1.4),
    Life(item=0.7, mood=0.6),
    Life(item=1.4, mood=0.6),
    Life(item=0.7, mood=0.6, between=0.5),
    Life(between=0.5),
    Life(item=1.4, mood=0.6, between=0.5),
    Life(people=12, item=1.4, mood=0.6, between=0.5),
    Life(apart=14, mood=0.6, between=0.5),
    Life(apart=91, mood=0.6, between=0.5),
    Life(carry=0.5),
    Life(mood=0.6, carry=0.5),
)
MOVING = ((1, 0), (3, 0), (3, 2), (6, 5))  # relationships, and the one that moves


def main() -> None:
    lives = QUICK if "--quick" in sys.argv else LIVES
    console = Console()
    console.print(false_changes(lives))
    console.print(found_changes(min(lives, 400)))


def answers(
    chance: np.random.Generator, lives: int, life: Life, step: Floats | None = None
) -> Floats:
    """(lives, people, forms, scales, items), as they score. ``step``: added, of the same shape."""
    shape = (lives, life.people, life.forms, SCALES, 1)
    level = chance.uniform(2.5, 5.5, (lives, life.people, 1, SCALES, 1))
    height = chance.normal(0, 0.8, (lives, 1, 1, SCALES, ITEMS))
    everybody = _carried(chance.normal(size=(lives, 1, *shape[2:])), life.carry)
    each = _carried(chance.normal(size=shape), life.carry)
    mood = sqrt(life.between) * everybody + sqrt(1 - life.between) * each
    stray = chance.normal(0, life.item, (*shape[:4], ITEMS))
    felt = level + height + life.mood * mood + stray
    return np.clip(np.rint(felt if step is None else felt + step), LOWEST, HIGHEST)


def scores(given: Floats) -> Floats:
    return np.asarray(given.mean(axis=-1))


def told(given: Floats, life: Life) -> npt.NDArray[np.bool_]:
    """(lives, people, forms, scales): whether a first change is told with that round of forms."""
    scored = scores(given)
    by_items, times_items = _from_items(given, life)
    retests = _Retests(scored, life)
    found = np.zeros(scored.shape, bool)
    for start in range(1, life.forms):
        across = np.zeros_like(scored[:, :, 0])
        for last, near in _nearest(scored, start):
            across += retests.across(start, last)
            if last - start + 1 < life.run:
                continue
            by_retests = retests.error(start, last, across)
            least = np.maximum(by_items[:, None, last] * times_items[:, last, None], by_retests)
            found[:, :, last] |= near > least * sqrt(1 + 1 / start)
    return found


def naive(given: Floats, life: Life) -> npt.NDArray[np.bool_]:
    """The same by 1.96·√2 of an error that is known, for each trail by itself."""
    scored = scores(given)
    error = sqrt((life.item**2 + 1 / 12) / ITEMS + life.mood**2)  # 1/12: whole numbers
    found = np.zeros(scored.shape, bool)
    for start in range(1, life.forms):
        for last, near in _nearest(scored, start):
            if last - start + 1 == life.run:
                found[:, :, last] |= near > 1.96 * sqrt(2) * error
    return found


def rates(life: Life, lives: int, seed: int = SEED) -> tuple[float, float]:
    """The shares of lives in which nothing changes that are ever told of a change; and naively."""
    ours, theirs = 0, 0
    for number, count in enumerate(_batches(lives)):
        given = answers(np.random.default_rng([seed, number]), count, life)
        ours += int(told(given, life).any((1, 2, 3)).sum())
        theirs += int(naive(given, life).any((1, 2, 3)).sum())
    return ours / lives, theirs / lives


def false_changes(lives: int) -> Table:
    heads = ("people", "every … days", "item", "mood", "between", "carry")
    title = f"Told of a change though nothing changes, % of {lives} lives in five years"
    table = Table(*heads, "told", "at most", "1.96·√2, error known", title=title, box=None)
    for life in STEADY:
        ours, theirs = rates(life, lives)
        figures = (ours, _upper(ours, lives), theirs)
        table.add_row(*map(str, life[:6]), *(f"{100 * one:.1f}" for one in figures))
    return table


def found_changes(lives: int) -> Table:
    """Of a move of one scale after two years of monthly forms."""
    title = f"A move that stays, % of {lives} lives told of it within 3 / 6 / 12 / 24 months"
    heads = [f"{step} points" for step in STEPS]
    table = Table("people", "the one that moves", *heads, title=title, box=None)
    for people, who in MOVING:
        found = [_found(Life(people=people), who, step, lives) for step in STEPS]
        table.add_row(str(people), f"answered {who + 1}. first", *found)
    return table


def _found(life: Life, who: int, step: float, lives: int) -> str:
    hits = np.zeros(4)
    windows = (3, 6, 12, 24)
    for number, count in enumerate(_batches(lives)):
        before = answers(np.random.default_rng([SEED, number]), count, life)
        moved = np.zeros(before.shape)
        inwards = np.where(before[:, who, :STEP_AT, 0].mean((1, 2)) > MIDDLE, -step, step)
        moved[:, who, STEP_AT:, 0] = inwards[:, None, None]
        given = answers(np.random.default_rng([SEED, number]), count, life, moved)
        ended = told(given, life)[:, who, STEP_AT:, 0]
        hits += [ended[:, :window].any(1).sum() for window in windows]
    return " / ".join(f"{100 * one:.0f}" for one in hits / lives)


def _carried(fresh: Floats, carry: float) -> Floats:
    moods = fresh.copy()
    for form in range(1, fresh.shape[2]):
        moods[:, :, form] = carry * moods[:, :, form - 1] + sqrt(1 - carry**2) * fresh[:, :, form]
    return moods


def _nearest(scored: Floats, start: int) -> Iterator[tuple[int, Floats]]:
    """For every end of a run from there, how far its nearest lies from the mean before.

    Below 0 where the run is on both sides; ends where all of them are.
    """
    before = scored[:, :, :start].mean(axis=2)
    low = high = scored[:, :, start] - before
    for last in range(start, scored.shape[2]):
        moved = scored[:, :, last] - before
        low, high = np.minimum(low, moved), np.maximum(high, moved)
        near = np.maximum(low, -high)
        if not (near > 0).any():
            return
        yield last, near


def _from_items(given: Floats, life: Life) -> tuple[Floats, Floats]:
    """(lives, forms, scales): the error by items; (people, forms): how many of it are needed."""
    people, forms = life.people, np.arange(1, life.forms + 1)
    each, every = forms[:, None], scores(given)
    totals = given.cumsum(axis=2)
    squares = (
        (given**2).sum(axis=-1).cumsum(axis=2)
        - ITEMS * (every**2).cumsum(axis=2)
        - (totals**2).sum(axis=-1) / each
        + ITEMS * totals.mean(axis=-1) ** 2 / each
    ).sum(axis=1)
    freedom = (PRIOR + people * (forms - 1.0)) * (ITEMS - 1)
    prior = PRIOR * (ITEMS - 1) * (ITEM_ERROR * WIDTH) ** 2
    error = np.sqrt((prior + squares) / freedom[:, None] / ITEMS)
    return error, np.array([_times(freedom, rank) for rank in range(1, people + 1)])


class _Retests:
    """The least change by pairs of forms that are near enough to each other."""

    def __init__(self, scored: Floats, life: Life) -> None:
        people, forms = life.people, np.arange(1, life.forms + 1)
        self._scored = scored
        self._lags = LATEST.days // life.apart
        squares, self._pairs = np.zeros_like(scored), np.zeros(life.forms)
        for lag in range(1, min(self._lags, life.forms - 1) + 1):
            squares[:, :, lag:] += (scored[:, :, lag:] - scored[:, :, :-lag]) ** 2 / 2
            self._pairs += people * np.maximum(forms - lag, 0)
        self._squares = squares.sum(axis=1).cumsum(axis=1)[:, None]
        self._again = people * (forms - 1.0) - 1  # the first of a run has none left to pair with
        freedom = PRIOR + OVERLAP * np.maximum(self._again, 0)
        self._times = np.array([_times(freedom, rank) for rank in range(1, people + 1)])

    def across(self, start: int, last: int) -> Floats:
        """(lives, people, scales): what that form adds by its pairs with those before start."""
        before = self._scored[:, :, max(0, last - self._lags) : start]
        return np.asarray(((self._scored[:, :, last, None] - before) ** 2).sum(axis=2) / 2)

    def error(self, start: int, last: int, across: Floats) -> Floats:
        crossed = sum(max(start - max(0, form - self._lags), 0) for form in range(start, last + 1))
        left = max(self._pairs[last] - crossed, 1)
        mean = np.maximum(self._squares[:, :, last] - across, 0) / left
        prior = (ITEM_ERROR * WIDTH) ** 2 / ITEMS + (MOOD * WIDTH) ** 2
        again = self._again[last]
        variance = (PRIOR * prior + again * mean) / (PRIOR + again)
        return np.asarray(np.sqrt(variance) * self._times[:, last, None])


def _times(freedom: Floats, rank: int) -> Floats:
    """How many errors a least change is, for each number of degrees of freedom."""
    level = LEVEL * share(rank) / SCALES
    found = [
        Precision(scale="", sem=0, source="own", from_items=1, items_freedom=float(number))
        for number in freedom
    ]
    return np.array([least_change(one, level) for one in found])


def _batches(lives: int) -> Iterator[int]:
    for start in range(0, lives, AT_ONCE):
        yield min(AT_ONCE, lives - start)


def _upper(share_: float, lives: int) -> float:
    """The upper 95 % limit of a share (Wilson 1927, one-sided)."""
    z = 1.645
    centre = share_ + z * z / (2 * lives)
    spread = z * sqrt(share_ * (1 - share_) / lives + z * z / (4 * lives**2))
    return (centre + spread) / (1 + z * z / lives)


if __name__ == "__main__":
    main()
