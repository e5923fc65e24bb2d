"""Whether words weigh so much that help comes before any note on how they are put."""

from nearer.coach import safety_check
from nearer.coach.safety import Kind
from nearer.companion.safety_heard import of_somebody_else
from nearer.companion.space import Space


def heavy(space: Space, words: str, theirs: str) -> tuple[Kind | None, Kind | None]:
    """For the person's own words, and for a message they answer. Nothing of it is kept.

    Neither where the person wants no words looked at for that.
    """
    if not space.preferences().checks_words:
        return None, None
    own = safety_check(words)
    return own.kind if own else None, of_somebody_else(theirs) if theirs else None
