"""Engine state as bytes, version 4. Never pickle: reading runs nothing.

    4 bytes   "NEng"
    2 bytes   version, little-endian
    4 bytes   length of the header, little-endian
    header    JSON: tags in the order of columns, their order as shown, settings, the past,
              how many restarts there were and how many of their marks are kept
    arrays    little-endian 64-bit floats (occasion counts: integers), in the order of ``_arrays``;
              of the symmetric matrix only the upper triangle, row by row

With 200 tags this is at most 500 kB. It holds the names of tags in plain and must be sealed.
"""

import json
import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from nearer.insight.clock import Body
from nearer.insight.controls import COUNT, control_precisions
from nearer.insight.course import Course
from nearer.insight.dependence import Blocks
from nearer.insight.errors import BadSetting, BadWeights, UnreadableState
from nearer.insight.past import Past
from nearer.insight.plan import Plan, check_plan
from nearer.insight.regression import LEAST_SAMPLING, Regression, Sums
from nearer.insight.restarts import KEPT, Marks, Restarts

MAGIC = b"NEng"
VERSION = 4
HEAD = struct.Struct("<4sHI")

UNREADABLE = (
    struct.error,
    ArithmeticError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    BadSetting,
    BadWeights,
)
LARGEST = 1e60  # no sum over a life comes near it, and its square is still a number

Array = npt.NDArray[Any]


def pack(course: Course, shown: tuple[str, ...]) -> bytes:
    """``shown``: the tags in the order in which they are reported."""
    plan = course.plan
    header = {
        "tags": course.tags,
        "held": course.held,
        "shown": [course.tags.index(tag) for tag in shown],
        "alpha": plan.alpha,
        "raising": plan.raising,
        "low": plan.low,
        "high": plan.high,
        "day_starts": plan.day_starts,
        "reserve": plan.reserve,
        "past": course.past,
        "body": course.body if course.occasions else None,
        "blocks": course.blocks.made,
        "restarts": course.restarts.made,
        "marks": len(course.restarts.marks.n),
        "began": course.began if course.occasions else None,
        "latest": course.latest if course.occasions else None,
    }
    text = json.dumps(header, allow_nan=False).encode()
    parts = [part.astype(part.dtype.newbyteorder("<")).tobytes() for part in _arrays(course)]
    return b"".join([HEAD.pack(MAGIC, VERSION, len(text)), text, *parts])


def unpack(saved: bytes) -> tuple[Course, tuple[str, ...]]:
    """The course and the tags as shown. Raises UnreadableState, whatever the bytes are."""
    try:
        return _unpack(saved)
    except UNREADABLE as error:
        raise UnreadableState(
            "What the engine had learned cannot be read. It can be learned again from the entries."
        ) from error


def _unpack(saved: bytes) -> tuple[Course, tuple[str, ...]]:
    magic, version, length = HEAD.unpack_from(saved)
    if magic != MAGIC or version != VERSION:
        raise ValueError("not a state of this version")
    start = HEAD.size + length
    header = json.loads(saved[HEAD.size : start])
    tags = tuple(header["tags"])
    if not all(isinstance(tag, str) for tag in tags) or len(set(tags)) != len(tags):
        raise ValueError("not a list of tags")
    if sorted(header["shown"]) != list(range(len(tags))):
        raise ValueError("not an order of these tags")
    held = tuple(header["held"])
    if not all(isinstance(name, str) for name in held):
        raise ValueError("not names")
    made, kept = header["restarts"], header["marks"]
    if not (isinstance(made, int) and isinstance(kept, int) and kept == min(made, KEPT)):
        raise ValueError("not a number of restarts")
    course = _course(header, tags, held, _cut(saved[start:], len(tags), len(held), kept))
    return course, tuple(tags[j] for j in header["shown"])


def _arrays(course: Course) -> list[Array]:
    sums, plan = course.regression.sums, course.plan
    inverse, marks = course.regression.inverse, course.restarts.marks
    return [
        inverse[np.triu_indices_from(inverse)],
        course.regression.coefficients,
        sums.noise,
        sums.residual,
        sums.freedom,
        sums.weight,
        sums.weight2,
        sums.meat,
        sums.pull,
        sums.lean,
        sums.sampling,
        sums.dependence,
        *course.blocks[1:],
        plan.weights,
        plan.precision,
        course.restarts.closed,
        marks.instant,
        marks.noise,
        marks.score,
        marks.information,
        marks.weight,
        marks.weight2,
        marks.meat,
        marks.n,
        sums.n,
        sums.present,
        plan.joined,
        course.crossed,
    ]


