"""The labelled lines and what the rules say to each; see tests/coach/lines/README.md."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nearer.coach import DETECTORS, review, safety_check
from nearer.coach.safety import KINDS

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "coach" / "lines"
Set = Literal["first", "second", "third", "held", "unread", "usual"]
SETS: dict[Set, Path] = {
    "held": FOLDER / "held",
    "usual": FOLDER / "usual",
    "unread": FOLDER / "unread",
    "first": FOLDER,
    "second": FOLDER / "second",
    "third": FOLDER / "third",
}
OPEN: tuple[Set, ...] = ("first", "second")  # those that writers of rules may read
FITTED: tuple[Set, ...] = ("third",)  # weights are fitted on it and on the open ones
OWN = frozenset({"self_harm_explicit", "self_harm_veiled"})
NAMES = (*DETECTORS, *KINDS)


@dataclass(frozen=True)
class Line:
    """``label``: whether the rule named like the file should fire somewhere in the text."""

    name: str
    where: Set
    label: bool
    text: str
    context: str
    note: str


@dataclass(frozen=True)
class Judged:
    """``said``: the detectors or the kind that spoke; ``fired``: the line's own among them."""

    line: Line
    said: frozenset[str]
    fired: bool


def names(where: Set) -> tuple[str, ...]:
    """Not every set has lines for every rule."""
    return tuple(name for name in NAMES if (SETS[where] / f"{name}.tsv").exists())


def lines(name: str, where: Set) -> Iterator[Line]:
    rows = (SETS[where] / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
    for row in rows:
        label, text, context, note = row.split("\t")
        yield Line(name, where, label == "1", text, context, note)


def judged(line: Line) -> Judged:
    said = _kinds(line.text) if line.name in KINDS else _detectors(line.text, line.context)
    return Judged(line, said, bool(said & _counts_as(line.name)))


def alarms(where: Set) -> list[str | None]:
    """The kind that ordinary lines raised, one by one; none where the set has no such lines."""
    if not (SETS[where] / "ordinary.tsv").exists():
        return []
    return [next(iter(_kinds(line.text)), None) for line in lines("ordinary", where)]


def _counts_as(name: str) -> frozenset[str]:
    """Both kinds of the first person open the same gentle check."""
    return OWN if name in OWN else frozenset({name})


def _kinds(text: str) -> frozenset[str]:
    signal = safety_check(text)
    return frozenset({signal.kind} if signal else ())


def _detectors(text: str, context: str) -> frozenset[str]:
    return frozenset(note.detector for note in review(text, context))


def answers() -> dict[str, Callable[[str], object]]:
    """What is timed and fuzzed."""
    return {"review": review, "safety_check": safety_check}
