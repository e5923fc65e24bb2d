"""What every page that shows notes on a text needs."""

from collections.abc import Iterable
from typing import Any

from nearer.coach.drafts import (
    Sort,
    cannot_judge,
    how_it_works,
    nothing_noticed,
    sort_name,
)
from nearer.companion.noticed import Mark, look


def showing(words: str, replying_to: str) -> dict[str, Any]:
    """For ``say/notes.html``. Nothing of the text is kept."""
    looked = look(words, replying_to) if words else None
    return {
        "looked": looked,
        "legend": legend(note.mark for note in looked.notes) if looked else [],
        "nothing": nothing_noticed(),
        "cannot_judge": cannot_judge(),
        "how_it_works": how_it_works(),
    }


def legend(marks: Iterable[Mark]) -> list[tuple[Sort, str]]:
    """What the marks on a text mean, each sort once, in the order of meeting them."""
    return [(sort, sort_name(sort)) for sort in dict.fromkeys(mark.sort for mark in marks)]
