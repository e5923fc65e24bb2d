"""A first line to somebody: examples with their name, and a step made of it. Nothing is sent."""

from nearer.companion import steps
from nearer.companion.people import DEPTHS
from nearer.companion.space import Space
from nearer.companion.steps import LONGEST, Written
from nearer.companion.telling import named_so
from nearer.content import first_lines, gifts
from nearer.domain.people import Gift
from nearer.domain.practice import Depth
from nearer.domain.text import tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Person
from nearer.practice.ladder import LadderStep

SHORT = 80  # characters of a message in the name of its step
SHALLOW: Depth = "small_feelings"
"""How deep a line goes that has no depth of its own: a word, an old tie."""


def lines(about: str, person: Person, kind: Gift | None = None) -> tuple[str, ...]:
    """What one could write to them, most fitting first. ``about``: an occasion or a depth; what is
    unknown is a word without an occasion. ``kind``: with a line that asks for this.
    """
    every = first_lines()
    found = every.get(about, every["word"])
    asking = (gifts()[kind].line,) if kind else ()
    return tuple(named_so(line, person.alias) for line in (*asking, *found))


def as_step(space: Space, person: Person, words: str, about: str = "") -> LadderStep:
    """A step of one's own out of a message, only for them. Raises BadInput."""
    message = tidy(words, "words")
    depth = next((one for one in DEPTHS if one == about), SHALLOW)
    first = message.split("\n", maxsplit=1)[0].strip()
    short = first if len(first) <= SHORT else f"{first[:SHORT].rstrip()}…"
    said = _("Say to %(name)s: “%(words)s”") % {"name": steps.NAME, "words": short}
    return steps.write(
        space, Written(words=said[:LONGEST], depth=depth, person=person.id, line=message)
    )
