"""Fears written as predictions, and what happened."""

from datetime import timedelta
from typing import get_args

from msgspec.structs import replace

from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy
from nearer.domain.values import Fear, FearOutcome

TWICE = timedelta(minutes=10)
AGAIN = timedelta(days=3)  # "can't know yet" asks once more after this
OUTCOMES: tuple[FearOutcome, ...] = get_args(FearOutcome)


def write(space: Space, words: str, likely: int | None, person: str = "", moment: str = "") -> Fear:
    """Keep a fear by itself. Sent twice within minutes, the same words make one fear."""
    words = tidy(words, "words")
    if not words:
        raise BadInput("Write what you fear might happen, in a few words.", "words")
    now = space.now()
    for kept in space.all(Fear):
        if kept.words == words and abs(now - kept.when) < TWICE:
            return kept
    fear = Fear(
        id=space.new_id(),
        when=local(space, now),
        words=words,
        likely=_percent(likely, "likely"),
        person=person,
        moment=moment,
        due=local(space, now) + AGAIN,
    )
    space.put(fear)
    return fear


def due(space: Space) -> tuple[Fear, ...]:
    """Fears whose time has come to ask what happened, the oldest first."""
    now = space.now()
    waiting = [fear for fear in space.all(Fear) if is_open(fear) and fear.due <= now]
    return tuple(sorted(waiting, key=lambda fear: fear.due))


def in_order(space: Space) -> tuple[Fear, ...]:
    """Every fear, the newest first."""
    return tuple(sorted(space.all(Fear), key=lambda fear: fear.when, reverse=True))


def is_open(fear: Fear) -> bool:
    return fear.outcome in {"", "unknown"}


def answer(
    space: Space,
    fear_id: str,
    outcome: str,
    likely_now: int | None = None,
    what_happened: str | None = None,
) -> Fear:
    """Keep what became of a fear. "Can't know yet" asks once more after a few days.

    What is ``None`` was not asked and stays as it was.
    """
    fear = space.get(Fear, fear_id)
    if outcome not in OUTCOMES or not outcome:
        raise BadInput("Choose what happened: no, partly, yes, or can't know yet.", "outcome")
    answered = replace(
        fear,
        outcome=next(known for known in OUTCOMES if known == outcome),
        answered=space.now(),
        likely_now=fear.likely_now if likely_now is None else _percent(likely_now, "likely_now"),
        what_happened=(
            fear.what_happened if what_happened is None else tidy(what_happened, "what_happened")
        ),
        due=local(space, space.now()) + AGAIN if outcome == "unknown" else fear.due,
    )
    space.put(answered)
    return answered


def erase(space: Space, fear_id: str) -> None:
    space.get(Fear, fear_id)
    space.erase(fear_id)


def _percent(number: int | None, field: str) -> int:
    if number is None or not 0 <= number <= 100:
        raise BadInput("How likely does it feel, from 0 to 100?", field)
    return number
