"""What a text may tell about safety: one of four kinds, and nothing else."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "self_harm_explicit",
    "danger_from_other",
    "self_harm_veiled",
    "worried_about_other",
]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order of urgency: of several kinds in one text the first one is told."""


@dataclass(frozen=True)
class Signal:
    """Neither the words that raised it nor their place: what is not kept cannot leak."""

    kind: Kind
