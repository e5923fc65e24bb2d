"""What was once shown as established and stands no more: told with its reason, and put aside."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import moments, pairs, people, tags
from nearer.companion.column_names import ALONE, pair_column, with_person
from nearer.companion.why import why
from nearer.companion.why_shown import dismiss, forget
from nearer.domain.errors import NotFound
from nearer.domain.values import Moment, Shown

FIRST = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


@pytest.fixture
def told(mira: Any) -> Callable[..., list[Moment]]:
    """Check-ins in which one tag goes with the urge by so many points."""
    chance = random.Random(5)

    def live(count: int, tag_id: str, points: float) -> list[Moment]:
        made = []
        for number in range(count):
            mira.clock.move(hours=6)
            with_it = chance.random() < 0.4
            urge = round(3 + points * with_it + chance.gauss(0, 1))
            made.append(
                Moment(
                    id=mira.space.new_id(),
                    when=mira.clock(),
                    way="prompt",
                    prompt=f"{mira.clock():%F}/{number}",
                    tags=(tag_id,) if with_it else (),
                    urge=min(10, max(0, urge)),
                )
            )
        mira.space.put(*made)
        return made

    return live


def established(space: Any) -> set[str]:
    return {claim.name for claim in why(space).established}


def test_what_stands_is_remembered_with_its_figures(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    told(120, tag.id, 3.0)
    answer = why(mira.space)
    (claim,) = answer.established
    (kept,) = mira.space.all(Shown)
    assert (kept.column, kept.analysis, kept.occasions) == (tag.id, "urge", 120)
    assert (kept.effect, kept.with_tag) == (claim.finding.effect, claim.finding.with_tag)
    assert kept.first == mira.clock()
    assert answer.withdrawn == ()
    assert len(mira.space.history(kept.id)) == 1
    mira.clock.move(days=1)
    told(3, tag.id, 3.0)
    assert why(mira.space).established
    assert mira.space.all(Shown) == (kept,), "it is kept once, as it was first shown"


def test_changed_and_deleted_check_ins_are_the_reason_when_they_are(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    made = told(120, tag.id, 3.0)
    assert established(mira.space) == {"criticised"}
    mira.clock.move(hours=1)
    with_it = [moment for moment in made if moment.tags]
    for moment in with_it[:30]:
        moments.change(mira.space, replace(moment, urge=3))
    for moment in with_it[30:34]:
        moments.erase(mira.space, moment.id)
    moments.change(mira.space, replace(made[-1], words="only words, which no sum reads"))
    answer = why(mira.space)
    assert established(mira.space) == set()
    (one,) = answer.withdrawn
    assert "30 check-ins were changed and 4 check-ins were deleted" in one.sentence
    assert "“criticised” was shown as going with a stronger urge" in one.sentence


def test_newer_check_ins_that_say_otherwise_are_the_reason(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    told(60, tag.id, 2.5)
    assert established(mira.space) == {"criticised"}
    told(900, tag.id, 0)
    answer = why(mira.space)
    assert established(mira.space) == set(), "the range has come to cover zero"
    (one,) = answer.withdrawn
    assert "900 newer check-ins came in, and its range now covers zero" in one.sentence


def test_a_notice_can_be_put_aside_and_brought_back(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    made = told(120, tag.id, 3.0)
    why(mira.space)
    mira.clock.move(hours=1)
    mira.space.erase(*(moment.id for moment in made))
    (one,) = why(mira.space).withdrawn
    assert not one.dismissed
    dismiss(mira.space, one.id, dismissed=True)
    assert [w.dismissed for w in why(mira.space).withdrawn] == [True]
    dismiss(mira.space, one.id, dismissed=False)
    assert [w.dismissed for w in why(mira.space).withdrawn] == [False]
    with pytest.raises(NotFound):
        dismiss(mira.space, "shown-urge-nothing", dismissed=True)


def test_what_stands_again_is_told_again_when_it_goes_again(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    made = told(120, tag.id, 3.0)
    why(mira.space)
    mira.clock.move(hours=1)
    changed = [replace(moment, urge=2) for moment in made]
    mira.space.put(*changed)
    (one,) = why(mira.space).withdrawn
    dismiss(mira.space, one.id, dismissed=True)
    mira.clock.move(hours=1)
    mira.space.put(*made)
    assert established(mira.space) == {"criticised"}
    assert why(mira.space).withdrawn == ()
    mira.clock.move(hours=1)
    mira.space.put(*changed)
    assert [w.dismissed for w in why(mira.space).withdrawn] == [False]


def test_a_merged_tag_is_told_as_merged(mira: Any, told: Any) -> None:
    tag, other = tags.add(mira.space, "criticised"), tags.add(mira.space, "blamed")
    told(120, tag.id, 3.0)
    assert established(mira.space) == {"criticised"}
    mira.clock.move(hours=1)
    tags.merge(mira.space, tag.id, other.id)
    sentences = [one.sentence for one in why(mira.space).withdrawn]
    assert len(sentences) == 1
    assert "“criticised” was shown as" in sentences[0]
    assert "merged into something else" in sentences[0]


def test_newer_check_ins_hide_no_change_to_older_ones(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    made = told(400, tag.id, 2.5)
    assert established(mira.space) == {"criticised"}
    mira.clock.move(hours=1)
    changed = [replace(moment, urge=3) for moment in made if moment.urge != 3]
    mira.space.put(*changed)
    told(300, tag.id, 0)
    assert established(mira.space) == set()
    (one,) = why(mira.space).withdrawn
    both = f"{len(changed)} check-ins were changed and 300 newer check-ins came in"
    assert both in one.sentence
    assert "its range now covers zero" in one.sentence


def test_a_tag_merged_into_it_changes_no_check_in(mira: Any, told: Any) -> None:
    tag, other = tags.add(mira.space, "criticised"), tags.add(mira.space, "blamed")
    quiet = [moment for moment in told(200, tag.id, 3.0) if not moment.tags]
    most = random.Random(1).sample(quiet, round(0.85 * len(quiet)))
    mira.space.put(*(replace(moment, tags=(other.id,)) for moment in most))
    assert "criticised" in established(mira.space)
    mira.clock.move(hours=1)
    tags.merge(mira.space, other.id, tag.id)
    said = [one.sentence for one in why(mira.space).withdrawn if one.name == "criticised"]
    assert len(said) == 1
    assert "No check-in behind it changed" in said[0]
    assert "tags were merged" in said[0]
    assert "were changed" not in said[0]


@pytest.mark.parametrize("change", ["the order of tags", "words", "urge, for closeness"])
def test_what_no_sum_reads_is_no_change(mira: Any, change: str) -> None:
    one, two = tags.add(mira.space, "one"), tags.add(mira.space, "two")
    made = [
        Moment(
            id=mira.space.new_id(),
            when=FIRST + timedelta(hours=hour),
            way="prompt",
            tags=(one.id, two.id),
            closeness=hour % 10,
            urge=2,
        )
        for hour in range(50)
    ]
    mira.space.put(*made)
    kept = shown(mira, one.id, analysis="closeness")
    assert told_of(mira, kept) == "something else"
    mira.clock.move(hours=1)
    changed: dict[str, dict[str, Any]] = {
        "the order of tags": {"tags": (two.id, one.id)},
        "words": {"words": "rain"},
        "urge, for closeness": {"urge": 9},
    }
    mira.space.put(*(replace(moment, **changed[change]) for moment in made))
    assert told_of(mira, kept) == "something else"
    mira.space.put(*(replace(moment, closeness=5, tags=(one.id,)) for moment in made[:7]))
    assert "7 check-ins were changed" in told_of(mira, kept)


def test_a_check_in_that_comes_late_with_an_earlier_time_is_told_as_added(mira: Any) -> None:
    tag = tags.add(mira.space, "one")
    early = Moment(id="a", when=FIRST, way="prompt", tags=(tag.id,), urge=2)
    mira.space.put(early)
    kept = shown(mira, tag.id, occasions=1)
    mira.clock.move(hours=1)
    mira.space.put(replace(early, id="b", when=FIRST + timedelta(hours=1)))
    assert "1 check-in of an earlier time was added" in told_of(mira, kept)


def told_of(mira: Any, kept: Shown) -> str:
    """The reason that is given, or that there is none in the check-ins."""
    (one,) = [one for one in why(mira.space).withdrawn if one.id == kept.id]
    nothing = "No check-in behind it changed" in one.sentence
    return "something else" if nothing else one.sentence


def shown(mira: Any, column: str, analysis: str = "urge", occasions: int = 50) -> Shown:
    kept = Shown(
        id=f"shown-{analysis}-{column}",
        analysis=analysis,
        column=column,
        first=mira.clock(),
        occasions=occasions,
        effect=1.0,
        log_e=9.0,
        with_tag=20,
        without_tag=30,
    )
    mira.space.put(kept)
    return kept


def test_a_person_who_was_put_away_or_deleted_is_not_brought_up(mira: Any) -> None:
    robin = people.add(mira.space, "Robin")
    pair = pairs.ask(mira.space, with_person(robin.id), ALONE)
    shown(mira, with_person(robin.id))
    shown(mira, pair_column(pair.id))
    names = ["with Robin", "Robin + alone"]
    assert [one.name for one in why(mira.space).withdrawn] == names[::-1]
    people.archive(mira.space, robin.id, archived=True)
    assert why(mira.space).withdrawn == ()
    people.archive(mira.space, robin.id, archived=False)
    assert len(why(mira.space).withdrawn) == 2
    mira.clock.move(hours=1)
    mira.space.erase(robin.id)
    assert why(mira.space).withdrawn == ()
    assert mira.space.all(Shown) == (), "nor kept where nobody sees it"


def test_a_notice_can_be_deleted_for_good(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    made = told(120, tag.id, 3.0)
    why(mira.space)
    mira.clock.move(hours=1)
    mira.space.erase(*(moment.id for moment in made))
    (one,) = why(mira.space).withdrawn
    forget(mira.space, one.id)
    assert why(mira.space).withdrawn == ()
    assert mira.opened_again().all(Shown) == ()
    for other in (one.id, tag.id):
        with pytest.raises(NotFound):
            forget(mira.space, other)


def test_what_turned_round_and_then_went_is_told_of_both_ways(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    made = told(120, tag.id, 3.0)
    why(mira.space)
    mira.clock.move(hours=1)
    mira.space.put(*(replace(moment, urge=0) for moment in made if moment.tags))
    (one,) = why(mira.space).withdrawn
    dismiss(mira.space, one.id, dismissed=True)
    mira.clock.move(hours=1)
    mira.space.erase(*(moment.id for moment in made))
    now = why(mira.space).withdrawn
    assert [other.dismissed for other in now] == [False, True], "the newest first"
    assert "lower by about" in now[0].sentence
    assert "higher by about" in now[1].sentence


def test_a_pattern_that_turned_round_is_told_as_such_once(mira: Any, told: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    made = told(120, tag.id, 3.0)
    why(mira.space)
    mira.clock.move(hours=1)
    mira.space.put(*(replace(moment, urge=0) for moment in made if moment.tags))
    assert established(mira.space) == {"criticised"}
    (one,) = why(mira.space).withdrawn
    assert "the other way round" in one.sentence
    dismiss(mira.space, one.id, dismissed=True)
    assert [w.dismissed for w in why(mira.space).withdrawn] == [True]
