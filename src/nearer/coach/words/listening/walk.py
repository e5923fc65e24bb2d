"""Many phrases at once: which of them may stand at a place, in one look per word.

All phrases that a run of words has not yet ruled out are one state, and a word leads from state to
state. States are made when they are first needed and kept, so that a text costs a few looks per
word however many phrases there are. Kept are words of the phrases only, none of a person's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nearer.coach.words.listening.phrase import PAUSE, Phrase

MOST = 20_000
"""States kept. Beyond, all are forgotten and made anew."""
MANY = 30
"""Items from which on a state keeps for each word which of them it moves."""

Item = tuple[int, int, int, int]
"""Phrase, step, alternative of several words (-1 is none), and words of it seen or gap left."""


@dataclass
class State:
    """``done``: phrases that may end here. ``going``: what may still go on. ``after``: the state
    behind each word seen so far. ``by_word``, ``any_word``: ``going`` by the word that moves it.
    """

    done: tuple[int, ...]
    going: frozenset[Item]
    after: dict[str, "State"] = field(default_factory=dict)
    by_word: dict[str, list[Item]] = field(default_factory=dict)
    any_word: list[Item] = field(default_factory=list)


NOWHERE = State((), frozenset())


class Walk:
    """The phrases of a book as states."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        steps = [step for phrase in phrases for step in phrase.steps]
        runs = (word for step in steps for run in step.runs for word in run)
        self._known = {word for step in steps for word in step.words} | set(runs) | {PAUSE}
        self._ends = tuple(sorted({end for step in steps for end in step.ends}))
        self._begin()
        self._sort(self._starts[2])
        self.firsts = frozenset(self._starts[2].by_word)

    def ends(self, words: Sequence[str], place: int, opens: int) -> dict[int, int]:
        """Phrases that may begin there, and where each may end first.

        ``opens``: see `Phrase`. What a phrase says of the word behind it is not looked at.
        """
        state = self._starts[opens]
        found: dict[int, int] = {}
        for at in range(place, len(words)):
            word = words[at]
            state = state.after.get(word) or self._next(state, word)
            if state is NOWHERE:
                break
            for index in state.done:
                found.setdefault(index, at + 1)
        return found

    def _begin(self) -> None:
        self._states: dict[tuple[tuple[int, ...], frozenset[Item]], State] = {}
        self._starts = tuple(
            self._state(
                item
                for index, phrase in enumerate(self._phrases)
                if phrase.opens <= opens
                for item in self._from(index, 0)
            )
            for opens in range(3)
        )

    def _next(self, state: State, word: str) -> State:
        known = word if word in self._known else self._ending(word)
        if (after := state.after.get(known)) is None:
            moved = self._moved(state, known)
            after = self._state(new for item in moved for new in self._over(item, known))
            state.after[known] = after
        return after

    def _moved(self, state: State, word: str) -> Iterable[Item]:
        if len(state.going) < MANY:
            return state.going
        if not state.by_word and not state.any_word:
            self._sort(state)
        return (*state.by_word.get(word, ()), *state.any_word)

    def _sort(self, state: State) -> None:
        for item in state.going:
            index, at, run, count = item
            step = self._phrases[index].steps[at]
            if run < 0 and (step.kind == "gap" or step.ends):
                state.any_word.append(item)
                continue
            for word in (step.runs[run][count],) if run >= 0 else step.words:
                state.by_word.setdefault(word, []).append(item)

    def _ending(self, word: str) -> str:
        """What stands for every unknown word that ends alike."""
        return next((f"\0{end}" for end in self._ends if word.endswith(end)), "\0")

    def _state(self, items: Iterable[Item]) -> State:
        every = frozenset(items)
        if not every:
            return NOWHERE
        going = frozenset(item for item in every if item[1] < len(self._phrases[item[0]].steps))
        done = tuple(sorted({item[0] for item in every - going}))
        if len(self._states) >= MOST:
            self._begin()
        return self._states.setdefault((done, going), State(done, going))

    def _over(self, item: Item, word: str) -> Iterator[Item]:
        """What the item becomes behind this word."""
        index, at, run, count = item
        step = self._phrases[index].steps[at]
        if run >= 0:
            if step.runs[run][count] == word:
                yield from self._along(item, len(step.runs[run]))
        elif step.kind == "gap":
            if count and word != PAUSE:
                yield from self._from(index, at, count - 1)
        elif word in step.words or (step.ends and word.endswith(step.ends)):
            yield from self._from(index, at + 1)

    def _along(self, item: Item, length: int) -> Iterator[Item]:
        index, at, run, count = item
        if count + 1 == length:
            yield from self._from(index, at + 1)
        else:
            yield index, at, run, count + 1

    def _from(self, index: int, at: int, gap: int | None = None) -> Iterator[Item]:
        """The item at a step, and what may be there without a further word."""
        steps = self._phrases[index].steps
        if at == len(steps):
            yield index, at, -1, 0
            return
        step = steps[at]
        if step.kind in {"one", "maybe"}:
            yield index, at, -1, 0
            yield from ((index, at, run, 0) for run in range(len(step.runs)))
        if step.kind == "gap":
            yield index, at, -1, step.most if gap is None else gap
        if step.kind != "one":
            yield from self._from(index, at + 1)
