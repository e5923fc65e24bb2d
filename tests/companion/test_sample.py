"""The sample life: an invented year that could have been noted in Nearer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import fmean
from typing import TypeVar

import pytest

from nearer.companion.check_in import Feeling, check_feeling, fear_id
from nearer.companion.fears import asks_at
from nearer.companion.people import CIRCLES, KINSHIPS
from nearer.companion.preferences import check
from nearer.companion.sample import SAM, TRIGGERS, sample_life
from nearer.companion.sample.days import LATEST_ANSWER, MOST_A_DAY, at_clock
from nearer.content import sample_words, starter_tags
from nearer.domain.codec import decode, encode
from nearer.domain.days import check_when, day_of, zone
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy, tidy_name
from nearer.domain.values import (
    Entry,
    Fear,
    Moment,
    Person,
    Preferences,
    PromptDay,
    Reason,
    Revision,
    Tag,
)

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
V = TypeVar("V", bound=Entry)


def only(life: Sequence[Entry], kind: type[V]) -> list[V]:
    return [value for value in life if isinstance(value, kind)]


@pytest.fixture(scope="module")
def life() -> list[Entry]:
    return sample_life(7, NOW)


@pytest.fixture(scope="module")
def moments(life: list[Entry]) -> list[Moment]:
    return only(life, Moment)


def test_the_same_seed_gives_the_same_life_and_another_seed_another(life: list[Entry]) -> None:
    assert sample_life(7, NOW) == life
    assert sample_life(8, NOW) != life


def test_the_zone_in_which_now_is_given_changes_nothing(life: list[Entry]) -> None:
    assert sample_life(7, NOW.astimezone(zone("Asia/Tokyo"))) == life


def test_ids_are_unique_and_well_formed(life: list[Entry]) -> None:
    assert len({value.id for value in life}) == len(life)
    for value in life:
        if isinstance(value, Person | Tag | Moment):
            assert len(value.id) == 32
            assert bytes.fromhex(value.id)
        if isinstance(value, Fear):
            assert bytes.fromhex(value.id.removesuffix("-fear"))


def test_every_value_survives_being_kept(life: list[Entry]) -> None:
    for value in life:
        revision = Revision("0" * 32, NOW, value)
        assert decode(encode(revision)) == revision


def test_what_is_referred_to_exists(life: list[Entry], moments: list[Moment]) -> None:
    people = {person.id for person in only(life, Person)}
    tags = {tag.id for tag in only(life, Tag)}
    known = {moment.id for moment in moments} | {""}
    for moment in moments:
        assert set(moment.people) <= people
        assert set(moment.tags) <= tags
        assert len(set(moment.tags)) == len(moment.tags)
    for fear in only(life, Fear):
        assert fear.person in people | {""}
        assert fear.moment in known


def test_times_are_aware_ascending_and_not_to_come(moments: list[Moment]) -> None:
    times = [moment.when for moment in moments]
    assert times == sorted(times)
    assert len(set(times)) == len(times)
    for moment in moments:
        assert check_when(moment.when, NOW) <= NOW
        there = moment.when.astimezone(zone(moment.zone))
        assert there.utcoffset() == moment.when.utcoffset()


def test_every_moment_could_have_been_noted_in_the_check_in(moments: list[Moment]) -> None:
    for one in moments:
        check_feeling(Feeling(one.urge, one.closeness, one.mood, one.action, one.words))
        assert one.alone != bool(one.people) or one.skipped


def test_a_skip_is_only_a_skip(moments: list[Moment]) -> None:
    skips = [moment for moment in moments if moment.skipped]
    assert len(skips) > 20
    for skip in skips:
        assert (skip.urge, skip.closeness, skip.mood) == (None, None, None)
        assert (skip.tags, skip.people, skip.alone) == ((), (), False)
        assert (skip.action, skip.words) == ("", "")
        assert skip.way == "prompt"


def test_a_prompt_is_answered_once_and_within_its_window(
    life: list[Entry], moments: list[Moment]
) -> None:
    prompts = [moment.prompt for moment in moments if moment.way == "prompt"]
    assert all(prompts)
    assert len(set(prompts)) == len(prompts)
    assert not [moment for moment in moments if moment.way == "self" and moment.prompt]
    (today,) = only(life, PromptDay)
    assert today.day == "2026-11-23"
    for moment in moments:
        day, _, number = moment.prompt.partition("/")
        if day == today.day:
            assert (
                timedelta(0)
                <= moment.when - today.times[int(number)]
                <= timedelta(minutes=LATEST_ANSWER)
            )


def test_four_prompts_a_day_at_first_then_three_most_of_them_answered(
    moments: list[Moment],
) -> None:
    first = date(2025, 11, 24)
    asked = [m for m in moments if m.way == "prompt"]
    early = [m for m in asked if day_of(m.when, 4) < first + timedelta(14)]
    assert 14 * 4 * 0.8 <= len(early) <= 14 * 4
    answered = sum(not m.skipped for m in asked)
    assert 0.81 <= answered / (14 * 4 + (365 - 14 - 7) * 3) <= 0.89
    assert 40 <= sum(m.way == "self" for m in moments) <= 120


def test_a_week_is_missing_and_a_gap_is_a_gap(moments: list[Moment]) -> None:
    days = {day_of(moment.when, 4) for moment in moments}
    first = date(2025, 11, 24)
    empty = [n for n in range(365) if first + timedelta(n) not in days]
    assert set(range(150, 157)) <= set(empty)
    assert len(empty) <= 9


def test_a_trip_and_both_changes_of_the_clock_are_in_the_year(moments: list[Moment]) -> None:
    assert {moment.zone for moment in moments} == {"Europe/Berlin", "America/New_York"}
    berlin = {moment.when.utcoffset() for moment in moments if moment.zone == "Europe/Berlin"}
    assert berlin == {timedelta(hours=1), timedelta(hours=2)}


def test_clock_times_are_irregular_and_some_are_in_the_night(moments: list[Moment]) -> None:
    assert len({(m.when.hour, m.when.minute) for m in moments}) > 400
    assert any(moment.when.hour < 4 for moment in moments)


@pytest.mark.parametrize(
    ("day", "hour", "name", "expected"),
    [
        (date(2026, 3, 28), 26.5, "Europe/Berlin", "2026-03-29T03:30:00+02:00"),
        (date(2026, 10, 24), 27.5, "Europe/Berlin", "2026-10-25T03:30:00+01:00"),
        (date(2026, 10, 4), 2.25, "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00"),
        (date(2026, 7, 1), 9, "Asia/Kathmandu", "2026-07-01T09:00:00+05:45"),
    ],
)
def test_an_hour_that_the_clock_leaves_out_is_never_noted(
    day: date, hour: float, name: str, expected: str
) -> None:
    assert at_clock(day, hour * 60, name).isoformat() == expected


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_nothing_is_noted_or_answered_later_than_now(hour: int) -> None:
    for seed in range(5):
        now = NOW.replace(hour=hour)
        life = sample_life(seed, now, days=12, per_day=8)
        assert max(moment.when for moment in only(life, Moment)) <= now
        answered = [fear.answered for fear in only(life, Fear) if fear.answered]
        assert max(answered, default=now) <= now


def test_the_urge_has_a_floor_and_not_only_that(moments: list[Moment]) -> None:
    urges = Counter(moment.urge for moment in moments if moment.urge is not None)
    assert urges[0] > 30
    assert len(urges) >= 9
    unanswered = sum(m.mood is None for m in moments if not m.skipped)
    assert 20 < unanswered < 150


def test_closeness_goes_roughly_against_the_urge(moments: list[Moment]) -> None:
    near = [m.closeness for m in moments if m.closeness is not None and (m.urge or 0) <= 1]
    far = [m.closeness for m in moments if m.closeness is not None and (m.urge or 0) >= 6]
    assert fmean(near) > fmean(far) + 2


def test_a_strong_urge_more_often_ends_in_pulling_away(moments: list[Moment]) -> None:
    def away(low: int, high: int) -> float:
        acted = [m.action for m in moments if m.action and low <= (m.urge or 0) <= high]
        return acted.count("away") / len(acted)

    assert away(6, 10) > away(0, 2) + 0.3


def test_tags_are_the_starter_set_and_three_own_ones_in_use(
    life: list[Entry], moments: list[Moment]
) -> None:
    tags = only(life, Tag)
    starters = [tag.starter for tag in tags if tag.starter]
    assert starters == [starter.key for starter in starter_tags()]
    assert [tag.name for tag in tags if not tag.starter] == ["long walk", "choir", "phone off"]
    used = {tag for moment in moments for tag in moment.tags}
    assert {tag.id for tag in tags} == used
    for tag in tags:
        assert tidy_name(tag.name, "name") == tag.name


def test_habits_name_each_tag_once() -> None:
    named = [habit.tag for habit in SAM.habits]
    assert len(set(named)) == len(named)
    assert {starter.key for starter in starter_tags()} <= set(named)


def test_six_people_one_of_whom_is_gone(life: list[Entry], moments: list[Moment]) -> None:
    people = only(life, Person)
    assert len({person.alias for person in people}) == 6
    assert {person.circle for person in people} == set(CIRCLES)
    assert {person.kinship for person in people} <= set(KINSHIPS)
    (gone,) = [person for person in people if person.archived]
    last = max(moment.when for moment in moments if gone.id in moment.people)
    assert last < NOW - timedelta(days=100)


def test_the_known_triggers_are_declared() -> None:
    moving = {habit.tag: habit.points for habit in SAM.habits if habit.points}
    assert moving == TRIGGERS
    raising = [points for points in TRIGGERS.values() if points > 0]
    assert len(raising) == 4
    assert all(1 <= points <= 2.5 for points in raising)
    assert 1 <= len(TRIGGERS) - len(raising) <= 2


def test_what_is_declared_moves_the_urge_and_what_is_not_does_not() -> None:
    """Compared with the other moments of the same time of day, since tags and urge share it."""
    long = sample_life(1, NOW, days=1500)
    names = {tag.id: tag.starter or tag.name for tag in only(long, Tag)}
    felt = [moment for moment in only(long, Moment) if moment.urge is not None]

    def time_of_day(moment: Moment) -> tuple[int, bool]:
        return moment.when.hour // 2, moment.when.weekday() >= 5

    usual: dict[tuple[int, bool], list[int]] = {}
    for moment in felt:
        usual.setdefault(time_of_day(moment), []).append(moment.urge or 0)
    above = [(moment.urge or 0) - fmean(usual[time_of_day(moment)]) for moment in felt]
    compared = 0
    for tag_id, name in names.items():
        with_it = [a for a, moment in zip(above, felt, strict=True) if tag_id in moment.tags]
        without = [a for a, moment in zip(above, felt, strict=True) if tag_id not in moment.tags]
        if len(with_it) >= 150:
            compared += 1
            assert abs(fmean(with_it) - fmean(without) - TRIGGERS.get(name, 0)) < 0.45, name
    assert compared > 15


def test_words_are_many_varied_and_fit_the_moment(moments: list[Moment]) -> None:
    words = sample_words()
    pools = {
        name: getattr(words, name)
        for name in words.__struct_fields__
        if name.endswith(("_with", "_alone"))
    }
    lines = [line for pool in pools.values() for line in pool]
    assert len(set(lines)) == len(lines) >= 80
    written = [moment for moment in moments if moment.words]
    assert 100 < len(written) < 250
    for moment in written:
        side = "alone" if moment.alone else "with"
        assert any(moment.words in pool for name, pool in pools.items() if name.endswith(side))
        assert tidy(moment.words, "words") == moment.words
    assert len({moment.words for moment in written}) > 60


def test_about_thirty_fears_more_feared_than_came_true(life: list[Entry]) -> None:
    fears = only(life, Fear)
    assert 27 <= len(fears) <= 33
    done = [fear for fear in fears if fear.outcome]
    came_true = sum(fear.outcome == "yes" for fear in done) / len(done)
    assert fmean(fear.likely for fear in done) / 100 > came_true + 0.3
    for fear in done:
        assert 0 <= fear.likely <= 100
        assert 0 <= (fear.likely_now or 0) <= 100
        assert fear.answered is not None
        assert fear.due <= fear.answered <= NOW


@pytest.mark.parametrize("seed", range(20))
def test_two_fears_wait_for_an_answer_now(seed: int) -> None:
    fears = only(sample_life(seed, NOW, days=40), Fear)
    waiting = [fear for fear in fears if not fear.outcome and fear.due <= NOW]
    assert len(waiting) == 2
    assert len({fear.words for fear in waiting}) == 2
    assert not [fear for fear in fears if fear.due > NOW]


def test_a_fear_of_a_check_in_has_the_id_that_the_check_in_would_give(life: list[Entry]) -> None:
    fears = only(life, Fear)
    tied = [fear for fear in fears if fear.moment]
    assert 0 < len(tied) < len(fears)
    for fear in tied:
        assert fear.id == fear_id(fear.moment)
    assert all(fear.due == asks_at(fear.id, fear.when) for fear in fears)


def test_most_fears_say_more_than_words_and_a_number(life: list[Entry]) -> None:
    fears = only(life, Fear)
    told = [fear for fear in fears if fear.about]
    assert len(fears) / 2 < len(told) < len(fears)
    met = [fear for fear in fears if fear.care_expected is not None and fear.care_met is not None]
    assert len(met) >= 5
    assert all(0 <= (fear.care_met or 0) <= 10 for fear in met)


def test_another_life_can_be_told_with_the_same_model() -> None:
    other = replace(
        SAM, called="Noor", zone="Asia/Tokyo", people=SAM.people[:2], habits=SAM.habits[:3]
    )
    life = sample_life(1, NOW, days=30, life=other)
    (wishes,) = only(life, Preferences)
    assert (wishes.called, wishes.zone) == ("Noor", "Asia/Tokyo")
    assert len(only(life, Person)) == 2
    assert len({tag for moment in only(life, Moment) for tag in moment.tags}) == 3


def test_the_reason_and_the_preferences_are_where_the_app_looks(life: list[Entry]) -> None:
    (reason,) = only(life, Reason)
    (wishes,) = only(life, Preferences)
    assert (reason.id, wishes.id) == ("reason", "preferences")
    assert tidy(reason.words, "words") == reason.words
    assert check(wishes) == wishes
    assert (wishes.sample, wishes.country, wishes.zone) == (True, "DE", "Europe/Berlin")
    assert wishes.began is not None
    assert wishes.began.date() == date(2025, 11, 24)


@pytest.mark.parametrize("days", [1, 2, 10, 150, 154, 800])
def test_a_life_may_be_short_or_long(days: int) -> None:
    life = sample_life(5, NOW, days=days)
    moments = only(life, Moment)
    span = {day_of(m.when.astimezone(zone("Europe/Berlin")), 4) for m in moments}
    assert not span or (max(span) - min(span)).days < days + 1
    assert len(only(life, Fear)) <= max(3, round(days * 30 / 365) + 1)


def test_a_life_that_ends_in_the_night_ends_with_the_day_before() -> None:
    night = datetime(2026, 11, 24, 1, 30, tzinfo=zone("Europe/Berlin"))
    (today,) = only(sample_life(5, night, days=20), PromptDay)
    assert today.day == "2026-11-23"


def test_ten_years_have_thirty_thousand_moments() -> None:
    life = sample_life(2, NOW, days=3650, per_day=11)
    assert len(only(life, Moment)) > 36_500
    assert len({value.id for value in life}) == len(life)


@pytest.mark.parametrize(
    ("now", "days", "per_day"),
    [(NOW.replace(tzinfo=None), 365, 3), (NOW, 0, 3), (NOW, 365, 0), (NOW, 365, MOST_A_DAY + 1)],
)
def test_nonsense_is_refused(now: datetime, days: int, per_day: int) -> None:
    with pytest.raises(BadInput):
        sample_life(1, now, days, per_day)


@pytest.mark.parametrize("seed", range(10))
def test_an_answer_comes_before_the_next_prompt_even_on_the_busiest_day(seed: int) -> None:
    life = sample_life(seed, NOW, 30, MOST_A_DAY)
    (today,) = only(life, PromptDay)
    assert len(today.times) == MOST_A_DAY
    for earlier, later in pairwise(today.times):
        assert later - earlier > timedelta(minutes=LATEST_ANSWER)
