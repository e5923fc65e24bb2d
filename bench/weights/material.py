"""Open labelled lines as the fit sees them: a bag of sentences each, a sentence as its signs."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from random import Random

from bench.coach.lines import FITTED, OPEN, SETS, Line, Set, lines, names

from nearer.coach.words.listening.theirs import theirs
from nearer.coach.words.note import DETECTORS, Detector
from nearer.coach.words.reading import read
from nearer.coach.words.review import by_rules
from nearer.coach.words.weighed.find import goes_with, noted_in
from nearer.coach.words.weighed.signs import Signs, is_weighed, signs

ORDINARY_IN: tuple[Set, ...] = ("first", "third")
BESIDE = 300
"""Lines about something else that each detector is shown."""
SHARE = 0.5
"""What such a line counts: it was labelled for another detector, so it may carry this one."""
ORDINARY = 0.4
"""What a line of ordinary talk counts."""


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
    noted: frozenset[Detector]


def bags(detector: Detector) -> list[Bag]:
    """Every open line of a detector."""
    return [
        _bag(line, detector, line.label, fresh=where in FITTED)
        for where in (*OPEN, *FITTED)
        if detector in names(where)
        for line in lines(detector, where)
    ]


def bags_of_ordinary_talk(detector: Detector) -> list[Bag]:
    """Diary and messages in which this detector's rules are silent."""
    return [
        _bag(line, detector, label=False, fresh=True, share=ORDINARY)
        for where in ORDINARY_IN
        for line in lines("ordinary", where)
        if detector not in _read(line).noted
    ]


def bags_beside(detector: Detector) -> list[Bag]:
    """Lines made for other detectors, in which this one's rules are silent."""
    others = [
        line
        for where in FITTED
        for name in names(where)
        if name != detector
        for line in lines(name, where)
        if detector not in _read(line).noted
    ]
    Random(detector).shuffle(others)
    return [_bag(line, detector, label=False, fresh=True, share=SHARE) for line in others[:BESIDE]]


def digest() -> str:
    """Of all lines that take part, so that a table can be told from one of other lines."""
    files = [
        path
        for where in (*OPEN, *FITTED)
        for path in sorted(SETS[where].glob("*.tsv"))
        if path.stem in DETECTORS or (path.stem == "ordinary" and where in ORDINARY_IN)
    ]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _bag(line: Line, detector: Detector, label: bool, *, fresh: bool, share: float = 1.0) -> Bag:
    seen = _read(line)
    weighed = (
        found - {f"<{detector}>"}
        for found, ruled in seen.sentences
        if goes_with(detector, ruled - {detector})
    )
    return Bag(label, tuple(weighed), detector in seen.noted, fresh, share)


@cache
def _read(line: Line) -> _Read:
    reading, answered = read(line.text), read(line.context) if line.context else None
    ruled = noted_in(reading, by_rules(reading, answered))
    message = theirs(answered) if answered else None
    return _Read(
        tuple(
            (signs(one, message, ruled.get(place, ())), ruled.get(place, frozenset()))
            for place, one in enumerate(reading.sentences)
            if is_weighed(one)
        ),
        frozenset[Detector]().union(*ruled.values()),
    )
