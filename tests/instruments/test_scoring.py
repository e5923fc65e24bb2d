"""From answers to scores: what always holds, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.errors import BadInput, NotFound
from nearer.instruments import BadAnswers, instrument, instruments, read_instrument, score

KEYS = st.sampled_from(instruments())

SHUFFLED = """
key = "shuffled"
name = "Shuffled"
authors = ["Somebody"]
year = 2020
version = "3"
lowest = 1
highest = 5
items = 6
per = "general"
certainty = "source"
source = "Made for this test."
unscored = [6]

[scales.first]
title = "First"
meaning = "Higher means more."
items = [1, 2, 3]
reversed = [2]

[scales.second]
title = "Second"
meaning = "Higher means more."
items = [4, 5]
score = "sum"

[orders.mixed]
places = {places}
"""


@st.composite
def forms(draw, gaps=False):
    """An instrument with answers to it."""
    one = draw(KEYS)
    answer = st.integers(one.lowest, one.highest)
    if gaps:
        answer = st.none() | answer
    return one, draw(st.lists(answer, min_size=one.items, max_size=one.items))


def bounds(one, scale):
    times = len(scale.items) if scale.score == "sum" else 1
    return one.lowest * times, one.highest * times


@given(forms(gaps=True))
def test_a_score_lies_within_its_range_or_is_refused_with_a_sentence(form):
    one, answers = form
    for scale, found in zip(one.scales, score(one, answers).scales, strict=True):
        assert found.answered + found.missing == len(scale.items)
        if found.value is None:
            assert found.missing > 0.2 * len(scale.items)
            assert f"{found.missing} of {len(scale.items)}" in found.refused
        else:
            low, high = bounds(one, scale)
            assert low - 1e-9 <= found.value <= high + 1e-9
            assert found.missing <= 0.2 * len(scale.items) + 1e-9
            assert not found.refused


@given(forms())
def test_all_answers_turned_mirror_every_score(form):
    one, answers = form
    mirrored = score(one, [one.lowest + one.highest - answer for answer in answers])
    for scale, here, there in zip(
        one.scales, score(one, answers).scales, mirrored.scales, strict=True
    ):
        assert here.value + there.value == pytest.approx(sum(bounds(one, scale)))


@given(forms(), st.data())
def test_a_missing_answer_counts_as_the_mean_of_the_others(form, data):
    one, answers = form
    scale = data.draw(st.sampled_from(one.scales))
    gaps = data.draw(
        st.sets(st.sampled_from(scale.items), max_size=int(0.2 * len(scale.items) + 1e-9))
    )
    turned = [
        one.lowest + one.highest - answers[item - 1]
        if item in scale.reversed
        else answers[item - 1]
        for item in scale.items
        if item not in gaps
    ]
    mean = sum(turned) / len(turned)
    given_up = [None if place in gaps else a for place, a in enumerate(answers, start=1)]
    times = len(scale.items) if scale.score == "sum" else 1
    assert score(one, given_up).value(scale.name) == pytest.approx(mean * times)


@given(
    st.permutations(range(1, 7)),
    st.lists(st.none() | st.integers(1, 5), min_size=6, max_size=6),
)
def test_the_order_of_the_form_changes_no_score(places, by_item):
    one = read_instrument(SHUFFLED.format(places=list(places)))
    on_the_form = [by_item[item - 1] for item in places]
    here, there = score(one, by_item), score(one, on_the_form, "mixed")
    assert here.scales == there.scales
    assert (here.order, there.order) == ("original", "mixed")


@given(forms())
def test_one_answer_higher_never_moves_a_score_further_than_its_item_can(form):
    one, answers = form
    before = score(one, answers)
    for place in range(one.items):
        if answers[place] == one.highest:
            continue
        raised = [*answers[:place], answers[place] + 1, *answers[place + 1 :]]
        for scale, here, there in zip(
            one.scales, before.scales, score(one, raised).scales, strict=True
        ):
            step = 1 if scale.score == "sum" else 1 / len(scale.items)
            moved = step if place + 1 in scale.items else 0.0
            assert abs(there.value - here.value) == pytest.approx(moved)


def test_a_score_carries_the_key_that_made_it():
    found = score(read_instrument(SHUFFLED.format(places=[6, 5, 4, 3, 2, 1])), [1] * 6, "mixed")
    assert (found.instrument, found.version, found.order) == ("shuffled", "3", "mixed")
    assert (found.lowest, found.highest) == (1, 5)


@pytest.mark.parametrize(
    ("key", "scale", "most"),
    [("own", "anxiety", 1), ("ecr", "anxiety", 3), ("ecr-rs", "anxiety", 0), ("rosenberg", "", 2)],
)
def test_a_fifth_of_a_scale_may_be_missing_and_no_more(key, scale, most):
    one = instrument(key)
    part = one.scale(scale or "self_esteem")
    for gone, kept in ((most, True), (most + 1, False)):
        answers = [one.lowest] * one.items
        for item in part.items[:gone]:
            answers[item - 1] = None
        assert (score(one, answers).value(part.name) is not None) == kept


def test_one_refused_scale_leaves_the_others_scored():
    one = instrument("ecr-rs")
    found = score(one, [4, 4, 4, 4, 4, 4, None, 4, 4])
    assert found.value("anxiety") is None
    assert found.value("avoidance") == 4


def test_a_derived_score_needs_all_of_its_items():
    found = score(instrument("rq"), [5, 2, None, 3])
    assert found.value("self_model") is None
    assert found.value("other_model") is None
    assert found.value("secure") == 5
    assert "each of its items" in found.derived[0].refused


def test_nothing_answered_is_refused_and_not_divided():
    one = instrument("own")
    assert {part.value for part in score(one, [None] * 18).scales} == {None}


@pytest.mark.parametrize("bad", [0, 8, -1, 3.0, "3", True, float("nan"), 10**30])
def test_an_answer_outside_the_range_is_refused_by_its_item(bad):
    with pytest.raises(BadAnswers, match=r"Item 5 takes a whole number from 1 to 7") as refused:
        score(instrument("own"), [4, 4, 4, 4, bad] + [4] * 13)
    assert refused.value.item == 5
    assert refused.value.field == "item-5"
    assert isinstance(refused.value, BadInput)


def test_an_item_is_called_by_its_number_on_the_form():
    with pytest.raises(BadAnswers, match="Item 31 takes") as refused:
        score(instrument("ecr-12"), [4] * 11 + [9])
    assert refused.value.item == 12


@pytest.mark.parametrize("count", [0, 17, 19])
def test_too_few_or_too_many_answers_are_refused(count):
    with pytest.raises(BadAnswers, match=f"18 items, and there are {count} answers") as refused:
        score(instrument("own"), [4] * count)
    assert refused.value.item == 0


def test_an_unknown_order_scale_or_questionnaire_is_not_found():
    one = instrument("own")
    with pytest.raises(NotFound):
        score(one, [4] * 18, "upside-down")
    with pytest.raises(NotFound):
        score(one, [4] * 18).value("courage")
    with pytest.raises(NotFound):
        one.scale("courage")
    with pytest.raises(NotFound):
        instrument("courage")
