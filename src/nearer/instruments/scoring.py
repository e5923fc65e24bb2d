"""From answers to scores: reversed items turned, missing ones filled by the person's own mean."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from nearer.domain.errors import NotFound
from nearer.domain.tongue import gettext as _
from nearer.instruments.errors import BadAnswers
from nearer.instruments.key import Derived, Instrument, Order, Scale

Answers = tuple[int | None, ...]

ROUNDING = 1e-9  # 0.2 of fifteen items is three


class Score(Struct, frozen=True, kw_only=True):
    """``value`` is None when it is refused; ``refused`` is then the sentence that says why."""

    scale: str
    value: float | None
    answered: int
    missing: int
    refused: str = ""


class Scores(Struct, frozen=True, kw_only=True):
    """All scores of one form, with the key's version, order and range they were made with."""

    instrument: str
    version: str
    order: str
    lowest: int
    highest: int
    scales: tuple[Score, ...]
    derived: tuple[Score, ...]

    def value(self, name: str) -> float | None:
        """Of a scale or a derived score; None if it was refused. Raises NotFound."""
        for one in (*self.scales, *self.derived):
            if one.scale == name:
                return one.value
        raise NotFound("This questionnaire has no score of this name.")


def score(instrument: Instrument, answers: Sequence[int | None], order: str = "") -> Scores:
    """Score one form. ``answers``: one for each place of the form in this order, None if left out.

    ``order`` "" is the key's own. A scale with a larger share missing than the key allows is
    refused; otherwise what is missing counts as the mean of the scale's other items. A derived
    score needs all of its items. Raises BadAnswers, NotFound.
    """
    return Scores(
        instrument=instrument.key,
        version=instrument.version,
        order=order or instrument.order,
        lowest=instrument.lowest,
        highest=instrument.highest,
        scales=tuple(
            score_of(instrument, scale, points(instrument, scale, answers, order))
            for scale in instrument.scales
        ),
        derived=tuple(
            score_of(instrument, derived, points(instrument, derived, answers, order))
            for derived in instrument.derived
        ),
    )


def points(
    instrument: Instrument,
    part: Scale | Derived,
    answers: Sequence[int | None],
    order: str = "",
) -> Answers:
    """What each item adds to a score: turned where reversed, negative where taken off.

    In the order of the part's items. Raises BadAnswers, NotFound.
    """
    _check(instrument, answers)
    chosen = _order(instrument, order)
    by_item = _by_item(answers, chosen)
    if isinstance(part, Derived):
        minus = [by_item[item] for item in part.minus]
        return (
            *(by_item[item] for item in part.plus),
            *(None if one is None else -one for one in minus),
        )
    turned: Collection[int] = part.reversed
    if chosen and not chosen.places:
        turned = chosen.reversed
    ends = instrument.lowest + instrument.highest
    return tuple(
        ends - one if (one := by_item[item]) is not None and item in turned else one
        for item in part.items
    )


def score_of(instrument: Instrument, part: Scale | Derived, found: Answers) -> Score:
    """One score from what its items add, as ``points`` gives it."""
    known = [one for one in found if one is not None]
    missing = len(found) - len(known)
    refused = _refused(instrument, part, missing, len(found))
    value: float | None = None
    if not refused:
        mean = isinstance(part, Scale) and part.score == "mean"
        value = sum(known) * (1 if mean else len(found)) / len(known)
    return Score(
        scale=part.name, value=value, answered=len(known), missing=missing, refused=refused
    )


def _refused(instrument: Instrument, part: Scale | Derived, missing: int, items: int) -> str:
    """Why too little was answered; "" if it was enough."""
    if isinstance(part, Derived):
        return _("This score needs an answer to each of its items.") if missing else ""
    if missing <= instrument.most_missing * items + ROUNDING:
        return ""
    return _(
        "Too many answers are missing for this scale (%(missing)d of %(items)d), "
        "so it is not scored."
    ) % {"missing": missing, "items": items}


def _order(instrument: Instrument, name: str) -> Order | None:
    """The order of this name; None is the key's own. Raises NotFound."""
    if name in ("", instrument.order):
        return None
    for one in instrument.orders:
        if one.name == name:
            return one
    raise NotFound("This questionnaire has no item order of this name.")


def _by_item(answers: Sequence[int | None], order: Order | None) -> dict[int, int | None]:
    """The answers by the numbers of the key."""
    places = order.places if order and order.places else range(1, len(answers) + 1)
    return dict(zip(places, answers, strict=True))


def _check(instrument: Instrument, answers: Sequence[int | None]) -> None:
    if len(answers) != instrument.items:
        raise BadAnswers(
            f"This form has {instrument.items} items, and there are {len(answers)} answers. "
            "Leave an item empty rather than out."
        )
    for place, answer in enumerate(answers, start=1):
        if answer is None:
            continue
        whole = isinstance(answer, int) and not isinstance(answer, bool)
        if not whole or not instrument.lowest <= answer <= instrument.highest:
            raise BadAnswers(
                f"Item {instrument.numbers[place - 1]} takes a whole number from "
                f"{instrument.lowest} to {instrument.highest}, or nothing.",
                place,
            )
