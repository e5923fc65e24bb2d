"""The person's own ladder of openness: the written examples, as they changed them, and their own.

An example keeps its key for ever. Changing one makes a step of the person's own beside it, which
stands in its place; taking that back shows the example as it was written.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from nearer import content
from nearer.companion import people
from nearer.companion.prompts import local
from nearer.companion.safety import names_unsafe, unsafe_people
from nearer.companion.space import Space, named
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Attempt, By, Depth, Step
from nearer.domain.text import tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import language
from nearer.domain.values import Person
from nearer.practice.ladder import DEPTHS, LadderStep, fits, in_order

NAME = "{name}"
TRUSTED = "as someone you trust"
WAYS: tuple[By, ...] = ("text", "call", "face_to_face")
HARDEST = 100
MIDDLE = 50  # a step that was never rated
LONGEST = 500  # characters of a step


@dataclass(frozen=True)
class Written:
    """What the person may write of a step. ``hard``: 0–100, or not said."""

    words: str
    depth: str
    by: str = ""
    person: str = ""
    line: str = ""
    hard: int | None = None


def ladder(space: Space) -> tuple[LadderStep, ...]:
    """Every step that is not put away, from shallow to deep, the easier first."""
    return in_order(_every(space, put_away=False).values())


def wanted(space: Space, person: Person | None, by: str) -> tuple[LadderStep, ...]:
    """The part of the ladder that can be done with that person and in that way.

    Nothing that is only for somebody marked unsafe; ``None`` and "" narrow nothing.
    """
    return tuple(
        one
        for one in ladder(space)
        if (person is None or fits(one, person.id, person.circle))
        and (by not in WAYS or by in one.ways)
        and not is_about_unsafe(space, one)
    )


def put_away(space: Space) -> tuple[LadderStep, ...]:
    return in_order(_every(space, put_away=True).values())


def step(space: Space, key: str) -> LadderStep:
    """One step, put away or not. Raises NotFound."""
    found = _every(space, put_away=False).get(key) or _every(space, put_away=True).get(key)
    if found is None:
        raise NotFound("This step is not in your space any more.")
    return found


def find(space: Space, key: str) -> LadderStep | None:
    """The same for what may be gone."""
    try:
        return step(space, key)
    except NotFound:
        return None


def record(space: Space, key: str) -> Step | None:
    """What the person wrote behind that key: their own step, or their copy of an example."""
    return next((one for one in space.all(Step) if _key(one) == key), None)


def write(space: Space, written: Written) -> LadderStep:
    """Keep a step of one's own; the one that is there already if it says the same.

    Raises BadInput.
    """
    fresh = _filled(
        space, Step(id=space.new_id(), noted=_now(space), words="", depth="facts"), written
    )
    with space.working():
        for kept in space.all(Step):
            if not kept.example and _same(kept, fresh):
                space.put(replace(kept, put_away=False, hard=_latest(fresh, kept)))
                return step(space, kept.id)
        space.put(fresh)
    return step(space, fresh.id)


def change(space: Space, key: str, written: Written) -> LadderStep:
    """Keep a step changed; of an example, a copy of one's own. Raises BadInput, NotFound."""
    with space.working():
        space.put(_filled(space, _to_change(space, key), written))
    return step(space, key)


def put_aside(space: Space, key: str, *, away: bool) -> LadderStep:
    """Out of the ladder, or back. What was done of it stays. Raises NotFound."""
    with space.working():
        space.put(replace(_to_change(space, key), put_away=away))
    return step(space, key)


def as_written(space: Space, key: str) -> None:
    """Take back every change of an example. Raises NotFound."""
    content.example_step(key)
    copy = record(space, key)
    if copy is not None:
        space.erase(copy.id)


def erase(space: Space, key: str) -> None:
    """A step of one's own, with every doing of it, for good. Raises NotFound."""
    own = record(space, key)
    if own is None or own.example:
        raise NotFound("This step is not in your space any more.")
    space.erase(own.id)


def undo(space: Space, key: str) -> None:
    """Put back the version before. Raises NotFound."""
    own = record(space, key)
    if own is None:
        raise NotFound("There is no earlier version to go back to.")
    space.undo(own.id)


def said_of(words: str, person: Person | None) -> str:
    """A step about that person, or nobody in particular.

    Only of somebody in the close circle it is said that they are trusted.
    """
    said = {NAME: person.alias if person else _("somebody")}
    if person is None:
        said = {
            f"If {NAME} is someone": _("If there is someone"),
            f"{NAME}, {TRUSTED}": _("somebody you trust"),
        } | said
    elif person.circle != "close":
        said[TRUSTED] = _("if you trust them")
    return re.sub("|".join(map(re.escape, said)), lambda found: said[found[0]], words)


def offered_people(space: Space) -> tuple[Person, ...]:
    """With whom a step may be offered, closest circle first: nobody marked unsafe."""
    unsafe = unsafe_people(space)
    return tuple(one for one in people.present(space) if one.id not in unsafe)


def of_100(number: int | None) -> int | None:
    """A rating as it counts: one outside 0–100, from a damaged record, is none."""
    return number if number is not None and 0 <= number <= HARDEST else None


def is_unsafe(space: Space, person: str) -> bool:
    """Whether nothing is to be suggested about them."""
    return person in unsafe_people(space)


def is_about_unsafe(space: Space, one: LadderStep) -> bool:
    """Whether it is for somebody nothing is suggested about, or names them in its words."""
    return is_unsafe(space, one.person) or (one.own and names_unsafe(space, one.words, one.line))


