"""Why: evidence that keeps step with the record, and never says more than it holds."""

import json
import random
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nearer import storage
from nearer.companion import moments, people, tags
from nearer.companion.analyses import CHOSEN_URGE, URGE
from nearer.companion.budget import FIXED_AT, budget
from nearer.companion.column_names import ALONE
from nearer.companion.evidence import evidence
from nearer.companion.gate import Gate
from nearer.companion.moments import Wanted
from nearer.companion.pictures import calendar_of, forest_of, lately_of
from nearer.companion.sample import TRIGGERS, sample_life
from nearer.companion.why import why
from nearer.companion.why_days import days
from nearer.content import starter_tags
from nearer.domain.values import Moment, Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
KEPT = {s.key: s.name for s in starter_tags()}
POINTS = {KEPT.get(key, key): points for key, points in TRIGGERS.items()}
Lived = Callable[..., Any]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """A space with Sam's year in it, each moment passed through ``change``."""

    def make(change: Callable[[Moment], Moment] = lambda moment: moment, days: int = 365) -> Any:
        path = tmp_path_factory.mktemp("sam") / "nearer.db"
        records = storage.open_records(Database("sqlite", path=path))
        gate = Gate(records, lambda: NOW, random.Random(3).randbytes, LEAST_COST)
        wishes, *life = sample_life(7, NOW, days=days)
        assert isinstance(wishes, Preferences)
        furnish = [change(value) if isinstance(value, Moment) else value for value in life]
        return gate.create("velvet otters borrow thunder", wishes, furnish)[0]

    return make


@pytest.fixture(scope="module")
def sam(lived: Lived) -> Any:
    return lived()


def live(mira: Any, count: int, *tag_ids: str, urge: int = 3, way: str = "prompt") -> list[Moment]:
    """So many check-ins, one every three hours, each kept when it happened."""
    made = []
    for number in range(count):
        mira.clock.move(hours=3)
        moment = Moment(
            id=mira.space.new_id(),
            when=mira.clock(),
            way=way,
            prompt=f"{mira.clock():%F %T}" if way == "prompt" else "",
            tags=tag_ids if number % 2 else (),
            urge=min(10, urge + number % 3),
        )
        mira.space.put(moment)
        made.append(moment)
    return made


def same(one: Any, other: Any) -> None:
    """Equal findings up to what the order of adding leaves in the last figures."""
    assert [f.tag for f in one.findings] == [f.tag for f in other.findings]
    for here, there in zip(one.findings, other.findings, strict=True):
        assert (here.status, here.with_tag, here.without_tag) == (
            there.status,
            there.with_tag,
            there.without_tag,
        )
        for name in ("effect", "low", "high", "log_e"):
            assert getattr(here, name) == pytest.approx(getattr(there, name), rel=1e-7, abs=1e-9)


def test_an_empty_record_says_not_yet_and_draws_nothing(space: Any) -> None:
    tags.add(space, "choir")
    answer = why(space)
    assert (answer.occasions, answer.chosen.occasions, answer.since) == (0, 0, None)
    assert {c.finding.status for c in answer.claims} == {"not_yet"}
    assert {c.name for c in answer.claims} == {"alone", "choir"}
    assert answer.summary.startswith("Not yet")
    assert forest_of(space, answer.urge, "urge", "established") == calendar_of(space) == ""


def test_a_space_without_any_tag_has_an_answer_too(mira: Any) -> None:
    live(mira, 3)
    assert [claim.name for claim in why(mira.space).claims] == ["alone"]
    assert why(mira.space).occasions == 3


def test_hunches_count_until_the_fortieth_check_in_and_never_after(mira: Any) -> None:
    one, other = tags.add(mira.space, "one"), tags.add(mira.space, "other")
    even = budget(mira.space, "prompt").weights
    assert even[one.id] == even[other.id]
    live(mira, FIXED_AT - 1)
    tags.suspect(mira.space, one.id, "raises")
    leaned = budget(mira.space, "prompt").weights
    assert leaned[one.id] > leaned[other.id]
    live(mira, 1)
    mira.clock.move(minutes=1)
    tags.suspect(mira.space, one.id, "")
    tags.suspect(mira.space, other.id, "raises")
    assert budget(mira.space, "prompt").weights == leaned


def test_what_the_hunch_says_later_changes_no_finding(mira: Any) -> None:
    one = tags.add(mira.space, "one")
    live(mira, FIXED_AT + 5, one.id)
    before = evidence(mira.space, URGE).findings
    mira.clock.move(minutes=1)
    tags.suspect(mira.space, one.id, "lowers")
    assert evidence(mira.space, URGE).findings == before


