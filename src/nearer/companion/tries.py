"""Steps that are planned, done and looked back at. Nothing is counted in a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_changes
from datetime import datetime
from typing import get_args

from msgspec.structs import replace

from nearer.companion import fears, steps
from nearer.companion.once import TWICE
from nearer.companion.pages import Page, page_of
from nearer.companion.prompts import local
from nearer.companion.safety import suggestions_held
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.practice import Attempt, Did
from nearer.domain.text import tidy
from nearer.domain.values import Fear
from nearer.practice.ladder import Done, LadderStep, next_steps

HARDEST = 100
DONE: tuple[Did, ...] = ("did", "part")
DID: tuple[Did, ...] = get_args(Did)


@dataclass(frozen=True)
class Plan:
    """What may be said before a step. ``fear``, ``likely``: a prediction for the ledger, 0–100."""

    person: str = ""
    by: str = ""
    hard_before: int | None = None
    backed_by: str = ""
    fear: str = ""
    likely: int | None = None


@dataclass(frozen=True)
class After:
    """What may be said of it afterwards."""

    did: str
    hard_after: int | None = None
    gave_back: bool | None = None
    happened: str = ""
    felt: str = ""
    learned: str = ""


def plan(space: Space, key: str, wanted: Plan, attempt_id: str = "") -> Attempt:
    """Keep that a step is to be tried. Sent twice within minutes, it is planned once.

    ``attempt_id``: where it is known beforehand, so that two processes keep one. Raises BadInput,
    NotFound.
    """
    with space.working():
        one = steps.step(space, key)
        wanted = with_changes(wanted, person=one.person or wanted.person)
        now = local(space, space.now())
        its_id = attempt_id or space.new_id()
        fresh = Attempt(id=its_id, step=key, planned=now, person=wanted.person)
        kept = _just_planned(space, fresh)
        planned = _planned(space, kept or fresh, _with_what_was_said(wanted, kept))
        space.put(planned)
        return planned


def change_plan(space: Space, attempt_id: str, wanted: Plan) -> Attempt:
    """Keep a changed plan. A prediction made before stays as it was, and goes with the person.

    Once the step was done nothing can be said of before it any more. Raises BadInput, NotFound.
    """
    with space.working():
        one = space.get(Attempt, attempt_id)
        if was_told(space, one):
            wanted = _said_of_after(one, wanted)
        changed = _planned(space, one, wanted)
        space.put(changed, *_fear_moved(space, one, changed))
        return changed


def undo(space: Space, attempt_id: str) -> Attempt:
    """Put back the version before; what was feared stays linked to it. Raises NotFound."""
    with space.working():
        now = space.get(Attempt, attempt_id)
        space.undo(attempt_id)
        back = space.get(Attempt, attempt_id)
        linked = replace(back, fear=now.fear) if prediction(space, now) else back
        space.put(linked, *_fear_moved(space, now, linked))
        return linked


def was_told(space: Space, one: Attempt) -> bool:
    """Whether it was ever looked back at, also where that was taken back since."""
    written = (revision.value for revision in space.history(one.id))
    return any(isinstance(value, Attempt) and value.did for value in written)


def look_back(space: Space, attempt_id: str, after: After) -> Attempt:
    """Keep how it went; again, it corrects that. Raises BadInput, NotFound."""
    if after.did not in DID or not after.did:
        raise BadInput("Choose one of the three: done, in part, or not this time.", "did")
    with space.working():
        one = space.get(Attempt, attempt_id)
        told = replace(
            one,
            did=_did(after.did),
            hard_after=_of_100(after.hard_after, "hard_after"),
            gave_back=after.gave_back,
            happened=tidy(after.happened, "happened"),
            felt=tidy(after.felt, "felt"),
            learned=tidy(after.learned, "learned"),
            done=one.done or local(space, space.now()),
        )
        space.put(told)
        return told


def erase(space: Space, attempt_id: str) -> None:
    """One doing, for good; what was feared before it stays in the ledger. Raises NotFound."""
    space.get(Attempt, attempt_id)
    space.erase(attempt_id)


def get(space: Space, attempt_id: str) -> Attempt:
    """One doing. Raises NotFound."""
    return _readable(space.get(Attempt, attempt_id))


def waiting(space: Space) -> tuple[Attempt, ...]:
    """Planned and not looked back at, the newest first."""
    return _newest(one for one in space.all(Attempt) if not one.did)


def told(space: Space) -> tuple[Attempt, ...]:
    """Looked back at, the newest first, done or not."""
    return _newest(one for one in space.all(Attempt) if one.did)


def page(space: Space, number: int = 1) -> Page[Attempt]:
    """One page of those. A page too far gives the last."""
    return page_of(told(space), number)


def of_step(space: Space, key: str) -> tuple[Attempt, ...]:
    """Every doing of one step that was looked back at, the newest first."""
    return tuple(one for one in told(space) if one.step == key)


def done(space: Space) -> tuple[Done, ...]:
    """What was done, at least in part, oldest first."""
    return tuple(
        Done(one.step, one.person, one.hard_before, one.hard_after, one.gave_back)
        for one in reversed(told(space))
        if one.did in DONE
    )


def next_up(space: Space, ladder: Sequence[LadderStep]) -> tuple[LadderStep, ...]:
    """Of these steps, a few that could come next; none while suggestions are held."""
    return () if suggestions_held(space) else next_steps(ladder, done(space))


def when(one: Attempt) -> datetime:
    """When it was done, or was planned."""
    return one.done or one.planned


def prediction(space: Space, one: Attempt) -> Fear | None:
    """What was feared before it, if that is still in the ledger."""
    return space.find(Fear, one.fear) if one.fear else None


def _planned(space: Space, one: Attempt, wanted: Plan) -> Attempt:
    """Raises BadInput. The fear is written last, when nothing else stands in the way."""
    if wanted.backed_by and wanted.backed_by == wanted.person:
        raise BadInput("Choose somebody else than the one the step is with.", "backed_by")
    known = space.find(Attempt, one.id)
    before = known.person if known else ""
    filled = replace(
        one,
        person=steps.check_person(space, wanted.person, before, "person"),
        by=steps.way(wanted.by),
        hard_before=_of_100(wanted.hard_before, "hard_before"),
        backed_by=steps.check_person(space, wanted.backed_by, one.backed_by, "backed_by"),
    )
    words = tidy(wanted.fear, "fear")
    if prediction(space, one) is not None or not words:
        return filled
    return replace(filled, fear=fears.write(space, words, wanted.likely, filled.person).id)


def _with_what_was_said(wanted: Plan, kept: Attempt | None) -> Plan:
    """A plan sent again takes nothing out that it does not name."""
    if kept is None:
        return wanted
    return with_changes(
        wanted,
        by=wanted.by or kept.by,
        hard_before=kept.hard_before if wanted.hard_before is None else wanted.hard_before,
        backed_by=wanted.backed_by or kept.backed_by,
    )


def _said_of_after(one: Attempt, wanted: Plan) -> Plan:
    """Raises BadInput for what could only be said before the step."""
    if wanted.fear.strip():
        raise BadInput(
            "This step was looked back at already, so a fear before it can be no prediction any "
            "more. You can write one about what may come next under Fears.",
            "fear",
        )
    if wanted.hard_before not in {None, one.hard_before}:
        raise BadInput(
            "This step was looked back at already. How hard it felt before stays as it was.",
            "hard_before",
        )
    return with_changes(wanted, hard_before=one.hard_before)


def _fear_moved(space: Space, before: Attempt, after: Attempt) -> tuple[Fear, ...]:
    """What was feared, now about the other person, while it is open and was about the first."""
    fear = prediction(space, after)
    if fear is None or before.person == after.person or fear.person != before.person:
        return ()
    return (replace(fear, person=after.person),) if fears.is_open(fear) else ()


def _just_planned(space: Space, fresh: Attempt) -> Attempt | None:
    for kept in waiting(space):
        same = (kept.step, kept.person) == (fresh.step, fresh.person)
        near = abs(fresh.planned - kept.planned) < TWICE
        if same and near and not was_told(space, kept):
            return kept
    return None


def _newest(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    ordered = sorted(attempts, key=lambda one: when(one).timestamp(), reverse=True)
    return tuple(map(_readable, ordered))


def _readable(one: Attempt) -> Attempt:
    """Without ratings that nobody can have given, as from a damaged record."""
    before, after = steps.of_100(one.hard_before), steps.of_100(one.hard_after)
    if (before, after) == (one.hard_before, one.hard_after):
        return one
    return replace(one, hard_before=before, hard_after=after)


def _did(given: str) -> Did:
    return next(known for known in DID if known == given)


def _of_100(number: int | None, field: str) -> int | None:
    if number is not None and not 0 <= number <= HARDEST:
        raise BadInput("Choose a number from 0 to 100.", field)
    return number
