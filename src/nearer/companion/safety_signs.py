"""When the private check is offered first of all: what was noted sounds like fear of somebody.

A sign for an offer and no finding: nothing is ever said of it, and nothing is kept.
"""

from datetime import datetime, timedelta

from nearer.companion import moments
from nearer.companion.space import Space
from nearer.companion.tags import resolved
from nearer.domain.practice import Urge
from nearer.domain.values import Fear, Tag

LATELY = timedelta(days=90)
OFTEN = 3  # times: fewer may be anything
CONTROLLED = "controlled"  # a starter tag
AFRAID = "afraid"  # a feeling named in the moment of an urge


def has_signs(space: Space, person_id: str) -> bool:
    """A fear of being hurt by them that came true, several such fears, or several times of being
    controlled or afraid with them, in the last 90 days.
    """
    since = space.now() - LATELY
    fears = [
        one
        for one in space.all(Fear)
        if one.person == person_id and one.about == "hurt" and one.when >= since
    ]
    came = any(one.outcome in {"yes", "partly"} for one in fears)
    return came or len(fears) >= OFTEN or _times(space, person_id, since) >= OFTEN


def _times(space: Space, person_id: str, since: datetime) -> int:
    final = resolved(space)
    tags = {tag.id for tag in space.all(Tag) if tag.starter == CONTROLLED}
    controlled = [
        one
        for one in moments.since(space, since)
        if person_id in one.people and any(final.get(tag, tag) in tags for tag in one.tags)
    ]
    afraid = [
        one
        for one in space.all(Urge)
        if one.person == person_id and one.when >= since and AFRAID in one.feelings
    ]
    return len(controlled) + len(afraid)
