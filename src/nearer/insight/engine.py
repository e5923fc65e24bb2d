"""The trigger finder: what goes with the outcome, safe against looking after every occasion.

Assumes that each occasion's tags were noted before its outcome, and that what moves both is in
the record. Checked by simulation on null lives; what no analysis can mend (an unrecorded cause of
both, a mood that colours the noting) it cannot mend either: "goes with", never "causes".
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Self

import numpy.typing as npt

from nearer.domain.finding import TriggerFinding
from nearer.insight.course import begin, go_on, learned, with_new_tag
from nearer.insight.findings import findings_of
from nearer.insight.occasions import (
    Occasions,
    check_held,
    check_lengths,
    check_names,
    check_outcome,
    check_present,
    check_readings,
)
from nearer.insight.plan import check_tags, make_plan
from nearer.insight.reading import Readings, read
from nearer.insight.saved import pack, unpack
from nearer.insight.times import read_times


class TriggerEngine:
    """Learns occasion by occasion; every call either succeeds or leaves it as it was.

    ``weights``: a share of the error budget for every tag, together at most 1; what is left is
    the reserve for tags added later. ``None`` divides 0.9 equally. ``alpha``: the chance that any
    false tag is ever established. ``day_starts``: the hour up to which a night is still yesterday.
    ``outcome_range``: its ends; effects come in its points. ``raising``: the prior's share on tags
    that raise the outcome; 0.5 where neither direction was expected beforehand. ``held``: names of
    further numbers, of the size of answers, that every occasion brings and that are held equal
    while tags are judged; known before the outcome, or they would explain it away.
    Raises BadTags, BadWeights, BadSetting.
    """

    def __init__(
        self,
        tags: Sequence[str],
        weights: Mapping[str, float] | None = None,
        alpha: float = 0.05,
        *,
        day_starts: int = 4,
        outcome_range: tuple[float, float] = (0.0, 10.0),
        raising: float = 0.7,
        held: Sequence[str] = (),
    ) -> None:
        self._tags = check_tags(tags)
        # Columns stand by name, so that the order of tags changes nothing to the last bit.
        columns = tuple(sorted(self._tags))
        plan = make_plan(columns, weights, alpha, raising, outcome_range, day_starts)
        self._course = begin(plan, columns, check_tags(held))

    @property
    def tags(self) -> tuple[str, ...]:
        """In the order given, later ones last."""
        return self._tags

    @property
    def occasions(self) -> int:
        return self._course.occasions

    def observe(
        self,
        when: datetime,
        outcome: float,
        present: Iterable[str],
        held: Sequence[float] = (),
    ) -> None:
        """Learn from one occasion. Raises BadTime, TimeWentBack, BadOutcome, UnknownTag, BadHeld.

        ``held``: one number for each name announced.
        """
        course = self._course
        occasion = Occasions(
            read_times([when], course.plan.day_starts, course.latest),
            check_outcome([outcome], course.plan),
            check_names(present, course.tags),
            check_held([held], 1, len(course.held)),
        )
        self._course = learned(course, occasion)

    def observe_many(
        self,
        when: Sequence[datetime],
        outcome: npt.ArrayLike,
        present: npt.ArrayLike,
        at: npt.ArrayLike | None = None,
        held: npt.ArrayLike | None = None,
    ) -> Readings:
        """Learn from n occasions at once: the numbers ``observe`` would give, much sooner.

        ``when`` (n,) aware datetimes in order, ``outcome`` (n,), ``present`` (n, p) yes or no in
        the order of ``tags``. ``at``: occasion counts to read after, each once per row of the
        result; by default only the last. ``held`` (n, h). Raises what ``observe`` does, and
        NoOccasions, BadShape, BadReading.
        """
        course = self._course
        columns = [self._tags.index(tag) for tag in course.tags]
        outcomes = check_outcome(outcome, course.plan)
        check_lengths(len(when), len(outcomes))
        occasions = Occasions(
            read_times(when, course.plan.day_starts, course.latest),
            outcomes,
            check_present(present, len(when), len(columns))[:, columns],
            check_held(held, len(when), len(course.held)),
        )
        counts = check_readings(at, course.occasions, len(when))
        self._course, seen = go_on(course, occasions, counts)
        return read(course.tags, seen, self._course.crossed, course.plan).for_tags(self._tags)

    def add_tag(self, name: str) -> None:
        """Watch one more tag from now on, paid for from the reserve. Raises BadTags."""
        self._course = with_new_tag(self._course, name)
        self._tags = (*self._tags, name)

    def findings(self) -> tuple[TriggerFinding, ...]:
        """What can be said now of each tag, in the order of ``tags``."""
        return findings_of(self._course, self._tags)

    def to_bytes(self) -> bytes:
        """The whole state; ``from_bytes`` goes on to the same numbers. Holds tag names: seal it."""
        return pack(self._course, self._tags)

    @classmethod
    def from_bytes(cls, saved: bytes) -> Self:
        """Go on from ``to_bytes``. Raises UnreadableState."""
        engine = cls.__new__(cls)
        engine._course, engine._tags = unpack(saved)  # noqa: SLF001 - its own
        return engine


def replay(
    when: Sequence[datetime],
    outcome: npt.ArrayLike,
    present: npt.ArrayLike,
    tags: Sequence[str],
    at: npt.ArrayLike | None = None,
    weights: Mapping[str, float] | None = None,
    alpha: float = 0.05,
    *,
    day_starts: int = 4,
    outcome_range: tuple[float, float] = (0.0, 10.0),
    raising: float = 0.7,
) -> Readings:
    """A whole record at once, as it would have been read after each of the counts ``at``.

    See ``TriggerEngine`` for the settings and ``observe_many`` for the arrays.
    """
    engine = TriggerEngine(
        tags,
        weights,
        alpha,
        day_starts=day_starts,
        outcome_range=outcome_range,
        raising=raising,
    )
    return engine.observe_many(when, outcome, present, at)
