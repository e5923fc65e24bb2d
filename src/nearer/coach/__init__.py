"""Claims about the person, and safety of words."""

from nearer.coach.averages import FEW, Fates, fates_told, spread_told
from nearer.coach.claims import claim, outcome_name, status, stood_since, what_would_change_it
from nearer.coach.lasts import Horizon, Later, lasts
from nearer.coach.lately import lately
from nearer.coach.safety import Signal, safety_check
from nearer.coach.sizes import counts, signed, size, within
from nearer.coach.subjects import Subject, tag, thing, title
from nearer.coach.summary import Line, Standing, Told, how_sure, summary, what_stands
from nearer.coach.waiting import needs, pair_needs, pair_progress, progress
from nearer.coach.withdrawn import Since, withdrawn
from nearer.coach.words import DETECTORS, Detector, Note, review

__all__ = [
    "DETECTORS",
    "FEW",
    "Detector",
    "Fates",
    "Horizon",
    "Later",
    "Line",
    "Note",
    "Signal",
    "Since",
    "Standing",
    "Subject",
    "Told",
    "claim",
    "counts",
    "fates_told",
    "how_sure",
    "lasts",
    "lately",
    "needs",
    "outcome_name",
    "pair_needs",
    "pair_progress",
    "progress",
    "review",
    "safety_check",
    "signed",
    "size",
    "spread_told",
    "status",
    "stood_since",
    "summary",
    "tag",
    "thing",
    "title",
    "what_stands",
    "what_would_change_it",
    "withdrawn",
    "within",
]
