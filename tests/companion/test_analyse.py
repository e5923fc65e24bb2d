"""The trigger finder on diaries of several people."""

import io
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion.analyse import analyse, find_triggers
from nearer.domain.errors import AnalysisError
from nearer.exchange.diary import Asked, Diary, Occasion, PersonDiary, Problems, read_diary

TAGS = ("criticised", "tired", "praised")
FAMILY = Path(__file__).resolve().parents[2].parent / "shared/data/family_diary/diary.csv"


def person(name: str, seed: int, effect: float, days: int = 120) -> PersonDiary:
    """Four occasions a day, 1 to 7; the outcome goes with being criticised by ``effect``."""
    chance = random.Random(seed)
    occasions = []
    for row in range(days * 4):
        when = datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(days=row // 4, hours=row % 4 * 3)
        present = tuple(tag for tag in TAGS if chance.random() < 0.25)
        outcome = 3 + effect * ("criticised" in present) + chance.gauss(0, 0.8)
        occasions.append(Occasion(row + 1, when, min(7.0, max(1.0, outcome)), present))
    return PersonDiary(name, TAGS, tuple(occasions))


def diary(*people: PersonDiary) -> Diary:
    return Diary("urge", 1.0, 7.0, TAGS, people, Problems(0, (), 0, {}), ())


def statuses(found: Any) -> dict[str, str]:
    return {finding.tag: finding.status for finding in found.findings}


def test_a_trigger_is_found_in_the_one_who_has_it_and_in_no_other() -> None:
    mara, jon = analyse(diary(person("mara", 1, effect=1.2), person("jon", 2, effect=0)))
    assert statuses(mara)["criticised"] == "established"
    assert "established" not in {statuses(mara)["tired"], statuses(mara)["praised"]}
    assert "established" not in statuses(jon).values()
    assert (mara.id, mara.occasions) == ("mara", 480)


def test_effect_and_range_are_in_points_of_the_outcome() -> None:
    (found,) = analyse(diary(person("mara", 1, effect=1.2)))
    criticised = found.findings[0]
    assert criticised.low < 1.2 < criticised.high
    assert criticised.high - criticised.low < 1


def test_other_units_change_the_points_and_nothing_else() -> None:
    mara = person("mara", 1, effect=1.2)
    doubled = replace(
        mara, occasions=tuple(replace(one, outcome=2 * one.outcome) for one in mara.occasions)
    )
    once = find_triggers(mara, (1.0, 7.0), 0.05)
    twice = find_triggers(doubled, (2.0, 14.0), 0.05)
    for a, b in zip(once.findings, twice.findings, strict=True):
        assert b.effect == pytest.approx(2 * a.effect)
        assert (b.low, b.high) == pytest.approx((2 * a.low, 2 * a.high))
        assert b.log_e == pytest.approx(a.log_e)
        assert a.status == b.status


def test_no_direction_is_presumed() -> None:
    """The same diary upside down is as much evidence, but for floors in the engine's controls."""
    mara = person("mara", 1, effect=1.2)
    turned = replace(
        mara, occasions=tuple(replace(one, outcome=8 - one.outcome) for one in mara.occasions)
    )
    raises = find_triggers(mara, (1.0, 7.0), 0.05).findings[0]
    lowers = find_triggers(turned, (1.0, 7.0), 0.05).findings[0]
    assert lowers.effect == pytest.approx(-raises.effect, abs=0.1)
    assert abs(lowers.log_e - raises.log_e) < 2


def test_alpha_is_heeded() -> None:
    mara = person("mara", 3, effect=0.8, days=40)
    strict = find_triggers(mara, (1.0, 7.0), 1e-9).findings[0]
    usual = find_triggers(mara, (1.0, 7.0), 0.05).findings[0]
    assert usual.status == "established"
    assert strict.status != "established"
    assert strict.log_e == usual.log_e


def test_several_processes_find_the_same_in_the_same_order() -> None:
    people = [person(str(n), n, effect=n % 3, days=30) for n in range(9)]
    assert list(analyse(diary(*people), jobs=2)) == list(analyse(diary(*people)))


def test_a_person_with_no_answers_has_no_findings() -> None:
    (found,) = analyse(diary(PersonDiary("ada", TAGS, ())))
    assert (found.occasions, found.findings, found.problem) == (0, (), "")


def test_one_person_whom_the_statistics_refuse_does_not_stop_the_others() -> None:
    when = datetime(2026, 1, 5, 9, tzinfo=UTC)
    outside = PersonDiary("ada", TAGS, (Occasion(1, when, 99.0, ()),))
    first, second = analyse(diary(outside, person("mara", 1, effect=1.2, days=10)))
    assert first.problem
    assert not first.findings
    assert second.findings


def test_nothing_after_the_last_occasion_is_needed_to_say_the_same() -> None:
    mara = person("mara", 1, effect=1.2)
    shorter = replace(mara, occasions=mara.occasions[:200])
    (found,) = analyse(diary(shorter))
    assert found.occasions == 200
    assert found.findings[0].with_tag + found.findings[0].without_tag == 200


class Deadly(str):
    """Ends the process that unpacks it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def test_a_process_that_dies_is_told_and_not_waited_for() -> None:
    people = (person("a", 1, 0, days=5), PersonDiary(Deadly("b"), TAGS, ()))
    with pytest.raises(AnalysisError, match="--jobs 1"):
        list(analyse(diary(*people), jobs=2))


@pytest.mark.skipif(not FAMILY.exists(), reason="the family diary is not on this machine")
def test_three_weeks_of_days_are_not_yet_enough_for_anyone() -> None:
    asked = Asked(outcome="connected", person="id", day="day")
    family = read_diary(io.BytesIO(FAMILY.read_bytes()), "diary.csv", asked)
    found = list(analyse(family))
    assert len(found) == 562
    assert not any(one.problem for one in found)
    assert {status for one in found for status in statuses(one).values()} == {"not_yet"}
