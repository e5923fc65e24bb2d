"""Bad input is named and changes nothing."""

from datetime import UTC, datetime, timedelta, tzinfo

import numpy as np
import pytest

from nearer.domain.errors import AnalysisError
from nearer.insight import TriggerEngine, errors, hunch_weights, replay

MONDAY = datetime(2024, 1, 1, 12, tzinfo=UTC)


class NoOffset(tzinfo):
    def utcoffset(self, when):
        return None


OUTCOMES = [float("nan"), float("inf"), -0.1, 10.1, None, "3", 1 + 2j, [3]]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_that_is_no_number_in_range(outcome):
    refuses(errors.BadOutcome, MONDAY, outcome, ())


@pytest.mark.parametrize("when", [datetime(2024, 1, 2), datetime(2024, 1, 2, tzinfo=NoOffset())])  # noqa: DTZ001
def test_a_time_without_zone(when):
    refuses(errors.NaiveTime, when, 3, ())


@pytest.mark.parametrize("when", [None, 1704110400.0, "2024-01-02", MONDAY.date()])
def test_a_time_that_is_none(when):
    refuses(errors.BadTime, when, 3, ())


def test_a_time_before_the_last_one():
    refuses(errors.TimeWentBack, MONDAY - timedelta(seconds=1), 3, ())


@pytest.mark.parametrize("present", [["alien"], "tired", [None], [["tired"]]])
def test_a_tag_that_is_not_known(present):
    refuses(errors.UnknownTag, MONDAY, 3, present)


def refuses(error, when, outcome, present):
    engine = TriggerEngine(("tired", "criticised"))
    engine.observe(MONDAY, 4, ["tired"])
    before = engine.to_bytes()
    with pytest.raises(error) as raised:
        engine.observe(when, outcome, present)
    assert isinstance(raised.value, AnalysisError)
    assert engine.to_bytes() == before


def test_the_hour_that_comes_twice_in_autumn_is_no_step_back(diary):
    from zoneinfo import ZoneInfo

    berlin = ZoneInfo("Europe/Berlin")
    engine = TriggerEngine(("tired",))
    engine.observe(datetime(2024, 10, 27, 2, 50, tzinfo=berlin, fold=0), 3, ())
    engine.observe(datetime(2024, 10, 27, 2, 10, tzinfo=berlin, fold=1), 3, ())
    assert engine.occasions == 2


@pytest.mark.parametrize(
    ("error", "change"),
    [
        (errors.NoOccasions, {"when": [], "outcome": [], "present": np.zeros((0, 2), bool)}),
        (errors.BadShape, {"outcome": [1.0, 2.0]}),
        (errors.BadShape, {"present": np.zeros((3, 1), bool)}),
        (errors.BadShape, {"present": np.full((3, 2), 0.5)}),
        (errors.BadShape, {"present": [[True], [True, False], [True]]}),
        (errors.BadOutcome, {"outcome": [1, [2, 3], 4]}),
        (errors.BadOutcome, {"outcome": [1, None, 4]}),
        (errors.BadOutcome, {"outcome": np.ma.array([1.0, 2.0, 3.0], mask=[0, 1, 0])}),
        (errors.TimeWentBack, {"when": [MONDAY, MONDAY + timedelta(1), MONDAY]}),
        (errors.BadReading, {"at": [0]}),
        (errors.BadReading, {"at": [4]}),
        (errors.BadReading, {"at": [1.5]}),
        (errors.BadTags, {"tags": ("a", "a")}),
        (errors.BadTags, {"tags": "ab"}),
        (errors.BadTags, {"tags": ("a", 1)}),
        (errors.BadWeights, {"weights": {"a": 0.5}}),
        (errors.BadWeights, {"weights": {"a": 0.5, "b": 0.2, "c": 0.1}}),
        (errors.BadWeights, {"weights": {"a": 0.6, "b": 0.6}}),
        (errors.BadWeights, {"weights": {"a": -0.1, "b": 0.6}}),
        (errors.BadWeights, {"weights": {"a": float("nan"), "b": 0.6}}),
        (errors.BadSetting, {"alpha": 0.0}),
        (errors.BadSetting, {"alpha": 1.0}),
        (errors.BadSetting, {"alpha": float("nan")}),
        (errors.BadSetting, {"raising": 1.5}),
        (errors.BadSetting, {"outcome_range": (5, 5)}),
        (errors.BadSetting, {"outcome_range": (0, float("inf"))}),
        (errors.BadSetting, {"day_starts": 24}),
    ],
)
def test_a_record_that_cannot_be_replayed(error, change):
    record = {
        "when": [MONDAY + timedelta(hours=h) for h in range(3)],
        "outcome": [1.0, 2.0, 3.0],
        "present": np.zeros((3, 2), bool),
        "tags": ("a", "b"),
    }
    with pytest.raises(error):
        replay(**record | change)


def test_many_at_once_are_refused_as_a_whole(diary):
    record = diary(rows=100)
    engine = TriggerEngine(record.tags)
    before = engine.to_bytes()
    with pytest.raises(errors.BadOutcome):
        engine.observe_many(record.when, np.append(record.outcome[:-1], 11), record.present)
    assert engine.to_bytes() == before


def test_a_new_tag_needs_a_name_of_its_own():
    engine = TriggerEngine(("tired",))
    for name in ("tired", None):
        with pytest.raises(errors.BadTags):
            engine.add_tag(name)
    assert engine.tags == ("tired",)


def test_a_share_for_hunches_outside_zero_and_one():
    with pytest.raises(errors.BadSetting):
        hunch_weights(("a", "b"), {"a"}, share=1.2)
