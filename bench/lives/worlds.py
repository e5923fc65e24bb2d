"""The kinds of life that the rules are tried on, named in plain words."""

from bench.lives.life import World

ANY_TIME: tuple[float, ...] = ()

NOTHING_REAL = {
    "nothing real": World(),
    "yesterday's mood drives today's tags": World(tags_follow_yesterday=0.6),
    "the last mood drives the next tags": World(tags_follow_last=0.4),
    "moods and tags share a daily curve": World(prompts=ANY_TIME, curve=1.5, tags_follow_curve=1.5),
    "drift": World(drift=0.15),
    "heavy tails": World(tails=2.5, noise=1.0),
    "stormy and calm months": World(storms=1.0),
    "a tag unsettles but does not raise": World(unsettling=1.5, noise=1.0),
    "months of zeros": World(silence=(0.2, 0.5)),
    "yes or no": World(binary=True),
}

FOUR_TRIGGERS = World(effects=(0.8, 1.2, 1.6, -1.2))
