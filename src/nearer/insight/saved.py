"""Engine state as bytes, version 7. Never pickle: reading runs nothing.

    4 bytes   "NEng"
    2 bytes   version, little-endian
    4 bytes   CRC-32 of all that follows: what was damaged is refused, not gone on with
    4 bytes   length of the header, little-endian
    header    JSON: tags in the order of columns, their order as shown, names held equal, settings,
              past and body, blocks and restarts made, marks kept, first and last instant
    arrays    little-endian 64-bit floats (occasion counts: integers), in the order of ``_shapes``;
              of the symmetric matrix only the upper triangle, row by row

With 200 tags this is at most 500 kB. It holds the names of tags in plain and must be sealed.
"""

import json
import struct
from collections.abc import Mapping
from math import prod
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from nearer.insight.clock import Body
from nearer.insight.controls import COUNT, control_precisions
from nearer.insight.course import Course
from nearer.insight.dependence import Blocks
from nearer.insight.errors import BadSetting, BadWeights, UnreadableState
from nearer.insight.past import Past
from nearer.insight.plan import Plan, check_plan
from nearer.insight.regression import Regression, Sums
from nearer.insight.restarts import Marks, Restarts

MAGIC = b"NEng"
VERSION = 9
HEAD = struct.Struct("<4sHI")
LENGTH = struct.Struct("<I")

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
COUNTS = {"n", "present", "joined", "crossed", "mark_n"}
SUMS = tuple(name for name in Sums._fields if name not in {"variance", "slope"})
BLOCKS = ("pull", "lean", "pull2", "lean2")

Arrays = Mapping[str, npt.NDArray[Any]]


def pack(course: Course, shown: tuple[str, ...]) -> bytes:
    """``shown``: the tags in the order in which they are reported."""
    plan, begun = course.plan, course.occasions > 0
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
        "body": course.body if begun else None,
        "blocks": course.blocks.made,
        "together": course.blocks.together,
        "restarts": course.restarts.made,
        "marks": len(course.restarts.marks.n),
        "began": course.began if begun else None,
        "latest": course.latest if begun else None,
    }
    text = json.dumps(header, allow_nan=False).encode()
    arrays = _arrays(course)
    parts = [arrays[name].astype(_kind(name)).tobytes() for name in _shapes(header)]
    body = b"".join([LENGTH.pack(len(text)), text, *parts])
    return HEAD.pack(MAGIC, VERSION, crc32(body)) + body


def unpack(saved: bytes) -> tuple[Course, tuple[str, ...]]:
    """The course and the tags as shown. Raises UnreadableState, whatever the bytes are."""
    try:
        return _unpack(saved)
    except UNREADABLE as error:
        raise UnreadableState(
            "What the engine had learned cannot be read. It can be learned again from the entries."
        ) from error


def _unpack(saved: bytes) -> tuple[Course, tuple[str, ...]]:
    magic, version, check = HEAD.unpack_from(saved)
    body = saved[HEAD.size :]
    if magic != MAGIC or version != VERSION or check != crc32(body):
        raise ValueError("not a state of this version, or a damaged one")
    (length,) = LENGTH.unpack_from(body)
    start = LENGTH.size + length
    header = json.loads(body[LENGTH.size : start])
    course = _course(header, _cut(body[start:], _shapes(header)))
    return course, tuple(course.tags[j] for j in header["shown"])


def _shapes(header: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    """Names and shapes of the arrays, in the order in which they stand."""
    p, k = len(header["tags"]), header["marks"]
    q = COUNT + len(header["held"]) + p
    shapes: dict[str, tuple[int, ...]] = {"triangle": (q * (q + 1) // 2,), "coefficients": (q,)}
    shapes |= dict.fromkeys(("n", "noise", "residual", "freedom"), (1,))
    shapes |= {name: (p,) for name in SUMS if name not in shapes}
    shapes |= {f"block_{name}": (p,) for name in BLOCKS}
    shapes |= dict.fromkeys(("weights", "precision", "joined", "crossed", "closed"), (p,))
    shapes |= {f"mark_{name}": (k, 1) for name in ("instant", "n", "noise")}
    return shapes | {f"mark_{name}": (k, p) for name in Marks._fields[3:]}


def _arrays(course: Course) -> Arrays:
    regression, plan, blocks = course.regression, course.plan, course.blocks
    inverse = regression.inverse
    return {
        "triangle": inverse[np.triu_indices_from(inverse)],
        "coefficients": regression.coefficients,
        "weights": plan.weights,
        "precision": plan.precision,
        "joined": plan.joined,
        "crossed": course.crossed,
        "closed": course.restarts.closed,
        **{name: getattr(regression.sums, name) for name in SUMS},
        **{f"block_{name}": getattr(blocks, name) for name in BLOCKS},
        **{f"mark_{name}": part for name, part in course.restarts.marks._asdict().items()},
    }


def _cut(raw: bytes, shapes: Mapping[str, tuple[int, ...]]) -> Arrays:
    if len(raw) != 8 * sum(prod(shape) for shape in shapes.values()):
        raise ValueError("wrong length")
    arrays, start = {}, 0
    for name, shape in shapes.items():
        part = np.frombuffer(raw, _kind(name), prod(shape), start)
        arrays[name] = part.astype(np.int64 if name in COUNTS else np.float64).reshape(shape)
        start += 8 * prod(shape)
    return arrays


def _kind(name: str) -> str:
    return "<i8" if name in COUNTS else "<f8"


def _course(header: Mapping[str, Any], arrays: Arrays) -> Course:
    held = tuple(header["held"])
    plan = Plan(
        alpha=header["alpha"],
        raising=header["raising"],
        low=header["low"],
        high=header["high"],
        day_starts=header["day_starts"],
        reserve=header["reserve"],
        **{name: arrays[name] for name in ("weights", "precision", "joined")},
    )
    check_plan(plan)
    blocks = {name: arrays[f"block_{name}"] for name in BLOCKS}
    marks = Marks(*(arrays[f"mark_{name}"] for name in Marks._fields))
    begun = header["began"] is not None
    return Course(
        plan,
        tuple(header["tags"]),
        _regression(arrays, control_precisions(len(held)), plan),
        arrays["crossed"],
        Past._make(header["past"]),
        Blocks(header["blocks"], header["together"], **blocks),
        Restarts(header["restarts"], arrays["closed"], marks),
        Body(*header["body"]) if begun else Body(),
        held,
        **({"began": header["began"], "latest": header["latest"]} if begun else {}),
    )


def _regression(arrays: Arrays, controls: npt.NDArray[np.float64], plan: Plan) -> Regression:
    b = arrays["coefficients"]
    P = np.zeros((len(b), len(b)))
    P[np.triu_indices_from(P)] = arrays["triangle"]
    P = P + np.triu(P, 1).T
    sums = Sums(
        variance=np.diag(P)[len(controls) :].copy(),
        slope=b[len(controls) :].copy(),
        **{name: arrays[name] for name in SUMS},
    )
    return Regression(P, b, np.concatenate([controls, plan.precision]), sums)