def _cut(raw: bytes, p: int, held: int, k: int) -> list[Array]:
    """The arrays of ``_arrays`` for p tags, checked for length and sense."""
    q = COUNT + held + p
    floats = [q * (q + 1) // 2, q, 1, 1, 1, *[p] * 14, k, k, *[k * p] * 5]
    whole = [k, 1, p, p, p]
    if len(raw) != 8 * sum(floats + whole):
        raise ValueError("wrong length")
    middle = 8 * sum(floats)
    numbers = np.frombuffer(raw[:middle], "<f8").astype(np.float64)
    counts = np.frombuffer(raw[middle:], "<i8").astype(np.int64)
    if not np.all(np.abs(numbers) < LARGEST) or np.any(counts < 0):
        raise ValueError("not numbers")
    return [*np.split(numbers, np.cumsum(floats)[:-1]), *np.split(counts, np.cumsum(whole)[:-1])]


def _past(values: list[Any]) -> Past:
    if len(values) != len(Past._fields) or not all(isinstance(x, int | float) for x in values):
        raise ValueError("not a past")
    return Past._make(values)


def _body(values: list[Any] | None) -> Body:
    return Body() if values is None else Body(*(float(value) for value in values))


def _blocks(made: Any, arrays: list[Array]) -> Blocks:
    if not isinstance(made, int) or any(np.any(part < 0) for part in arrays[2:]):
        raise ValueError("not blocks")
    return Blocks(made, *arrays)


def _restarts(made: int, arrays: list[Array], p: int) -> Restarts:
    closed, instant, noise, *per_tag, n = arrays
    if np.any(np.diff(instant) < 0):
        raise ValueError("not restarts")
    marks = Marks(
        instant[:, None],
        n[:, None],
        noise[:, None],
        *(part.reshape(len(n), p) for part in per_tag),
    )
    return Restarts(made, closed, marks)


def _course(
    header: dict[str, Any], tags: tuple[str, ...], held: tuple[str, ...], arrays: list[Array]
) -> Course:
    triangle, b, noise, residual, freedom, weight, weight2, meat, pull, lean = arrays[:10]
    sampling, dependence = arrays[10:12]
    weights, precision = arrays[16:18]
    n, present, joined, crossed = arrays[-4:]
    P = np.zeros((len(b), len(b)))
    P[np.triu_indices_from(P)] = triangle
    P = P + np.triu(P, 1).T
    if np.any(np.diag(P) <= 0):
        raise ValueError("not a variance")
    if np.any(weight**2 > (n + 1) * weight2) or np.any(meat > LARGEST * weight):
        raise ValueError("not sums of squares")
    if any(np.any(counts > n) for counts in (present, joined, crossed, arrays[26])):
        raise ValueError("more than all")
    if np.any(dependence < 1) or np.any((sampling < LEAST_SAMPLING) | (sampling > 1)):
        raise ValueError("not a widening")
    start = COUNT + len(held)
    sums = Sums(
        n,
        noise,
        residual,
        freedom,
        np.diag(P)[start:].copy(),
        b[start:].copy(),
        weight,
        weight2,
        meat,
        pull,
        lean,
        sampling,
        dependence,
        present,
    )
    plan = Plan(
        alpha=float(header["alpha"]),
        raising=float(header["raising"]),
        low=float(header["low"]),
        high=float(header["high"]),
        day_starts=int(header["day_starts"]),
        reserve=float(header["reserve"]),
        weights=weights,
        precision=precision,
        joined=joined,
    )
    check_plan(plan)
    return Course(
        plan,
        tags,
        Regression(P, b, np.concatenate([control_precisions(len(held)), precision]), sums),
        crossed,
        _past(header["past"]),
        _blocks(header["blocks"], arrays[12:16]),
        _restarts(header["restarts"], arrays[18:27], len(tags)),
        _body(header["body"]),
        held,
        **({"began": float(header["began"]), "latest": float(header["latest"])} if n[0] else {}),
    )
