"""The picture of how hard steps felt, as SVG text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nearer.coach.steps import hardness_told
from nearer.companion import steps, tries
from nearer.companion.pictures import drawn_once
from nearer.companion.space import Space
from nearer.domain.practice import Attempt, Depth
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Person
from nearer.report.hardness import Doing, hardness

MOST = 60  # doings in the picture and its table: the newest


@dataclass(frozen=True)
class Band:
    """One rung, or several in one: its doings with both ratings in a sentence, oldest first."""

    name: str
    sentence: str
    doings: tuple[Attempt, ...]


def depth_names() -> dict[Depth, str]:
    return {
        "facts": _("Facts"),
        "opinions": _("Opinions"),
        "preferences": _("What I like"),
        "small_feelings": _("Small feelings"),
        "present_need": _("What I need"),
        "appreciation": _("Thanks and liking"),
        "regret": _("Regret"),
        "fear": _("Fear"),
        "shame": _("Shame"),
    }


def by_depth(space: Space, attempts: Sequence[Attempt]) -> tuple[Band, ...]:
    """From shallow to deep; of what was rated before and after the newest ``MOST``.

    ``attempts``: newest first.
    """
    names = depth_names()

    def of(one: Attempt) -> str:
        known = steps.find(space, one.step)
        return names[known.depth] if known else ""

    return _bands(attempts, names.values(), of)


def by_closeness(
    space: Space, attempts: Sequence[Attempt], circles: Mapping[str, str], ways: Mapping[str, str]
) -> tuple[Band, ...]:
    """The same by the circle in which the person is now, and by the way; the closest first.

    ``circles``, ``ways``: their names in the order wanted, with one for "" where nothing was said.
    """

    def of(one: Attempt) -> str:
        person = space.find(Person, one.person) if one.person else None
        return _rung(circles[person.circle if person else ""], ways[one.by])

    every = [_rung(circle, way) for circle in circles.values() for way in ways.values()]
    return _bands(attempts, every, of)


def hardness_of(space: Space, bands: Sequence[Band]) -> str:
    """The picture of these bands; "" where nothing was rated."""
    doings = [
        Doing(band.name, tries.when(one).date(), one.hard_before or 0, one.hard_after or 0)
        for band in bands
        for one in band.doings
    ]
    if not doings:
        return ""
    return drawn_once(space, f"hardness {bands[0].name}", doings, lambda: _drawn(doings))


def _bands(
    attempts: Sequence[Attempt], names: Iterable[str], of: Callable[[Attempt], str]
) -> tuple[Band, ...]:
    """Those that were done, each band with its newest last; one without a name is left out."""
    found: dict[str, list[Attempt]] = {name: [] for name in names}
    rated = [one for one in attempts if one.did in tries.DONE and _rated(one)][:MOST]
    for one in reversed(rated):
        if of(one) in found:
            found[of(one)].append(one)
    return tuple(
        Band(
            name,
            hardness_told([(one.hard_before, one.hard_after) for one in doings]),
            tuple(doings),
        )
        for name, doings in found.items()
        if doings
    )


def _rung(circle: str, way: str) -> str:
    return f"{circle}, {way}"


def _drawn(doings: Sequence[Doing]) -> str:
    return hardness(
        doings,
        _("How hard steps felt"),
        _(
            "A band for each rung, from left to right over time: a ring for how hard a step felt "
            "before it and a dot for after it, from 0 below to 100 above. The table below has the "
            "numbers."
        ),
        (_("before it"), _("after it")),
    )


def _rated(one: Attempt) -> bool:
    return one.hard_before is not None and one.hard_after is not None
