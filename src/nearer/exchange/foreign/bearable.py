"""Bearable's table: a row for each thing that was tracked; those of one time make one moment.

Columns: date, date formatted (2026-03-01), weekday, time of day (am, mid, pm, all day, or a time),
category, rating/amount, detail, notes.
"""

import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import BinaryIO

from nearer.domain.errors import DiaryError
from nearer.domain.tongue import gettext as _
from nearer.exchange.diary.cells import number as read_number
from nearer.exchange.foreign.grid import Row, read_rows
from nearer.exchange.foreign.noted import Noted, Reading, unique
from nearer.exchange.foreign.times import NOON, placed, read_clock, read_day

PARTS = {"pre": time(6), "am": time(9), "mid": NOON, "pm": time(18), "all day": NOON}
LOWEST, HIGHEST = 0, 10  # of a mood
TAGGED = ("factor", "symptom")
WORDS = ("note", "gratitude")
SAYING = ("date formatted", "time of day", "category", "rating/amount", "detail", "notes")
_AMOUNT = re.compile(r"\s*\([^()]*\)\s*$")

Times = dict[datetime, list[Row]]


def read_bearable(source: BinaryIO, name: str, reading: Reading) -> Iterator[Noted]:
    """A moment for each time at which something was noted. Raises BadInput."""
    times: Times = {}
    for row in read_rows(source, name, reading.faults, reading.watch):
        cells = {key.casefold(): cell.strip() for key, cell in row.cells.items()}
        when = _when(cells.get("date formatted", ""), cells.get("time of day", ""), reading)
        if when is None:
            reading.faults.add(row.number, "date formatted", _("is not a date"))
        else:
            times.setdefault(when, []).append(Row(row.number, cells))
    for when, rows in times.items():
        noted = _noted(when, rows, reading)
        if noted is not None:
            yield noted


def _when(day: str, part: str, reading: Reading) -> datetime | None:
    found = read_day(day)
    clock = PARTS.get(part.casefold()) or read_clock(part) or NOON
    return placed(datetime.combine(found, clock), reading.zone) if found else None


def _noted(when: datetime, rows: list[Row], reading: Reading) -> Noted | None:
    """What was noted at one time; nothing where none of it is taken."""
    moods: list[float] = []
    tags: list[str] = []
    words: list[str] = []
    for row in rows:
        category = row.cells.get("category", "").casefold()
        if category == "mood":
            moods += _mood(row, reading)
        elif category.startswith(TAGGED):
            tags += (_AMOUNT.sub("", one) for one in row.cells.get("detail", "").split("|"))
        elif category.startswith(WORDS):
            words.append(row.cells.get("detail", ""))
        else:
            reading.left[row.cells.get("category", "")[:40] or _("rows without a category")] += 1
        words.append(row.cells.get("notes", ""))
    told = "\n\n".join(dict.fromkeys(text for text in words if text))
    mood = int(sum(moods) / len(moods) + 0.5) if moods else None
    found = Noted(
        row=rows[0].number,
        when=when,
        said=tuple(row.cells.get(name, "") for row in rows for name in SAYING),
        mood=mood,
        tags=unique(tags),
        words=told,
    )
    return found if mood is not None or found.tags or told else None


def _mood(row: Row, reading: Reading) -> list[float]:
    try:
        value = read_number(row.cells.get("rating/amount", ""), "")
    except DiaryError:
        value = None
    if value is None or not LOWEST <= value <= HIGHEST:
        reading.faults.add(row.number, "rating/amount", _("is not a rating from 0 to 10"))
        return []
    return [value]
