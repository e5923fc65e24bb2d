"""Words that tell of harm or danger, so that help can be offered at once."""

from nearer.coach.safety.check import safety_check
from nearer.coach.safety.signal import KINDS, Kind, Signal

__all__ = ["KINDS", "Kind", "Signal", "safety_check"]
