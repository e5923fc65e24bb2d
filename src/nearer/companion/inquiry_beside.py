"""What stands beside a question of the inquiry: what is in the person's own record already.

Patterns come as ``coach`` words them, and only the established ones; everything else is what the
person wrote.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from nearer import coach
from nearer.companion import echoes, fears, letters, moments, people, preferences
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.companion.why import why
from nearer.companion.why_averages import all_fates
from nearer.companion.why_claims import Claim
from nearer.content.inquiry import Beside, Question
from nearer.domain.past import Echo, Letter, Memory
from nearer.domain.values import Fear, Moment, Person, Reason

MOST = 5  # of each kind

Found = Moment | Claim | str | Fear | Memory | Echo | Reason | Letter | Person


@dataclass(frozen=True)
class Shelf:
    """What was found of one kind, the most telling or the newest first."""

    kind: Beside
    found: tuple[Found, ...]


def beside(space: Space, question: Question) -> tuple[Shelf, ...]:
    """The kinds that the question asks for, those of which nothing is there left out."""
    found = ((kind, tuple(LOOKED_UP[kind](space)[:MOST])) for kind in question.beside)
    return tuple(Shelf(kind, values) for kind, values in found if values)


def _pulled_away(space: Space) -> Sequence[Moment]:
    """None with somebody unsafe: going away from them is no question."""
    unsafe = unsafe_people(space)
    newest = (
        one
        for one in reversed(moments.in_order(space))
        if one.action == "away" and unsafe.isdisjoint(one.people)
    )
    return tuple(islice(newest, MOST))


def _patterns(space: Space) -> Sequence[Claim]:
    return [claim for claim in why(space).urge.of("established") if not claim.retired]


def _nearer(space: Space) -> Sequence[Claim]:
    """Established for closeness, and on its side."""
    told = why(space).closeness.of("established")
    return [claim for claim in told if claim.finding.effect > 0 and not claim.retired]


def _fates(space: Space) -> Sequence[str]:
    fates = all_fates(space)
    return [coach.fates_told(fates)] if fates.answered else []


def _lessons(space: Space) -> Sequence[Memory]:
    taught = (memory for memory in space.all(Memory) if memory.taught)
    return sorted(taught, key=lambda memory: memory.noted, reverse=True)


def _echoes(space: Space) -> Sequence[Echo]:
    return [echo for echo in echoes.newest_first(space) if echo.alike]


def _different(space: Space) -> Sequence[Echo]:
    return [echo for echo in echoes.newest_first(space) if echo.different]


def _reason(space: Space) -> Sequence[Reason]:
    reason = preferences.reason(space)
    return [reason] if reason else []


def _close(space: Space) -> Sequence[Person]:
    unsafe = unsafe_people(space)
    known = people.present(space)
    return [one for one in known if one.circle != "further" and one.id not in unsafe]


LOOKED_UP: dict[Beside, Callable[[Space], Sequence[Found]]] = {
    "pulled_away": _pulled_away,
    "patterns": _patterns,
    "fates": _fates,
    "fears": fears.in_order,
    "lessons": _lessons,
    "echoes": _echoes,
    "reason": _reason,
    "letters": letters.newest_first,
    "nearer": _nearer,
    "people": _close,
    "different": _different,
}
