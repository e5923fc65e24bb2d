"""One short thing to do that fits a place, offered beside the pages to read."""

from dataclasses import dataclass
from typing import Literal

from nearer.content.compassion import exercises
from nearer.content.grounding import ways_to_steady
from nearer.content.strategies import strategies_for


@dataclass(frozen=True)
class Offered:
    """``kind``: an exercise in being kind, a way to steady oneself, or a strategy.

    ``key``: its own, unlike any other of its kind. ``minutes``: about how long it takes.
    """

    kind: Literal["kindness", "steady", "strategy"]
    key: str
    title: str
    summary: str
    minutes: int


def exercise_beside(*keys: str) -> Offered | None:
    """What fits the first of these places that has something: a starter tag, or a key of ELSEWHERE.

    It can always be done alone, so that nothing leads closer to somebody who may not be safe.
    """
    for key in keys:
        for offered in (*_strategies(key), *_kind(key), *_steady(key)):
            return offered
    return None


def _strategies(key: str) -> list[Offered]:
    return [
        Offered("strategy", one.key, one.name, one.how[0], one.minutes)
        for one in strategies_for(key)
        if not one.needs_other
    ]


def _kind(key: str) -> list[Offered]:
    return [
        Offered("kindness", one.key, one.title, one.summary, one.minutes)
        for one in exercises()
        if key in one.about
    ]


def _steady(key: str) -> list[Offered]:
    return [
        Offered("steady", one.key, one.name, one.steps[0], max(1, round(one.seconds / 60)))
        for one in ways_to_steady()
        if key in one.about
    ]
