"""What stands beside the outcome: tags, people, being alone, and pairs asked for, as columns.

What a column is called tells what it is (``companion/column_names.py``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from nearer.companion.column_names import ALONE, WITH, pair_column, tag_column, with_person
from nearer.companion.moments import in_order
from nearer.companion.space import Space
from nearer.companion.tags import resolved
from nearer.domain.bulk import collector_off
from nearer.domain.values import Moment, Pair, Person, Tag
from nearer.insight.bridge import Seen


@dataclass(frozen=True)
class Reading:
    """How check-ins are read as columns at present.

    ``tags``: for each tag id the column it counts as, through merges. ``parts``: for each pair its
    name, the two columns, and since when it is watched. Of pairs that merges made the same there
    is one.
    """

    tags: Mapping[str, str]
    people: frozenset[str]
    parts: tuple[tuple[str, str, str, datetime], ...]

    def columns_of(self, moment: Moment) -> frozenset[str]:
        found = {self.tags[tag] for tag in moment.tags if tag in self.tags}
        found.update(WITH + person for person in moment.people if person in self.people)
        if moment.alone:
            found.add(ALONE)
        for name, first, second, asked in self.parts:
            if first in found and second in found and moment.when >= asked:
                found.add(name)
        return frozenset(found)


def reading(space: Space) -> Reading:
    tags = {tag: tag_column(final) for tag, final in resolved(space).items()}
    people = frozenset(person.id for person in space.all(Person))
    return Reading(tags, people, tuple(_parts(space, tags)))


def _parts(space: Space, tags: Mapping[str, str]) -> Iterator[tuple[str, str, str, datetime]]:
    """Of pairs that are the same by now the first that was not taken back, else the first."""
    counts_as = {tag_column(tag): final for tag, final in tags.items()}
    met: set[frozenset[str]] = set()
    for pair in sorted(space.all(Pair), key=lambda pair: pair.withdrawn):
        first, second = (counts_as.get(part, part) for part in (pair.first, pair.second))
        both = frozenset((first, second))
        if len(both) == 2 and both not in met:  # of a pair merged into one thing nothing is left
            met.add(both)
            yield pair_column(pair.id), first, second, pair.asked


def shown(space: Space) -> frozenset[str]:
    """Columns that may be told of: not merged into another, not gone, not withdrawn.

    A pair only as long as it is read as one.
    """
    tags = (tag_column(tag.id) for tag in space.all(Tag) if not tag.merged_into)
    people = (with_person(person.id) for person in space.all(Person))
    read = {name for name, *_ in reading(space).parts}
    asked = (pair_column(pair.id) for pair in space.all(Pair) if not pair.withdrawn)
    pairs = (name for name in asked if name in read)
    return frozenset((*tags, *people, *pairs, ALONE))


@dataclass(frozen=True)
class _Kept:
    version: int
    how: Reading
    moments: tuple[Moment, ...]
    seen: tuple[Seen, ...]


def seen(space: Space) -> tuple[Seen, ...]:
    """Every check-in in order with its columns; a new one costs no more than itself."""
    with space.working():
        kept: _Kept | None = space.derived.get("seen")
        if kept is not None and kept.version == space.version:
            return kept.seen
        how, moments = reading(space), in_order(space)
        if kept and kept.how == how and moments[: len(kept.moments)] == kept.moments:
            found = kept.seen + _read(how, moments[len(kept.moments) :])
        else:
            found = _read(how, moments)
        space.derived["seen"] = _Kept(space.version, how, moments, found)
        return found


@collector_off()
def _read(how: Reading, moments: Iterable[Moment]) -> tuple[Seen, ...]:
    return tuple(Seen(moment, how.columns_of(moment)) for moment in moments)
