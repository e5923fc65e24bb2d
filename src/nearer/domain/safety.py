"""What a person decided about being near somebody, and answers about it that they chose to keep."""

from datetime import datetime
from typing import Literal

from nearer.domain.value import Value

QUIET = "quiet"
"""The id of what holds suggestions, so that there is one."""

SaidSo = Literal["", "yes", "no", "unsure"]


class Safety(Value, frozen=True, kw_only=True, tag="safety"):
    """Whether closeness to one person is suggested; the id is made of theirs, so there is one.

    ``unsafe``: the person marked them as not safe. ``rests``: something that was written sounded
    like danger from them, so nothing is suggested until the person decides.
    """

    person: str
    since: datetime
    unsafe: bool = False
    rests: bool = False


class SafetyAnswers(Value, frozen=True, kw_only=True, tag="safety answers"):
    """Answers of the private check, kept because the person chose so. ``answers``: by question."""

    person: str
    noted: datetime
    answers: tuple[tuple[str, SaidSo], ...]


class Quiet(Value, frozen=True, kw_only=True, tag="quiet"):
    """Until when no closeness is suggested, and nothing of why or about whom. Erased afterwards.

    ``number``: of the card that may end it; 0 once that was skipped.
    """

    until: datetime
    number: int = 0


def safety_id(person_id: str) -> str:
    """The id of what was decided about somebody, so that it is kept once."""
    return f"safety-{person_id}"
