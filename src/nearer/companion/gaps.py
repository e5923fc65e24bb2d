"""What the people around somebody give, and where nobody gives it yet."""

from dataclasses import dataclass

from nearer.coach.people import gap_told
from nearer.companion import people
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.space import Space
from nearer.content import GiftFacts, gifts
from nearer.domain.values import Person

TIES = 6  # old ties that are named


@dataclass(frozen=True)
class Given:
    """One kind of help: who gives it, of those in the circles."""

    facts: GiftFacts
    givers: tuple[Person, ...]

    @property
    def gap(self) -> bool:
        return not self.givers

    @property
    def told(self) -> str:
        return gap_told(self.facts.within, [one.alias for one in self.givers])


def given(space: Space) -> tuple[Given, ...]:
    """Every kind in the order of asking. Somebody unsafe fills no gap."""
    unsafe = unsafe_people(space)
    known = [one for one in people.present(space) if one.id not in unsafe]
    return tuple(
        Given(facts, tuple(one for one in known if key in one.gives))
        for key, facts in gifts().items()
    )


def is_told(space: Space) -> bool:
    """Whether it was said of anybody what they can give: before that nothing is a gap."""
    return any(one.gives for one in people.present(space))


def old_ties(space: Space) -> tuple[Person, ...]:
    """To whom a first line might go: those in the outer circle, then those put away."""
    if suggestions_held(space):
        return ()
    unsafe = unsafe_people(space)
    outer = [one for one in people.present(space) if one.circle == "further"]
    known = (one for one in (*outer, *people.archived(space)) if one.id not in unsafe)
    return tuple(known)[:TIES]
