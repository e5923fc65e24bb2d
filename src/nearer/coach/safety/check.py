"""Whether a text tells of harm to the writer, of danger from somebody, or of fear for somebody.

Rules and nothing else: no rule speaking does not mean that all is well, and help never rests on
this. Of several kinds the most urgent is told (`KINDS`): somebody about to die first, somebody in
danger from another next, because for them any step towards that person can do harm.
"""

from collections.abc import Iterable, Sequence

from nearer.coach.safety.evidence import Evidence, evidence
from nearer.coach.safety.passage import Passage
from nearer.coach.safety.reading import sentences
from nearer.coach.safety.signal import KINDS, Kind, Signal

ENOUGH = 3
_MOST = 40  # pieces of evidence that are added up
_REACH = 2  # sentences over which evidence adds up


def safety_check(text: str) -> Signal | None:
    """The most urgent kind that a sentence of the text tells, or None where no rule speaks.

    Takes time in proportion to the text. Nothing of the text is kept.
    """
    found: list[Evidence] = []
    for one in evidence(Passage(sentences(text))):
        if _is_enough_alone(one):
            return Signal(KINDS[0])
        found.append(one)
    told = {kind for kind in KINDS if _is_told(kind, [one for one in found if _counts(one, kind)])}
    if "worried_about_other" in told and _is_fear_alone(found):
        told.discard("danger_from_other")
    return next((Signal(kind) for kind in KINDS if kind in told), None)


def _is_enough_alone(one: Evidence) -> bool:
    """Nothing is more urgent, so nothing further needs to be read."""
    return one.kind == "explicit" and one.whose == "self" and one.weight >= ENOUGH


def _counts(one: Evidence, kind: Kind) -> bool:
    """Veiled words are borne out by outright ones; of somebody else both are a worry."""
    own = one.kind in ("explicit", "veiled", "farewell")
    if kind == "self_harm_explicit":
        return one.kind in ("explicit", "farewell") and one.whose == "self"
    if kind == "self_harm_veiled":
        return own and one.whose == "self"
    if kind == "danger_from_other":
        return one.kind == "danger"
    outright = one.kind in ("explicit", "veiled")
    return one.kind == "worried" or (outright and one.whose == "other")


def _is_fear_alone(found: Iterable[Evidence]) -> bool:
    """Fear for somebody, then, not of them."""
    return not any(
        one.kind == "danger" and one.family != "fear" and one.weight > 1 for one in found
    )


def _is_told(kind: Kind, found: Sequence[Evidence]) -> bool:
    """A farewell alone names no death."""
    if kind == "self_harm_explicit" and all(one.kind == "farewell" for one in found):
        return False
    return _adds_up(found)


def _adds_up(found: Sequence[Evidence]) -> bool:
    """Different families within a few sentences together weigh enough."""
    for index, one in enumerate(found):
        near = [two for two in found[index : index + _MOST] if two.at <= one.at + _REACH]
        if _weight(near) >= ENOUGH and any(two.weight > 1 for two in near):
            return True
    return False


def _weight(found: Iterable[Evidence]) -> int:
    counted: list[Evidence] = []
    for one in sorted(found, key=_weight_of, reverse=True):
        if not any(one.family == two.family or _is_same(one, two) for two in counted):
            counted.append(one)
    return sum(one.weight for one in counted)


def _is_same(one: Evidence, two: Evidence) -> bool:
    """The same words, read twice."""
    apart = one.first.end <= two.first.start or two.first.end <= one.first.start
    return one.at == two.at and not apart


def _weight_of(one: Evidence) -> int:
    return one.weight
