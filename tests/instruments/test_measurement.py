"""The error of a score from a person's own repeats: by hand, its promise, and what is refused."""

from datetime import UTC, datetime, timedelta
from math import sqrt

import numpy as np
import pytest

from nearer.domain.errors import NotFound
from nearer.instruments import (
    BadAnswers,
    BadPoints,
    Error,
    Repeat,
    instrument,
    precision,
    score,
)

OWN, STATE = instrument("own"), instrument("own-state")
START = datetime(2026, 1, 4, 20, tzinfo=UTC)

ITEM, MOOD = 1.38, 0.36  # points on 1–7: what is assumed of an item and a day beforehand
AT_FIRST = sqrt(ITEM**2 / 6 + MOOD**2)


def repeat(day, answers, about="", order=""):
    return Repeat(
        when=START + timedelta(days=day), answers=tuple(answers), order=order, about=about
    )


def error_of(key, scale, repeats=()):
    return precision(key, scale, repeats).sem


def anxious(*six):
    """A form of Nearer's own on which only the items of anxiety differ; ``six`` as they score."""
    answers = [4] * 18
    for item, scored in zip([1, 4, 7, 10, 13, 16], six, strict=True):
        answers[item - 1] = 8 - scored if item == 10 else scored
    return answers


def test_before_any_repeat_the_error_is_that_of_short_scales_in_other_people():
    found = precision(OWN, "anxiety")
    assert found.sem == pytest.approx(AT_FIRST)
    assert (found.source, found.assessments, found.pairs) == ("own", 0, 0)
    assert found.reliability is None
    assert error_of(STATE, "anxiety") == pytest.approx(ITEM / sqrt(2))


def test_one_form_alone_changes_nothing():
    found = precision(OWN, "anxiety", [repeat(0, anxious(1, 7, 1, 7, 1, 7))])
    assert found.sem == pytest.approx(AT_FIRST)
    assert found.assessments == 1


def test_two_forms_worked_by_hand():
    forms = [repeat(0, anxious(2, 2, 4, 4, 6, 6)), repeat(14, anxious(4, 2, 4, 4, 6, 4))]
    found = precision(OWN, "anxiety", forms)
    # Means 4 and 4; an item's own height is its mean, so two items are off by ±1 on both days.
    item_variance = (3 * 5 * ITEM**2 + 4) / (3 * 5 + 5)
    assert found.from_items == pytest.approx(sqrt(item_variance / 6))
    assert found.from_retest == pytest.approx(sqrt((3 * AT_FIRST**2 + 0) / 4))
    assert found.sem == max(found.from_items, found.from_retest)
    assert (found.assessments, found.pairs) == (2, 1)


def test_a_shift_of_all_items_together_is_no_error_of_items_but_one_of_retests():
    forms = [repeat(0, anxious(2, 2, 2, 2, 2, 2)), repeat(14, anxious(5, 5, 5, 5, 5, 5))]
    found = precision(OWN, "anxiety", forms)
    assert found.from_items == pytest.approx(sqrt(15 * ITEM**2 / 20 / 6))
    assert found.from_retest == pytest.approx(sqrt((3 * AT_FIRST**2 + 3**2 / 2) / 4))
    assert found.sem == found.from_retest


def test_items_that_contradict_each_other_count_even_where_the_mean_stands_still():
    forms = [repeat(14 * k, anxious(*([1, 7] * 3 if k % 2 else [7, 1] * 3))) for k in range(6)]
    found = precision(OWN, "anxiety", forms)
    assert found.from_retest < AT_FIRST
    assert found.from_items == pytest.approx(sqrt((15 * ITEM**2 + 36 * 9) / (15 + 25) / 6))
    assert found.sem == found.from_items


@pytest.mark.parametrize(("day", "pairs"), [(0.5, 0), (1, 1), (182, 1), (182.1, 0)])
def test_a_retest_comes_after_a_day_and_within_half_a_year(day, pairs):
    forms = [repeat(0, [4] * 18), repeat(day, [5] * 18)]
    assert precision(OWN, "anxiety", forms).pairs == pairs


def test_forms_about_two_people_are_no_retest_of_each_other():
    mixed = [repeat(0, [2] * 18, "kim"), repeat(7, [6] * 18, "sam")]
    found = precision(OWN, "avoidance", mixed)
    assert (found.assessments, found.pairs) == (2, 0)
    assert found.sem == pytest.approx(AT_FIRST)


def test_a_form_about_right_now_is_not_judged_by_how_it_moves():
    calm, stirred = [1, 1, 1, 1, 7, 1], [7, 7, 7, 7, 1, 7]
    found = precision(STATE, "anxiety", [repeat(0, calm), repeat(7, stirred)])
    assert (found.pairs, found.from_retest) == (0, None)
    assert found.sem == found.from_items < ITEM / sqrt(2)


