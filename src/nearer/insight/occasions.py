"""Occasions as checked arrays: everything is refused here, before any state could change."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.insight.errors import (
    BadHeld,
    BadOutcome,
    BadReading,
    BadShape,
    NoOccasions,
    UnknownTag,
)
from nearer.insight.plan import Plan
from nearer.insight.regression import Counts, Mask
from nearer.insight.times import Floats, Times

LARGEST_HELD = 1e3  # numbers to hold equal are of the size of answers, not of seconds


class Occasions(NamedTuple):
    times: Times
    outcome: Floats  # (n,) in 0–10
    present: Mask  # (n, p), columns in the engine's order
    held: Floats  # (n, h), further numbers known before the outcome and held equal


def check_outcome(outcome: npt.ArrayLike, plan: Plan) -> Floats:
    """The same outcomes in 0–10, (n,). Raises BadOutcome for what is no number in range."""
    try:
        given: np.ma.MaskedArray[Any, Any] = np.ma.asarray(outcome)
    except ValueError as error:
        raise BadOutcome("Outcomes are one number for each occasion.") from error
    if given.dtype.kind not in "biuf" or given.ndim != 1:
        raise BadOutcome("Outcomes are one number for each occasion.")
    values: Floats = np.ma.filled(given.astype(np.float64), np.nan)
    if not np.all(np.isfinite(values)):
        raise BadOutcome("An outcome is missing. Leave the occasion out: missing is not zero.")
    if np.any((values < plan.low) | (values > plan.high)):
        raise BadOutcome(f"An outcome lies outside {plan.low:g} to {plan.high:g}.")
    return (values - plan.low) / plan.scale


def check_present(present: npt.ArrayLike, rows: int, tags: int) -> Mask:
    """The same as booleans (rows, tags). Raises BadShape, also for anything but yes and no."""
    try:
        given = np.asarray(present)
    except ValueError as error:
        raise BadShape("Tags are a table of yes and no, a row for each occasion.") from error
    if given.shape != (rows, tags):
        raise BadShape(f"Tags are a table of {rows} occasions by {tags} tags.")
    if given.dtype != np.bool_ and not np.all(np.isin(given, (0, 1))):
        raise BadShape("A tag was there or not: only yes and no, 1 and 0.")
    return given.astype(np.bool_)


def check_names(present: Iterable[str], tags: Sequence[str]) -> Mask:
    """Which of ``tags`` are named, as one row (1, p). Raises UnknownTag."""
    if isinstance(present, str):
        raise UnknownTag("Tags come as a collection of names, not as one text.")
    try:
        named = set(present)
    except TypeError as error:
        raise UnknownTag("A tag is a name.") from error
    if not named <= set(tags):
        raise UnknownTag("A tag was noted that the engine does not know; add it first.")
    return np.array([[tag in named for tag in tags]], dtype=np.bool_).reshape(1, len(tags))


def check_held(held: npt.ArrayLike | None, rows: int, names: int) -> Floats:
    """The same as an array (rows, names). Raises BadHeld."""
    if held is None and not names:
        return np.zeros((rows, 0))
    try:
        values = np.asarray(held, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadHeld("What is held equal are numbers.") from error
    if values.shape != (rows, names):
        raise BadHeld(f"There must be {names} numbers to hold equal for each of {rows} occasions.")
    if not np.all(np.abs(values) <= LARGEST_HELD):
        raise BadHeld("A number to hold equal is missing or far too large.")
    return values


def check_lengths(times: int, outcomes: int) -> None:
    """Raises NoOccasions or BadShape."""
    if times == 0:
        raise NoOccasions("There are no occasions to learn from.")
    if times != outcomes:
        raise BadShape("There must be one outcome for each time.")


def check_readings(at: npt.ArrayLike | None, before: int, rows: int) -> Counts:
    """Occasion counts to read at, (m,); the last one if none are named. Raises BadReading."""
    last = before + rows
    given = np.atleast_1d(np.asarray([last] if at is None else at))
    if given.size == 0:
        return np.zeros(0, np.int64)
    if given.ndim != 1 or given.dtype.kind not in "iu":
        raise BadReading("Readings are asked for by occasion counts.")
    if given.min() <= before or given.max() > last:
        raise BadReading(f"Readings can be had after occasion {before + 1} to {last}.")
    return given.astype(np.int64)
