"""Core beliefs: how true each feels from time to time, and what speaks for it and against it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args

from msgspec.structs import replace

from nearer.companion.once import TWICE, put_once
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy
from nearer.domain.worth import Belief, Proof, Side, Strength, Thought

AGAIN = timedelta(weeks=4)  # after this a new rating is offered
SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True)
class Seen:
    """A belief with what was kept of it: ratings oldest first, lines newest first."""

    belief: Belief
    ratings: tuple[Strength, ...]
    speaks_for: tuple[Proof, ...]
    speaks_against: tuple[Proof, ...]
    rate_again: bool

    @property
    def last(self) -> Strength | None:
        return self.ratings[-1] if self.ratings else None


def write(
    space: Space,
    words: str,
    fairer: str = "",
    strength: int | None = None,
    fairer_strength: int | None = None,
) -> Belief:
    """Keep a belief, and how true it feels if that was answered. The same sent twice is one belief.

    Raises BadInput.
    """
    words, fairer = _words(words), tidy(fairer, "fairer_words")
    numbers = _numbers(strength, fairer_strength)
    now = local(space, space.now())
    belief = Belief(id=space.new_id(), noted=now, words=words, fairer=fairer)
    rating = _rating(space, belief.id, now, *numbers)
    return put_once(
        space,
        belief,
        *([rating] if rating else []),
        same=lambda kept: _first_numbers(space, kept.id) == numbers,
    )


def change(space: Space, belief_id: str, words: str, fairer: str) -> Belief:
    """Other words for the same belief. Its ratings stay. Raises BadInput, NotFound."""
    belief = space.get(Belief, belief_id)
    changed = replace(belief, words=_words(words), fairer=tidy(fairer, "fairer_words"))
    space.put(changed)
    return changed


def put_away(space: Space, belief_id: str, *, away: bool) -> Belief:
    """Out of sight, or back. What was gathered stays."""
    belief = replace(space.get(Belief, belief_id), put_away=away)
    space.put(belief)
    return belief


def rate(space: Space, belief_id: str, strength: int | None, fairer: int | None = None) -> Strength:
    """How true the belief and the fairer one feel now, 0–100.

    Rated again within minutes, it is a correction of that rating. Raises BadInput, NotFound.
    """
    space.get(Belief, belief_id)
    strength, fairer = _numbers(strength, fairer)
    if strength is None:
        raise BadInput("How true does it feel, from 0 to 100? A rough number is fine.", "strength")
    now = local(space, space.now())
    with space.working():
        before = _ratings(space, belief_id)
        if before and abs(now - before[-1].when) < TWICE:
            rating = replace(before[-1], strength=strength, fairer=fairer)
        else:
            rating = Strength(
                id=space.new_id(), belief=belief_id, when=now, strength=strength, fairer=fairer
            )
        space.put(rating)
    return rating


def gather(space: Space, belief_id: str, side: str, words: str, thought: str = "") -> Proof:
    """Keep a line for or against a belief; the same line of the same side is kept once.

    Raises BadInput, NotFound.
    """
    space.get(Belief, belief_id)
    line = Proof(
        id=space.new_id(),
        belief=belief_id,
        when=local(space, space.now()),
        side=_side(side),
        words=_line(words),
        thought=thought,
    )
    with space.working():
        for kept in _lines(space, belief_id):
            if (kept.side, kept.words) == (line.side, line.words):
                return kept
        space.put(line)
    return line


def change_line(space: Space, proof_id: str, side: str, words: str) -> Proof:
    """Raises BadInput, NotFound."""
    changed = replace(space.get(Proof, proof_id), side=_side(side), words=_line(words))
    space.put(changed)
    return changed


def keep_from(space: Space, thought_id: str, belief_id: str, side: str, words: str) -> Proof:
    """Keep one line of a thought record as evidence. Raises BadInput, NotFound."""
    thought = space.get(Thought, thought_id)
    if words not in lines_of(thought, _side(side)):
        raise BadInput("This line was changed meanwhile. Look at the thought again.")
    return gather(space, belief_id, side, words, thought_id)


def lines_of(thought: Thought, side: Side) -> tuple[str, ...]:
    """What speaks for the thought or against it, line by line."""
    written = thought.speaks_for if side == "for" else thought.speaks_against
    lines = (line.strip().lstrip("-•*").strip() for line in written.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line))


def present(space: Space) -> tuple[Seen, ...]:
    """Beliefs that are not put away, the one that was touched last first."""
    found = [_seen(space, belief) for belief in space.all(Belief) if not belief.put_away]
    return tuple(sorted(found, key=_touched, reverse=True))


def away(space: Space) -> tuple[Belief, ...]:
    return tuple(belief for belief in space.all(Belief) if belief.put_away)


def seen(space: Space, belief_id: str) -> Seen:
    """Raises NotFound."""
    return _seen(space, space.get(Belief, belief_id))


def _seen(space: Space, belief: Belief) -> Seen:
    ratings = _ratings(space, belief.id)
    lines = sorted(_lines(space, belief.id), key=lambda line: line.when, reverse=True)
    last = ratings[-1].when if ratings else belief.noted
    return Seen(
        belief=belief,
        ratings=ratings,
        speaks_for=tuple(line for line in lines if line.side == "for"),
        speaks_against=tuple(line for line in lines if line.side == "against"),
        rate_again=not belief.put_away and (not ratings or space.now() - last >= AGAIN),
    )


def _touched(one: Seen) -> datetime:
    whens = [rating.when for rating in one.ratings]
    whens += [line.when for line in (*one.speaks_for, *one.speaks_against)]
    return max([one.belief.noted, *whens])


def _ratings(space: Space, belief_id: str) -> tuple[Strength, ...]:
    found = [rating for rating in space.all(Strength) if rating.belief == belief_id]
    return tuple(sorted(found, key=lambda rating: rating.when))


def _first_numbers(space: Space, belief_id: str) -> tuple[int | None, int | None]:
    """Those it was written down with."""
    for rating in _ratings(space, belief_id):
        return rating.strength, rating.fairer
    return None, None


def _lines(space: Space, belief_id: str) -> tuple[Proof, ...]:
    return tuple(line for line in space.all(Proof) if line.belief == belief_id)


def _rating(
    space: Space, belief_id: str, now: datetime, strength: int | None, fairer: int | None
) -> Strength | None:
    if strength is None:
        if fairer is not None:
            raise BadInput("Then also say how true the belief itself feels.", "strength")
        return None
    return Strength(id=space.new_id(), belief=belief_id, when=now, strength=strength, fairer=fairer)


def _words(words: str) -> str:
    words = tidy(words, "words")
    if not words:
        raise BadInput("Write the belief in one sentence, as it sounds in you.", "words")
    return words


def _line(words: str) -> str:
    line = tidy(words, "words")
    if not line:
        raise BadInput("Write down what you saw or heard, in a line.", "words")
    return line


def _side(side: str) -> Side:
    for known in SIDES:
        if side == known:
            return known
    raise BadInput("Does it speak for the belief or against it? Choose one.", "side")


def _numbers(strength: int | None, fairer: int | None) -> tuple[int | None, int | None]:
    for number, field in ((strength, "strength"), (fairer, "fairer")):
        if number is not None and not 0 <= number <= 100:
            raise BadInput("Choose a number from 0 to 100.", field)
    return strength, fairer
