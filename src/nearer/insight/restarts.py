"""Betting afresh every quarter, for triggers that appear, and the recent time beside the whole.

Most of the evidence bets from the first occasion on. A quarter of the stake is kept for further
bets, one begun every 90 days on what comes after it: had an effect appeared then, the months
before no longer dilute it. All bets together are one bet, so the promise stays the same. No second
regression is needed: with G = β̃ V, what came after a moment is the difference of G and of V.
"""

from math import log
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.insight.evidence import (
    LENT,
    Estimate,
    divide,
    estimate,
    information,
    judged,
    log_e,
    mixed_noise,
    noise_of,
    score,
)
from nearer.insight.regression import BURN_IN, Counts, Mask, Sums
from nearer.insight.times import Floats

EVERY = 90 * 86_400.0  # seconds from one restart to the next
STAKE = 0.25  # of the evidence; it costs a stable trigger two days
KEPT = 8  # restarts, two years of them; an older bet is closed and its winnings kept
NOTHING = -1e6  # the logarithm of a share that is none
UNREACHABLE = 1e6  # a log e-value; that of a tag without a share of the budget is infinite
SMALLEST_SHARE = 1e-4  # below what any closed bets had together
SHARED = 3  # how many parts of the marks are the same for all tags
YOUNG = 45 * 86_400.0  # seconds; a restart younger than that says too little of "lately"


class Marks(NamedTuple):
    """What was known when each of the k newest restarts was made; oldest first."""

    instant: Floats  # (k, 1)
    n: Counts  # (k, 1)
    noise: Floats  # (k, 1)
    score: Floats  # (k, p) G
    information: Floats  # (k, p) V
    weight: Floats  # (k, p)
    weight2: Floats  # (k, p)
    meat: Floats  # (k, p)


class Restarts(NamedTuple):
    made: int
    closed: Floats  # (p,) what closed bets have brought, as log of a share of the evidence
    marks: Marks

    @property
    def latest(self) -> float:
        """Instant of the newest one; −∞ before the first."""
        return float(self.marks.instant[-1, 0]) if self.made else -np.inf


def no_restarts(tags: int) -> Restarts:
    whole, one = np.zeros((0, tags)), np.zeros((0, 1))
    return Restarts(
        0,
        np.full(tags, NOTHING),
        Marks(one, one.astype(np.int64), one, whole, whole, whole, whole, whole),
    )


def share(number: int) -> float:
    """Of the evidence, bet at the restart of that number, from 1. All of them: below STAKE."""
    return STAKE * 1.24 / ((number + 3) * log(number + 3) ** 2)


def unspent(made: int) -> float:
    """Of the evidence, kept for restarts to come."""
    return STAKE - sum(share(number) for number in range(1, made + 1))


def restarted(
    before: Restarts, sums: Sums, instant: float, precision: Floats, raising: float
) -> Restarts:
    """One more restart after the occasions of ``sums`` (p,), before the one at ``instant``."""
    new = Marks(
        np.array([[instant]]),
        sums.n[None],
        sums.noise[None],
        score(sums)[None],
        information(sums, precision)[None],
        sums.weight[None],
        sums.weight2[None],
        sums.meat[None],
    )
    marks = Marks(*(np.concatenate(pair) for pair in zip(before.marks, new, strict=True)))
    if len(marks.n) <= KEPT:
        return Restarts(before.made + 1, before.closed, marks)
    oldest = since(sums.each(lambda part: part[None]), _rows(marks, slice(0, 1)), precision)
    won = np.log(share(before.made - KEPT + 1)) + log_e(oldest, raising)[0, 0]
    return Restarts(before.made + 1, np.logaddexp(before.closed, won), _rows(marks, slice(1, None)))


def since(sums: Sums, marks: Marks, precision: Floats) -> Estimate:
    """What came after each mark, read at each of the m rows of ``sums``: (k, m, p).

    By the larger variance of the posterior, and without a bias, which hardly grows in a quarter.
    """
    V, G = information(sums, precision) - _then(marks.information), score(sums) - _then(marks.score)
    weight = np.maximum(sums.weight - _then(marks.weight), 0.0)
    weight2, meat = sums.weight2 - _then(marks.weight2), sums.meat - _then(marks.meat)
    own, met = divide(weight**2, weight2), divide(meat, weight)
    occasions, noise = sums.n - _then(marks.n), noise_of(sums)
    # A stormy quarter is judged by its own noise, a calm one by that of all.
    own_level = noise.scale * (sums.noise - _then(marks.noise)) / np.maximum(occasions, 1)
    level = np.maximum(noise.level, np.where(occasions > BURN_IN, own_level, 0.0))
    return judged(
        G,
        np.where((sums.n > BURN_IN) & (occasions > 0), V, 0.0),
        mixed_noise(level, noise.scale * met, own) * sums.dependence,
        np.minimum(own + LENT, np.maximum(sums.freedom, 1.0)),
    )


