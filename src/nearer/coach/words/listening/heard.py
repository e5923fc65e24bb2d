"""A sentence of a reply and the phrases in it, looked for once for all that listen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from nearer.coach.words.listening.lexicon import replies
from nearer.coach.words.reading import Sentence


@dataclass(frozen=True)
class Hit:
    """Words ``first`` up to ``last`` of a sentence, and ``line[start:end]`` of it."""

    label: str
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class Heard:
    """What is found is kept with the sentence, and goes with it."""

    sentence: Sentence

    @cached_property
    def words(self) -> tuple[str, ...]:
        return self.sentence.words

    @property
    def marked(self) -> bool:
        """Whether it ends with a question mark."""
        return self.sentence.marked

    def span_from(self, start: int) -> tuple[int, int]:
        """Offsets into the text, from what begins there in the line to the end of the sentence."""
        first, _end = self.sentence.span(start, len(self.sentence.line))
        return first, self.sentence.end

    def hits(self, file: str) -> tuple[Hit, ...]:
        """The phrases of a file, in the order of the words; at each word one of a label."""
        return tuple(self._hits.get(file, ()))

    def labels(self, file: str) -> frozenset[str]:
        return frozenset(hit.label for hit in self._hits.get(file, ()))

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        starts = (0, *accumulate(len(word) + 1 for word in self.words))
        for phrase, first, last in replies().find(self.words):
            hit = Hit(phrase.label, first, last, starts[first], starts[last])
            found.setdefault(phrase.file, []).append(hit)
        return found


Reply = Sequence[Heard]


def covered(hits: Iterable[Hit], *labels: str) -> frozenset[int]:
    """The places of all words in phrases of these labels."""
    return frozenset(
        place for hit in hits if hit.label in labels for place in range(hit.first, hit.last)
    )
