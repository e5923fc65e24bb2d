"""What the people around somebody give, and where nobody gives it yet."""

from dataclasses import dataclass

from nearer.coach.people import gap_told
from nearer.companion import people
from nearer.companion.people import CHILD, HELPS
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
    known = _known(space)
    return tuple(
        Given(facts, tuple(one for one in known if key in one.gives))
        for key, facts in gifts().items()
    )


def in_own_words(space: Space) -> tuple[Person, ...]:
    """Those of whom it was said in own words what they give: no kind of help, and no gap's end."""
    return tuple(one for one in _known(space) if one.gives_more)


def is_told(space: Space) -> bool:
    """Whether it was said of anybody what they can give: before that nothing is a gap."""
    return any(one.gives or one.gives_more for one in _known(space))


def old_ties(space: Space) -> tuple[Person, ...]:
    """To whom a first line might go: those in the outer circle.

    Never those put away: they may have died, or have been put away for a reason.
    """
    if suggestions_held(space):
        return ()
    known = (one for one in _known(space) if one.circle == "further" and one.kinship != HELPS)
    return tuple(known)[:TIES]


def to_ask(space: Space) -> tuple[Person, ...]:
    """Of those, whom one might ask for what nobody gives yet: no child."""
    return tuple(one for one in old_ties(space) if one.kinship != CHILD)


def _known(space: Space) -> tuple[Person, ...]:
    """Those in the circles about whom something may be suggested, closest first."""
    unsafe = unsafe_people(space)
    return tuple(one for one in people.present(space) if one.id not in unsafe)
