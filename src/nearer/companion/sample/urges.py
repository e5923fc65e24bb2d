"""Urges of an invented life, own strategies, and two experiments: one over, one running."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec.structs import replace

from nearer.companion.sample.moments import new_id
from nearer.companion.trial_draws import ASKED, CORRECTED
from nearer.companion.trials import ALPHA, FLOOR, HOURS
from nearer.content import CONTROL_STRATEGY, feeling_words, ways_to_steady
from nearer.domain.practice import Acted, Choice, Drawn, Strategy, Trial, Urge
from nearer.domain.values import Entry, Moment
from nearer.insight import StrategyTrial, seeded

STRONG = 4  # an urge from here on
CAME = 0.7  # share of such moments in which Nearer was opened
CHOICES: tuple[Choice, ...] = ("stay", "break", "step", "leave", "")
ACTS: tuple[Acted, ...] = ("toward", "stayed", "away")
BACK = timedelta(minutes=30)
MESSAGE = "I need a moment for myself. I’ll be back at {0:%H:%M}."
NOT_TOLD = 0.15  # share of the urges of which it was never said what was done
LOOKED_BACK = timedelta(hours=3)
LATELY = timedelta(hours=30)  # not answered yet
DECLINED, REFUSED, UNKNOWN, MISSED = 0.08, 0.05, 0.05, 0.06  # shares of the occasions


@dataclass(frozen=True)
class Experiment:
    """``first``, ``last``: shares of the life. ``moves``: chance to move toward, by arm."""

    strategies: tuple[str, ...]
    first: float
    last: float
    moves: tuple[float, ...]
    urge_from: int = 5


EXPERIMENTS = (
    Experiment(("round_the_block", "one_honest_line"), 0.08, 0.38, (0.42, 0.45, 0.5)),
    Experiment(("long_out_breath",), 0.4, 1.0, (0.35, 0.7), urge_from=4),
)

OWN = (
    (
        "Hum the bass line",
        "Whatever choir sings just now.\nThe low part, twice through.",
        "It slows me.",
    ),
    ("Phone into the drawer", "Drawer shut.\nTen minutes by the kitchen clock.", ""),
)


def felt(moments: Sequence[Moment], began: datetime, now: datetime, seed: int) -> Iterator[Entry]:
    """Nothing in it changes the check-ins. The same seed gives the same entries."""
    chance = random.Random(f"urges {seed}")  # noqa: S311 - an invented life, not a key
    strong = [m for m in moments if (m.urge or 0) >= STRONG and m.when < now]
    urges = [_urge(moment, now, chance) for moment in strong if chance.random() < CAME]
    yield from urges
    for name, how, why in OWN:
        noted = began + (now - began) * 0.3
        yield Strategy(id=new_id(chance), noted=noted, name=name, how=how, why=why)
    for number, experiment in enumerate(EXPERIMENTS, start=1):
        yield from _tried(f"trial-{number}", experiment, urges, (began, now), chance)


def _urge(moment: Moment, now: datetime, chance: random.Random) -> Urge:
    words = [word for group in feeling_words()[:-1] for word in group.words]
    choice = chance.choice(CHOICES)
    back = moment.when + BACK if choice == "break" else None
    told = chance.random() >= NOT_TOLD and now - moment.when > LOOKED_BACK
    acted = chance.choices(ACTS, (0.3, 0.4, 0.3))[0] if told else ""
    return Urge(
        id=new_id(chance),
        when=moment.when,
        moment=moment.id,
        person=moment.people[0] if len(moment.people) == 1 else "",
        strength=moment.urge,
        feelings=tuple(chance.sample(words, chance.randint(1, 3))),
        steadied=chance.choice([*(way.key for way in ways_to_steady()), ""]),
        choice=choice,
        back_at=back,
        message=MESSAGE.format(back) if back else "",
        acted=acted,
        acted_at=moment.when + LOOKED_BACK if told else None,
        strength_after=max(0, (moment.urge or 0) - chance.randint(0, 5)) if told else None,
    )


def _tried(
    trial_id: str,
    one: Experiment,
    urges: Sequence[Urge],
    life: tuple[datetime, datetime],
    chance: random.Random,
) -> Iterator[Entry]:
    """A trial and its draws, made as the app makes them: learned from what was known by then."""
    began, now = life
    first, last = (began + (now - began) * share for share in (one.first, one.last))
    hours = HOURS["moved toward"]
    trial = Trial(
        id=trial_id,
        begun=first,
        arms=(CONTROL_STRATEGY, *one.strategies),
        good="moved toward",
        hours=hours,
        urge_from=one.urge_from,
        floor=FLOOR,
        alpha=ALPHA,
        ended=last if last < now else None,
    )
    yield trial
    learner, waiting, free = StrategyTrial(trial.arms, FLOOR, ALPHA), list[Drawn](), first
    for urge in sorted(urges, key=lambda u: u.when):
        if not (first <= urge.when < last and urge.when >= free):
            continue
        while waiting and _settled(waiting[0], urge.when, hours):
            _learn(learner, waiting.pop(0))
        drawn = _draw(trial, urge, learner, one, now, chance)
        yield drawn
        if drawn.arm:
            waiting.append(drawn)
            free = urge.when + timedelta(hours=hours)


def _draw(
    trial: Trial,
    urge: Urge,
    learner: StrategyTrial,
    one: Experiment,
    now: datetime,
    chance: random.Random,
) -> Drawn:
    blank = Drawn(
        id=f"drawn-{trial.id}-{urge.id}", trial=trial.id, occasion=urge.id, when=urge.when
    )
    if chance.random() < DECLINED:
        return replace(blank, declined=True)
    arm, chances = learner.draw(seeded(chance.randbytes(32)))
    went_well = chance.random() < one.moves[trial.arms.index(arm)]
    fate, answered = (
        chance.random(),
        urge.when + timedelta(hours=trial.hours + chance.randint(1, 9)),
    )
    told = fate >= MISSED and answered < now - LATELY
    return replace(
        blank,
        arm=arm,
        probabilities=chances,
        refused=chance.random() < REFUSED,
        good=float(went_well) if told and fate >= MISSED + UNKNOWN else None,
        answered=answered if told else None,
    )


def _settled(drawn: Drawn, now: datetime, hours: int) -> bool:
    if drawn.answered is not None:
        return now >= drawn.answered + CORRECTED
    return now >= drawn.when + timedelta(hours=hours) + ASKED


def _learn(learner: StrategyTrial, drawn: Drawn) -> None:
    if drawn.good is not None:
        learner.record(drawn.arm, drawn.probabilities, drawn.good)
