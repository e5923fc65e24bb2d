"""A trial's state as one frozen value and as bytes, version 1.

    4 bytes   "NTrl"
    2 bytes   version, little-endian
    rest      JSON of ``Trial``; floats are written so that they are read back to the last bit

A few hundred bytes. They hold the names of the arms in plain and must be sealed.
"""

import struct
from math import isfinite

import msgspec
from msgspec import Struct

from nearer.insight.comparison import Comparison, Tally
from nearer.insight.errors import UnreadableState

MAGIC = b"NTrl"
VERSION = 1
HEAD = struct.Struct("<4sH")

UNREADABLE = (msgspec.DecodeError, struct.error, ArithmeticError, RecursionError, ValueError)


class Trial(Struct, frozen=True, forbid_unknown_fields=True):
    """How far a trial has come."""

    arms: tuple[str, ...]  # (K,), the control first
    floor: float
    alpha: float
    tallies: tuple[Tally, ...]  # (K,)
    comparisons: tuple[Comparison, ...]  # (K − 1,), each strategy against the control


def pack(trial: Trial) -> bytes:
    return HEAD.pack(MAGIC, VERSION) + msgspec.json.encode(trial)


def unpack(saved: bytes) -> Trial:
    """The trial. Raises UnreadableState, whatever the bytes are."""
    try:
        return _unpack(saved)
    except UNREADABLE as error:
        raise UnreadableState(
            "What the trial had learned cannot be read. It can be learned again from the entries."
        ) from error


def _unpack(saved: bytes) -> Trial:
    magic, version = HEAD.unpack_from(saved)
    if magic != MAGIC or version != VERSION:
        raise ValueError("not a state of this version")
    trial = msgspec.json.decode(saved[HEAD.size :], type=Trial)
    if not (
        _fits(trial) and all(map(_counts, trial.tallies)) and all(map(_sums, trial.comparisons))
    ):
        raise ValueError("not a trial")
    return trial


def _fits(trial: Trial) -> bool:
    arms = len(trial.arms)
    return (
        arms >= 2
        and all(trial.arms)
        and len(set(trial.arms)) == arms
        and 0 < trial.floor <= 1 / arms
        and 0 < trial.alpha < 1
        and len(trial.tallies) == arms
        and len(trial.comparisons) == arms - 1
    )


def _counts(tally: Tally) -> bool:
    # Fractions of one good outcome may sum to a hair more than their number.
    return tally.drawn >= 0 and 0 <= tally.good <= tally.drawn * (1 + 1e-12)


def _sums(seen: Comparison) -> bool:
    sums = (seen.log_e, seen.score, seen.met, seen.foreseen)
    counts = (seen.occasions, seen.helped_at)
    return min(counts) >= 0 and all(map(isfinite, sums)) and min(seen.met, seen.foreseen) >= 0
