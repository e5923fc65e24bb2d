"""Then and now: a memory beside moments of the present that feel like it."""

from collections.abc import Sequence
from itertools import islice

from msgspec.structs import replace

from nearer.companion import moments
from nearer.companion.once import put_once
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.past import Echo, Memory
from nearer.domain.text import tidy
from nearer.domain.values import Moment

OFFERED = 10  # moments to choose from
RECENT = 200  # of the newest, among which strong urges come first
HIGH = 5  # an urge from here on comes first


def write(
    space: Space, memory_id: str, moment_ids: Sequence[str], alike: str = "", different: str = ""
) -> Echo:
    """Keep one. Sent twice within minutes, the same makes one. Raises BadInput, NotFound."""
    space.get(Memory, memory_id)
    blank = Echo(id=space.new_id(), noted=local(space, space.now()), memory=memory_id)
    return put_once(space, _checked(space, blank, moment_ids, alike, different))


def change(
    space: Space, echo_id: str, moment_ids: Sequence[str], alike: str, different: str
) -> Echo:
    """Keep it as a new version. Raises BadInput, NotFound."""
    changed = _checked(space, space.get(Echo, echo_id), moment_ids, alike, different)
    space.put(changed)
    return changed


def erase(space: Space, echo_id: str) -> None:
    space.get(Echo, echo_id)
    space.erase(echo_id)


def newest_first(space: Space) -> tuple[Echo, ...]:
    return tuple(sorted(space.all(Echo), key=lambda one: one.noted, reverse=True))


def of_memory(space: Space, memory_id: str) -> tuple[Echo, ...]:
    return tuple(echo for echo in newest_first(space) if echo.memory == memory_id)


def of_moment(space: Space, moment_id: str) -> tuple[Echo, ...]:
    return tuple(echo for echo in newest_first(space) if moment_id in echo.moments)


def moments_of(space: Space, echo: Echo) -> tuple[Moment, ...]:
    """Those of its moments that are still there."""
    found = (space.find(Moment, moment_id) for moment_id in echo.moments)
    return tuple(moment for moment in found if moment is not None)


def offered(space: Space, chosen: Sequence[str] = ()) -> tuple[Moment, ...]:
    """Moments to choose from: the chosen ones, then the newest with a strong urge, then others."""
    first = [moment for one in chosen if (moment := space.find(Moment, one)) is not None]
    newest = reversed(moments.in_order(space))
    felt = list(islice((m for m in newest if not m.skipped and m.id not in chosen), RECENT))
    strong = [moment for moment in felt if (moment.urge or 0) >= HIGH]
    others = [moment for moment in felt if (moment.urge or 0) < HIGH]
    return (*first, *(strong + others)[:OFFERED])


def _checked(
    space: Space, echo: Echo, moment_ids: Sequence[str], alike: str, different: str
) -> Echo:
    there = tuple(one for one in dict.fromkeys(moment_ids) if space.find(Moment, one))
    alike, different = tidy(alike, "alike"), tidy(different, "different")
    if not (there or alike or different):
        raise BadInput("Choose a moment, or write a few words about one.", "moments")
    return replace(echo, moments=there, alike=alike, different=different)
