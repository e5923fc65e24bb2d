"""Ridge regression that learns occasion by occasion, exactly, in blocks of matrix products.

With P the inverse of the precision and b the coefficients, one occasion with regressors w and
outcome y does u = P w, f = w·u, e = y − w·b, b += u e/(1+f), P −= u uᵀ/(1+f). For a block W the
same numbers come from the Cholesky factor C of 1 + W P Wᵀ: row t of G = C⁻¹ W P is u_t/√(1+f_t),
entry t of C⁻¹ (y − W b) is e_t/√(1+f_t), and C's diagonal holds √(1+f_t).

How large the noise is comes from the residuals of the fit as it stands, Σ e²/(1+f) − b·Λb, over
their degrees of freedom if no coefficient were real, tr (1 − H)² = n − q + tr (ΛP)²: exact where
nothing is real, a little too large where something is. How unequal it is comes from the forecast
errors, each judged by e²/(1+g) with g = f − u·Λu, the forecast's own variance without the prior's.
In the same way the variance of an estimate is that of its draws, (P − PΛP)_jj, without what the
prior allows the other coefficients; what shrinking those leaves to a tag that comes along with them
is its bias. Why so: docs/decisions/0007.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.insight.bias import bias_of
from nearer.insight.times import Floats

SHARED = 4  # how many parts of the sums are the same for all tags
AT_ONCE = 112  # occasions per matrix product; 64 to 128 are about equally quick
SOON = 9 * AT_ONCE  # occasions up to which what moves slowly is reckoned each time
OFTEN = 16  # up to there, occasions from one reckoning of the bias to the next; divides AT_ONCE
SELDOM = 4 * AT_ONCE  # and after that, of all that moves slowly
SMALLEST = 1e-12  # a sum of squares below this is rounding
LEAST_SAMPLING = 0.25  # twins and tags that never change stand there: what they share is unknown
BURN_IN = 20  # occasions whose forecast errors are the prior's, not the person's

Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Sums(NamedTuple):
    """All that is known of p tags after one occasion (p,) or after each of m of them (m, p).

    ``n`` to ``freedom`` are the same for all tags and have a last axis of length 1.
    """

    n: Counts
    noise: Floats  # Σ e²/(1+g) after the burn-in
    residual: Floats  # Σ of the squared residuals of the fit as it stands
    freedom: Floats  # degrees of freedom of that sum
    variance: Floats  # P_jj
    slope: Floats  # b_j
    weight: Floats  # Σ r², r the tag's part that nothing else explains
    weight2: Floats  # Σ r⁴
    meat: Floats  # Σ r² e²/(1+g) after the burn-in
    pull: Floats  # Σ r e/√(1+g) after the burn-in
    lean: Floats  # Σ r
    lost: Floats  # (PΛP)_jj, up to date while there are few occasions
    sampling: Floats  # variance of the estimate over draws of the noise, as a share of σ²/V
    bias: Floats  # what shrinking the others leaves to this one, see ``bias``
    dependence: Floats  # by what the noise is to be widened, see ``dependence``; 1 or more
    present: Counts  # occasions with the tag

    def each(self, change: Callable[[npt.NDArray[Any]], npt.NDArray[Any]]) -> "Sums":
        """The same change made to every part."""
        return Sums(*(change(part) for part in self))

    def row(self, row: int) -> "Sums":
        """As they stood after that occasion, (p,)."""
        return self.each(lambda part: part[row].copy())

    def rows(self, rows: npt.NDArray[np.int64]) -> "Sums":
        """The same after some of the occasions only, in that order."""
        return self.each(lambda part: part[rows])

    def of_tags(self, columns: Mask) -> "Sums":
        """The same for some of the tags only."""
        parts: list[npt.NDArray[Any]] = list(self)
        return Sums(*parts[:SHARED], *(part[..., columns] for part in parts[SHARED:]))


@dataclass(frozen=True)
class Regression:
    """What has been learned: c controls first, then p tags; q = c + p."""

    inverse: Floats  # P, (q, q), symmetric to the last bit
    coefficients: Floats  # b, (q,)
    precisions: Floats  # Λ, the prior's, (q,)
    sums: Sums

    @property
    def tags(self) -> slice:
        """Where the tags stand."""
        return slice(len(self.coefficients) - len(self.sums.slope), None)


def unlearned(precisions: Floats, tags: int) -> Regression:
    """Before the first occasion. ``precisions`` (q,): the prior's, the last ``tags`` the tags'."""
    zeros = np.zeros(tags)
    return Regression(
        np.diag(1 / precisions),
        np.zeros(len(precisions)),
        precisions,
        Sums(
            n=np.zeros(1, np.int64),
            noise=np.zeros(1),
            residual=np.zeros(1),
            freedom=np.zeros(1),
            variance=1 / precisions[len(precisions) - tags :],
            slope=zeros,
            weight=zeros,
            weight2=zeros,
            meat=zeros,
            pull=zeros,
            lean=zeros,
            lost=1 / precisions[len(precisions) - tags :],
            sampling=np.ones(tags),
            bias=zeros,
            dependence=np.ones(tags),
            present=np.zeros(tags, np.int64),
        ),
    )


def with_tag(regression: Regression, precision: float, dependence: float) -> Regression:
    """One more tag, absent so far: exactly what a column of zeros would have left."""
    q = len(regression.coefficients)
    inverse = np.zeros((q + 1, q + 1))
    inverse[:q, :q] = regression.inverse
    inverse[q, q] = 1 / precision
    sums = regression.sums
    return Regression(
        inverse,
        np.append(regression.coefficients, 0.0),
        np.append(regression.precisions, precision),
        Sums(
            sums.n,
            sums.noise,
            sums.residual,
            sums.freedom,
            np.append(sums.variance, 1 / precision),
            slope=np.append(sums.slope, 0.0),
            weight=np.append(sums.weight, 0.0),
            weight2=np.append(sums.weight2, 0.0),
            meat=np.append(sums.meat, 0.0),
            pull=np.append(sums.pull, 0.0),
            lean=np.append(sums.lean, 0.0),
            lost=np.append(sums.lost, 1 / precision),
            sampling=np.append(sums.sampling, 1.0),
            bias=np.append(sums.bias, 0.0),
            dependence=np.append(sums.dependence, dependence),
            present=np.append(sums.present, 0),
        ),
    )


def widened(regression: Regression, dependence: Floats) -> Regression:
    """The same with another widening of the noise."""
    return replace(regression, sums=regression.sums._replace(dependence=dependence.copy()))


def learn(
    regression: Regression, controls: Floats, present: Mask, outcome: Floats
) -> tuple[Regression, Sums]:
    """Learn from a block of m occasions: controls (m, c), present (m, p), outcome (m,).

    Gives the regression after the block and the sums after each of its occasions, (m, p). Cost
    grows with m² q + m q². A block ends where the count is a multiple of AT_ONCE, or before.
    """
    W = np.empty((len(outcome), len(regression.coefficients)))
    W[:, : controls.shape[1]], W[:, controls.shape[1] :] = controls, present
    P, b = regression.inverse, regression.coefficients
    projected = W @ P
    spread = projected @ W.T
    spread[np.diag_indices_from(spread)] += 1.0
    C = np.linalg.cholesky(spread)
    errors = outcome - W @ b
    # C is small: its inverse costs a fifth of solving for every column.
    solved = np.linalg.inv(C) @ np.column_stack([projected, errors])
    G, error = solved[:, :-1], solved[:, -1:]
    surprise = error / np.sqrt(1 - (G * G) @ regression.precisions[:, None])
    root = np.diag(C)[:, None]
    sums = _sums(regression.sums, G[:, controls.shape[1] :], error, surprise, root, present)
    inverse = G.T @ G
    np.subtract(P, inverse, out=inverse)  # in place: a fresh megabyte costs as much as the product
    after = replace(regression, inverse=inverse, coefficients=b + G.T @ error[:, 0])
    sums = _with_fit(sums, regression, after, G, error)
    return _with_sums(after, sums), sums


def _with_fit(sums: Sums, before: Regression, after: Regression, G: Floats, error: Floats) -> Sums:
    """With residual, freedom, sampling and bias of each occasion's fit, see ``Sums``.

    What moves slowly is reckoned for each occasion at first; later only where their number is a
    multiple of SELDOM, and between them freedom is taken to grow by one, the others to stay.
    """
    n = sums.n[:, 0]
    prior, b = before.precisions, before.coefficients
    K = G * prior
    between = K @ G.T
    fitted = (error * error.T) * between
    gained = (error * error)[:, 0] - _squares(fitted) - 2 * error[:, 0] * (K @ b)
    residual = np.maximum(before.sums.residual + np.cumsum(gained), 0.0)
    freed = np.ones(len(G))
    lost, sampling, bias = sums.lost, sums.sampling.copy(), sums.bias.copy()
    if n[0] <= SOON:
        through = K @ before.inverse
        freed += _squares(between**2) - 2 * (through * K).sum(axis=1)
        lost = _lost_of_each(before, G, through, between)
        sampling = _sampling(sums.variance, lost, prior[before.tags])
    freedom = before.sums.freedom + np.cumsum(freed)
    if n[0] <= SOON:
        noise = residual / np.maximum(freedom, 1.0)
        bias = _bias_of_each(before, G, error, noise, n)
    if n[-1] > SOON and n[-1] % SELDOM == 0:
        P, tags = after.inverse, before.tags
        scaled = P * prior
        freedom[-1] = n[-1] - len(P) + np.sum(scaled * scaled.T)
        variance = np.diag(P)[tags]
        sampling[-1] = _sampling(variance, (P[tags] ** 2) @ prior, prior[tags])
        level = residual[-1] / max(freedom[-1], 1.0)
        bias[-1] = bias_of(P, after.coefficients, prior, tags, level, int(n[-1]))
    return sums._replace(
        residual=residual[:, None],
        freedom=freedom[:, None],
        lost=lost,
        sampling=sampling,
        bias=bias,
    )


def _lost_of_each(before: Regression, G: Floats, through: Floats, between: Floats) -> Floats:
    """(PΛP)_jj after each occasion. ``through``: GΛP, ``between``: GΛGᵀ."""
    own = G[:, before.tags]
    pairs = 2 * np.tril(between, -1) @ own + np.diag(between)[:, None] * own
    gone = np.cumsum(own * (pairs - 2 * through[:, before.tags]), axis=0)
    value: Floats = before.sums.lost + gone
    return value


def _sampling(variance: Floats, lost: Floats, prior: Floats) -> Floats:
    """(P − PΛP)_jj (1 − λ P_jj)⁻² over σ²/V; ``lost`` is (PΛP)_jj."""
    open_part = variance * (1 - prior * variance)
    share = np.divide(
        variance - lost, open_part, out=np.ones_like(variance), where=open_part > SMALLEST
    )
    value: Floats = np.clip(share, LEAST_SAMPLING, 1.0)
    return value


def _bias_of_each(before: Regression, G: Floats, error: Floats, noise: Floats, n: Counts) -> Floats:
    """The bias after each occasion, (m, p): reckoned where their number is a multiple of OFTEN."""
    bias = np.tile(before.sums.bias, (len(G), 1))
    P, b, start = before.inverse, before.coefficients, 0
    for stop in (np.flatnonzero(n % OFTEN == 0) + 1).tolist():
        part = slice(start, stop)
        P, b = P - G[part].T @ G[part], b + G[part].T @ error[part, 0]
        row = stop - 1
        bias[row:] = bias_of(P, b, before.precisions, before.tags, noise[row], int(n[row]))
        start = stop
    return bias


def _squares(between: Floats) -> Floats:
    """What each row adds to the sum over all pairs of rows so far of a symmetric matrix, (m,)."""
    value: Floats = 2 * np.tril(between, -1).sum(axis=1) + np.diag(between)
    return value


def _sums(
    before: Sums,
    G: Floats,
    error: Floats,
    surprise: Floats,
    root: Floats,
    present: Mask,
) -> Sums:
    """Sums after each occasion. ``G`` (m, p): u/√(1+f).

    ``error``, ``surprise`` and ``root`` (m, 1): e/√(1+f), e/√(1+g) and √(1+f).
    """
    n = before.n + np.arange(1, len(G) + 1)[:, None]
    squared = G * G
    variance = before.variance - np.cumsum(squared, axis=0)
    r = G * root / (variance + squared)
    r2 = r * r
    surprise = np.where(n > BURN_IN, surprise, 0.0)
    error2 = surprise**2
    return Sums(
        n=n,
        noise=before.noise + np.cumsum(error2, axis=0),
        residual=before.residual,
        freedom=before.freedom,
        variance=variance,
        slope=before.slope + np.cumsum(G * error, axis=0),
        weight=before.weight + np.cumsum(r2, axis=0),
        weight2=before.weight2 + np.cumsum(r2 * r2, axis=0),
        meat=before.meat + np.cumsum(r2 * error2, axis=0),
        pull=before.pull + np.cumsum(r * surprise, axis=0),
        lean=before.lean + np.cumsum(r, axis=0),
        lost=np.broadcast_to(before.lost, G.shape),
        sampling=np.broadcast_to(before.sampling, G.shape),
        bias=np.broadcast_to(before.bias, G.shape),
        dependence=np.tile(before.dependence, (len(G), 1)),
        present=before.present + np.cumsum(present, axis=0),
    )


def _with_sums(after: Regression, sums: Sums) -> Regression:
    """The regression after a block; its sums are those of the last row, P and b the truth."""
    tags = after.tags
    last = sums.row(-1)._replace(
        variance=np.diag(after.inverse)[tags].copy(), slope=after.coefficients[tags].copy()
    )
    return replace(after, sums=last)
