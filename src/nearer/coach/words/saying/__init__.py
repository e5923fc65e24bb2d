"""What a draft says about the one who writes it, and to whom it goes."""

from nearer.coach.words.saying import (
    absolute,
    blame,
    boundary,
    break_with_return,
    contempt,
    demand,
    faux_feeling,
    feeling,
    mind_reading,
    need,
    observation,
    over_apology,
    request,
    thought_as_feeling,
    ultimatum,
    withdrawal,
)

FINDERS = (
    boundary.find,
    break_with_return.find,
    observation.find,
    feeling.find,
    need.find,
    request.find,
    faux_feeling.find,
    thought_as_feeling.find,
    blame.find,
    absolute.find,
    mind_reading.find,
    contempt.find,
    ultimatum.find,
    withdrawal.find,
    over_apology.find,
    demand.find,
)
