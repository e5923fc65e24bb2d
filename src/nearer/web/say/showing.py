"""What every page that shows notes on a text needs."""

from collections.abc import Iterable
from typing import Any

from nearer.coach.drafts import (
    Sort,
    before_the_notes,
    cannot_judge,
    how_it_works,
    notes_wait,
    nothing_noticed,
    nothing_suggested,
    sort_name,
)
from nearer.companion.listening import heard
from nearer.companion.notes import Text, noted
from nearer.companion.noticed import Mark
from nearer.companion.space import Space

NONE = Text("")


def showing(space: Space, text: Text, *, asked: bool = False) -> dict[str, Any]:
    """For ``say/notes.html``. Nothing of the text is kept.

    ``asked``: the notes are wanted also where words are heavy.
    """
    found = noted(space, text, asked=asked)
    looked = found.looked
    return {
        "looked": looked,
        "heard": None if found.rests else heard(text.scene, text.words),
        "before": before_the_notes(own=found.own, theirs=found.from_them),
        "waits": notes_wait() if found.waits else "",
        "rests": nothing_suggested() if looked and found.rests else "",
        "asked": asked and found.heavy,
        "legend": legend(note.mark for note in looked.notes) if looked else [],
        "nothing": nothing_noticed() if looked and not (looked.notes or found.rests) else "",
        "cannot_judge": cannot_judge(),
        "how_it_works": how_it_works(),
    }


def legend(marks: Iterable[Mark]) -> list[tuple[Sort, str]]:
    """What the marks on a text mean, each sort once, in the order of meeting them."""
    return [(sort, sort_name(sort)) for sort in dict.fromkeys(mark.sort for mark in marks)]
