"""Today's invitation: drawn once for a day, kept, and the same in every tab and process.

Chance comes from the space and the day, so that two processes that draw at one moment draw the
same. Nothing is drawn while a safety flag is open, and nothing about somebody marked unsafe; what
was drawn before is drawn anew once it may not be shown any more.
"""

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace as with_changes
from datetime import timedelta
from hashlib import sha256
from typing import Literal

from msgspec.structs import replace

from nearer.coach import steps as told
from nearer.companion import prompts, steps, tries
from nearer.companion.analyses import URGE
from nearer.companion.moments import since
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.space import Space
from nearer.companion.steps_picture import depth_names
from nearer.companion.withheld import withheld
from nearer.content import STANDING_STEP
from nearer.domain.days import day_of
from nearer.domain.errors import StorageError
from nearer.domain.practice import Attempt, Invited
from nearer.domain.values import Fear, Person
from nearer.practice.invitation import Invitation, Known, Someone, choose, smaller, still_stands
from nearer.practice.ladder import EASY, RECENT, Done, LadderStep

Said = Literal["accepted", "smaller", "another", "not_today"]
SAID: tuple[Said, ...] = ("accepted", "smaller", "another", "not_today")
LOOKED_AT = timedelta(days=90)  # check-ins that say how close it was with somebody
ENOUGH = 3  # check-ins below which nothing is said of that
LATELY = timedelta(days=30)  # for so long after a fear about them came true, nobody is suggested
MOST = 12  # offered on one day


@dataclass(frozen=True)
class Offer:
    """``number``: how many were offered today, this one counted; ``because``: one to three
    sentences; ``has_smaller``: whether an easier one is there.
    """

    step: LadderStep
    person: Person | None
    words: str
    because: tuple[str, ...]
    number: int
    has_smaller: bool

    @property
    def has_another(self) -> bool:
        return self.number < MOST


def today(space: Space) -> Offer | None:
    """What is offered now; drawn and kept at the first call of the day.

    ``None`` while suggestions are held, once it was answered, and where nothing can be kept.
    """
    if suggestions_held(space):
        return None
    with space.working(), suppress(StorageError):
        space.refresh()
        invited = _of_today(space)
        if invited is not None and invited.answer:
            return None
        known = _known(space, invited)
        if not still_stands(known):
            invited = _draw(space, known, invited)
            known = with_changes(known, today=_offers(invited))
        return _offer(space, known) if invited else None
    return None


def say(space: Space, said: str, number: int) -> Attempt | Said | None:
    """Answer what was seen. ``number``: how many had been offered then.

    An answer to one that stands no more, as from a second tab, changes nothing and gives None; so
    does "smaller" where nothing is smaller. "accepted" plans the step.
    """
    with space.working():
        space.refresh()
        invited = _of_today(space)
        if invited is None or said not in SAID or suggestions_held(space):
            return None
        if invited.answer == "accepted" and said == "accepted":  # sent twice
            return _planned_today(space, invited)
        if invited.answer or number != len(invited.steps):
            return None
        known = _known(space, invited)
        if said == "not_today":
            space.put(replace(invited, answer="not_today"))
            return "not_today"
        if not still_stands(known):
            return None
        if said == "accepted":
            return _accept(space, invited)
        return _instead(space, known, invited, said)


def planned(space: Space) -> Attempt | None:
    """A step planned since yesterday that waits to be told of; none that may not be suggested."""
    if suggestions_held(space):
        return None
    starts, unsafe = space.preferences().day_starts, unsafe_people(space)
    first = prompts.today(space) - timedelta(days=1)
    return next(
        (
            one
            for one in tries.waiting(space)
            if day_of(one.planned, starts) >= first
            and one.person not in unsafe
            and not steps.names_the_unsafe(space, one.step)
        ),
        None,
    )


def _of_today(space: Space) -> Invited | None:
    found = space.find(Invited, f"invited-{prompts.today(space)}")
    return found if found is not None and _is_whole(found) else None


def _is_whole(invited: Invited) -> bool:
    """A record that pairs no people with its steps is passed over."""
    return 0 < len(invited.steps) == len(invited.people)


def _accept(space: Space, invited: Invited) -> Attempt:
    wanted = tries.Plan(person=invited.people[-1])
    its_id = _drawn(space, f"attempt {len(invited.steps)}").hex()[:32]
    attempt = tries.plan(space, invited.steps[-1], wanted, its_id)
    space.put(replace(invited, answer="accepted"))
    return attempt


def _planned_today(space: Space, invited: Invited) -> Attempt | None:
    wanted = (invited.steps[-1], invited.people[-1])
    starts = space.preferences().day_starts
    for one in tries.waiting(space):
        if (one.step, one.person) == wanted and str(day_of(one.planned, starts)) == invited.day:
            return one
    return None


def _instead(space: Space, known: Known, invited: Invited, said: str) -> Said | None:
    if len(invited.steps) >= MOST:
        return None
    found = smaller(known) if said == "smaller" else choose(known, _chance(space, known))
    if found is None:
        return None
    space.put(_with(invited, found))
    return "smaller" if said == "smaller" else "another"


