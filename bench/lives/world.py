"""What an invented person is like. Points are those of the outcome, 0–10; pulls are logits."""

from dataclasses import dataclass, field
from typing import Literal

from bench.lives.calendar import Clock
from bench.lives.currents import Current, Shape

Scale = Literal["whole", "three answers", "yes or no", "ends", "tenths", "one answer"]


@dataclass(frozen=True)
class Moods:
    usual: float = 3.0  # where moods come back to
    noise: float = 1.6  # new at every check-in, standard deviation
    persistence: float = 0.5  # from one check-in to the next
    tails: float = 0.0  # degrees of freedom of Student's t; 0: normal
    blows: float = 0.0  # share of check-ins after a sudden blow, four points on average
    louder: tuple[tuple[Shape, float], ...] = ()  # what the noise swells with, as a logarithm
    echo: float = 0.0  # how much of the noise of a week ago comes back


@dataclass(frozen=True)
class Habits:
    """How tags come and go. A tag ``follows`` with that pull per point; 0: it does not."""

    rates: tuple[float, float] = (0.04, 0.35)  # chance of a tag that was not there before
    stickiness: float = 1.0  # pull of having been there at the check-in before
    follows_last: float = 0.0  # the outcome before
    follows_yesterday: float = 0.0  # the mean of the noted day before
    follows_week: float = 0.0  # the mean of the last 28 outcomes
    follows_shock: float = 0.0  # by how far the last outcome lay from the one before, either way
    follows_now: float = 0.0  # the very outcome it is noted with
    clusters: float = 0.0  # pull that five tags each have in common, coming and going over days
    wander: float = 0.0  # random walk of every tag's logit, a step a day
    copies: Literal["", "twins", "opposites"] = ""  # every second tag repeats the one before
    fixed: bool = False  # the first is always there, the second never
    late: float = 0.0  # share of tags invented on the way
    unsettling: float = 0.0  # points of further noise while the first tag is there

    @property
    def follow(self) -> bool:
        return any(
            (
                self.follows_last,
                self.follows_yesterday,
                self.follows_week,
                self.follows_shock,
                self.follows_now,
            )
        )


@dataclass(frozen=True)
class Answers:
    """From what is felt to what is noted."""

    scale: Scale = "whole"
    stretch: tuple[float, float] = (1.0, 1.0)  # about 5: in the first and the second half of life
    silence: tuple[float, float] = (0.0, 0.0)  # share of the life during which all is zero
    repeats: float = 0.0  # chance of noting the same as before without asking oneself
    unanswered: float = 0.0  # chance lost per point that an outcome lies above 3; below, if < 0
    eventful: bool = False  # noted only when the outcome is high or the first tag is there


@dataclass(frozen=True)
class Triggers:
    """True ones: each of a size drawn evenly, the same for the whole of its time."""

    number: tuple[int, int] = (0, 0)  # fewest and most
    size: tuple[float, float] = (0.8, 2.5)  # points
    raising: float = 0.8  # share of those that raise the outcome
    time: tuple[float, float] = (0.0, 1.0)  # share of the life from which, and to which, they work


@dataclass(frozen=True)
class World:
    clock: Clock = field(default_factory=Clock)
    moods: Moods = field(default_factory=Moods)
    habits: Habits = field(default_factory=Habits)
    answers: Answers = field(default_factory=Answers)
    triggers: Triggers = field(default_factory=Triggers)
    currents: tuple[Current, ...] = ()

    def __post_init__(self) -> None:
        moving = self.triggers.number[1] or self.habits.unsettling
        if self.habits.follow and moving:
            raise ValueError("Tags follow moods or move them: a life is not drawn step by step.")
