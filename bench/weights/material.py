"""Open labelled lines as the fit sees them: a bag of sentences each, a sentence as its signs."""

from dataclasses import dataclass
from functools import cache
from random import Random

from bench.coach.lines import FITTED, OPEN, Line, lines, names

from nearer.coach.words.listening.theirs import theirs
from nearer.coach.words.note import Detector
from nearer.coach.words.reading import read
from nearer.coach.words.review import by_rules
from nearer.coach.words.weighed.find import noted_in
from nearer.coach.words.weighed.signs import Signs, signs

BESIDE = 300
"""Lines about something else that each detector is shown."""
SHARE = 0.5
"""What such a line counts: it was labelled for another detector, so it may carry this one."""


@dataclass(frozen=True)
class Bag:
    """``ruled``: a rule speaks already. ``fresh``: the rules were written without this line.

    ``share``: what the line counts; less than 1 where nobody labelled it for this detector.
    """

    label: bool
    sentences: tuple[Signs, ...]
    ruled: bool
    fresh: bool
    share: float = 1.0


@dataclass(frozen=True)
class _Read:
    sentences: tuple[tuple[Signs, frozenset[Detector]], ...]

    @property
    def noted(self) -> frozenset[Detector]:
        return frozenset[Detector]().union(*(known for _signs, known in self.sentences))


def bags(detector: Detector) -> list[Bag]:
    """Every open line of a detector that has words."""
    return [
        _bag(line, detector, line.label, fresh=where in FITTED)
        for where in (*OPEN, *FITTED)
        if detector in names(where)
        for line in lines(detector, where)
        if _read(line).sentences
    ]


def bags_beside(detector: Detector) -> list[Bag]:
    """Lines made for other detectors, in which this one's rules are silent."""
    others = [
        line
        for where in FITTED
        for name in names(where)
        if name != detector
        for line in lines(name, where)
        if _read(line).sentences and detector not in _read(line).noted
    ]
    Random(detector).shuffle(others)
    return [_bag(line, detector, label=False, fresh=True, share=SHARE) for line in others[:BESIDE]]


def _bag(line: Line, detector: Detector, label: bool, *, fresh: bool, share: float = 1.0) -> Bag:
    seen = _read(line)
    sentences = tuple(found - {f"<{detector}>"} for found, _known in seen.sentences)
    return Bag(label, sentences, detector in seen.noted, fresh, share)


@cache
def _read(line: Line) -> _Read:
    reading, answered = read(line.text), read(line.context) if line.context else None
    known = noted_in(reading, by_rules(reading, answered))
    message = theirs(answered) if answered else None
    return _Read(
        tuple(
            (signs(one, message, known.get(place, ())), known.get(place, frozenset()))
            for place, one in enumerate(reading.sentences)
        )
    )
