"""What every page that shows notes on a text needs."""

from collections.abc import Iterable
from typing import Any

from nearer.coach.drafts import (
    Sort,
    before_the_notes,
    cannot_judge,
    how_it_works,
    nothing_noticed,
    sort_name,
)
from nearer.companion.heavy import heavy
from nearer.companion.listening import heard
from nearer.companion.noticed import Mark, look
from nearer.companion.space import Space
from nearer.content import Scenario


def showing(space: Space, words: str, theirs: str, scene: Scenario | None = None) -> dict[str, Any]:
    """For ``say/notes.html``. Nothing of the text is kept.

    ``theirs``: the message that is answered; ``scene``: where somebody invented says it instead.
    """
    looked = look(words, scene.their_line if scene else theirs) if words else None
    own, from_them = heavy(space, words, "" if scene else theirs)
    return {
        "looked": looked,
        "heard": heard(scene, words),
        "before": before_the_notes(own=own, theirs=from_them),
        "legend": legend(note.mark for note in looked.notes) if looked else [],
        "nothing": nothing_noticed(),
        "cannot_judge": cannot_judge(),
        "how_it_works": how_it_works(),
    }


def legend(marks: Iterable[Mark]) -> list[tuple[Sort, str]]:
    """What the marks on a text mean, each sort once, in the order of meeting them."""
    return [(sort, sort_name(sort)) for sort in dict.fromkeys(mark.sort for mark in marks)]
