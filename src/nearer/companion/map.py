"""The map: one point for each relationship on worry about being left × keeping distance.

Points come from Nearer's own inventory only, so that they may be set beside each other. The error
of measurement is worked out from all answers of this person and is the same for every point.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import get_args

from nearer.coach import places
from nearer.companion import people
from nearer.companion.assessments import (
    GENERAL,
    OWN,
    PLANE,
    WEEK,
    Trail,
    as_repeats,
    every,
    levels,
    own,
    scored,
    week,
)
from nearer.companion.moments import since
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.content import RegionKey
from nearer.domain.attachment import Assessment
from nearer.domain.errors import NotFound
from nearer.domain.values import Moment, Person
from nearer.instruments import (
    Change,
    Error,
    Instrument,
    Place,
    Precision,
    Scores,
    changes_of,
    precision,
    regions,
)

SCALES = (*PLANE, "mixed")
REGIONS: tuple[RegionKey, ...] = get_args(RegionKey)
A_WEEK = timedelta(days=7)

Sheet = tuple[Assessment, Scores]
Changes = tuple[tuple[str, Change], ...]
"""Each with its scale."""


@dataclass(frozen=True)
class Stop:
    """The inventory answered once, as a point. ``mixed``: None where too little was answered."""

    assessment: Assessment
    place: Place
    mixed: float | None

    @cached_property
    def parts(self) -> dict[RegionKey, int]:
        """How likely each region is, of a hundred, the largest first."""
        return places.of_a_hundred(regions(self.place))

    @property
    def in_order(self) -> tuple[str, ...]:
        """The same in the order of ``REGIONS``, for a row of a table."""
        return tuple(places.how_sure(self.parts[region]) for region in REGIONS)


@dataclass(frozen=True)
class Week:
    """The short form answered once; its scales on the same range as the map."""

    assessment: Assessment
    anxiety: float | None
    avoidance: float | None
    mixed: float | None


@dataclass(frozen=True)
class Placed:
    """One relationship: every time it was answered about, oldest first. Never empty.

    ``about``: the person's id, or "" for people in general; ``name`` goes with it.
    """

    about: str
    name: str
    archived: bool
    stops: tuple[Stop, ...]
    changes: Changes

    @property
    def last(self) -> Stop:
        return self.stops[-1]

    @property
    def sentence(self) -> str:
        return places.where(self.name, self.last.parts, self.last.assessment.when.date())

    @property
    def in_short(self) -> str:
        return places.in_short(self.last.parts)

    @property
    def told(self) -> tuple[str, ...]:
        """Changes that are larger than the error and lasted, the latest first; or that none is."""
        said = tuple(
            places.change_told(self.name, places.scale_name(scale), change)
            for scale, change in self.changes
        )
        return said or (places.no_change(len(self.stops)),)

    @property
    def marked(self) -> str:
        """That there is a change to read of; "" if there is none."""
        return places.change_marked() if self.changes else ""


@dataclass(frozen=True)
class Map:
    """Nobody unsafe: keeping away from them is no place on a scale.

    ``waiting``: people about whom nothing is answered yet and may be asked, closest first.
    """

    placed: tuple[Placed, ...]
    waiting: tuple[Person, ...]
    errors: dict[str, Precision]

    def of(self, about: str) -> Placed | None:
        return next((one for one in self.placed if one.about == about), None)

    @property
    def said(self) -> tuple[str, ...]:
        """How far off the points may be, and how dependable these answers are for this person."""
        return _told(self.errors)


def read_map(space: Space) -> Map:
    """The map as it stands; worked out again only when answers or people have changed."""
    with space.working():
        now = (every(space, OWN), space.all(Person), levels(space), unsafe_people(space))
        before, kept = space.derived.get("map", (None, None))
        if kept is None or before != now:
            kept = _read(space, *now)
            space.derived["map"] = now, kept
        drawn: Map = kept
        return drawn


def weeks(space: Space, about: str) -> tuple[Week, ...]:
    """Every time the short form was answered about somebody, the latest first."""
    key, found = week(), []
    for one in every(space, WEEK):
        scores = scored(key, one) if one.person == about else None
        if scores is not None:
            found.append(Week(one, *(scores.value(scale) for scale in SCALES)))
    return tuple(reversed(found))


def sheets_of(space: Space, about: str) -> tuple[Assessment, ...]:
    """Every form answered about somebody, long or short, the latest first."""
    found = (one for key in (OWN, WEEK) for one in every(space, key) if one.person == about)
    return tuple(sorted(found, key=lambda one: one.when.timestamp(), reverse=True))


def weeks_said(space: Space) -> tuple[str, ...]:
    """How far off the scores of the short form may be, as ``Map.said`` for the map."""
    with space.working():
        found = every(space, WEEK)
        before, said = space.derived.get("weeks-said", (None, ()))
        if before != found:
            key = week()
            repeats = as_repeats(one for one in found if scored(key, one) is not None)
            said = _told({scale: precision(key, scale, repeats) for scale in SCALES})
            space.derived["weeks-said"] = found, said
        told: tuple[str, ...] = said
        return told


def name_of(space: Space, about: str) -> str:
    """The alias of a person, "" for people in general. Raises NotFound."""
    return space.get(Person, about).alias if about != GENERAL else ""


def one_answer(space: Space, assessment_id: str) -> Assessment:
    """An answered inventory or short form. Raises NotFound."""
    one = space.get(Assessment, assessment_id)
    if one.instrument not in {OWN, WEEK}:
        raise NotFound("This is not in your space any more.")
    return one


def offered_after(space: Space, moment: Moment) -> str | None:
    """Whom to offer the short form about after this check-in; None: not now.

    Once the map has a point, it is offered after the first check-in of every week, counted from
    the last time that something was answered.
    """
    answered = (*every(space, OWN), *every(space, WEEK))
    if not answered:
        return None
    last = max(one.when for one in answered)
    passed = (moment.when - last) // A_WEEK
    if passed < 1:
        return None
    begins = last + passed * A_WEEK
    if any(m.id != moment.id and not m.skipped for m in since(space, begins)):
        return None
    about = {one.person for one in answered}
    if not unsafe_people(space).isdisjoint(moment.people):
        return None
    (who,) = moment.people if len(moment.people) == 1 else (GENERAL,)
    return who if who in about else GENERAL


def _sheets(space: Space, found: Iterable[Assessment]) -> list[Sheet]:
    """Those that can be scored, with their scores; only what is new or changed is scored again."""
    key, before = own(), space.derived.get("map-scores", {})
    now = {}
    for one in found:
        kept = before.get(one.id)
        now[one.id] = kept if kept and kept[0] is one else (one, scored(key, one))
    space.derived["map-scores"] = now
    return [(one, scores) for one, scores in now.values() if scores is not None]


def _told(errors: Mapping[str, Precision]) -> tuple[str, ...]:
    """Of each scale how far off it may be and, where known, how dependable it is."""
    told = (
        (places.error_told(name, found), places.dependable(name, found))
        for name, found in ((places.scale_name(scale), found) for scale, found in errors.items())
    )
    return tuple(sentence for pair in told for sentence in pair if sentence)


def _read(
    space: Space,
    found: Iterable[Assessment],
    known: Sequence[Person],
    shares: Mapping[Trail, float],
    unsafe: frozenset[str],
) -> Map:
    key, sheets, present = own(), _sheets(space, found), people.present(space)
    by_about: dict[str, list[Stop]] = {}
    repeats = as_repeats(one for one, _scores in sheets)
    told = {scale: Error(key, scale, repeats) for scale in SCALES}
    errors = {scale: error.precision() for scale, error in told.items()}
    for one, scores in sheets:
        stop = _stop(key, one, scores, errors)
        if stop is not None:
            by_about.setdefault(one.person, []).append(stop)
    alive = {person.id: person for person in known}
    everybody = [GENERAL, *(p.id for p in present), *(p.id for p in known if p.archived)]
    order = [about for about in everybody if about not in unsafe]  # distance is right there
    changes = _changes(space, [one for one, _scores in sheets], told, shares)
    placed = tuple(
        _placed(about, alive.get(about), tuple(by_about[about]), changes[about])
        for about in order
        if about in by_about
    )
    waiting = tuple(p for p in present if p.id not in by_about and p.id not in unsafe)
    return Map(placed, waiting, errors)


def _stop(
    key: Instrument, one: Assessment, scores: Scores, errors: dict[str, Precision]
) -> Stop | None:
    anxiety, avoidance = (scores.value(scale) for scale in PLANE)
    if anxiety is None or avoidance is None:
        return None
    place = Place(
        anxiety=anxiety,
        avoidance=avoidance,
        anxiety_sem=errors["anxiety"].sem,
        avoidance_sem=errors["avoidance"].sem,
        lowest=key.lowest,
        highest=key.highest,
    )
    return Stop(one, place, scores.value("mixed"))


def _changes(
    space: Space,
    found: Sequence[Assessment],
    errors: Mapping[str, Error],
    shares: Mapping[Trail, float],
) -> dict[str, Changes]:
    """Of everybody, the latest first. What was told rests on forms up to a trail's newest alone.

    So trails to which nothing was added are not read again. ``found``: in the order of time.
    """
    before, now = space.derived.get("map-changes", {}), {}
    newest = {one.person: one.when for one in found}
    for about, last in newest.items():
        rests_on = (shares[OWN, about], found[: bisect_right(found, last, key=lambda f: f.when)])
        kept = before.get(about)
        if kept is None or kept[0] != rests_on:
            level = shares[OWN, about] / len(errors)
            read = [
                (s, one) for s, error in errors.items() for one in changes_of(error, about, level)
            ]
            kept = rests_on, tuple(sorted(read, key=lambda pair: pair[1].seen, reverse=True))
        now[about] = kept
    space.derived["map-changes"] = now
    return {about: read for about, (_rests_on, read) in now.items()}


def _placed(about: str, person: Person | None, stops: tuple[Stop, ...], changes: Changes) -> Placed:
    return Placed(
        about=about,
        name=person.alias if person else "",
        archived=person.archived if person else False,
        stops=stops,
        changes=changes,
    )
