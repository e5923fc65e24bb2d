"""How it has been with one person of late: from check-ins, steps and fears, in counts."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from nearer.coach.averages import Fates
from nearer.coach.people import Average, Lately, Opened, fears_told, lately_told, opened_told
from nearer.companion import tries
from nearer.companion.analyses import URGE
from nearer.companion.ledger import ledger
from nearer.companion.moments import since
from nearer.companion.space import Space
from nearer.companion.tags import live_tags, resolved
from nearer.companion.withheld import withheld
from nearer.domain.values import Moment, Person
from nearer.insight.bridge import LEAST_URGE
from nearer.practice.ladder import Done

LATELY = timedelta(days=90)
OPEN = "shared_something"  # the starter tag


def lately(space: Space, person: Person) -> tuple[str, ...]:
    """What can be said of the last months with them; never empty.

    Averages only of check-ins that Nearer asked for, as everywhere.
    """
    met = [
        one
        for one in since(space, space.now() - LATELY)
        if person.id in one.people and not one.skipped
    ]
    asked = [one for one in met if one.way == URGE.way]
    return lately_told(
        Lately(
            name=person.alias,
            days=LATELY.days,
            check_ins=len(met),
            closeness=_average(one.closeness for one in asked),
            urge=_average(one.urge for one in asked),
            fates=_fates(asked),
            opened=_average(one.closeness for one in _was_open(space, met)),
            withheld=withheld(space, URGE),
        )
    )


def when_open(space: Space, person: Person) -> str:
    """What followed on steps taken with them; "" before the first."""
    done = [one for one in tries.done(space) if one.person == person.id]
    return opened_told(_opened(person.alias, done))


def feared(space: Space, person: Person) -> str:
    """What came of fears about them; "" while none has an answer."""
    of = next((one for one in ledger(space).people if one.person == person.id), None)
    if of is None:
        return ""
    came = of.rate.came_true - (of.rate.of - of.answered)  # without an answer counts as come
    return fears_told(person.alias, of.answered, came)


def _opened(name: str, done: Sequence[Done]) -> Opened:
    rated = [
        one.after < one.before for one in done if one.before is not None and one.after is not None
    ]
    answered = [one.gave_back for one in done]
    return Opened(
        name=name,
        done=len(done),
        gave=answered.count(True),
        took=answered.count(False),
        lighter=sum(rated),
        rated=len(rated),
    )


def _was_open(space: Space, met: Sequence[Moment]) -> list[Moment]:
    tag = next((one.id for one in live_tags(space) if one.starter == OPEN), "")
    final = resolved(space)
    return [one for one in met if tag in {final.get(noted, noted) for noted in one.tags}]


def _fates(asked: Sequence[Moment]) -> Fates:
    ended = [one.action for one in asked if one.urge is not None and one.urge >= LEAST_URGE]
    return Fates(
        away=ended.count("away"), stayed=ended.count("stayed"), toward=ended.count("toward")
    )


def _average(ratings: Iterable[int | None]) -> Average | None:
    given = [one for one in ratings if one is not None]
    return Average(sum(given) / len(given), len(given)) if given else None
