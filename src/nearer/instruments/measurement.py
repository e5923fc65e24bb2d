"""How far a score may lie from where the person stands: the standard error of measurement.

Where a publication or raw answers give a reliability, SEM = s·√(1 − α) of that sample. Otherwise
it comes from the person's own repeats; the model is written out in docs/instruments.md:

    answer to item i on occasion k  =  level of the item + where I stand on k + what is neither

What is neither has a variance that is judged in two ways, and the larger one is used. *From
items*: what is left when an item's usual height and the occasion's mean are taken off (the residual
of a two-way layout, Fisher 1925), spread over the items of the scale. *From retests*: half the mean
squared difference of two forms about the same person at most six weeks apart, which also holds the
mood of the day. Both begin as if three repeats had been seen with the error that short scales of
this kind show in other people.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from math import sqrt
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from nearer.instruments.errors import BadPoints
from nearer.instruments.key import Derived, Instrument, Norm, Scale
from nearer.instruments.scoring import points, score_of

Floats = npt.NDArray[np.float64]

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

SOONEST, LATEST = timedelta(days=1), timedelta(weeks=6)
"""How far apart two forms may be to count as a retest."""

ENOUGH = 5  # assessments before a share of variation means anything


class Repeat(Struct, frozen=True, kw_only=True):
    """One form this person answered, as it was answered; ``about``: whom, "" people in general."""

    when: datetime
    answers: tuple[int | None, ...]
    order: str = ""
    about: str = ""


class Precision(Struct, frozen=True, kw_only=True):
    """The error of one score, in points of the score.

    ``assessments`` and ``pairs``: scored forms and retests it rests on, 0 with norms.
    ``from_items``, ``from_retest``: the two judgements; ``sem`` is the larger. A form about right
    now has none from retests, since what it asks about does move.
    ``reliability``: the share of the variation among this person's scores, over time and
    relationships, that is more than error; None below five assessments.
    """

    scale: str
    sem: float
    source: Literal["norms", "own"]
    assessments: int = 0
    pairs: int = 0
    from_items: float | None = None
    from_retest: float | None = None
    reliability: float | None = None


class _Form(NamedTuple):
    """One scored repeat: every item's part (nan if left out), and the score."""

    when: datetime
    parts: Floats
    value: float


def standard_error(instrument: Instrument, scale: str, repeats: Sequence[Repeat] = ()) -> float:
    """The standard error of measurement of a scale or derived score. See ``precision``."""
    return precision(instrument, scale, repeats).sem


def precision(instrument: Instrument, scale: str, repeats: Sequence[Repeat] = ()) -> Precision:
    """The error of one score and what it rests on.

    ``repeats``: every form of this instrument this person answered, about anybody, in any order.
    Uses the key's norm for the scale if there is one, else the repeats, from none on. Assumes that
    errors are independent between items and forms and alike between relationships. Raises
    NotFound, BadAnswers, BadPoints.
    """
    part = _part(instrument, scale)
    for norm in instrument.norms:
        if norm.scale == scale:
            return Precision(scale=scale, sem=norm_error(instrument, norm), source="norms")
    trails = _trails(instrument, part, repeats)
    width = instrument.highest - instrument.lowest
    items, each = _size(part)
    prior = (ITEM_ERROR * width) ** 2
    scale_up = items * each**2  # from the variance of one item's error to that of the score
    from_items = scale_up * _item_variance(trails, items, prior)
    mood = (items * each * MOOD * width) ** 2
    from_retest, pairs = _retest_variance(trails, scale_up * prior + mood)
    variance = from_items if instrument.state else max(from_items, from_retest)
    values = [form.value for trail in trails for form in trail]
    return Precision(
        scale=scale,
        sem=sqrt(variance),
        source="own",
        assessments=len(values),
        pairs=0 if instrument.state else pairs,
        from_items=sqrt(from_items),
        from_retest=None if instrument.state else sqrt(from_retest),
        reliability=_reliability(values, variance),
    )


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


def _trails(
    instrument: Instrument, part: Scale | Derived, repeats: Sequence[Repeat]
) -> list[list[_Form]]:
    """The scored repeats, each person's by themselves in the order of time."""
    trails: dict[str, list[_Form]] = {}
    for repeat in repeats:
        if repeat.when.utcoffset() is None:
            raise BadPoints("The time of a form needs its time zone.")
        found = points(instrument, part, repeat.answers, repeat.order)
        value = score_of(instrument, part, found).value
        if value is None:
            continue
        parts = np.array([np.nan if one is None else one for one in found], float)
        trails.setdefault(repeat.about, []).append(_Form(repeat.when, parts, value))
    return [sorted(trail, key=lambda form: form.when) for trail in trails.values()]


def _item_variance(trails: Iterable[Sequence[_Form]], items: int, prior: float) -> float:
    """Variance of an item's error: residuals of complete forms, and the prior's repeats."""
    squares, freedom = PRIOR * (items - 1) * prior, PRIOR * (items - 1)
    for trail in trails:
        answers = np.array([form.parts for form in trail if not np.isnan(form.parts).any()])
        if len(answers) < 2 or items < 2:
            continue
        residuals = (
            answers - answers.mean(axis=0) - answers.mean(axis=1, keepdims=True) + answers.mean()
        )
        squares += float((residuals**2).sum())
        freedom += (len(answers) - 1) * (items - 1)
    return squares / freedom if freedom else prior


def _retest_variance(trails: Iterable[Sequence[_Form]], prior: float) -> tuple[float, int]:
    """Variance of a score's error from neighbours in time, and how many pairs there were."""
    squares = [
        (later.value - earlier.value) ** 2 / 2
        for trail in trails
        for earlier, later in pairwise(trail)
        if SOONEST <= later.when - earlier.when <= LATEST
    ]
    return (PRIOR * prior + sum(squares)) / (PRIOR + len(squares)), len(squares)


def _reliability(values: Sequence[float], error: float) -> float | None:
    if len(values) < ENOUGH:
        return None
    spread = float(np.var(values, ddof=1))
    return max(0.0, 1 - error / spread) if spread > 0 else None
