"""What a hunch could follow is told only once hunches move nothing any more."""

import json
import math
import random
from datetime import timedelta
from typing import Any

from nearer.companion import tags
from nearer.companion.analyses import AWAY, CHOSEN_URGE, CLOSENESS, URGE
from nearer.companion.budget import FIXED_AT
from nearer.companion.pictures import course_of
from nearer.companion.why import claim_about, why
from nearer.companion.why_averages import averages
from nearer.companion.why_claims import answer
from nearer.companion.why_pattern import pattern_of
from nearer.domain.values import Moment

SIZES = ("effect", "low", "high", "log_e", "forecast", "recent")


def live(mira: Any, count: int, tag_ids: list[str], way: str = "prompt") -> None:
    """A null life: what is noted and what is felt are drawn apart."""
    chance, made = random.Random(7), []
    for number in range(count):
        mira.clock.move(hours=6)
        there = tuple(tag for tag in tag_ids if chance.random() < 0.5)
        felt = chance.randrange(1, 10)
        made.append(
            Moment(
                id=mira.space.new_id(),
                when=mira.clock() - timedelta(minutes=1),
                way=way,
                tags=there,
                alone=number % 2 == 0,
                urge=felt,
                closeness=10 - felt,
                action="away" if felt > 5 else "stayed",
            )
        )
    mira.space.put(*made)


def test_before_the_fortieth_a_null_life_tells_counts_and_nothing_else(mira: Any) -> None:
    made = [tags.add(mira.space, name).id for name in ("c", "a", "d", "b")]
    live(mira, FIXED_AT - 1, made)
    for analysis in (URGE, CLOSENESS, AWAY):
        claims = answer(mira.space, analysis).claims
        assert [claim.name for claim in claims] == ["a", "alone", "b", "c", "d"]
        assert {claim.finding.status for claim in claims} == {"not_yet"}
        assert {claim.needs for claim in claims} == {"many more"}
        for claim in claims:
            pattern = pattern_of(mira.space, analysis.id, claim.column)
            assert pattern is not None
            assert (pattern.weeks, pattern.stood, pattern.lasts) == ((), "", ())
            assert course_of(mira.space, claim) == ""
    read = json.loads(json.dumps(why(mira.space).as_json(), allow_nan=False))
    for part in (read, *read["others"]):
        for finding in part["findings"]:
            assert [finding[size] for size in SIZES] == [None] * len(SIZES)
            assert finding["with_tag"] + finding["without_tag"] == part["occasions"]
    assert averages(mira.space, "urge").people == averages(mira.space, "closeness").people == ()
    assert averages(mira.space, "urge").hours, "hours are no columns"


def test_the_fortieth_fixes_the_shares_and_opens_the_sizes(mira: Any) -> None:
    made = [tags.add(mira.space, name).id for name in ("c", "a", "d", "b")]
    live(mira, FIXED_AT, made)
    assert not why(mira.space).hunches_still_count
    claims = why(mira.space).claims
    assert all(math.isfinite(claim.finding.effect) for claim in claims)
    assert all(course_of(mira.space, claim) for claim in claims)
    assert averages(mira.space, "urge").people


def test_moments_logged_unasked_are_withheld_beside_the_first_that_were_asked_for(
    mira: Any,
) -> None:
    one = tags.add(mira.space, "one").id
    live(mira, FIXED_AT + 20, [one], way="self")
    assert _is_told(mira), "nothing was asked for that a hunch could bend"
    live(mira, 1, [one])
    assert not _is_told(mira)
    live(mira, FIXED_AT, [one])
    assert _is_told(mira)


def _is_told(mira: Any) -> bool:
    claim = claim_about(mira.space, CHOSEN_URGE, "alone")
    assert claim is not None
    return math.isfinite(claim.finding.effect)
