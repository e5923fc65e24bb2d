"""A text sentence by sentence, with the concepts in each."""

from collections.abc import Mapping, Sequence

from nearer.coach.safety import facts
from nearer.coach.safety.concepts import Mark, marks
from nearer.coach.safety.reading import Sentence

Marked = Mapping[str, Sequence[Mark]]
"""Concept → where it stands."""

END = "."
"""Stands behind the last word of each sentence, so that a phrase can ask for its end."""


class Passage:
    """Sentences with their concepts."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        known: dict[tuple[str, ...], Marked] = {}
        self.marks = [_named(one, _known(one.words, known)) for one in sentences]
        quoted = sum(len(one.quoted) for one in sentences)
        self.mostly_quoted = 10 * quoted >= 9 * sum(len(one.words) for one in sentences)

    def has(self, name: str, number: int, reach: int = 0) -> bool:
        if not reach:
            return name in self.marks[number]
        around = range(max(0, number - reach), min(len(self.marks), number + reach + 1))
        return any(name in self.marks[at] for at in around)

    def others(self, number: int) -> bool:
        return facts.others(self.sentences[number])


def _named(sentence: Sentence, here: Marked) -> Marked:
    """Names are somebody too."""
    names = [Mark(at, at + 1) for at in sorted(sentence.names) if facts.is_other(sentence, at)]
    if not names:
        return here
    return {**here, "them": sorted([*here.get("them", ()), *names], key=_start)}


def _start(mark: Mark) -> int:
    return mark.start


def _known(words: tuple[str, ...], known: dict[tuple[str, ...], Marked]) -> Marked:
    if words not in known:
        known[words] = marks((*words, END))
    return known[words]
