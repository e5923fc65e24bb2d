"""The fear ledger of a space: what was predicted against what came, whole and in groups."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nearer.companion import people
from nearer.companion.fears import KINDS
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.domain.ledger import Care, Learned, LedgerFinding, Rate
from nearer.domain.text import folded
from nearer.domain.tongue import language
from nearer.domain.values import Fear, FearKind
from nearer.insight import feared


@dataclass(frozen=True)
class OfPerson:
    person: str  # id
    alias: str
    rate: Rate
    answered: int


@dataclass(frozen=True)
class OfKind:
    kind: FearKind
    rate: Rate
    answered: int


@dataclass(frozen=True)
class Ledger:
    """``counted``: the fears that count, in the order written; ``waiting``: how many do not yet.

    ``people`` in the order of their names, ``kinds`` in that of the form: neither is a ranking.
    Their rates hold a fear without an answer for come true; ``answered``: how many have one.
    """

    counted: tuple[Fear, ...]
    waiting: int
    finding: LedgerFinding
    people: tuple[OfPerson, ...]
    kinds: tuple[OfKind, ...]
    learned: Learned | None
    care: Care | None


def ledger(space: Space) -> Ledger:
    """The ledger as it stands now; worked out again only when a fear, a name or the
    reader's language has changed.
    """
    fears = space.all(Fear)
    counted = feared.counted(fears, space.now())
    unsafe = unsafe_people(space)  # how often a fear of them came true is theirs to know alone
    names = {one: name for one, name in people.names(space).items() if one not in unsafe}
    key = (language(), counted, len(fears), tuple(names.items()))
    kept_key, kept = space.derived.get("ledger", (None, None))
    if kept is None or kept_key != key:
        kept = _made(counted, len(fears), names)
        space.derived["ledger"] = key, kept
    made: Ledger = kept
    return made


def _made(counted: tuple[Fear, ...], written: int, names: dict[str, str]) -> Ledger:
    by_person = _grouped(counted, lambda fear: fear.person)
    by_kind = _grouped(counted, lambda fear: fear.about)
    known = sorted((one for one in by_person if one in names), key=lambda one: folded(names[one]))
    return Ledger(
        counted=counted,
        waiting=written - len(counted),
        finding=feared.find(counted),
        people=tuple(OfPerson(one, names[one], *_rate(by_person[one])) for one in known),
        kinds=tuple(OfKind(one, *_rate(by_kind[one])) for one in KINDS if one and one in by_kind),
        learned=feared.learned(counted),
        care=feared.care(counted),
    )


def _rate(fears: Sequence[Fear]) -> tuple[Rate, int]:
    return feared.rate(fears), sum(feared.came_true(fear) is not None for fear in fears)


def _grouped(fears: Sequence[Fear], of: Callable[[Fear], str]) -> dict[str, list[Fear]]:
    groups: dict[str, list[Fear]] = {}
    for fear in fears:
        groups.setdefault(of(fear), []).append(fear)
    return groups
