"""What the people in a report are called in it, also inside the person's own words."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

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
        """The text with every known name changed; of who is left out to "somebody".

        Whole words only, whatever their case and accents: “Ann” is in “ANN”, not in “annoyed”.
        """
        if self._anybody is None:
            return text
        plain, places = _plain(text)
        made, at = [], 0
        for found in self._anybody.finditer(plain):
            start, end = places[found.start()], places[found.end()]
            made += [text[at:start], self._instead[" ".join(found[0].split())]]
            at = end
        return "".join([*made, text[at:]])

    @cached_property
    def _instead(self) -> dict[str, str]:
        somebody = _("somebody")
        return {name: self.called.get(one, somebody) for one, name in self._plain_names}

    @cached_property
    def _anybody(self) -> re.Pattern[str] | None:
        """The longest name first."""
        names = sorted((name for _one, name in self._plain_names), key=len, reverse=True)
        if not names:
            return None
        either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    @cached_property
    def _plain_names(self) -> tuple[tuple[str, str], ...]:
        found = ((one, " ".join(_plain(alias)[0].split())) for one, alias in self.known)
        return tuple((one, name) for one, name in found if name)


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


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Without case and accents, and for each sign of it (and the end) where it stood."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    signs, places = [], []
    for place, sign in enumerate(text):
        for part in _folded(sign):
            signs.append(part)
            places.append(place)
    return "".join(signs), [*places, len(text)]


_folded = lru_cache(maxsize=4096)(folded)
