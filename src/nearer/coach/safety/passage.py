"""A text sentence by sentence, with what stands near a phrase found in the time of a few looks."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nearer.coach.safety.persons import others_in
from nearer.coach.safety.phrases import Found, found_in
from nearer.coach.safety.reading import Sentence

NEAR = 24  # words to either side that belong to what is said, where a text has no full stops


@dataclass
class Marks:
    """Where the phrases of one table stand in a sentence, in order of their beginnings."""

    found: list[Found] = field(default_factory=list)

    @cached_property
    def starts(self) -> list[int]:
        return sorted(mark.start for mark in self.found)

    @cached_property
    def ends(self) -> list[int]:
        return sorted(mark.end for mark in self.found)

    @cached_property
    def starts_at(self) -> frozenset[int]:
        return frozenset(self.starts)

    @cached_property
    def by_end(self) -> Mapping[int, list[int]]:
        """End → starts."""
        by_end: dict[int, list[int]] = defaultdict(list)
        for mark in self.found:
            by_end[mark.end].append(mark.start)
        return dict(by_end)

    def ahead(self, of: int, far: int = NEAR) -> int | None:
        """The nearest end at or before a word."""
        at = bisect_right(self.ends, of) - 1
        return self.ends[at] if at >= 0 and self.ends[at] > of - far else None

    def behind(self, of: int, far: int = NEAR) -> int | None:
        """The nearest start at or after a word."""
        at = bisect_left(self.starts, of)
        return self.starts[at] if at < len(self.starts) and self.starts[at] < of + far else None


_NONE = Marks()


class Passage:
    """Marks and persons of a sentence are found once, where somebody asks for them."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self._marks: dict[int, Mapping[str, Marks]] = {}
        self._others: dict[int, Sequence[int]] = {}
        self._addresses: dict[int, bool] = {}

    def marks(self, table: str, number: int) -> Marks:
        if number not in self._marks:
            tables: dict[str, Marks] = defaultdict(Marks)
            for found in found_in("setting", self.sentences[number].words):
                tables[found.table].found.append(found)
            self._marks[number] = dict(tables)
        return self._marks[number].get(table, _NONE)

    def near(self, table: str, number: int, found: Found, *, within: bool = False) -> bool:
        """In the sentence itself, close by; ``within``: also inside the phrase."""
        marks = self.marks(table, number)
        before, after = (found.end, found.start) if within else (found.start, found.end)
        return marks.ahead(before) is not None or marks.behind(after) is not None

    def beside(self, table: str, number: int, reach: int = 1) -> bool:
        """In the sentences up to ``reach`` before or after."""
        return any(
            self.marks(table, at).found
            for at in range(max(0, number - reach), min(len(self.sentences), number + reach + 1))
            if at != number
        )

    def others(self, number: int) -> Sequence[int]:
        """Indexes of the words of a sentence that stand for somebody else."""
        if number not in self._others:
            self._others[number] = tuple(others_in(self.sentences[number]))
        return self._others[number]

    def addresses(self, number: int) -> bool:
        """Whether a sentence speaks to somebody."""
        if number not in self._addresses:
            self._addresses[number] = "you" in self.sentences[number].words
        return self._addresses[number]

    @cached_property
    def mostly_quoted(self) -> bool:
        """Somebody who puts their whole text in quotation marks still speaks for themselves."""
        words = sum(len(sentence.words) for sentence in self.sentences)
        return sum(len(sentence.quoted) for sentence in self.sentences) > 0.8 * words


def parted(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a comma or the like stands between two words, or right before the second."""
    at = bisect_left(sentence.pauses, start)
    return at < len(sentence.pauses) and sentence.pauses[at] <= end
