"""How far a score may lie from where the person stands: the standard error of measurement.

Where a publication or raw answers give a reliability, SEM = s·√(1 − α) of that sample. Otherwise
it comes from the person's own repeats; the model is written out in docs/instruments.md:

    answer to item i on occasion k  =  level of the item + where I stand on k + what is neither

What is neither has a variance that is judged in two ways, and the larger one is used. *From
items*: what is left when an item's usual height and the occasion's mean are taken off (the residual
of a two-way layout, Fisher 1925), spread over the items of the scale. *From retests*: half the mean
squared difference of all forms about the same person at most half a year apart, which also holds
moods, those of a day and those that last some months. Both begin as if three repeats had been seen
with the error that short scales of this kind show in other people.
"""

from collections.abc import Sequence
from datetime import datetime
from math import sqrt
from typing import Literal

import numpy as np
from msgspec import Struct

from nearer.instruments.course import Course, Form, Seen, Trail
from nearer.instruments.errors import BadPoints
from nearer.instruments.key import Derived, Instrument, Norm, Scale
from nearer.instruments.scoring import points, score_of

ITEM_ERROR = 0.23
"""SD of what is neither item nor person, in widths of the answers' range: 1.38 points on 1–7.

The root mean square over the two six-item scales of the ECR-S: SEM·√6 = 0.852 and 0.985 on 1–5.
"""
MOOD = 0.06
"""SD of a day's mood in a score that is a mean, in the same widths: 0.36 points on 1–7.

With it a six-item scale with the spread of the ECR-S (1.27 on 1–7) correlates .72 with itself after
a month: the middle of what the ECR-RS shows with partners (.65) and parents (.80).
"""
PRIOR = 3
"""How many repeats these two figures are worth."""

OVERLAP = 2 / 3
"""What a retest is worth beside an independent one: neighbours share a form (von Neumann 1941)."""

ENOUGH, ENOUGH_AGAIN = 5, 3
"""Forms, and those of them that repeat an earlier one, before a share of variation is told."""


class Repeat(Struct, frozen=True, kw_only=True):
    """One form this person answered, as it was answered; ``about``: whom, "" people in general."""

    when: datetime
    answers: tuple[int | None, ...]
    order: str = ""
    about: str = ""


class Precision(Struct, frozen=True, kw_only=True):
    """The error of one score, in points of the score.

    ``assessments``: scored forms. ``repeated``: those that could be set against an earlier one
    about the same person, item by item or as a retest; while it is 0 the error is the prior's.
    ``pairs``: those with an earlier one a day to half a year before.
    ``from_items``, ``from_retest``: the two judgements with the degrees of freedom of each, the
    prior's among them; ``sem`` is the larger, or the norm's where there is one. A form about right
    now has none from retests, since what it asks about does move.
    ``reliability``: the share of the variance of this person's scores, over time and
    relationships, that is more than error; None below five forms or three repeated ones.
    """

    scale: str
    sem: float
    source: Literal["norms", "own"]
    assessments: int = 0
    repeated: int = 0
    pairs: int = 0
    from_items: float = 0.0
    from_retest: float | None = None
    items_freedom: float = 0.0
    retest_freedom: float = 0.0
    reliability: float | None = None


def precision(instrument: Instrument, scale: str, repeats: Sequence[Repeat] = ()) -> Precision:
    """The error of one score and what it rests on.

    ``repeats``: every form of this instrument this person answered, about anybody, in any order.
    Uses the key's norm for the scale if there is one, else the repeats, from none on. Assumes that
    errors are independent between items and forms and alike between relationships. Raises
    NotFound, BadAnswers, BadPoints.
    """
    return Error(instrument, scale, repeats).precision()


