"""The picture of how hard steps felt, as SVG text."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from nearer.coach.steps import hardness_told
from nearer.companion import tries
from nearer.companion.pictures import drawn_once
from nearer.companion.space import Space
from nearer.domain.practice import Attempt, Depth
from nearer.report.hardness import Doing, hardness

MOST = 60  # doings in the picture and its table: the newest


@dataclass(frozen=True)
class DepthTold:
    """One depth of the ladder: its doings with both ratings in a sentence, oldest first."""

    depth: Depth
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


def by_depth(space: Space, attempts: Sequence[Attempt]) -> tuple[DepthTold, ...]:
    """From shallow to deep; of what was rated before and after the newest ``MOST``.

    ``attempts``: newest first.
    """
    names = depth_names()
    rated = [one for one in attempts if one.did in tries.DONE and _rated(one)][:MOST]
    return tuple(
        DepthTold(
            depth,
            names[depth],
            hardness_told([(one.hard_before, one.hard_after) for one in reversed(found)]),
            tuple(reversed(found)),
        )
        for depth, found in tries.by_depth(space, rated)
    )


def hardness_of(space: Space, told: Sequence[DepthTold]) -> str:
    """A band for each depth; "" where nothing was rated."""
    doings = [
        Doing(depth.name, tries.when(one).date(), one.hard_before or 0, one.hard_after or 0)
        for depth in told
        for one in depth.doings
    ]
    if not doings:
        return ""
    return drawn_once(space, "hardness", doings, lambda: _drawn(doings))


def _drawn(doings: Sequence[Doing]) -> str:
    return hardness(
        doings,
        _("How hard steps felt"),
        _(
            "A band for each depth, from left to right over time: a ring for how hard a step felt "
            "before it and a dot for after it, from 0 below to 100 above. The table below has the "
            "numbers."
        ),
        (_("before it"), _("after it")),
    )


def _rated(one: Attempt) -> bool:
    return one.hard_before is not None and one.hard_after is not None
