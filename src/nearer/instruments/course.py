"""What a person's forms say about the error of one score, form by form in the order of time.

Every form adds what it has to say when it comes: residuals of its items, and half the squared
differences from forms about the same person not long before. So the error is known as of any form,
and with what one trail's supposed change would add to it taken off.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SOONEST, LATEST = timedelta(days=1), timedelta(weeks=26)
"""How far apart two forms may be to count as a retest.

Half a year, so that somebody who answers each season has some too. A real change within it makes
the error larger: one is then told later, and never sooner.
"""


class Form(NamedTuple):
    """One scored repeat: every item's part (nan if left out), and the score."""

    when: datetime
    parts: Floats
    value: float


class Seen(NamedTuple):
    """Sums over forms.

    ``squares``, ``freedom``: of the residuals of items; ``again``: complete forms that repeated
    another. ``differences``: half squared ones of ``pairs``; ``retests``: forms that had an
    earlier one to pair with.
    """

    squares: float = 0.0
    freedom: float = 0.0
    again: float = 0.0
    differences: float = 0.0
    pairs: float = 0.0
    retests: float = 0.0


class Trail:
    """The scored forms about one person, the oldest first, with running sums of their scores."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.forms = sorted(forms, key=lambda form: form.when)
        self.times = [form.when for form in self.forms]
        self.values = [form.value for form in self.forms]
        self._sums = list(accumulate(self.values, initial=0.0))
        self._squares = list(accumulate((x * x for x in self.values), initial=0.0))
        self._near = _near(self.times)

    @property
    def points(self) -> list[tuple[datetime, float]]:
        return list(zip(self.times, self.values, strict=True))

    def retest(self, i: int, before: int | None = None) -> tuple[float, int]:
        """Half the squared differences of form i from those near it, and how many they are.

        Only of those that come before form ``before``, if given.
        """
        start, end = self._near[i]
        end = end if before is None else max(start, min(end, before))
        near, x = end - start, self.values[i]
        total, squares = (
            self._sums[end] - self._sums[start],
            self._squares[end] - self._squares[start],
        )
        return (near * x * x - 2 * x * total + squares) / 2, near

    def across(self, start: int, end: int) -> Seen:
        """What the forms from start up to end add by their pairs with those before start."""
        differences, pairs, retests = 0.0, 0, 0
        for i in range(start, end):
            first, last = self._near[i]
            found, near = self.retest(i, start)
            differences, pairs = differences + found, pairs + near
            retests += near > 0 and near == last - first
        return Seen(differences=differences, pairs=pairs, retests=retests)

    def steps(self) -> list[Seen]:
        """What each form adds."""
        squares, freedom, again = _residuals(self.forms)
        found = [self.retest(i) for i in range(len(self.forms))]
        return [
            Seen(squares[i], freedom[i], again[i], difference, near, float(near > 0))
            for i, (difference, near) in enumerate(found)
        ]


class Course:
    """All trails of one person together. ``trails``: by whom they are about."""

    def __init__(self, trails: dict[str, Trail]) -> None:
        self.trails = trails
        steps = [
            (when, step)
            for trail in trails.values()
            for when, step in zip(trail.times, trail.steps(), strict=True)
        ]
        steps.sort(key=lambda pair: pair[0])
        self._times = [when for when, _step in steps]
        found = np.array([step for _when, step in steps], float).reshape(-1, len(Seen()))
        self._sums = np.vstack([Seen(), found]).cumsum(axis=0).tolist()

    def __len__(self) -> int:
        return len(self._times)

    @cached_property
    def spread(self) -> float:
        """The variance of all scores, over time and trails."""
        return float(np.var([v for trail in self.trails.values() for v in trail.values], ddof=1))

    def seen(self, until: datetime | None = None) -> Seen:
        """Of all forms up to and with that time, or of all there are."""
        last = len(self) if until is None else bisect_right(self._times, until)
        return Seen(*self._sums[last])


def summed(found: Sequence[Seen]) -> Seen:
    return found[0] if len(found) == 1 else Seen(*map(sum, zip(Seen(), *found, strict=True)))


def _near(times: Sequence[datetime]) -> list[tuple[int, int]]:
    """For each form, which of those before it are neither too old nor too new: start and end."""
    start = end = 0
    found = []
    for when in times:
        while when - times[start] > LATEST:
            start += 1
        while when - times[end] >= SOONEST:
            end += 1
        found.append((start, max(start, end)))
    return found


def _residuals(forms: Sequence[Form]) -> tuple[list[float], list[float], list[float]]:
    """What each form adds to the sum of squared residuals of the layout forms × items.

    Only complete forms do. The sums of 1, 2, … forms are worked out from running sums.
    """
    added = [[0.0] * len(forms) for _ in range(3)]
    whole = [i for i, form in enumerate(forms) if not np.isnan(form.parts).any()]
    if not whole or len(forms[0].parts) < 2:
        return added[0], added[1], added[2]
    answers = np.array([forms[i].parts for i in whole])
    items, count = answers.shape[1], np.arange(1, len(whole) + 1)
    totals = answers.cumsum(axis=0)
    squares = (
        (answers**2).sum(axis=1).cumsum()
        - items * (answers.mean(axis=1) ** 2).cumsum()
        - (totals**2).sum(axis=1) / count
        + items * totals.mean(axis=1) ** 2 / count
    )
    for number, (i, more) in enumerate(zip(whole, np.diff(squares, prepend=0.0), strict=True)):
        if number:
            added[0][i], added[1][i], added[2][i] = max(float(more), 0.0), items - 1.0, 1.0
    return added[0], added[1], added[2]
