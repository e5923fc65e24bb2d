"""What a person answered in questionnaires: kept as facts; scores are worked out from them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.attachment import Assessment
from nearer.domain.days import check_when
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Person
from nearer.instruments import LEVEL, Instrument, Repeat, Scores, instrument, score, share

OWN, WEEK = "own", "own-state"
GENERAL = ""
"""Whom answers are about when they are about nobody in particular."""

PLANE = ("anxiety", "avoidance")
TWICE = timedelta(seconds=20)
MOST_NAMED = 12  # items told by number in one sentence

Answers = Sequence[int | None]
Trail = tuple[str, str]
"""A questionnaire's key, and whom it is about."""


def answer(
    space: Space,
    key: Instrument,
    answers: Answers,
    *,
    person: str = GENERAL,
    order: str = "",
    when: datetime | None = None,
) -> Assessment:
    """Keep one questionnaire answered once. Raises BadInput naming the first item to look at.

    ``answers``: one for each place of the form in that order. ``when``: now, if not given. Sent
    twice within a few seconds, it is kept once.
    """
    _check_person(space, key, person)
    check_answers(key, answers, order)
    now = local(space, space.now())
    fresh = Assessment(
        id=space.new_id(),
        when=check_when(when, now) if when else now,
        instrument=key.key,
        version=key.version,
        order="" if order == key.order else order,
        lowest=key.lowest,
        highest=key.highest,
        person=person,
        answers=tuple(answers),
    )
    with space.working():
        for before in given(space, key.key, person):
            same = replace(before, id=fresh.id, when=fresh.when) == fresh
            if same and abs(fresh.when - before.when) <= TWICE:
                return before
        space.put(fresh)
    return fresh


def change(space: Space, key: Instrument, assessment_id: str, answers: Answers) -> Assessment:
    """The same questionnaire with other answers; the earlier ones stay as a version."""
    one = space.get(Assessment, assessment_id)
    check_answers(key, answers, one.order)
    changed = replace(
        one,
        version=key.version,
        lowest=key.lowest,
        highest=key.highest,
        answers=tuple(answers),
    )
    space.put(changed)
    return changed


def every(space: Space, key: str) -> tuple[Assessment, ...]:
    """Every time this questionnaire was answered, about anybody, in the order of time."""
    found = (one for one in space.all(Assessment) if one.instrument == key)
    return tuple(sorted(found, key=lambda one: one.when))


def given(space: Space, key: str, person: str = GENERAL) -> tuple[Assessment, ...]:
    """The same about one person, or in general."""
    return tuple(one for one in every(space, key) if one.person == person)


def scored(key: Instrument, one: Assessment) -> Scores | None:
    """The scores of one; None where the key has changed so that it cannot be scored any more."""
    if (one.lowest, one.highest) != (key.lowest, key.highest):
        return None
    try:
        return score(key, one.answers, one.order)
    except (BadInput, NotFound):
        return None


def levels(space: Space) -> dict[Trail, float]:
    """The level at which a change of each trail is told, all scales of it together.

    A trail is one questionnaire about one person, or in general. They share in the order in which
    they were first answered here, so that a later one takes nothing from those before it. Of the
    week, no change is told.
    """
    trails = dict.fromkeys((one.instrument, one.person) for one in space.all(Assessment))
    told = [trail for trail in trails if trail[0] != WEEK]
    return {trail: LEVEL * share(rank) for rank, trail in enumerate(told, 1)}


def as_repeats(found: Iterable[Assessment]) -> tuple[Repeat, ...]:
    """What the error of measurement is worked out from. All of them can be scored."""
    return tuple(
        Repeat(when=one.when, answers=one.answers, order=one.order, about=one.person)
        for one in found
    )


def check_answers(key: Instrument, answers: Answers, order: str = "") -> None:
    """Raises BadInput: for what is no answer, and where too much is left out to be scored."""
    found = {one.scale: one for one in score(key, answers, order).scales}
    if key.key in {OWN, WEEK}:
        needed = [found[name] for name in PLANE]
    else:
        needed = [] if any(one.value is not None for one in found.values()) else [*found.values()]
    refused = {one.scale for one in needed if one.value is None}
    if refused:
        left_out = _left_out(key, answers, order, refused)
        called = printed(key, order)
        names = [called[place - 1] for place in left_out]
        raise BadInput(_too_much(names), f"item-{left_out[0]}")


def printed(key: Instrument, order: str = "") -> Sequence[int]:
    """What the items are called on the form in that order, place by place."""
    return key.numbers if order in {"", key.order} else range(1, key.items + 1)


def _left_out(key: Instrument, answers: Answers, order: str, scales: set[str]) -> list[int]:
    """Places of the form without an answer that belong to these scales."""
    items = {item for one in key.scales if one.name in scales for item in one.items}
    named = next((one.places for one in key.orders if one.name == order), ())
    places = named or range(1, key.items + 1)
    return [
        place
        for place, (item, given_) in enumerate(zip(places, answers, strict=True), 1)
        if given_ is None and item in items
    ]


def _too_much(names: Sequence[int]) -> str:
    if len(names) > MOST_NAMED:
        return "Too many are left out to work anything out. What you chose is still here."
    named = ", ".join(map(str, names))
    return f"Too many are left out here. What you chose is still here; look at {named} again."


def _check_person(space: Space, key: Instrument, person: str) -> None:
    if person and space.find(Person, person) is None:
        raise BadInput("This person is not in your space any more.", "person")
    if person and key.per == "general":
        raise BadInput("This questionnaire is about people in general.", "person")
    if not person and key.per == "relationship":
        raise BadInput("Choose whom it is about.", "person")


def own() -> Instrument:
    return instrument(OWN)


def week() -> Instrument:
    return instrument(WEEK)
