"""Moments once they are kept: in order, searched, changed with their history, erased."""

from bisect import bisect_right, insort
from dataclasses import dataclass
from datetime import date, datetime

from msgspec.structs import replace

from nearer.companion.pages import Page, page_of
from nearer.companion.space import Space
from nearer.companion.tags import resolved
from nearer.domain.days import check_when, day_of
from nearer.domain.text import folded, tidy
from nearer.domain.values import Fear, Moment, Way


@dataclass(frozen=True)
class Wanted:
    """What to look for; an empty field asks for nothing."""

    words: str = ""
    person: str = ""
    tag: str = ""
    first: date | None = None
    last: date | None = None
    way: Way | None = None
    rated: bool = False  # only with an urge, as patterns count them
    skipped: bool = False  # show skips too


@dataclass(frozen=True)
class _Ordered:
    version: int
    written: tuple[Moment, ...]  # in the order of writing
    moments: tuple[Moment, ...]


def in_order(space: Space) -> tuple[Moment, ...]:
    """Every moment by the time it happened, oldest first. New ones cost no more than themselves."""
    kept: _Ordered | None = space.derived.get("moments")
    if kept is not None and kept.version == space.version:
        return kept.moments
    version, written = space.version, space.all(Moment)
    if kept and written[: len(kept.written)] == kept.written:
        moments = list(kept.moments)
        for moment in written[len(kept.written) :]:
            insort(moments, moment, key=_instant_and_id)
    else:
        moments = sorted(written, key=_instant_and_id)
    fresh = _Ordered(version, written, tuple(moments))
    space.derived["moments"] = fresh
    return fresh.moments


def since(space: Space, when: datetime) -> tuple[Moment, ...]:
    """Moments later than that, oldest first."""
    moments = in_order(space)
    return moments[bisect_right(moments, when.timestamp(), key=_instant) :]


def find(space: Space, wanted: Wanted, page: int = 1) -> Page[Moment]:
    """One page of the moments that fit, newest first. A page too far gives the last."""
    final = resolved(space)
    people = {moment_id: folded(text) for moment_id, text in _fear_words(space).items()}
    starts = space.preferences().day_starts
    words = folded(wanted.words.strip())

    def fits(moment: Moment) -> bool:
        if moment.skipped and not wanted.skipped:
            return False
        if wanted.rated and moment.urge is None:
            return False
        if wanted.way and moment.way != wanted.way:
            return False
        if wanted.person and wanted.person not in moment.people:
            return False
        if wanted.tag and wanted.tag not in {final.get(t, t) for t in moment.tags}:
            return False
        if wanted.first or wanted.last:
            day = day_of(moment.when, starts)
            if (wanted.first and day < wanted.first) or (wanted.last and day > wanted.last):
                return False
        return not words or words in folded(moment.words) or words in people.get(moment.id, "")

    found = [moment for moment in reversed(in_order(space)) if fits(moment)]
    return page_of(found, page)


def change(space: Space, moment: Moment) -> Moment:
    """Keep a changed moment as a new version. Raises BadInput, NotFound."""
    before = space.get(Moment, moment.id)
    if moment.when != before.when:
        check_when(moment.when, space.now())
    changed = replace(moment, words=tidy(moment.words, "words"))
    space.put(changed)
    return changed


def erase(space: Space, moment_id: str) -> None:
    """Remove a moment, its versions, and the fear that was written with it, for good."""
    space.get(Moment, moment_id)
    fears = [fear.id for fear in space.all(Fear) if fear.moment == moment_id]
    space.erase(moment_id, *fears)


def _fear_words(space: Space) -> dict[str, str]:
    words: dict[str, str] = {}
    for fear in space.all(Fear):
        if fear.moment:
            words[fear.moment] = f"{words.get(fear.moment, '')}\n{fear.words}"
    return words


def _instant(moment: Moment) -> float:
    """Two times of one zone compare by the wall clock, wrongly in the hour that comes twice."""
    return moment.when.timestamp()


def _instant_and_id(moment: Moment) -> tuple[float, str]:
    return moment.when.timestamp(), moment.id
