"""What the people in a report are called in it, also inside the person's own words."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nearer.companion.safety import unsafe_people
from nearer.companion.safety_names import GROUPS, WORDS_TOO
from nearer.companion.space import Space
from nearer.domain.report import Naming, ReportPlan
from nearer.domain.text import folded
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Kinship, Person

SHORT = "a am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we"
SMALL = frozenset(SHORT.split())
"""Words that an alias of one or two letters may be as well."""

AROUND = "the my our your his her their from new old big little dear miss doctor professor sir"
NO_NAMES = WORDS_TOO | GROUPS.keys() | frozenset(AROUND.split())
"""Words of a longer name that stand for much else."""


@dataclass(frozen=True)
class _Instead:
    """``word``: the name is a common word, too, or says little by itself."""

    alias: str
    instead: str
    word: bool

    def means(self, text: str, start: int, end: int) -> bool:
        """Whether what stands there is the name."""
        if not self.word or text[start:end] == self.alias != "A":
            return True
        if not text[start].isupper():
            return False
        before = text[:start].rstrip(" \t")
        begins = not before or before[-1] in ".!?…\n"
        return end - start > 1 or not begins  # “A good day” tells of nobody


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

        Whole words only, whatever their case and accents: “Ann” is in “ANN”, not in “annoyed”. One
        that is a common word as well, or a part of a longer name, only with a capital.
        """
        if self._anybody is None:
            return text
        plain, places = _plain(text)
        made, at = [], 0
        for found in self._anybody.finditer(plain):
            start, end = places[found.start()], places[found.end()]
            known = self._instead[" ".join(found[0].split())]
            if known.means(text, start, end):
                made += [text[at:start], known.instead]
                at = end
        return "".join([*made, text[at:]])

    @cached_property
    def _instead(self) -> dict[str, _Instead]:
        somebody = _("somebody")
        found = dict(self._parts())
        for one, alias in self.known:
            name = " ".join(_plain(alias)[0].split())
            if name and name != "i":  # the writer's own word for themselves
                word = name in WORDS_TOO or name in SMALL
                found[name] = _Instead(alias, self.called.get(one, somebody), word=word)
        return found

    def _parts(self) -> Iterator[tuple[str, _Instead]]:
        """The words of longer names, as the first of two."""
        of: dict[str, set[str]] = {}
        for one, alias in self.known:
            words = alias.split()
            names = {_plain(word)[0] for word in words if word[0].isupper()}
            for name in names - NO_NAMES if len(words) > 1 else ():
                if len(name) > 2 and name.isalpha():
                    of.setdefault(name, set()).add(self.called.get(one, _("somebody")))
        for name, called in of.items():
            instead = called.pop() if len(called) == 1 else _("somebody")
            yield name, _Instead(name.capitalize(), instead, word=True)

    @cached_property
    def _anybody(self) -> re.Pattern[str] | None:
        """The longest name first."""
        names = sorted(self._instead, key=len, reverse=True)
        if not names:
            return None
        either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


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
