"""Rows sorted by time and parted by person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from nearer.exchange.diary.columns import TagColumn
from nearer.exchange.diary.faults import Faults
from nearer.exchange.diary.rows import PRESENT, UNKNOWN, Row
from nearer.exchange.diary.values import Occasion, PersonDiary

MORNING, EVENING = 9, 21  # hours between which the beeps of a day are placed

Tags = Sequence[tuple[int, TagColumn]]
"""Each tag with its place among the flags of a row."""


def placed(rows: Iterable[Row]) -> list[Row]:
    """Rows of days at an hour: beeps evenly by their number, or all at the same hour."""
    rows = list(rows)
    first = min(row.beep for row in rows)
    span = max(row.beep for row in rows) - first
    waking = timedelta(hours=EVENING - MORNING)
    morning = timedelta(hours=MORNING)
    return [
        replace(row, when=row.when + morning + waking * ((row.beep - first) / max(span, 1)))
        for row in rows
    ]


def in_order(rows: Iterable[Row], faults: Faults) -> tuple[list[Row], int]:
    """Rows by time, only the first of one person at one time; and how many stood too late."""
    latest: dict[str, datetime] = {}
    taken: set[tuple[str, datetime]] = set()
    kept: list[Row] = []
    late = 0
    for row in rows:
        if (row.person, row.when) in taken:
            faults.add_repeated(row.row)
            continue
        taken.add((row.person, row.when))
        late += row.when < latest.get(row.person, row.when)
        latest[row.person] = max(row.when, latest.get(row.person, row.when))
        kept.append(row)
    return sorted(kept, key=lambda row: row.when), late


def people_of(rows: Iterable[Row], tags: Tags) -> Iterable[PersonDiary]:
    """People in the order in which the file first names them. ``rows`` in the order of time."""
    theirs: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        theirs[row.person].append(row)
    for person, own in sorted(theirs.items(), key=lambda item: min(row.row for row in item[1])):
        yield _person(person, own, tags)


def unanswered_cells(rows: Iterable[Row], tags: Tags, outcome: str) -> dict[str, int]:
    """How often the outcome and each tag were not answered; only those that ever were not."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row.outcome is None:
            counts[outcome] += 1
        counts.update(tag.tag for place, tag in tags if row.flags[place] == UNKNOWN)
    return dict(counts)


def _person(person: str, rows: Sequence[Row], tags: Tags) -> PersonDiary:
    answered = [
        (place, tag.tag) for place, tag in tags if any(row.flags[place] != UNKNOWN for row in rows)
    ]
    occasions = tuple(
        Occasion(
            row.row,
            row.when,
            row.outcome,
            tuple(tag for place, tag in answered if row.flags[place] == PRESENT),
        )
        for row in rows
        if row.outcome is not None and all(row.flags[place] != UNKNOWN for place, _ in answered)
    )
    return PersonDiary(person, tuple(tag for _, tag in answered), occasions)
