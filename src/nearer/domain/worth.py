"""What a person thinks of themselves, and what speaks for it and against it."""

from datetime import datetime
from typing import Literal

from nearer.domain.value import Value

Side = Literal["for", "against"]


class Thought(Value, frozen=True, kw_only=True, tag="thought"):
    """A thought record. ``before`` and ``after``: how strong the feeling was and is, 0–100.

    ``traps``: keys of thinking traps in the content. ``moment``, ``fear``: what it started from.
    """

    noted: datetime
    situation: str = ""
    thought: str
    feeling: str = ""
    before: int | None = None
    speaks_for: str = ""
    speaks_against: str = ""
    traps: tuple[str, ...] = ()
    fairer: str = ""
    after: int | None = None
    person: str = ""
    moment: str = ""
    fear: str = ""


class Belief(Value, frozen=True, kw_only=True, tag="belief"):
    """Something a person holds true about themselves or others. ``fairer``: a kinder one to try."""

    noted: datetime
    words: str
    fairer: str = ""
    put_away: bool = False


class Strength(Value, frozen=True, kw_only=True, tag="strength"):
    """How true a belief feels at one time, 0–100; ``fairer``: how true the kinder one does."""

    belief: str
    when: datetime
    strength: int
    fairer: int | None = None


class Proof(Value, frozen=True, kw_only=True, tag="proof"):
    """Something that speaks for a belief or against it. ``thought``: record it is from."""

    belief: str
    when: datetime
    side: Side
    words: str
    thought: str = ""


class Exercised(Value, frozen=True, kw_only=True, tag="exercised"):
    """An exercise that was done. ``exercise``: its key in the content."""

    exercise: str
    when: datetime
    words: str = ""
