"""Lines to call or write to that fit a moment, of the person's own country alone."""

from nearer import content
from nearer.companion.space import Space
from nearer.content import HelpLine

AT_HAND = {
    "self_harm_explicit": ("emergency", "crisis"),
    "self_harm_veiled": ("crisis",),
    "danger_from_other": ("emergency",),  # a line for violence would tell others what it is about
}
"""Of which kinds one line stands at once after words of a kind, as ``safety_check`` tells them."""


def at_hand(space: Space, kind: str) -> tuple[HelpLine, ...]:
    """The first of each that fits words of that kind; none where the country is not known."""
    lines = _known(space)
    wanted = AT_HAND.get(kind, ())
    found = (next((one for one in lines if one.kind == wish), None) for wish in wanted)
    return tuple(one for one in found if one is not None)


def for_violence(space: Space) -> tuple[HelpLine, ...]:
    """Specialists first, then the emergency number; none where the country is not known."""
    fitting = (one for one in _known(space) if one.kind != "crisis")
    return tuple(sorted(fitting, key=lambda one: one.kind == "emergency"))


def _known(space: Space) -> tuple[HelpLine, ...]:
    country = space.preferences().country
    return content.help_lines(country) if country else ()