def test_a_tag_invented_later_joins_from_the_reserve(mira: Any) -> None:
    one = tags.add(mira.space, "one")
    live(mira, FIXED_AT, one.id)
    shares = budget(mira.space, "prompt").weights
    mira.clock.move(minutes=1)
    late = tags.add(mira.space, "late")
    planned = budget(mira.space, "prompt")
    assert planned.weights == shares
    assert planned.later == {late.id: mira.clock()}
    live(mira, 10, late.id)
    counted = {f.tag: f.with_tag for f in evidence(mira.space, URGE).findings if f.tag != ALONE}
    assert counted == {one.id: FIXED_AT // 2, late.id: 5}


def test_all_shares_together_never_exceed_one(mira: Any) -> None:
    first = [tags.add(mira.space, f"tag {n}") for n in range(5)]
    tags.suspect(mira.space, first[0].id, "raises")
    assert sum(budget(mira.space, "prompt").weights.values()) <= 0.9 + 1e-12
    live(mira, FIXED_AT)
    tags.merge(mira.space, first[1].id, first[2].id)
    assert sum(budget(mira.space, "prompt").weights.values()) <= 0.9 + 1e-12


def test_a_new_check_in_costs_an_update_and_gives_what_a_replay_gives(mira: Any) -> None:
    one = tags.add(mira.space, "one")
    live(mira, 50, one.id)
    before = evidence(mira.space, URGE)
    live(mira, 7, one.id)
    after = evidence(mira.space, URGE)
    assert after.engine is before.engine
    assert after.engine.occasions == 57
    same(after, evidence(mira.opened_again(), URGE))


@pytest.mark.parametrize("what", ["edit", "erase", "late arrival", "undo"])
def test_a_change_to_the_past_replays(mira: Any, what: str) -> None:
    one = tags.add(mira.space, "one")
    made = live(mira, 50, one.id)
    moments.change(mira.space, replace(made[3], urge=10))
    before = evidence(mira.space, URGE)
    if what == "edit":
        moments.change(mira.space, replace(made[20], urge=10, tags=(one.id,)))
    elif what == "erase":
        moments.erase(mira.space, made[20].id)
    elif what == "undo":
        mira.space.undo(made[3].id)
    else:
        between = made[20].when + timedelta(minutes=1)
        mira.space.put(replace(made[20], id=mira.space.new_id(), when=between, urge=9))
    after = evidence(mira.space, URGE)
    assert after.engine is not before.engine
    assert after.findings != before.findings
    same(after, evidence(mira.opened_again(), URGE))


def test_merging_counts_both_as_one_at_once(mira: Any) -> None:
    one, other = tags.add(mira.space, "one"), tags.add(mira.space, "other")
    live(mira, 20, one.id)
    live(mira, 20, other.id)
    tags.merge(mira.space, one.id, other.id)
    (finding,) = (f for f in evidence(mira.space, URGE).findings if f.tag != ALONE)
    assert (finding.tag, finding.with_tag) == (other.id, 20)
    tags.unmerge(mira.space, one.id)
    found = evidence(mira.space, URGE).findings
    assert {f.with_tag for f in found if f.tag != ALONE} == {10}


def test_skips_and_unanswered_urges_are_never_read_as_calm(mira: Any) -> None:
    live(mira, 5)
    for given in ({"skipped": True}, {"mood": 3}):
        moment = Moment(id=mira.space.new_id(), when=mira.clock(), way="prompt", **given)
        mira.space.put(moment)
    assert why(mira.space).occasions == 5


def test_the_answer_is_kept_until_the_record_changes(mira: Any) -> None:
    live(mira, 3)
    assert why(mira.space) is why(mira.space)
    before = why(mira.space)
    live(mira, 1)
    assert why(mira.space).occasions == before.occasions + 1


def test_a_year_of_sam_shows_what_truly_moves_the_urge_and_nothing_else(sam: Any) -> None:
    found = {claim.name: claim.finding.effect for claim in why(sam).established}
    assert set(found) <= set(POINTS), "a false pattern is shown"
    assert all(found[name] * POINTS[name] > 0 for name in found)
    assert len(found) >= len(POINTS) - 1
    for name, effect in found.items():
        assert effect == pytest.approx(POINTS[name], abs=0.9)


def test_every_range_of_what_stands_holds_the_truth(sam: Any) -> None:
    for claim in why(sam).established:
        assert claim.finding.low <= POINTS[claim.name] <= claim.finding.high


def test_every_claim_carries_its_counts_and_its_words(sam: Any) -> None:
    answer = why(sam)
    for claim in answer.claims:
        finding = claim.finding
        assert finding.with_tag + finding.without_tag == answer.occasions
        assert claim.subject.kind in {"tag", "person", "alone"}
        assert str(finding.with_tag) in claim.sentence
        assert all(f"“{name}”" in claim.sentence for name in claim.subject.names)
        assert claim.would_change
        assert bool(claim.needs) is (finding.status in {"leaning", "not_yet"})
        assert 0 <= claim.progress < 100


def test_moments_somebody_chose_to_log_never_establish_anything(lived: Lived) -> None:
    space = lived(lambda moment: replace(moment, way="self", prompt="", skipped=False))
    engine = evidence(space, CHOSEN_URGE).engine
    assert any(f.status == "established" for f in engine.findings()), "there is something to hide"
    answer = why(space)
    assert answer.established == ()
    assert answer.occasions == 0
    chosen = answer.chosen.of("established", "leaning")
    assert chosen
    assert {c.finding.status for c in chosen} == {"leaning"}
    assert all("may still be chance" in c.sentence for c in chosen)


def test_for_another_program_endless_ranges_are_null(sam: Any, lived: Lived) -> None:
    for space in (sam, lived(days=3)):
        read = json.loads(json.dumps(why(space).as_json(), allow_nan=False))
        assert read["outcome"] == "urge"
        assert read["occasions"] == why(space).occasions
        assert len(read["findings"]) == len(why(space).claims)
        assert [other["outcome"] for other in read["others"]] == ["closeness", "away"]
        assert read["error_budget"] == 0.05
        for part in (read, *read["others"]):
            assert all(f["sentence"] and f["kind"] and f["tag"] for f in part["findings"])
    assert any(f["low"] is None for f in read["findings"])


def test_days_are_means_over_the_person_s_own_days(mira: Any) -> None:
    night = datetime(2026, 3, 10, 1, 30, tzinfo=UTC)  # still the ninth
    for hours, urge in ((-6, 2), (0, 8), (8, 1)):
        mira.space.put(
            Moment(id=mira.space.new_id(), when=night + timedelta(hours=hours), urge=urge)
        )
    mira.clock.set(night + timedelta(hours=9))
    shown = [asdict(day) for day in days(mira.space)]
    assert [(str(d["day"]), d["urge"], d["count"]) for d in shown] == [
        ("2026-03-09", 5.0, 2),
        ("2026-03-10", 1.0, 1),
    ]


def test_a_picture_is_drawn_once_for_what_it_shows(sam: Any) -> None:
    urge = why(sam).urge
    assert forest_of(sam, urge, "urge", "established") is forest_of(
        sam, urge, "urge", "established"
    )
    assert calendar_of(sam).count("<title>") == 1


def test_what_leans_never_stands_in_the_picture_of_what_is_established(sam: Any) -> None:
    closeness = why(sam).closeness
    leaning, standing = closeness.of("leaning"), closeness.of("established")
    drawn = {s: forest_of(sam, closeness, "closeness", s) for s in ("leaning", "established")}
    assert standing
    assert all(claim.name in drawn["established"] for claim in standing)
    for claim in leaning:
        assert claim.name in drawn["leaning"]
        assert claim.name not in drawn["established"]


def test_a_tag_named_like_markup_stays_a_name(lived: Lived) -> None:
    space = lived(days=200)
    strongest = why(space).established[0]
    tags.rename(space, strongest.column, '<script>alert("x")</script>&')
    assert "<script" not in forest_of(space, why(space).urge, "urge", "established")


def test_a_claim_leads_to_just_the_check_ins_it_counts_or_to_none(mira: Any) -> None:
    one, other = tags.add(mira.space, "one"), tags.add(mira.space, "other")
    live(mira, 20, other.id, way="self")
    made = live(mira, FIXED_AT, one.id)
    mira.clock.move(minutes=1)
    late = tags.add(mira.space, "late")
    live(mira, 12, late.id, other.id)
    tags.merge(mira.space, other.id, one.id)
    for claim in (*why(mira.space).claims, *why(mira.space).chosen.claims):
        if claim.behind:
            wanted = Wanted(**dict(claim.behind), way=claim.analysis.way, rated=True)
            assert moments.find(mira.space, wanted).count == claim.finding.with_tag
    assert {c.name for c in why(mira.space).claims if c.behind} == {"one", "late"}
    moments.change(mira.space, replace(made[0], tags=(late.id,)))
    assert {c.name for c in why(mira.space).claims if c.behind} == {"one"}, "it came too early"
    for read in (why(mira.space).closeness, why(mira.space).away):
        assert not any(claim.behind for claim in read.claims)


def test_somebody_put_away_is_not_praised_for_closeness(mira: Any) -> None:
    robin = people.add(mira.space, "Robin")
    for number in range(150):
        mira.clock.move(hours=6)
        close = number % 3 == 0
        with_robin = (robin.id,) if close else ()
        moment = Moment(
            id=mira.space.new_id(),
            when=mira.clock(),
            way="prompt",
            people=with_robin,
            closeness=8 + number % 2 if close else 2 + number % 2,
            urge=3,
        )
        mira.space.put(moment)
    assert "Closeness" in {line.about for line in why(mira.space).lines}
    people.archive(mira.space, robin.id, archived=True)
    assert "Robin" not in " ".join(line.sentence for line in why(mira.space).lines)


def test_the_picture_of_the_newest_check_ins_is_told_as_what_it_is(sam: Any) -> None:
    claim = next(claim for claim in why(sam).established if claim.lately)
    picture = lately_of(sam, claim)
    assert f"The newest check-ins beside the whole time: {claim.name}" in picture
    assert "Two lines for one pattern" in picture
    assert "One line for each pattern" not in picture
