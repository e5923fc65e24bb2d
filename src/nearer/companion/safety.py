"""Who is left out of every suggestion of closeness: the one place that says so."""

from nearer.companion.space import Space


def unsafe_people(space: Space) -> frozenset[str]:  # noqa: ARG001 - nobody can be marked yet
    """Ids of people whom the person marked as not safe to be close to."""
    return frozenset()


def suggestions_held(space: Space) -> bool:  # noqa: ARG001 - nothing raises a flag yet
    """Whether a safety flag is open, so that no closeness is suggested at all."""
    return False
