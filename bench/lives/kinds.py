"""The kinds of life that the rules are tried on, named in plain words."""

from collections.abc import Callable, Mapping
from zlib import crc32

import numpy as np
from bench.lives import currents as c
from bench.lives.calendar import Clock
from bench.lives.currents import Current
from bench.lives.life import Life, live
from bench.lives.mixture import mixture
from bench.lives.world import Answers, Habits, Moods, Triggers, World

Kind = World | Callable[[np.random.Generator], World]
"""A world, or how to draw one for each life."""

ANY_TIME = Clock(prompts=())
ABROAD = Clock(prompts=(), trips=8, gaps=2)
BERLIN = Clock(zone="Europe/Berlin", trips=2)
SPARSE = Clock(prompts=(), mean=0.7)
BURSTS = Clock(prompts=(), bursts=True)
STORMS = ((c.season, 1.0),)
FOR_WEEKS = Habits(rates=(0.003, 0.012), stickiness=9.0)
MOSTLY_ZERO = Moods(usual=-2.5, tails=3.0)

NULL: Mapping[str, Kind] = {
    "nothing real": World(),
    "yesterday's mood drives today's tags": World(habits=Habits(follows_yesterday=0.6)),
    "the last mood drives the next tags": World(habits=Habits(follows_last=0.4)),
    "moods and tags share a daily curve": World(
        clock=ANY_TIME, currents=(Current(c.daily_wave, 1.5, 1.5),)
    ),
    "a daily curve of any shape, another at weekends": World(
        clock=ANY_TIME, currents=(Current(c.any_curve, 1.5, 1.5),)
    ),
    "a timetable of the week": World(currents=(Current(c.week_plan, 0.7, 0.7),)),
    "something on one evening a week": World(currents=(Current(c.one_evening, 2.0, 2.0),)),
    "any clock time, weeks missing": World(clock=Clock(prompts=(), gaps=5)),
    "journeys across zones": World(clock=ABROAD, currents=(Current(c.daily_wave, 1.5, 1.5),)),
    "daylight saving": World(clock=BERLIN, currents=(Current(c.any_curve, 1.5, 1.5),)),
    "drift": World(currents=(Current(c.drift, 0.15),)),
    "regimes": World(currents=(Current(c.regimes, 1.5),)),
    "heavy tails": World(moods=Moods(tails=2.5, noise=1.0)),
    "stormy and calm months": World(moods=Moods(louder=STORMS)),
    "louder at some hours": World(
        clock=ANY_TIME,
        moods=Moods(louder=((c.daily_wave, 0.8),)),
        currents=(Current(c.daily_wave, 0.0, 1.5),),
    ),
    "a tag unsettles but does not raise": World(
        moods=Moods(usual=5.0, noise=1.0), habits=Habits(unsettling=2.5)
    ),
    "rare tags, mostly zero": World(moods=MOSTLY_ZERO, habits=Habits(rates=(0.005, 0.04))),
    "months of zeros": World(answers=Answers(silence=(0.2, 0.5))),
    "always the same answer": World(answers=Answers(scale="one answer")),
    "three answers only": World(answers=Answers(scale="three answers")),
    "yes or no": World(answers=Answers(scale="yes or no")),
    "the ends of the scale only": World(answers=Answers(scale="ends")),
    "the scale is used otherwise later": World(answers=Answers(stretch=(0.4, 1.6))),
    "bad moments unanswered": World(answers=Answers(unanswered=0.12)),
    "good moments unanswered": World(answers=Answers(unanswered=-0.25)),
    "few check-ins (0.7 a day)": World(clock=SPARSE),
    "bursts of check-ins": World(clock=BURSTS),
    "tags invented midway": World(
        currents=(Current(c.drift, 0.15),), habits=Habits(late=0.25, follows_yesterday=0.3)
    ),
    "identical tags": World(habits=Habits(copies="twins")),
    "opposite tags": World(habits=Habits(copies="opposites")),
    "tags always or never there": World(habits=Habits(fixed=True)),
    "tags that last for weeks": World(habits=FOR_WEEKS),
    "tags that come together": World(habits=Habits(clusters=2.0)),
    "tags whose rate drifts": World(habits=Habits(wander=0.15), currents=(Current(c.drift, 0.1),)),
    "a season in moods and tags": World(currents=(Current(c.season, 1.5, 1.0),)),
    "before payday": World(currents=(Current(c.month_end, 3.0),)),
    "slow learning": World(moods=Moods(usual=1.0), currents=(Current(c.learning, 5.0),)),
}
"""Nothing real; what moves moods and tags together is in the record."""