def test_neither_the_order_of_forms_nor_of_items_matters():
    rng = np.random.default_rng(2)
    forms = [repeat(9 * k, rng.integers(1, 8, 18).tolist()) for k in range(6)]
    assert precision(OWN, "mixed", forms[::-1]) == precision(OWN, "mixed", forms)
    rq = instrument("rq")
    here = [repeat(9 * k, [1 + k, 2, 3, 7 - k]) for k in range(4)]
    there = [repeat(9 * k, [1 + k, 7 - k, 3, 2], order="dismissing-second") for k in range(4)]
    assert precision(rq, "self_model", here) == precision(rq, "self_model", there)


def test_a_form_with_a_gap_counts_as_a_retest_and_not_for_its_items():
    gap = [None, *anxious(6, 2, 3, 4, 5, 4)[1:]]
    forms = [repeat(0, anxious(4, 2, 3, 4, 5, 4)), repeat(10, gap)]
    found = precision(OWN, "anxiety", forms)
    assert found.from_items == pytest.approx(ITEM / sqrt(6))
    assert found.pairs == 1


def test_a_form_that_cannot_be_scored_is_left_out():
    forms = [repeat(0, [4] * 18), repeat(10, [None] * 18), repeat(20, [4] * 18)]
    found = precision(OWN, "anxiety", forms)
    assert (found.assessments, found.pairs) == (2, 1)


def test_answers_that_repeat_themselves_make_the_error_small():
    forms = [repeat(14 * k, anxious(2, 5, 3, 6, 4, 1)) for k in range(30)]
    assert precision(OWN, "anxiety", forms).sem < 0.25


def test_a_sum_has_the_error_of_a_sum_and_a_derived_score_of_all_its_items():
    loneliness = instrument("ucla-3")
    assert error_of(loneliness, "loneliness") == pytest.approx(
        2 * sqrt(3 * 0.23**2 + (3 * 0.06) ** 2)
    )
    rq = instrument("rq")
    assert error_of(rq, "self_model") == pytest.approx(6 * sqrt(4 * 0.23**2 + (4 * 0.06) ** 2))
    assert error_of(rq, "secure") == pytest.approx(6 * sqrt(0.23**2 + 0.06**2))


def test_published_reliability_goes_before_the_prior():
    found = precision(instrument("ecr"), "anxiety", [])
    assert found.source == "norms"
    assert found.sem < found.from_retest  # a norm knows nothing of moods


def test_all_pairs_near_each_other_count_and_weigh_as_much_as_the_forms_that_had_one():
    levels = [2, 2, 5, 5]
    forms = [repeat(30 * k, anxious(*[level] * 6)) for k, level in enumerate(levels)]
    squares = [(one - two) ** 2 / 2 for k, one in enumerate(levels) for two in levels[k + 1 :]]
    found = precision(OWN, "anxiety", forms)
    expected = (3 * AT_FIRST**2 + 3 * np.mean(squares)) / (3 + 3)
    assert found.from_retest == pytest.approx(sqrt(expected))
    assert (found.pairs, found.repeated) == (3, 3)
    assert found.retest_freedom == pytest.approx(3 + 2 / 3 * 3)
    assert found.items_freedom == 15 + 3 * 5


def test_somebody_who_answers_each_season_has_their_moods_seen():
    rng = np.random.default_rng(8)
    moods = rng.normal(4, 1.2, 40).round().clip(1, 7).astype(int)
    seasons = [repeat(91 * k, anxious(*[mood] * 6)) for k, mood in enumerate(moods.tolist())]
    found = precision(OWN, "anxiety", seasons)
    assert found.pairs == 39
    assert found.sem == pytest.approx(np.std(moods, ddof=1), rel=0.25)


def test_the_error_is_known_as_of_any_form_and_without_what_a_change_would_add():
    rng = np.random.default_rng(3)
    forms = [repeat(30 * k, rng.integers(2, 6, 18).tolist(), "kim") for k in range(8)]
    moved = [repeat(240 + 30 * k, rng.integers(5, 8, 18).tolist(), "kim") for k in range(4)]
    other = [repeat(30 * k + 1, rng.integers(1, 8, 18).tolist(), "sam") for k in range(12)]
    error = Error(OWN, "mixed", [*moved, *other, *forms])
    early = precision(OWN, "mixed", [*forms, *other[:8]])
    assert error.precision(START + timedelta(days=211)).sem == pytest.approx(early.sem)
    apart = [repeat(240 + 30 * k, one.answers, "kim since") for k, one in enumerate(moved)]
    broken = precision(OWN, "mixed", [*forms, *other, *apart])
    across = error.course.trails["kim"].across(8, 12)
    found = error.precision(without=across)
    assert found.from_retest == pytest.approx(broken.from_retest)
    assert found.retest_freedom == pytest.approx(broken.retest_freedom)
    assert found.from_retest < error.precision().from_retest


