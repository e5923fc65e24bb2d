"""From check-ins to the engine and back to findings.

The only file here that knows what a moment is. Which columns take part, which tags were merged
into which, and when something was invented is the caller's knowledge and arrives as arguments.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.domain.bulk import collector_off
from nearer.domain.finding import Outcome, TriggerFinding
from nearer.domain.values import Moment, Way
from nearer.insight.engine import TriggerEngine
from nearer.insight.reading import Readings

Live = Callable[[str], str | None] | Mapping[str, str | None]
"""From a tag's id to the id it goes by now; ``None`` (or not in the mapping): leave it out."""

RAISING: Mapping[Outcome, float] = {"urge": 0.7, "closeness": 0.5, "away": 0.5}
"""The prior's share on raising tags; where no direction is expected beforehand, one half."""

RANGE: Mapping[Outcome, tuple[float, float]] = {
    "urge": (0.0, 10.0),
    "closeness": (0.0, 10.0),
    "away": (0.0, 1.0),
}
HELD: Mapping[Outcome, tuple[str, ...]] = {"urge": (), "closeness": (), "away": ("urge",)}
"""Numbers that each occasion brings along and that are held equal while tags are judged."""

LEAST_URGE = 1  # below it there is nothing to pull away from


class Seen(NamedTuple):
    """A check-in and the columns that are true of it."""

    moment: Moment
    columns: frozenset[str]


class Occasion(NamedTuple):
    when: datetime
    outcome: float
    tags: frozenset[str]
    held: tuple[float, ...] = ()


class Record(NamedTuple):
    """What ``replay`` takes: n occasions, p tags, h numbers held equal."""

    when: tuple[datetime, ...]
    outcome: npt.NDArray[np.float64]  # (n,)
    present: npt.NDArray[np.bool_]  # (n, p)
    tags: tuple[str, ...]
    held: npt.NDArray[np.float64]  # (n, h)


@collector_off()
def occasions(
    moments: Iterable[Moment],
    outcome: Outcome = "urge",
    live: Live | None = None,
    way: Way | None = None,
) -> tuple[Occasion, ...]:
    """Answered check-ins in the order in which they happened, with their tags as columns.

    ``live``: what became of each tag; without it every tag goes by its own id.
    """
    name = _naming(live)
    # The id decides between equal times, so that no order of reading changes a number.
    ordered = sorted(moments, key=lambda moment: (moment.when.astimezone(UTC), moment.id))
    seen = (Seen(moment, frozenset(filter(None, map(name, moment.tags)))) for moment in ordered)
    return tuple(answered(seen, outcome, way))


def answered(seen: Iterable[Seen], outcome: Outcome, way: Way | None = None) -> Iterable[Occasion]:
    """The occasions among check-ins, in the order given.

    Skipped and unanswered ones are left out, never read as zero. ``way``: only prompted or only
    self-started ones.
    """
    names = HELD[outcome]
    for moment, columns in seen:
        if moment.skipped or way not in (None, moment.way):
            continue
        value = answer(moment, outcome)
        if value is not None:
            held = tuple(float(getattr(moment, name)) for name in names) if names else ()
            yield Occasion(moment.when, value, columns, held)


def answer(moment: Moment, outcome: Outcome) -> float | None:
    """What a check-in says of an outcome; ``None`` where it says nothing."""
    if outcome == "away":
        if not moment.action or moment.urge is None or moment.urge < LEAST_URGE:
            return None
        return float(moment.action == "away")
    rating: int | None = getattr(moment, outcome)
    return None if rating is None else float(rating)


def new_engine(
    outcome: Outcome,
    tags: Sequence[str],
    weights: Mapping[str, float] | None = None,
    alpha: float = 0.05,
    day_starts: int = 4,
) -> TriggerEngine:
    """An engine for one of the outcomes that check-ins have. Raises as ``TriggerEngine``."""
    return TriggerEngine(
        tags,
        weights,
        alpha,
        day_starts=day_starts,
        outcome_range=RANGE[outcome],
        raising=RAISING[outcome],
        held=HELD[outcome],
    )


def as_record(occasions: Sequence[Occasion], tags: Sequence[str]) -> Record:
    """Arrays for ``replay``; tags that are not among ``tags`` are left out."""
    place = {tag: column for column, tag in enumerate(tags)}
    cells = [
        (row, place[tag]) for row, one in enumerate(occasions) for tag in one.tags if tag in place
    ]
    present = np.zeros((len(occasions), len(tags)), np.bool_)
    if cells:
        present[tuple(np.array(cells).T)] = True
    held = np.array([one.held for one in occasions], dtype=np.float64)
    return Record(
        tuple(one.when for one in occasions),
        np.array([one.outcome for one in occasions], dtype=np.float64),
        present,
        tuple(tags),
        held.reshape(len(occasions), -1) if occasions else np.zeros((0, 0)),
    )


def learn_from(
    engine: TriggerEngine,
    occasions: Sequence[Occasion],
    later: Mapping[str, datetime] | None = None,
    at: Sequence[int] = (),
) -> list[Readings]:
    """Take occasions in, in blocks; tags of ``later`` join at the time they were invented.

    Occasions before that, even ones that were given the tag afterwards, say nothing about it.
    Tags that join before the same occasion do so in the order of ``later``. Tags that the engine
    does not know and that are not in ``later`` are left out. Raises AnalysisError, with the
    occasions before the block in question learned.

    ``at``: after how many occasions of this engine to read. The readings come in the order of
    counts, those of one block together, with the tags that were known then.
    """
    joining = _joining(engine, occasions, later or {})
    readings, start, before = [], 0, engine.occasions
    for end, tag in [*joining, (len(occasions), "")]:
        if end > start:
            record = as_record(occasions[start:end], engine.tags)
            counts = np.array([n for n in sorted(at) if start < n - before <= end], np.int64)
            read = engine.observe_many(
                record.when, record.outcome, record.present, counts, record.held
            )
            readings.append(read)
        if tag:
            engine.add_tag(tag)
        start = end
    return readings


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
    engine = new_engine(outcome, tags, weights, alpha, day_starts)
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
    return sorted(joining, key=itemgetter(0))