def names_the_unsafe(space: Space, key: str) -> bool:
    """The same of the step of that key, if it is still there."""
    one = find(space, key)
    return one is not None and is_about_unsafe(space, one)


def check_person(space: Space, person: str, before: str, field: str) -> str:
    """The id of somebody a step may be about. Raises BadInput.

    ``before``: who stood there; somebody deleted since may stay.
    """
    if is_unsafe(space, person):
        raise BadInput(
            "Suggestions about this person are stopped, so no step is planned with them. "
            "Nothing you typed is lost.",
            field,
        )
    if person and person != before:
        named(space.all(Person), person, "This person is not in your space any more.", field)
    return person


def _every(space: Space, *, put_away: bool) -> dict[str, LadderStep]:
    """By key. Kept until a step, a rating or the reader's language has changed."""
    now = space.version, language()
    before, kept = space.derived.get("ladder", (None, None))
    if before != now or kept is None:
        kept = _made(space)
        space.derived["ladder"] = now, kept
    both: tuple[dict[str, LadderStep], dict[str, LadderStep]] = kept
    return both[put_away]


def _made(space: Space) -> tuple[dict[str, LadderStep], dict[str, LadderStep]]:
    present: dict[str, LadderStep] = {}
    away: dict[str, LadderStep] = {}
    own = {_key(one): one for one in space.all(Step)}
    ratings = _ratings(space)
    for example in content.example_steps():
        copy = own.pop(example.key, None)
        one = _example(example) if copy is None else _changed(_example(example), copy)
        (away if copy and copy.put_away else present)[one.key] = _rated(space, one, copy, ratings)
    for copy in own.values():
        if not copy.example:  # an example that is no longer written is left out
            one = _own(copy)
            (away if copy.put_away else present)[one.key] = _rated(space, one, copy, ratings)
    return present, away


def _example(one: content.ExampleStep) -> LadderStep:
    return LadderStep(
        key=one.key,
        depth=one.depth,
        words=one.words,
        hard=one.hard,
        line=one.example,
        ways=one.ways,
        circles=one.circles,
        smaller=one.smaller,
        turn=one.turn,
        only_chosen=one.only_chosen,
    )


def _changed(one: LadderStep, copy: Step) -> LadderStep:
    return replace(
        one,
        depth=copy.depth,
        words=copy.words,
        line=copy.line,
        ways=(copy.by,) if copy.by else one.ways,
        person=copy.person,
        own=True,
    )


def _own(copy: Step) -> LadderStep:
    return LadderStep(
        key=copy.id,
        depth=copy.depth,
        words=copy.words,
        hard=MIDDLE,
        line=copy.line,
        ways=(copy.by,) if copy.by else WAYS,
        person=copy.person,
        own=True,
    )


def _ratings(space: Space) -> dict[str, tuple[datetime, int]]:
    """The newest rating of each step by its doings, and when it was given."""
    newest: dict[str, tuple[datetime, int]] = {}
    for one in space.all(Attempt):
        after = one.done is not None and one.hard_after is not None
        when, given = (one.done, one.hard_after) if after else (one.planned, one.hard_before)
        hard = of_100(given)
        if when is None or hard is None:
            continue
        if one.step not in newest or newest[one.step][0] <= when:
            newest[one.step] = when, hard
    return newest


def _rated(
    space: Space, one: LadderStep, copy: Step | None, ratings: dict[str, tuple[datetime, int]]
) -> LadderStep:
    """With what was rated last, in a doing or by changing the step."""
    given = ratings.get(one.key)
    if copy is not None and copy.hard is not None:
        written = space.history(copy.id)[-1].written
        if of_100(copy.hard) is not None and (given is None or given[0] < written):
            return replace(one, hard=copy.hard)
    return replace(one, hard=given[1]) if given else one


def _key(own: Step) -> str:
    return own.example or own.id


def _to_change(space: Space, key: str) -> Step:
    """The person's record behind a key, or a fresh copy of the example."""
    own = record(space, key)
    if own is not None:
        return own
    one = _example(content.example_step(key))
    return Step(
        id=space.new_id(),
        noted=_now(space),
        words=one.words,
        depth=one.depth,
        line=one.line,
        example=key,
    )


def _filled(space: Space, own: Step, written: Written) -> Step:
    """Raises BadInput."""
    words = tidy(written.words, "words", LONGEST)
    if not words:
        raise BadInput("Write the step in one sentence.", "words")
    if written.hard is not None and not 0 <= written.hard <= HARDEST:
        raise BadInput("Choose a number from 0 to 100.", "hard")
    return replace(
        own,
        words=words,
        depth=_depth(written.depth),
        by=way(written.by),
        person=check_person(space, written.person, own.person, "person"),
        line=tidy(written.line, "line"),
        hard=written.hard,
    )


def _depth(given: str) -> Depth:
    for depth in DEPTHS:
        if depth == given:
            return depth
    raise BadInput("Choose how deep this step goes.", "depth")


def way(given: str) -> By:
    """Raises BadInput."""
    for known in ("", *WAYS):
        if known == given:
            return known
    raise BadInput("Choose one of these ways, or none.", "by")


def _latest(fresh: Step, kept: Step) -> int | None:
    return kept.hard if fresh.hard is None else fresh.hard


def _same(one: Step, other: Step) -> bool:
    return (one.words, one.depth, one.by, one.person) == (
        other.words,
        other.depth,
        other.by,
        other.person,
    )


def _now(space: Space) -> datetime:
    return local(space, space.now())
