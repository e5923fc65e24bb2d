"""One pattern's own page: since when it stands, if it does."""

import random
from typing import Any

from nearer.companion import tags
from nearer.companion.why_pattern import pattern_of
from nearer.domain.values import Moment


def live(mira: Any, count: int, tag: str, points: float, seed: int) -> None:
    """Check-ins in which the tag moves the urge by so many points."""
    chance, made = random.Random(seed), []
    for _ in range(count):
        mira.clock.move(hours=6)
        there = chance.random() < 0.5
        made.append(
            Moment(
                id=mira.space.new_id(),
                when=mira.clock(),
                way="prompt",
                urge=max(0, min(10, round(chance.gauss(5, 1) + points * there))),
                tags=(tag,) if there else (),
            )
        )
    mira.space.put(*made)


def test_it_tells_since_when_it_stands_only_while_it_stands(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised").id
    live(mira, 60, tag, points=2.5, seed=1)
    first = pattern_of(mira.space, "urge", tag)
    assert first is not None
    assert first.claim.finding.status == "established"
    weeks = [week.point for week in reversed(first.weeks) if week.point.established]
    assert f"{weeks[0].when.day} Mar 2026, after {weeks[0].occasions} check-ins" in first.stood

    live(mira, 1300, tag, points=-0.2, seed=2)
    gone = pattern_of(mira.space, "urge", tag)
    assert gone is not None
    assert gone.claim.finding.status != "established"
    assert any(week.point.established for week in gone.weeks), "it stood once"
    assert gone.stood == ""

    live(mira, 300, tag, points=4, seed=3)
    again = pattern_of(mira.space, "urge", tag)
    assert again is not None
    assert again.claim.finding.status == "established"
    broken = max(week.point.occasions for week in again.weeks if not week.point.established)
    (since,) = (
        w.point for w in reversed(again.weeks) if f"after {w.point.occasions} c" in again.stood
    )
    assert since.occasions > broken > weeks[0].occasions
