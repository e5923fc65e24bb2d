"""Listening practice: a line of somebody invented, one's reply, and what stands in it."""

from dataclasses import dataclass

from nearer.coach.words.ratio import listening, listening_told, rule_of_thumb
from nearer.companion import drafts
from nearer.companion.space import Space
from nearer.content import Scenario

MOST = 30  # kept replies that are summed up


@dataclass(frozen=True)
class Heard:
    """Reflections and questions in words, and the rule of thumb that stands beside them."""

    told: str
    rule: str


def heard(scene: Scenario | None, reply: str) -> Heard | None:
    """What stands in one reply; None where nobody is listened to."""
    if scene is None or scene.task != "listen" or not reply.strip():
        return None
    return Heard(listening_told(listening([(scene.their_line, reply)])), rule_of_thumb())


def heard_so_far(space: Space) -> Heard | None:
    """The same over the newest replies that were kept; None for fewer than two."""
    exchanges = [
        (scene.their_line, one.words)
        for one in drafts.newest_first(space)
        if (scene := drafts.scene_of(one)) is not None and scene.task == "listen"
    ]
    if len(exchanges) < 2:
        return None
    return Heard(listening_told(listening(exchanges[:MOST])), rule_of_thumb())
