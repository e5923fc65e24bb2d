"""How evidence grew: what would have been told then, by an engine that knew nothing later."""

import math
import random
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import growth as growth_module
from nearer.companion import tags
from nearer.companion.analyses import CHOSEN_URGE, URGE
from nearer.companion.evidence import evidence
from nearer.companion.growth import POINTS, growth
from nearer.domain.values import Moment

WEEK = timedelta(days=7)


def live(mira: Any, count: int, tag: str, hours: int = 6) -> None:
    chance, made = random.Random(3), []
    for _ in range(count):
        mira.clock.move(hours=hours)
        there = chance.random() < 0.5
        made.append(
            Moment(
                id=mira.space.new_id(),
                when=mira.clock(),
                way="prompt",
                urge=2 + chance.choice([0, 1, 2]) + 4 * there,
                tags=(tag,) if there else (),
            )
        )
    mira.space.put(*made)


def test_the_last_point_is_what_is_told_now_and_the_bar_is_where_it_was_established(
    mira: Any,
) -> None:
    tag = tags.add(mira.space, "criticised").id
    live(mira, 200, tag)
    now = {f.tag: f for f in evidence(mira.space, URGE).findings}[tag]
    grown = growth(mira.space, URGE, tag)
    last = grown.points[-1]
    assert (last.occasions, last.established) == (200, now.status == "established") == (200, True)
    for name in ("log_e", "effect"):
        assert getattr(last, name) == pytest.approx(getattr(now, name), abs=1e-9)
    share = evidence(mira.space, URGE).budget.weights[tag]
    assert grown.bar == pytest.approx(math.log(1 / (0.04 * share)))
    old_enough = [point for point in grown.points if point.occasions >= 40]
    assert all(point.log_e < grown.bar for point in old_enough if not point.established)


def test_a_point_is_what_was_told_at_that_time(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised").id
    live(mira, 84, tag)
    then = {f.tag: f for f in evidence(mira.space, URGE).findings}[tag]
    early = growth(mira.space, URGE, tag).points
    live(mira, 84, tag)
    later = growth(mira.space, URGE, tag).points
    assert [p.occasions for p in early] == [p.occasions for p in later[: len(early)]]
    for here, there in zip(early, later, strict=False):
        assert (here.log_e, here.low) == pytest.approx((there.log_e, there.low), abs=1e-9)
    assert early[-1].log_e == pytest.approx(then.log_e, abs=1e-9)


def test_there_is_a_point_a_week_and_never_more_than_a_picture_can_show(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised").id
    live(mira, 112, tag)
    steps = [point.when for point in growth(mira.space, URGE, tag).points]
    assert len(steps) == 4
    assert all(b - a == WEEK for a, b in pairwise(steps))
    live(mira, 300, tag, hours=24 * 11)
    assert len(growth(mira.space, URGE, tag).points) <= POINTS + 1


def test_a_column_that_joined_later_begins_there(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised").id
    live(mira, 56, tag)
    mira.clock.move(minutes=1)
    late = tags.add(mira.space, "late").id
    live(mira, 56, late)
    points = growth(mira.space, URGE, late).points
    assert [point.occasions for point in points] == [84, 112]
    assert growth(mira.space, URGE, late).bar > growth(mira.space, URGE, tag).bar


def test_what_is_not_known_or_never_establishes_has_no_bar(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised").id
    assert growth(mira.space, URGE, tag).points == ()
    live(mira, 50, tag)
    assert growth(mira.space, URGE, "unheard of").points == ()
    assert growth(mira.space, CHOSEN_URGE, tag).bar == math.inf


def test_only_a_new_week_or_another_past_replays(mira: Any, monkeypatch: Any) -> None:
    tag = tags.add(mira.space, "criticised").id
    live(mira, 60, tag)
    before = growth(mira.space, URGE, tag).points
    begun: list[str] = []
    engine = growth_module.new_engine
    monkeypatch.setattr(
        growth_module, "new_engine", lambda *given: begun.append("replay") or engine(*given)
    )
    live(mira, 3, tag)
    after = growth(mira.space, URGE, tag).points
    assert begun == []
    assert after[:-1] == before[:-1]
    assert after[-1].occasions == 63
    live(mira, 28, tag)
    assert len(growth(mira.space, URGE, tag).points) == len(after) + 1
    assert begun == ["replay"]
    oldest = mira.space.all(Moment)[0]
    mira.space.put(replace(oldest, urge=10 - oldest.urge))
    assert growth(mira.space, URGE, tag).points[0] != before[0]
    assert begun == ["replay"] * 2
