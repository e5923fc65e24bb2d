"""What taught a person to keep distance, and what they make of it now."""

from datetime import datetime
from typing import Literal

from nearer.domain.value import Value

StillTrue = Literal["", "yes", "partly", "no", "unsure"]


class Memory(Value, frozen=True, kw_only=True, tag="memory"):
    """One experience on the lifeline, placed by ``age`` or ``year``, or not yet placed.

    ``who``: in the person's own words; ``person``: somebody from their circles, if it was.
    ``taught``: what it taught about closeness; ``child``: what they would say to that child now.
    """

    noted: datetime
    age: int | None = None
    year: int | None = None
    who: str = ""
    person: str = ""
    happened: str
    taught: str = ""
    still: StillTrue = ""
    child: str = ""


class Letter(Value, frozen=True, kw_only=True, tag="letter"):
    """A letter that is not sent."""

    noted: datetime
    to: str = ""
    person: str = ""
    memory: str = ""
    words: str


class Echo(Value, frozen=True, kw_only=True, tag="echo"):
    """Then and now: a lesson of the past beside moments of the present that feel like it."""

    noted: datetime
    memory: str
    moments: tuple[str, ...] = ()
    alike: str = ""
    different: str = ""


class Inquiry(Value, frozen=True, kw_only=True, tag="inquiry"):
    """Why do I push people away? In the person's own words; earlier versions are kept.

    ``answers``: by the key of each question.
    """

    begun: datetime
    changed: datetime
    answers: tuple[tuple[str, str], ...] = ()
    page: str = ""
