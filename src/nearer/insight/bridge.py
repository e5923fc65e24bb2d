"""From check-ins to the engine and back to findings.

The only file here that knows what a moment is. Which tags take part, which were merged into
which, and when a tag was invented is the caller's knowledge and arrives as arguments.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.domain.bulk import collector_off
from nearer.domain.finding import TriggerFinding
from nearer.domain.values import Moment, Way
from nearer.insight.engine import TriggerEngine

Outcome = Literal["urge", "closeness"]
Live = Callable[[str], str | None] | Mapping[str, str | None]
"""From a tag's id to the id it goes by now; ``None`` (or not in the mapping): leave it out."""

RAISING: Mapping[Outcome, float] = {"urge": 0.7, "closeness": 0.5}
"""The prior's share on raising tags; for closeness no direction is expected beforehand."""


class Occasion(NamedTuple):
    when: datetime
    outcome: float
    tags: frozenset[str]


class Record(NamedTuple):
    """What ``replay`` takes: n occasions, p tags."""

    when: tuple[datetime, ...]
    outcome: npt.NDArray[np.float64]  # (n,)
    present: npt.NDArray[np.bool_]  # (n, p)
    tags: tuple[str, ...]


@collector_off()
def occasions(
    moments: Iterable[Moment],
    outcome: Outcome = "urge",
    live: Live | None = None,
    way: Way | None = None,
) -> tuple[Occasion, ...]:
    """Answered check-ins in the order in which they happened.

    Skipped and unanswered ones are left out, never read as zero. ``live``: what became of each
    tag; without it every tag goes by its own id. ``way``: only prompted or only self-started ones.
    """
    name = _naming(live)
    answered = [
        (moment, value)
        for moment in moments
        if not moment.skipped
        and way in (None, moment.way)
        and (value := getattr(moment, outcome)) is not None
    ]
    # The id decides between equal times, so that no order of reading changes a number.
    answered.sort(key=lambda pair: (pair[0].when.astimezone(UTC), pair[0].id))
    return tuple(
        Occasion(moment.when, float(value), frozenset(filter(None, map(name, moment.tags))))
        for moment, value in answered
    )


def as_record(occasions: Sequence[Occasion], tags: Sequence[str]) -> Record:
    """Arrays for ``replay``; tags that are not among ``tags`` are left out."""
    present = np.array([[tag in one.tags for tag in tags] for one in occasions], dtype=np.bool_)
    return Record(
        tuple(one.when for one in occasions),
        np.array([one.outcome for one in occasions], dtype=np.float64),
        present.reshape(len(occasions), len(tags)),
        tuple(tags),
    )


def learn_from(
    engine: TriggerEngine,
    occasions: Sequence[Occasion],
    later: Mapping[str, datetime] | None = None,
) -> None:
    """Take occasions in, in blocks; tags of ``later`` join at the time they were invented.

    Occasions before that, even ones that were given the tag afterwards, say nothing about it.

    Tags that the engine does not know and that are not in ``later`` are left out. Raises
    AnalysisError, with the occasions before the block in question learned.
    """
    joining = _joining(engine, occasions, later or {})
    start = 0
    for end, tag in [*joining, (len(occasions), "")]:
        if end > start:
            record = as_record(occasions[start:end], engine.tags)
            engine.observe_many(record.when, record.outcome, record.present)
        if tag:
            engine.add_tag(tag)
        start = end


def find_triggers(
    moments: Iterable[Moment],
    tags: Sequence[str],
    outcome: Outcome = "urge",
    live: Live | None = None,
    *,
    way: Way | None = None,
    later: Mapping[str, datetime] | None = None,
    weights: Mapping[str, float] | None = None,
    alpha: float = 0.05,
    day_starts: int = 4,
) -> tuple[TriggerFinding, ...]:
    """What goes with the outcome in these check-ins: one finding for each tag, later ones last.

    ``tags``: those watched from the start; ``later``: those invented since, with when. No
    check-in at all gives findings without evidence. Raises AnalysisError.
    """
    engine = TriggerEngine(tags, weights, alpha, day_starts=day_starts, raising=RAISING[outcome])
    learn_from(engine, occasions(moments, outcome, live, way), later)
    return engine.findings()


def _naming(live: Live | None) -> Callable[[str], str | None]:
    if live is None:
        return lambda tag: tag
    return live.get if isinstance(live, Mapping) else live


def _joining(
    engine: TriggerEngine, occasions: Sequence[Occasion], later: Mapping[str, datetime]
) -> list[tuple[int, str]]:
    """Before which occasion each new tag joins, in that order."""
    joining = []
    for tag, invented in later.items():
        if tag in engine.tags:
            continue
        before = (
            i
            for i, one in enumerate(occasions)
            if one.when.astimezone(UTC) >= invented.astimezone(UTC)
        )
        joining.append((next(before, len(occasions)), tag))
    return sorted(joining)
