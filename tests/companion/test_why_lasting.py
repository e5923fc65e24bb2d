"""Does it last: what came after a pattern, from the weeks that are over."""

import random
from typing import Any

import pytest

from nearer.companion import tags
from nearer.companion import why_lasting as lasting_module
from nearer.companion.analyses import URGE
from nearer.companion.why import claim_about
from nearer.companion.why_lasting import lasts_of
from nearer.companion.why_pattern import pattern_of
from nearer.domain.values import Moment


def live(mira: Any, count: int, tag: str, after: float) -> None:
    """Check-ins in which the tag adds 4 at once and ``after`` at the next check-in."""
    chance, made, before = random.Random(3), [], False
    for _ in range(count):
        mira.clock.move(hours=4)
        there = chance.random() < 0.4
        urge = 2 + chance.choice([0, 1, 2]) + 4 * there + after * before
        made.append(
            Moment(
                id=mira.space.new_id(),
                when=mira.clock(),
                way="prompt",
                urge=min(10, max(0, round(urge))),
                tags=(tag,) if there else (),
            )
        )
        before = there
    mira.space.put(*made)


@pytest.mark.parametrize(("after", "lasts"), [(2.0, True), (0.0, False)])
def test_what_stays_to_the_next_check_in_is_told_and_what_does_not_is_not(
    mira: Any, after: float, lasts: bool
) -> None:
    tag = tags.add(mira.space, "criticised").id
    live(mira, 400, tag, after)
    claim = claim_about(mira.space, URGE, tag)
    assert claim is not None
    assert claim.told
    found = lasts_of(mira.space, claim)
    assert found is not None
    soon, day = found.later
    assert (soon.horizon, day.horizon) == ("next", "day")
    assert (soon.low > 0) is lasts
    assert soon.low <= after <= soon.high
    assert found.until <= mira.clock()
    page = pattern_of(mira.space, "urge", tag)
    assert page is not None
    assert ("was higher at the next check-in" in page.lasts[0]) is lasts


def test_what_is_not_told_has_no_later_either(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised").id
    claim = claim_about(mira.space, URGE, tag)
    assert claim is not None
    assert lasts_of(mira.space, claim) is None


def test_a_new_check_in_works_nothing_out_again_until_a_week_ends(
    mira: Any, monkeypatch: Any
) -> None:
    tag = tags.add(mira.space, "criticised").id
    live(mira, 200, tag, 0.0)
    first = lasts_of(mira.space, claim_about(mira.space, URGE, tag))
    asked: list[str] = []
    real = lasting_module.lags.lasting
    monkeypatch.setattr(
        lasting_module.lags,
        "lasting",
        lambda *given, **more: asked.append(given[-1]) or real(*given, **more),
    )
    live(mira, 1, tag, 0.0)
    assert lasts_of(mira.space, claim_about(mira.space, URGE, tag)) == first
    assert asked == []
    live(mira, 42, tag, 0.0)
    assert lasts_of(mira.space, claim_about(mira.space, URGE, tag)) != first
    assert asked == ["next check-in", "next day"]
