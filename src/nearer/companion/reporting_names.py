"""What the people in a report are called in it, also inside the person's own words."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.domain.report import Naming, ReportPlan
from nearer.domain.text import folded
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Kinship, Person


@dataclass(frozen=True)
class Names:
    """``called``: by id, of those who are in it. ``known``: everybody, with the alias kept here."""

    called: dict[str, str]
    known: tuple[tuple[str, str], ...]

    def of(self, person_id: str) -> str:
        """How somebody is called here; "" for who is left out or gone, and for nobody."""
        return self.called.get(person_id, "")

    def has(self, *people: str) -> bool:
        """Whether all of these are in it. Nobody ("") always is."""
        return all(not one or one in self.called for one in people)

    def inside(self, text: str) -> str:
        """The text with every known name changed; of who is left out to "somebody"."""
        if self._anybody is None:
            return text
        return self._anybody.sub(
            lambda found: self._instead.get(_key(found[0]), _("somebody")), text
        )

    @cached_property
    def _instead(self) -> dict[str, str]:
        somebody = _("somebody")
        return {_key(alias): self.called.get(one, somebody) for one, alias in self.known if alias}

    @cached_property
    def _anybody(self) -> re.Pattern[str] | None:
        """Whole words only, the longest name first: “Ann” is not in “annoyed”."""
        aliases = sorted((alias for _one, alias in self.known if alias), key=len, reverse=True)
        if not aliases:
            return None
        either = "|".join(r"\s+".join(map(re.escape, alias.split())) for alias in aliases)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def names_in(space: Space, plan: ReportPlan) -> Names:
    """Nobody whom the person did not choose, and of the unsafe only who was chosen as such."""
    people = space.all(Person)
    wanted = set(plan.people) - (unsafe_people(space) - set(plan.despite))
    chosen = [one for one in people if one.id in wanted]
    called = dict(zip((one.id for one in chosen), _called(chosen, plan.naming), strict=True))
    return Names(called, tuple((one.id, one.alias) for one in people))


def kinship_told() -> dict[Kinship, str]:
    return {
        "partner": _("a partner"),
        "friend": _("a friend"),
        "parent": _("a parent"),
        "child": _("a child"),
        "sibling": _("a sibling"),
        "family": _("someone in the family"),
        "colleague": _("a colleague"),
        "professional": _("a professional"),
        "other": _("someone else"),
    }


def _called(people: Sequence[Person], naming: Naming) -> Collection[str]:
    if naming == "own":
        return [one.alias for one in people]
    if naming == "numbers":
        return [_("P%(n)d") % {"n": n} for n in range(1, len(people) + 1)]
    told, met, several = kinship_told(), Counter[str](), Counter(one.kinship for one in people)
    found = []
    for one in people:
        met[one.kinship] += 1
        numbered = _("%(kinship)s (%(n)d)") % {"kinship": told[one.kinship], "n": met[one.kinship]}
        found.append(numbered if several[one.kinship] > 1 else told[one.kinship])
    return found


def _key(name: str) -> str:
    return " ".join(folded(name).split())
