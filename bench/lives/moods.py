"""What is felt and what is noted of it."""

import numpy as np
from bench.lives.calendar import Calendar, Floats, Ints, Mask
from bench.lives.world import Answers, Moods

WEEK = 28  # check-ins
THRESHOLD = 4.0  # points felt, above which a "yes" is noted
BLOW = 4.0  # points
CENTRE = 5.0  # of the scale
STEPS = {"three answers": 5.0, "tenths": 0.1}


def feel(moods: Moods, calendar: Calendar, rng: np.random.Generator) -> Floats:
    """The mood at each check-in, (n,), before anything that moves with calendar or tags."""
    n = len(calendar.day)
    drawn = rng.standard_t(moods.tails, n) if moods.tails else rng.standard_normal(n)
    shocks = moods.noise * drawn
    for shape, much in moods.louder:
        shocks *= np.exp(much * shape(calendar, rng))
    if moods.blows:
        shocks += rng.exponential(BLOW, n) * (rng.random(n) < moods.blows) - BLOW * moods.blows
    if moods.echo:
        shocks[WEEK:] += moods.echo * shocks[:-WEEK]
    return moods.usual + _persist(shocks, moods.persistence)


def note(answers: Answers, level: Floats, share: Floats, repeated: Ints) -> Floats:
    """The outcome noted for each level felt, (n,), all chance being in ``repeated``.

    ``share``: how much of the life has passed. ``repeated``: the row whose answer is noted.
    """
    stretch = np.where(share < 0.5, *answers.stretch)
    felt = CENTRE + stretch * (level - CENTRE) if answers.stretch != (1.0, 1.0) else level
    noted = _on_scale(answers, felt)
    first, last = answers.silence
    return np.where((first <= share) & (share < last), 0.0, noted)[repeated]


def rows_repeated(answers: Answers, rows: int, rng: np.random.Generator) -> Ints:
    """For each check-in the row whose answer is noted: its own, or that of one before."""
    own = np.arange(rows)
    if answers.repeats:
        own = np.where(rng.random(rows) < answers.repeats, 0, own)
    return np.maximum.accumulate(own)


def answered(answers: Answers, outcome: Floats, first_tag: Mask, rng: np.random.Generator) -> Mask:
    """Which check-ins are noted at all."""
    lost = answers.unanswered
    above = np.maximum(0.0, outcome - 3.0 if lost > 0 else 3.0 - outcome)
    kept = rng.random(len(outcome)) >= abs(lost) * above
    if answers.eventful:
        kept &= (outcome >= 6) | first_tag | (rng.random(len(outcome)) < 0.15)
    return kept


def _persist(shocks: Floats, persistence: float) -> Floats:
    moods, mood = [], 0.0
    for shock in shocks.tolist():
        mood = persistence * mood + shock
        moods.append(mood)
    return np.array(moods)


def _on_scale(answers: Answers, felt: Floats) -> Floats:
    match answers.scale:
        case "one answer":
            return np.full(len(felt), 4.0)
        case "yes or no":
            return np.where(felt > THRESHOLD, 10.0, 0.0)
        case "ends":
            return np.clip(np.round(CENTRE + 5 * (felt - 3.0)), 0, 10)
        case _:
            step = STEPS.get(answers.scale, 1.0)
            return np.clip(np.round(felt / step) * step, 0, 10)