def test_a_form_that_nothing_can_be_set_against_is_no_repeat():
    alone = [repeat(k, anxious(1, 2, 3, 4, 5, 6), name) for k, name in enumerate("abcde")]
    found = precision(OWN, "anxiety", alone)
    assert (found.assessments, found.repeated, found.sem) == (5, 0, pytest.approx(AT_FIRST))


def test_reliability_is_the_share_of_variation_beyond_error():
    levels = {"kim": 2, "sam": 6, "ada": 4}
    forms = [
        repeat(30 * k, anxious(*[level] * 6), name)
        for name, level in levels.items()
        for k in range(4)
    ]
    found = precision(OWN, "anxiety", forms)
    spread = np.var([2] * 4 + [6] * 4 + [4] * 4, ddof=1)
    assert found.reliability == pytest.approx(1 - found.sem**2 / spread)
    assert precision(OWN, "anxiety", forms[:4]).reliability is None
    once = [repeat(k, anxious(*[level] * 6), str(k)) for k, level in enumerate((1, 3, 5, 7, 2, 6))]
    assert precision(OWN, "anxiety", once).reliability is None
    twice = [*once, repeat(40, anxious(*[1] * 6), "0"), repeat(41, anxious(*[3] * 6), "1")]
    assert precision(OWN, "anxiety", twice).reliability is None
    third = [*twice, repeat(42, anxious(*[5] * 6), "2")]
    assert precision(OWN, "anxiety", third).reliability > 0
    assert (
        precision(OWN, "anxiety", [repeat(k * 9, [4] * 18) for k in range(8)]).reliability is None
    )


def test_reliability_never_falls_below_nothing():
    rng = np.random.default_rng(4)
    forms = [repeat(9 * k, rng.integers(3, 6, 18).tolist()) for k in range(8)]
    assert precision(OWN, "anxiety", forms).reliability == 0


def test_what_cannot_be_used_is_refused():
    with pytest.raises(NotFound):
        precision(OWN, "courage")
    with pytest.raises(BadAnswers):
        precision(OWN, "anxiety", [repeat(0, [4] * 17)])
    naive = Repeat(when=datetime(2026, 1, 1), answers=(4,) * 18)  # noqa: DTZ001 - that is the point
    with pytest.raises(BadPoints, match="time zone"):
        precision(OWN, "anxiety", [naive])


def person(rng, forms, item_error, mood):
    """A life's forms, and the score they scatter around.

    Items have heights of their own, days have moods, and answers are whole numbers from 1 to 7.
    """
    heights = rng.normal(0, 0.8, 18)
    levels = rng.uniform(2.5, 5.5, 3)[np.arange(18) % 3]
    moods = np.repeat(rng.normal(0, mood, (forms + 100, 1, 3)), 6, axis=1).reshape(-1, 18)
    felt = levels + heights + moods + rng.normal(0, item_error, (forms + 100, 18))
    turned = np.isin(np.arange(1, 19), [10, 5, 14, 12])
    answers = np.clip(np.rint(np.where(turned, 8 - felt, felt)), 1, 7).astype(int)
    repeats = [repeat(14 * k, row) for k, row in enumerate(answers[:forms].tolist())]
    scored = np.where(turned, 8 - answers, answers)[:, 0::3].mean(axis=1)
    return repeats, float(scored[forms:].mean())


@pytest.mark.guarantee
@pytest.mark.parametrize("forms", [1, 3, 8, 20])
@pytest.mark.parametrize(("item_error", "mood"), [(1.0, 0.0), (1.2, 0.3), (1.4, 0.4)])
def test_two_errors_around_a_score_hold_the_true_one_nineteen_times_in_twenty(
    forms, item_error, mood
):
    rng = np.random.default_rng(forms)
    off, stated = [], []
    for _ in range(120):
        repeats, true = person(rng, forms, item_error, mood)
        stated.append(error_of(OWN, "anxiety", repeats))
        off.append(score(OWN, repeats[-1].answers).value("anxiety") - true)
    covered = np.mean(np.abs(off) < 1.96 * np.array(stated))
    assert covered >= 0.89  # measured over 1,500 lives: .95 and more
    assert np.mean(stated) < 2 * np.std(off)


@pytest.mark.guarantee
def test_with_many_repeats_the_error_is_the_person_s_own():
    rng = np.random.default_rng(9)
    for item_error, mood in ((0.7, 0.0), (1.2, 0.0), (1.0, 0.6)):
        stated = [error_of(OWN, "anxiety", person(rng, 60, item_error, mood)[0]) for _ in range(12)]
        scatter = sqrt((item_error**2 + 1 / 12) / 6 + mood**2)  # 1/12: whole numbers
        assert np.mean(stated) == pytest.approx(scatter, rel=0.15)