def _draw(space: Space, known: Known, invited: Invited | None) -> Invited | None:
    """The first of the day, or one in place of what may not be shown any more."""
    found = choose(known, _chance(space, known))
    if found is None or (invited and len(invited.steps) >= MOST):
        return None
    day = prompts.today(space)
    blank = Invited(id=f"invited-{day}", day=str(day), steps=(), people=())
    space.put(_with(invited or blank, found))
    return _of_today(space)


def _with(invited: Invited, found: Invitation) -> Invited:
    return replace(
        invited, steps=(*invited.steps, found.step), people=(*invited.people, found.person)
    )


def _chance(space: Space, known: Known) -> random.Random:
    """The same for the same space, day and number of what was offered."""
    seed = _drawn(space, str(len(known.today)))
    return random.Random(seed)  # noqa: S311 - which step is offered, not a key


def _drawn(space: Space, what: str) -> bytes:
    """Chance for one thing of the day, the same in every process."""
    return sha256(f"{space.vault_id.hex()} {prompts.today(space)} {what}".encode()).digest()


def _known(space: Space, invited: Invited | None) -> Known:
    day = str(prompts.today(space))
    before = [one for one in space.all(Invited) if one.day < day and _is_whole(one)]
    last = max(before, key=lambda one: one.day, default=None)
    unsafe = unsafe_people(space)  # nor is a doing with them a reason for anything
    done = tuple(one for one in tries.done(space) if one.person not in unsafe)
    return Known(
        ladder=[one for one in steps.ladder(space) if not steps.is_about_unsafe(space, one)],
        people=_everybody(space, done),
        done=done,
        unsafe=unsafe,
        hold=suggestions_held(space),
        standing=STANDING_STEP,
        last=_offers(last)[-1] if last else None,
        today=_offers(invited),
    )


def _offers(invited: Invited | None) -> tuple[Invitation, ...]:
    if invited is None:
        return ()
    return tuple(
        Invitation(key, person) for key, person in zip(invited.steps, invited.people, strict=True)
    )


def _everybody(space: Space, done: Sequence[Done]) -> tuple[Someone, ...]:
    """Who may be suggested, as far as is known here: nobody of whom a fear came true of late."""
    feared = _came_true(space)
    return tuple(
        _someone(space, one, done) for one in steps.offered_people(space) if one.id not in feared
    )


def _came_true(space: Space) -> frozenset[str]:
    oldest = space.now() - LATELY
    return frozenset(
        one.person
        for one in space.all(Fear)
        if one.outcome in {"yes", "partly"} and one.answered and one.answered > oldest
    )


def _someone(space: Space, person: Person, done: Sequence[Done]) -> Someone:
    seen = _closeness(space, person.id)
    answered = [one.gave_back for one in done if one.person == person.id]
    return Someone(
        id=person.id,
        circle=person.circle,
        closeness=sum(seen) / len(seen) if len(seen) >= ENOUGH else None,
        gave=answered.count(True),
        took=answered.count(False),
        up_to=person.up_to,
    )


def _closeness(space: Space, person: str) -> list[int]:
    recent = since(space, space.now() - LOOKED_AT)
    return [one.closeness for one in recent if one.closeness is not None and person in one.people]


def _offer(space: Space, known: Known) -> Offer:
    present = known.today[-1]
    step = steps.step(space, present.step)
    person = space.find(Person, present.person) if present.person else None
    return Offer(
        step=step,
        person=person,
        words=steps.said_of(step.words, person),
        because=told.because(_facts(space, known, step, person)),
        number=len(known.today),
        has_smaller=smaller(known) is not None and len(known.today) < MOST,
    )


def _facts(space: Space, known: Known, step: LadderStep, person: Person | None) -> told.Facts:
    someone = next((one for one in known.people if person and one.id == person.id), None)
    same = [one for one in known.done if one.step == step.key]
    easy = [one for one in known.done if one.after is not None and one.after <= EASY]
    last = same[-1] if same else _nearest(easy[-RECENT:], step.hard)
    other = steps.find(space, last.step) if last and not same else None
    return told.Facts(
        name=person.alias if person else "",
        circle=person.circle if person else None,
        up_to=depth_names()[person.up_to] if person and person.up_to else "",
        withheld=withheld(space, URGE),
        closeness=someone.closeness if someone else None,
        check_ins=len(_closeness(space, person.id)) if person else 0,
        gave=someone.gave if someone else 0,
        took=someone.took if someone else 0,
        standing=step.key == STANDING_STEP,
        turn=step.turn,
        hard=step.hard,
        tried=len(known.done),
        again=bool(same),
        easy_words=steps.said_of(other.words, _with_whom(space, last)) if other and last else "",
        before=last.before if last else None,
        after=last.after if last else None,
    )


def _nearest(easy: Sequence[Done], hard: int) -> Done | None:
    """What felt easy and had seemed about as hard."""
    rated = [one for one in easy if one.before is not None]
    return min(rated, key=lambda one: abs((one.before or 0) - hard), default=None)


def _with_whom(space: Space, one: Done) -> Person | None:
    return space.find(Person, one.person) if one.person else None
