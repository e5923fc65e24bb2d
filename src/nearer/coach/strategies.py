"""Strategies offered for what goes with an urge: offered, and nothing said of what they do."""

from nearer.domain.tongue import gettext as _


def offered_for(name: str) -> str:
    """Why these are shown first. ``name``: of an established pattern."""
    return _(
        "So far, your urge to pull away was higher with “%(name)s”. These were written for "
        "moments like that. Whether one of them does anything for you is open."
    ) % {"name": name}
