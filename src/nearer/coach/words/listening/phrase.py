"""The notation of a phrase, and whether a phrase stands at a place in a sentence.

A phrase is steps with blanks between them:

- `tried` or `a_bit`: that word; with `_` several words
- `a|b|@feeling`: one of them; `@` names a list of words
- `[a|b]`: one of them or nothing
- `*ing`: any word with that end
- `<3>`: up to three words, none of them a pause
- `!a|b`: none of these comes next
- `^` at the front: only where a clause begins, filler words aside
- `~` at the front: the same, or behind "and", "but", "so", …
- `$` at the end: only where the clause ends
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

PAUSE = ","

Kind = Literal["one", "maybe", "gap", "not", "end"]
Lists = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Step:
    """``runs``: alternatives of several words. ``most``: words that a gap may hold."""

    kind: Kind
    words: frozenset[str] = frozenset()
    runs: tuple[tuple[str, ...], ...] = ()
    ends: tuple[str, ...] = ()
    most: int = 0


@dataclass(frozen=True)
class Phrase:
    """``opens``: 2 only where a clause begins, 1 also behind a joining word, 0 anywhere."""

    file: str
    label: str
    opens: int
    steps: tuple[Step, ...]

    @property
    def looks_ahead(self) -> bool:
        """Whether it says what must not come next, or that nothing comes."""
        return any(step.kind in {"not", "end"} for step in self.steps)


def parse(file: str, label: str, written: str, lists: Lists) -> Phrase:
    """Raises KeyError where a list has no words, ValueError where a step has no meaning."""
    parts = written.split()
    opens = {"^": 2, "~": 1}.get(parts[0], 0)
    steps = tuple(_step(part, lists) for part in parts[1 if opens else 0 :])
    return Phrase(file, label, opens, steps)


def stands(phrase: Phrase, words: Sequence[str], place: int) -> int | None:
    """Where the phrase ends that begins at ``words[place]``; None where it does not stand there."""
    return _end(phrase.steps, 0, words, place)


def _step(part: str, lists: Lists) -> Step:
    if part == "$":
        return Step("end")
    if part.startswith("<"):
        return Step("gap", most=int(part[1:-1]))
    if part.startswith("["):
        return _any("maybe", part[1:-1], lists)
    if part.startswith("!"):
        return _any("not", part[1:], lists)
    return _any("one", part, lists)


def _any(kind: Kind, written: str, lists: Lists) -> Step:
    every = tuple(_spread(written.split("|"), lists))
    plain = [one for one in every if not one.startswith("*")]
    return Step(
        kind,
        words=frozenset(one for one in plain if "_" not in one),
        runs=tuple(tuple(one.split("_")) for one in plain if "_" in one),
        ends=tuple(one[1:] for one in every if one.startswith("*")),
    )


def _spread(written: Iterable[str], lists: Lists) -> Iterator[str]:
    for one in written:
        if one.startswith("@"):
            yield from lists[one[1:]]
        else:
            yield one


def _end(steps: tuple[Step, ...], at: int, words: Sequence[str], place: int) -> int | None:
    """Where ``steps[at:]`` end that begin at ``words[place]``."""
    if at == len(steps):
        return place
    step = steps[at]
    if step.kind == "end":
        return place if place == len(words) or words[place] == PAUSE else None
    if step.kind == "not":
        return None if _behind(step, words, place) else _end(steps, at + 1, words, place)
    if step.kind == "gap":
        return _behind_gap(steps, at, words, place)
    for behind in _behind(step, words, place):
        if (end := _end(steps, at + 1, words, behind)) is not None:
            return end
    return _end(steps, at + 1, words, place) if step.kind == "maybe" else None


def _behind_gap(steps: tuple[Step, ...], at: int, words: Sequence[str], place: int) -> int | None:
    for behind in range(place, place + steps[at].most + 1):
        if (end := _end(steps, at + 1, words, behind)) is not None:
            return end
        if behind >= len(words) or words[behind] == PAUSE:
            return None
    return None


def _behind(step: Step, words: Sequence[str], place: int) -> tuple[int, ...]:
    """The places behind each alternative that stands here, the longest first."""
    if place >= len(words):
        return ()
    word = words[place]
    runs = tuple(
        place + len(run)
        for run in step.runs
        if word == run[0] and tuple(words[place : place + len(run)]) == run
    )
    if word in step.words or (step.ends and word.endswith(step.ends)):
        return (*runs, place + 1)
    return runs
