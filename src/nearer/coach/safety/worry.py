"""Fear for somebody else's life: what they said, did or hid, and the writer's fear beside it."""

from nearer.coach.safety.passage import Passage
from nearer.coach.safety.persons import CAME_UPON
from nearer.coach.safety.phrases import Found, found_in
from nearer.coach.safety.setting import is_denied, is_joke, is_journey, is_past, is_story


def worries(passage: Passage) -> bool:
    found = [
        (number, one)
        for number, sentence in enumerate(passage.sentences)
        for one in found_in("others", sentence.words)
    ]
    counted = [
        (number, one)
        for number, one in found
        if one.table == "worry" or _counts(passage, number, one)
    ]
    if any(one.table == "sure" for _number, one in counted):
        return True
    afraid = {number for number, one in counted if one.table == "worry"}
    hints = [number for number, one in counted if one.table == "hint"]
    traces = [number for number, one in counted if one.table == "trace"]
    if any(_beside(number, afraid) for number in hints):
        return True
    near = [number for number in traces if _beside(number, afraid, 2)]
    return len(near) >= 2


def _beside(number: int, others: set[int], reach: int = 1) -> bool:
    return any(number + step in others for step in range(-reach, reach + 1))


def _counts(passage: Passage, number: int, found: Found) -> bool:
    """About somebody else, here and now, and not a story."""
    words = passage.sentences[number].words
    own_doing = "i" in words[max(0, found.start - 2) : found.start]
    if own_doing and CAME_UPON.isdisjoint(words[found.start - 1 : found.start + 1]):
        return False
    if not passage.others(number) and not (number and passage.others(number - 1)):
        return False
    return not (
        is_story(passage, number, found)
        or is_past(passage, number, found)
        or is_joke(passage, number, found)
        or is_journey(passage, number, found)
        or is_denied(passage, number, found)
        or passage.near("bereaved", number, found)
        or passage.beside("bereaved", number, reach=2)
    )
