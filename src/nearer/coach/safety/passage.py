"""A text sentence by sentence, with the concepts in each."""

from collections.abc import Mapping, Sequence

from nearer.coach.safety import facts
from nearer.coach.safety.concepts import Mark, marks
from nearer.coach.safety.reading import Sentence


class Passage:
    """Sentences with their concepts."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        known: dict[tuple[str, ...], Mapping[str, Sequence[Mark]]] = {}
        self.marks = [_known(one.words, known) for one in sentences]
        quoted = sum(len(one.quoted) for one in sentences)
        self.mostly_quoted = 10 * quoted >= 9 * sum(len(one.words) for one in sentences)

    def has(self, name: str, number: int, reach: int = 0) -> bool:
        around = range(max(0, number - reach), min(len(self.marks), number + reach + 1))
        return any(name in self.marks[at] for at in around)

    def others(self, number: int) -> bool:
        return facts.others(self.sentences[number])


def _known(
    words: tuple[str, ...], known: dict[tuple[str, ...], Mapping[str, Sequence[Mark]]]
) -> Mapping[str, Sequence[Mark]]:
    if words not in known:
        known[words] = marks(words)
    return known[words]