class Error:
    """The error of one score as all forms of this person tell it, as of any of them."""

    def __init__(self, instrument: Instrument, scale: str, repeats: Sequence[Repeat] = ()) -> None:
        """As ``precision``, with the same errors raised."""
        part = _part(instrument, scale)
        self.course = _course(instrument, part, repeats)
        self._instrument, self._scale = instrument, scale
        items, each = _size(part)
        width = instrument.highest - instrument.lowest
        self._worth = PRIOR * (items - 1) or PRIOR  # degrees of freedom of the prior for items
        self._more = items * each**2  # from the variance of one item's error to that of the score
        self._item = (ITEM_ERROR * width) ** 2
        self._mood = (items * each * MOOD * width) ** 2

    def precision(self, until: datetime | None = None, without: Seen | None = None) -> Precision:
        """From the forms up to that time, or all; ``without`` what some of their pairs say."""
        seen, off = self.course.seen(until), without or Seen()
        state = self._instrument.state
        freedom = self._worth + seen.freedom
        from_items = self._more * (self._worth * self._item + seen.squares) / freedom
        retests = seen.retests - off.retests
        from_retest = self._retest(
            retests, seen.differences - off.differences, seen.pairs - off.pairs
        )
        variance = from_items if state else max(from_items, from_retest)
        repeated = int(seen.again if state else max(seen.again, retests))
        norm = next((one for one in self._instrument.norms if one.scale == self._scale), None)
        return Precision(
            scale=self._scale,
            sem=sqrt(variance) if norm is None else norm_error(self._instrument, norm),
            source="own" if norm is None else "norms",
            assessments=len(self.course),
            repeated=repeated,
            pairs=0 if state else int(retests),
            from_items=sqrt(from_items),
            from_retest=None if state else sqrt(from_retest),
            items_freedom=freedom,
            retest_freedom=0.0 if state else PRIOR + OVERLAP * retests,
            reliability=self._reliability(variance, int(seen.again if state else retests)),
        )

    def _retest(self, retests: float, differences: float, pairs: float) -> float:
        """Variance by retests and the prior's.

        All pairs are averaged and count for as much as the forms that had one: many pairs of few
        forms say little more than neighbours would, but they see moods that last for some months.
        """
        prior = self._more * self._item + self._mood
        mean = max(differences, 0.0) / pairs if pairs else 0.0
        return (PRIOR * prior + retests * mean) / (PRIOR + retests)

    def _reliability(self, error: float, repeated: int) -> float | None:
        if len(self.course) < ENOUGH or repeated < ENOUGH_AGAIN:
            return None
        spread = self.course.spread
        return max(0.0, 1 - error / spread) if spread > 0 else None


def norm_error(instrument: Instrument, norm: Norm) -> float:
    """s·√(1 − α) of the sample, stretched from its range of answers to the instrument's."""
    stretch = (instrument.highest - instrument.lowest) / (norm.highest - norm.lowest)
    return norm.sd * stretch * sqrt(1 - norm.alpha)


def _part(instrument: Instrument, name: str) -> Scale | Derived:
    for one in instrument.derived:
        if one.name == name:
            return one
    return instrument.scale(name)


def _size(part: Scale | Derived) -> tuple[int, float]:
    """How many items make the score, and what one point of an item adds to it."""
    if isinstance(part, Derived):
        return len(part.plus) + len(part.minus), 1.0
    items = len(part.items)
    return items, 1 / items if part.score == "mean" else 1.0


def _course(instrument: Instrument, part: Scale | Derived, repeats: Sequence[Repeat]) -> Course:
    """The scored repeats, each person's by themselves in the order of time."""
    trails: dict[str, list[Form]] = {}
    for repeat in repeats:
        if repeat.when.utcoffset() is None:
            raise BadPoints("The time of a form needs its time zone.")
        found = points(instrument, part, repeat.answers, repeat.order)
        value = score_of(instrument, part, found).value
        if value is None:
            continue
        parts = np.array([np.nan if one is None else one for one in found], float)
        trails.setdefault(repeat.about, []).append(Form(repeat.when, parts, value))
    return Course({about: Trail(forms) for about, forms in trails.items()})
