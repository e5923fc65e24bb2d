"""Fears written as predictions, and what happened."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import get_args

from msgspec.structs import replace

from nearer.companion.once import put_once
from nearer.companion.prompts import local
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space, named
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Fear, FearKind, FearOutcome, Moment, Person

EARLIEST, LATEST = timedelta(days=2), timedelta(days=4)  # when what happened is first asked
AGAIN = timedelta(days=3)  # "can't know yet" and "not now" ask once more after this
ASKED_AT_MOST = 3  # times; then a fear stays open quietly
HIGHEST = 10  # of how bad and how kind
OUTCOMES: tuple[FearOutcome, ...] = get_args(FearOutcome)
KINDS: tuple[FearKind, ...] = get_args(FearKind)
KNOWN: tuple[FearOutcome, ...] = ("no", "partly", "yes")
LATER = ("due", "not_yet", "outcome", "answered", "likely_now", "what_happened", "care_met")
"""What is not said when a fear is written."""


def write(
    space: Space,
    words: str,
    likely: int | None,
    person: str = "",
    moment: str = "",
    *,
    about: str = "",
    bad: int | None = None,
    counts: str = "",
    care_expected: int | None = None,
) -> Fear:
    """Keep a fear by itself. Sent twice within minutes, the same makes one fear.

    ``likely``: 0–100; ``about``: one of ``KINDS``; ``bad``, ``care_expected``: 0–10; ``counts``:
    what would count as "it happened". Raises BadInput.
    """
    fear_id = space.new_id()
    with space.working():
        space.refresh()
        now = local(space, space.now())
        fear = _checked(
            space,
            Fear(
                id=fear_id,
                when=now,
                words=words,
                likely=_percent(likely, "likely"),
                person=person,
                moment=moment,
                due=asks_at(fear_id, now),
                about=_kind(about),
                bad=bad,
                counts=counts,
                care_expected=care_expected,
            ),
        )
        return put_once(space, fear, at="when", besides=LATER)


def asks_at(fear_id: str, written: datetime) -> datetime:
    """When to ask what happened, spread evenly over two to four days after writing.

    Drawn from the fear's own id, which is chance: what keeps the same fear twice draws the same.
    """
    drawn = int.from_bytes(sha256(fear_id.encode()).digest()[:8]) / 2**64
    minutes = int(drawn * ((LATEST - EARLIEST) / timedelta(minutes=1)))
    return written + EARLIEST + timedelta(minutes=minutes)


def change(space: Space, fear: Fear) -> Fear:
    """Keep a changed fear as a new version. Raises BadInput, NotFound.

    How likely it felt can change only until it is known or asked about: later it would be no
    prediction any more.
    """
    with space.working():
        before = space.get(Fear, fear.id)
        _percent(fear.likely, "likely")
        changed = _checked(space, fear)
        if changed.likely != before.likely and not may_change_number(space, before):
            raise BadInput(
                "This number was your prediction, and its time has come. It stays as it was; "
                "everything else can be changed.",
                "likely",
            )
        space.put(changed)
        return changed


def may_change_number(space: Space, fear: Fear) -> bool:
    """Until it is asked about, or was known: taking an answer back makes it no prediction again."""
    if fear.due <= space.now() or fear.not_yet:
        return False
    told = (revision.value for revision in space.history(fear.id))
    return not any(isinstance(one, Fear) and one.outcome in KNOWN for one in told)


def due(space: Space) -> tuple[Fear, ...]:
    """Fears whose time has come to ask what happened, the oldest first; none about the unsafe."""
    now, unsafe = space.now(), unsafe_people(space)
    waiting = [
        fear
        for fear in space.all(Fear)
        if asks(fear) and fear.due <= now and unsafe.isdisjoint(_about(space, fear))
    ]
    return tuple(sorted(waiting, key=lambda fear: fear.when.timestamp()))


def _about(space: Space, fear: Fear) -> set[str]:
    """Whom it is about: the person named in it and those of its check-in."""
    moment = space.find(Moment, fear.moment)
    return {fear.person, *(moment.people if moment else ())}


def in_order(space: Space) -> tuple[Fear, ...]:
    """Every fear, the newest first."""
    return tuple(sorted(space.all(Fear), key=lambda fear: fear.when.timestamp(), reverse=True))


def is_open(fear: Fear) -> bool:
    return fear.outcome in {"", "unknown"}


def asks(fear: Fear) -> bool:
    """Whether Nearer asks about it, now or later; else it can be answered all the same."""
    return is_open(fear) and fear.not_yet < ASKED_AT_MOST


def answer(
    space: Space,
    fear_id: str,
    outcome: str,
    likely_now: int | None = None,
    what_happened: str | None = None,
    care_met: int | None = None,
    *,
    whole: bool = False,
) -> Fear:
    """Keep what became of a fear. "Can't know yet", when asked, asks once more after some days.

    What is ``None`` was not asked and stays as it was; ``whole``: all of it was asked, and what is
    ``None`` is taken out. Sent twice, it is one answer. Raises BadInput, NotFound.
    """
    if outcome not in OUTCOMES or not outcome:
        raise BadInput("Choose what happened: no, partly, yes, or can't know yet.", "outcome")
    given = {
        "likely_now": None if likely_now is None else _percent(likely_now, "likely_now"),
        "what_happened": None if what_happened is None else tidy(what_happened, "what_happened"),
        "care_met": _of_ten(care_met, "care_met"),
    }
    if whole:
        given["what_happened"] = given["what_happened"] or ""
    else:
        given = {name: value for name, value in given.items() if value is not None}
    with space.working():
        fear = space.get(Fear, fear_id)
        told = replace(fear, outcome=_outcome(outcome), **given)
        put_off = outcome == "unknown" and asks(fear) and fear.due <= space.now()
        if told == fear and not put_off:
            return fear
        answered = replace(told, answered=space.now())
        if put_off:
            later = local(space, space.now()) + AGAIN
            answered = replace(answered, due=later, not_yet=fear.not_yet + 1)
        space.put(answered)
        return answered


def not_now(space: Space, fear_id: str) -> Fear:
    """Leave the question be for some days, as "can't know yet" does. Raises NotFound."""
    with space.working():
        fear = space.get(Fear, fear_id)
        if not asks(fear) or fear.due > space.now():  # sent twice, or answered meanwhile
            return fear
        left = replace(fear, due=local(space, space.now()) + AGAIN, not_yet=fear.not_yet + 1)
        space.put(left)
        return left


def undo(space: Space, fear_id: str) -> Fear:
    """Put back the version before; a number whose time has come stays. Raises NotFound."""
    with space.working():
        now = space.get(Fear, fear_id)
        space.undo(fear_id)
        back = space.get(Fear, fear_id)
        if back.likely != now.likely and not may_change_number(space, now):
            back = replace(back, likely=now.likely)
            space.put(back)
        return back


def erase(space: Space, fear_id: str) -> None:
    space.get(Fear, fear_id)
    space.erase(fear_id)


def _checked(space: Space, fear: Fear) -> Fear:
    words = tidy(fear.words, "words")
    if not words:
        raise BadInput("Write what you fear might happen, in a few words.", "words")
    before = space.find(Fear, fear.id)
    if fear.person and (before is None or before.person != fear.person):  # it may be deleted since
        gone = "This person is not in your space any more."
        named(space.all(Person), fear.person, gone, "person")
    _of_ten(fear.bad, "bad")
    _of_ten(fear.care_expected, "care_expected")
    return replace(fear, words=words, counts=tidy(fear.counts, "counts"), about=_kind(fear.about))


def _kind(given: str) -> FearKind:
    for kind in KINDS:
        if kind == given:
            return kind
    raise BadInput("Choose one of these, or none.", "about")


def _outcome(given: str) -> FearOutcome:
    return next(known for known in OUTCOMES if known == given)


def _percent(number: int | None, field: str) -> int:
    if number is None or not 0 <= number <= 100:
        raise BadInput("How likely does it feel, from 0 to 100?", field)
    return number


def _of_ten(number: int | None, field: str) -> int | None:
    if number is not None and not 0 <= number <= HIGHEST:
        raise BadInput(_("Choose a number from 0 to %(most)s.") % {"most": HIGHEST}, field)
    return number
