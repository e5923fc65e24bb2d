"""What an engine learned, sealed in the vault, so that opening a space need not learn it again.

A state belongs to a record: to the check-ins it was learned from and to the way the error budget
was divided. Both are in its fingerprint. A state that does not fit, cannot be read or is of
another version is passed over and the record replayed; nothing is lost but a second.

A state is replaced, never kept beside its successor, and no oftener than every ``OFTEN``
occasions: after a kill at any time fewer than so many are learned anew. One that does not fit its
record any more is erased as soon as that is known; erasing a check-in erases every state with it.
"""

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import islice

import msgspec

from nearer.companion.analyses import Analysis
from nearer.companion.budget import Budget
from nearer.companion.space import Space
from nearer.domain.bulk import collector_off
from nearer.domain.errors import AnalysisError, BadInput, StorageError
from nearer.domain.values import EngineState
from nearer.insight import TriggerEngine
from nearer.insight.bridge import HELD, RAISING, RANGE, Seen

OFTEN = 64  # occasions between two savings: to learn so many costs less than to draw a picture

_encoder = msgspec.json.Encoder(order="deterministic")


def resume(
    space: Space, analysis: Analysis, planned: Budget, seen: Sequence[Seen]
) -> TriggerEngine | None:
    """The engine as it was saved, if it learned from the beginning of this record."""
    kept = space.find(EngineState, _id(analysis))
    if kept is None or kept.moments > len(seen):
        return None
    try:
        engine = TriggerEngine.from_bytes(kept.state)
    except AnalysisError:
        return None
    joined = len(engine.tags) - len(planned.weights)
    if joined < 0 or kept.fingerprint != _fingerprint(
        space, analysis, planned, joined, seen, kept.moments
    ):
        return None
    return engine


def save(
    space: Space,
    analysis: Analysis,
    planned: Budget,
    seen: Sequence[Seen],
    engine: TriggerEngine,
) -> bool:
    """Keep an engine that has learned all of ``seen``, in the place of what was kept before.

    Not where another process wrote meanwhile: what was learned may be of check-ins that are gone.
    Whether that was left for the next time is the answer: ``False`` if so.
    Where nothing can be written nothing changes; of a state too large for one record none is kept.
    """
    version = space.version
    with suppress(StorageError):
        space.refresh()
    if space.version != version:
        return False
    kept = resume(space, analysis, planned, seen)
    if kept is not None and kept.occasions > engine.occasions - OFTEN:
        return True  # another process saved it not long ago
    state = EngineState(
        id=_id(analysis),
        moments=len(seen),
        fingerprint=_fingerprint(space, analysis, planned, len(planned.later), seen, len(seen)),
        state=engine.to_bytes(),
    )
    try:
        with suppress(StorageError):
            space.put(state, erase=[state.id])
    except BadInput:
        forget(space, analysis)
    return True


def forget(space: Space, analysis: Analysis) -> None:
    """Erase what was saved, since it is of another record. Where nothing is written it stays."""
    if space.find(EngineState, _id(analysis)) is not None:
        with suppress(StorageError):
            space.erase(_id(analysis))


def _id(analysis: Analysis) -> str:
    return f"engine-{analysis.id}"


def _fingerprint(
    space: Space,
    analysis: Analysis,
    planned: Budget,
    joined: int,
    seen: Sequence[Seen],
    count: int,
) -> bytes:
    """Of everything an engine's numbers depend on: the questions, the plan, the answers."""
    outcome = analysis.outcome
    plan = (
        analysis.id,
        analysis.alpha,
        RAISING[outcome],
        RANGE[outcome],
        HELD[outcome],
        planned.day_starts,
        list(planned.weights.items()),
        list(islice(planned.later.items(), joined)),
    )
    return sha256(_encoder.encode(plan) + _answers(space, seen, count)).digest()


def _answers(space: Space, seen: Sequence[Seen], count: int) -> bytes:
    """A digest of the first ``count`` check-ins; kept, since every analysis asks for the same."""
    known: tuple[Sequence[Seen], dict[int, bytes]] = space.derived.get("answers", ((), {}))
    if known[0] is not seen:
        known = space.derived["answers"] = seen, {}
    if count not in known[1]:
        known[1][count] = _digest(seen, count)
    return known[1][count]


@collector_off()
def _digest(seen: Sequence[Seen], count: int) -> bytes:
    rows = [
        (m.when, m.way, m.skipped, m.urge, m.closeness, m.action, columns)
        for m, columns in islice(seen, count)
    ]
    return sha256(_encoder.encode(rows)).digest()