def evidence_of(sums: Sums, restarts: Restarts, precision: Floats, raising: float) -> Floats:
    """Log e-values (m, p) of all bets together."""
    whole = np.log1p(-STAKE) + log_e(estimate(sums, precision), raising)
    cash = np.logaddexp(restarts.closed, np.log(unspent(restarts.made)))
    settled: Floats = np.logaddexp(whole, cash)
    if not restarts.made:
        return settled
    later = log_e(since(sums, restarts.marks, precision), raising)
    shares = np.log([share(number) for number in _numbers(restarts)])
    bets = np.concatenate([settled[None], later + shares[:, None, None]])
    together: Floats = np.logaddexp.reduce(bets, axis=0)
    return together


def may_reach(sums: Sums, restarts: Restarts, precision: Floats, bar: Floats) -> Mask:
    """Where the evidence of all bets may reach ``bar`` (p,), told quickly and never too late.

    A mixture reaches it only where one of its bets does, and a bet only if ½ (1 + 1/ν*) T² does,
    with the noise of all as the smallest there can be.
    """
    least = np.minimum(LENT, np.maximum(sums.freedom, 1.0))
    level = noise_of(sums).level * sums.dependence
    height = 2 * np.minimum(bar, UNREACHABLE) * level / (1 + 1 / least)
    G, V = score(sums), information(sums, precision)
    near: Mask = height * np.abs(V) * sums.sampling <= G * G
    for then_G, then_V in zip(restarts.marks.score, restarts.marks.information, strict=True):
        later = G - then_G
        near |= later * later >= height * (V - then_V)
    near |= restarts.closed >= bar + np.log(SMALLEST_SHARE)
    return near


def lately(
    sums: Sums, instants: Floats, restarts: Restarts, precision: Floats
) -> tuple[Estimate, Counts]:
    """What came after the newest mark that is not too young: (m, p), and its occasions (m, 1).

    ``instants`` (m,): when each row was read. Nothing is known before there is such a mark.
    """
    rows = np.arange(len(instants))
    if not restarts.made:
        return _unknown(sums), np.zeros((len(rows), 1), np.int64)
    newest = np.sum(instants - YOUNG >= restarts.marks.instant, axis=0) - 1  # −1: none yet
    found = since(sums, restarts.marks, precision)
    picked = Estimate(*(np.broadcast_to(part, found.effect.shape)[newest, rows] for part in found))
    known = (newest >= 0)[:, None]
    occasions = np.where(known, sums.n - restarts.marks.n[newest], 0)
    return Estimate(
        *(np.where(known, mine, empty) for mine, empty in zip(picked, _unknown(sums), strict=True))
    ), occasions


def with_unknown_tag(restarts: Restarts) -> Restarts:
    """One more tag, of which nothing was known at any mark: closed bets brought their stakes."""
    parts: list[npt.NDArray[Any]] = list(restarts.marks)
    grown = (np.pad(part, ((0, 0), (0, 1))) for part in parts[SHARED:])
    marks = Marks(*parts[:SHARED], *grown)
    over = sum(share(number) for number in range(1, restarts.made - len(marks.n) + 1))
    stakes = log(over) if over else NOTHING
    return Restarts(restarts.made, np.append(restarts.closed, stakes), marks)


def of_tags(restarts: Restarts, columns: Mask) -> Restarts:
    """The same for some of the tags only."""
    parts: list[npt.NDArray[Any]] = list(restarts.marks)
    marks = Marks(*parts[:SHARED], *(part[:, columns] for part in parts[SHARED:]))
    return Restarts(restarts.made, restarts.closed[columns], marks)


def _numbers(restarts: Restarts) -> range:
    return range(restarts.made - len(restarts.marks.n) + 1, restarts.made + 1)


def _then(part: npt.NDArray[Any]) -> Any:
    return part[:, None]


def _rows(marks: Marks, rows: slice) -> Marks:
    parts: list[npt.NDArray[Any]] = list(marks)
    return Marks(*(part[rows] for part in parts))


def _unknown(sums: Sums) -> Estimate:
    nothing = np.zeros_like(sums.slope)
    return Estimate(nothing, nothing + np.inf, nothing, nothing + 1.0)
