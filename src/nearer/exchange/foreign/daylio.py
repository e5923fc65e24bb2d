"""Daylio's table: a row for each entry, with a mood by its name and what was done.

Columns: full_date (2026-03-01), date, weekday, time (20:15 or 8:15 pm), mood, activities with bars
between them, note_title, note; later versions add scales.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from nearer.domain.tongue import gettext as _
from nearer.exchange.foreign.grid import read_rows
from nearer.exchange.foreign.noted import Noted, Reading, names_in
from nearer.exchange.foreign.times import NOON, placed, read_clock, read_day

MOODS = {"rad": 10, "good": 8, "meh": 5, "bad": 2, "awful": 0}
"""The five moods of the first start, evenly over 0–10. People may give them other names."""

SAYING = ("full_date", "time", "mood", "activities", "note_title", "note")
"""What one entry is known again by: more columns come with later versions."""


def read_daylio(source: BinaryIO, name: str, reading: Reading) -> Iterator[Noted]:
    """Each entry that can be read. Raises BadInput."""
    for number, cells in read_rows(source, name, reading.faults, reading.watch):
        folded = {key.casefold(): cell for key, cell in cells.items()}
        day = read_day(folded.get("full_date", ""))
        clock = read_clock(folded.get("time", "")) or NOON
        when = placed(datetime.combine(day, clock), reading.zone) if day else None
        if when is None:
            reading.faults.add(number, "full_date", _("is not a date"))
            continue
        mood = folded.get("mood", "").strip()
        known = MOODS.get(mood.casefold())
        if mood and known is None:
            reading.left[_("moods with names of their own")] += 1
        if folded.get("scales", "").strip():
            reading.left[_("scales")] += 1
        said = tuple(folded.get(name, "").strip() for name in SAYING)
        title, note = folded.get("note_title", ""), folded.get("note", "")
        yield Noted(
            row=number,
            when=when,
            said=said,
            mood=known,
            tags=names_in(folded.get("activities", ""), "|"),
            words="\n\n".join(part.strip() for part in (title, note) if part.strip()),
        )
