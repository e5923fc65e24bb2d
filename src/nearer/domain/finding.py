"""What the statistics say about one tag, in the field's terms."""

from typing import Literal

from msgspec import Struct

Status = Literal["established", "leaning", "not_yet", "ruled_out"]

Outcome = Literal["urge", "closeness", "away"]
"""``away``: whether an urge ended in pulling away, the strength of the urge held equal."""

Kind = Literal["tag", "person", "alone", "pair"]
"""What may go with an outcome; a pair is two of the others together."""


class Recent(Struct, frozen=True, kw_only=True):
    """The same effect in the last ``occasions`` alone: as a rule those of 45 to 135 days."""

    effect: float
    low: float
    high: float
    occasions: int


class TriggerFinding(Struct, frozen=True, kw_only=True):
    """How the outcome goes with one tag, other things known at the time held equal.

    ``effect``, ``low`` and ``high`` are in points of the outcome; the range is time-uniform.
    ``log_e`` is the natural logarithm of the e-value. ``with_tag`` and ``without_tag`` count
    occasions. ``forecast`` is how many more occasions are probably needed; ``None`` when it cannot
    be said or nothing is awaited.
    """

    tag: str
    effect: float
    low: float
    high: float
    log_e: float
    status: Status
    with_tag: int
    without_tag: int
    forecast: int | None = None
    recent: Recent | None = None
