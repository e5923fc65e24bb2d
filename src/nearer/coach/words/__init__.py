"""Notes on a draft or a reply: what it says, how it may land, and another way to say it."""

from nearer.coach.words.note import DETECTORS, Detector, Note
from nearer.coach.words.review import review

__all__ = ["DETECTORS", "Detector", "Note", "review"]
