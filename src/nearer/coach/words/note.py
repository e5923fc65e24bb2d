"""What the coach noticed in a text: where, why it is worth a look, and one way to say it."""

from dataclasses import dataclass
from typing import Literal, get_args

Detector = Literal[
    "observation",
    "feeling",
    "need",
    "request",
    "boundary",
    "open_question",
    "closed_question",
    "reflection",
    "validation",
    "faux_feeling",
    "thought_as_feeling",
    "blame",
    "absolute",
    "mind_reading",
    "contempt",
    "ultimatum",
    "withdrawal",
    "break_with_return",
    "over_apology",
    "demand",
    "advice",
    "judging",
    "self_focus",
]

DETECTORS: tuple[Detector, ...] = get_args(Detector)

UNSURE = 0.5
"""Sureness below which nothing is said."""


@dataclass(frozen=True)
class Note:
    """``text[start:end]`` is what it is about. ``why``: one sentence for the writer. ``rewrite``:
    one suggestion, "" where none makes sense. ``sureness`` in [0, 1]: about how often such a note
    is right.
    """

    detector: Detector
    start: int
    end: int
    why: str
    rewrite: str
    sureness: float
