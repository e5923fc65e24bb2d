"""Small steps, the moment of an urge, and fair experiments: what was planned, drawn and done."""

from datetime import datetime
from typing import Literal

from nearer.domain.value import Value

Depth = Literal[
    "facts",
    "opinions",
    "preferences",
    "small_feelings",
    "present_need",
    "appreciation",
    "regret",
    "fear",
    "shame",
]
By = Literal["", "text", "call", "face_to_face"]
Did = Literal["", "did", "part", "not"]
Answer = Literal["", "accepted", "not_today"]
Choice = Literal["", "stay", "break", "step", "leave"]
Acted = Literal["", "toward", "stayed", "away"]
Good = Literal["moved toward", "closeness"]


class Step(Value, frozen=True, kw_only=True, tag="step"):
    """A step of openness on the person's own ladder. ``example``: its key, if it began as one.

    ``hard``: how hard it feels, 0–100, as it was last rated.
    """

    noted: datetime
    words: str
    depth: Depth
    by: By = ""
    person: str = ""
    line: str = ""
    example: str = ""
    hard: int | None = None
    put_away: bool = False


class Attempt(Value, frozen=True, kw_only=True, tag="attempt"):
    """One doing of a step. ``fear``: the prediction made before it; ``backed_by``: a person.

    ``hard_before``, ``hard_after``: 0–100. ``gave_back``: whether the other shared something too.
    """

    step: str
    planned: datetime
    person: str = ""
    by: By = ""
    hard_before: int | None = None
    fear: str = ""
    backed_by: str = ""
    did: Did = ""
    done: datetime | None = None
    hard_after: int | None = None
    gave_back: bool | None = None
    happened: str = ""
    felt: str = ""
    learned: str = ""


class Invited(Value, frozen=True, kw_only=True, tag="invited"):
    """What was offered on one day, drawn once. ``steps``: keys or ids, the last is the one offered.

    ``people``: whom each was about, "" for nobody in particular.
    """

    day: str  # the person's day, YYYY-MM-DD
    steps: tuple[str, ...]
    people: tuple[str, ...]
    answer: Answer = ""


class Strategy(Value, frozen=True, kw_only=True, tag="strategy"):
    """A strategy of the person's own for the moment of an urge."""

    noted: datetime
    name: str
    why: str = ""
    how: str = ""
    put_away: bool = False


class Trial(Value, frozen=True, kw_only=True, tag="trial"):
    """A personal experiment, fixed before it begins. ``arms``: strategies, the control first.

    ``good``: what counts as a good outcome, asked when ``hours`` are over. ``urge_from``: the least
    urge at which a draw is offered. Only ``paused`` and ``ended`` change later.
    """

    begun: datetime
    arms: tuple[str, ...]
    good: Good
    hours: int
    urge_from: int
    floor: float
    alpha: float
    paused: bool = False
    ended: datetime | None = None


class Drawn(Value, frozen=True, kw_only=True, tag="drawn"):
    """One draw of a trial, kept before it is shown; arm and probabilities never change.

    Its id is made of the trial and the occasion, so that one occasion has one draw.
    ``declined``: not available, said before anything was drawn; there is no arm then. ``refused``:
    the arm was seen and not wanted; it counts as drawn, since what is left out must not depend on
    the draw. ``good``: the outcome, 0–1; None while not known, and where nobody can say.
    ``settled``: it was learned from as it stands here, so nothing that comes in later changes it.
    """

    trial: str
    occasion: str
    when: datetime
    arm: str = ""
    probabilities: tuple[float, ...] = ()
    declined: bool = False
    refused: bool = False
    good: float | None = None
    answered: datetime | None = None
    settled: bool = False


class NotBefore(Value, frozen=True, kw_only=True, tag="not before"):
    """Until when nothing is drawn: what is left of the windows of experiments that were deleted.

    Else deleting one and beginning again would draw anew until what was hoped for came.
    """

    until: datetime


class Urge(Value, frozen=True, kw_only=True, tag="urge"):
    """A moment in which the urge was there and the person came here. ``strength``: 0–10.

    ``back_at``: when a break ends; ``message``: the sentence to send. ``acted``: said afterwards;
    ``let_be``: not wanted to be asked.
    """

    when: datetime
    moment: str = ""
    person: str = ""
    strength: int | None = None
    feelings: tuple[str, ...] = ()
    steadied: str = ""
    choice: Choice = ""
    back_at: datetime | None = None
    message: str = ""
    acted: Acted = ""
    acted_at: datetime | None = None
    strength_after: int | None = None
    let_be: bool = False


class Week(Value, frozen=True, kw_only=True, tag="week"):
    """One sentence to keep of a week; ``week``: ISO, as 2026-W47."""

    week: str
    sentence: str = ""
    written: datetime
