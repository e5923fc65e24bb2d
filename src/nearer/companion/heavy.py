"""Whether words weigh so much that help comes before any note on how they are put."""

from nearer.coach import safety_check
from nearer.companion.safety_heard import of_somebody_else
from nearer.companion.space import Space


def heavy(space: Space, words: str, theirs: str) -> tuple[bool, bool]:
    """For the person's own words, and for a message they answer. Nothing of it is kept.

    Neither where the person wants no words looked at for that.
    """
    if not space.preferences().checks_words:
        return False, False
    return safety_check(words) is not None, of_somebody_else(theirs) is not None