UNSEEN: Mapping[str, Kind] = {
    "a mixture of everything": mixture,
    "awake at night": World(
        clock=Clock(prompts=(), waking=(13.0, 27.5), zone="Europe/Berlin"),
        currents=(Current(c.any_curve, 1.5, 1.5),),
    ),
    "sudden blows": World(moods=Moods(usual=2.0, noise=0.7, blows=0.06)),
    "blows in stormy months, tags that come together": World(
        moods=Moods(usual=1.0, noise=0.7, blows=0.1, louder=STORMS), habits=Habits(clusters=2.0)
    ),
    "the same answer as before, half of the time": World(
        answers=Answers(repeats=0.5), habits=Habits(follows_last=0.4)
    ),
    "tags follow an upset, either way": World(habits=Habits(follows_shock=0.5)),
    "tags follow the week behind": World(
        moods=Moods(persistence=0.9, noise=0.8), habits=Habits(follows_week=0.8)
    ),
    "moods and tags tire with every check-in of a day": World(
        clock=ANY_TIME, currents=(Current(c.tired_of_it, 1.0, 1.0),)
    ),
    "a new life begins one day": World(currents=(Current(c.new_life, 3.0, 1.5),)),
    "moods and tags both last for weeks": World(
        moods=Moods(persistence=0.9, noise=0.8), habits=FOR_WEEKS
    ),
    "regimes in moods, tags that last for weeks": World(
        currents=(Current(c.regimes, 1.5),), habits=FOR_WEEKS
    ),
    "moods last for months, tags for weeks": World(
        moods=Moods(persistence=0.97, noise=0.45), habits=FOR_WEEKS
    ),
    "yes or no in regimes, tags that stay": World(
        answers=Answers(scale="yes or no"),
        currents=(Current(c.regimes, 1.5),),
        habits=Habits(rates=(0.02, 0.1), stickiness=4.0),
    ),
    "every weekday has its mood and its tags": World(currents=(Current(c.workdays, 1.0, 1.5),)),
    "a sharp hour": World(clock=ANY_TIME, currents=(Current(c.sharp_hour, 3.0, 3.0),)),
    "a wave of four weeks": World(currents=(Current(c.four_weeks, 1.5, 1.0),)),
    "tags and moods wait for payday": World(currents=(Current(c.month_end, 3.0, 2.0),)),
    "jet lag": World(clock=ABROAD, currents=(Current(c.body_curve, 1.5, 1.5),)),
    "tags come back with the person after a gap": World(
        clock=BURSTS, currents=(Current(c.after_a_gap, 2.0, 1.5),)
    ),
    "last week comes back": World(moods=Moods(echo=0.6), habits=Habits(follows_week=0.5)),
    "loud when the tags come": World(
        moods=Moods(usual=1.5, louder=((c.lasting, 0.7),)), habits=Habits(clusters=2.5)
    ),
}
"""Also nothing real: lives that the engine was not made on."""

UNMENDABLE: Mapping[str, Kind] = {
    "mood colours which tags are noted": World(habits=Habits(follows_now=0.4)),
    "noted only when something happened": World(answers=Answers(eventful=True)),
    "a cause of the moment that is not noted": World(currents=(Current(c.a_moment, 0.7, 0.3),)),
    "a state of the day that is not noted": World(currents=(Current(c.a_day, 0.7, 0.5),)),
}
"""Nothing real, and nothing in the record could tell: no analysis mends these."""

REALISTIC = Triggers(number=(3, 6))
MILD = (Current(c.daily_wave, 0.5, 0.3),)
UNEVEN = Moods(louder=((c.season, 0.3),))

POWER: Mapping[str, Kind] = {
    "realistic": World(moods=UNEVEN, triggers=REALISTIC, currents=MILD),
    "any clock time": World(clock=ANY_TIME, moods=UNEVEN, triggers=REALISTIC, currents=MILD),
    "few check-ins": World(clock=SPARSE, moods=UNEVEN, triggers=REALISTIC, currents=MILD),
    "mostly near zero": World(
        moods=Moods(usual=-1.0, louder=((c.season, 0.3),)), triggers=REALISTIC, currents=MILD
    ),
    "stormy and calm months, true triggers": World(
        moods=Moods(louder=STORMS), triggers=REALISTIC, currents=MILD
    ),
    "they appear after half a year": World(
        moods=UNEVEN, triggers=Triggers(number=(3, 6), time=(0.5, 1.0)), currents=MILD
    ),
    "they vanish after half a year": World(
        moods=UNEVEN, triggers=Triggers(number=(3, 6), time=(0.0, 0.5)), currents=MILD
    ),
    "other tags come along with the triggers": World(
        moods=UNEVEN, habits=Habits(clusters=2.5), triggers=REALISTIC, currents=MILD
    ),
    "all of them lower": World(
        moods=UNEVEN, triggers=Triggers(number=(3, 6), raising=0.0), currents=MILD
    ),
}
"""With three to six true triggers."""

KINDS: Mapping[str, Kind] = {**NULL, **UNSEEN, **UNMENDABLE, **POWER}


def life_of(name: str, seed: int, number: int, days: int = 365, tags: int = 40) -> Life:
    """The life of that kind and number: the same whatever else is drawn."""
    rng = np.random.default_rng([seed, crc32(name.encode()), number])
    kind = KINDS[name]
    return live(kind if isinstance(kind, World) else kind(rng), rng, days, tags)
