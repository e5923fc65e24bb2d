"""A form's scores as a place on the plane of attachment."""

from collections.abc import Sequence

from nearer.instruments.key import Instrument
from nearer.instruments.measurement import Repeat, standard_error
from nearer.instruments.plane import Place
from nearer.instruments.scoring import Scores

ANXIETY, AVOIDANCE = "anxiety", "avoidance"


def place(instrument: Instrument, scores: Scores, repeats: Sequence[Repeat] = ()) -> Place | None:
    """Where these scores lie, with the errors as ``precision`` knows them from the repeats.

    None if the instrument does not score both anxiety and avoidance as means, or one was refused.
    """
    means = {one.name for one in instrument.scales if one.score == "mean"}
    if not {ANXIETY, AVOIDANCE} <= means:
        return None
    anxiety, avoidance = scores.value(ANXIETY), scores.value(AVOIDANCE)
    if anxiety is None or avoidance is None:
        return None
    return Place(
        anxiety=anxiety,
        avoidance=avoidance,
        anxiety_sem=standard_error(instrument, ANXIETY, repeats),
        avoidance_sem=standard_error(instrument, AVOIDANCE, repeats),
        lowest=instrument.lowest,
        highest=instrument.highest,
    )
