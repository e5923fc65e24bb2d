"""Numbers known beforehand that are held equal: what an urge explains is not the tag's."""

import numpy as np
import pytest

from nearer.insight import TriggerEngine, errors
from nearer.insight.clock import Body
from nearer.insight.controls import control_precisions, control_rows
from nearer.insight.past import Past
from nearer.insight.times import read_times


@pytest.fixture
def record(diary):
    """The first tag goes with an urge, and the urge alone decides the outcome."""
    made = diary(rows=900, tags=3, seed=4)
    rng = np.random.default_rng(8)
    urge = np.clip(np.round(3 + 3 * made.present[:, 0] + rng.standard_normal(900)), 0, 10)
    return made._replace(outcome=np.clip(urge + rng.normal(0, 0.5, 900), 0, 10)), urge[:, None]


def test_what_is_held_equal_is_not_laid_to_a_tag(record):
    diary, urge = record
    plain, held = TriggerEngine(diary.tags), TriggerEngine(diary.tags, held=["urge"])
    plain.observe_many(diary.when, diary.outcome, diary.present)
    held.observe_many(diary.when, diary.outcome, diary.present, held=urge)
    assert plain.findings()[0].status == "established"
    assert held.findings()[0].status == "ruled_out"


def test_it_is_one_more_column_of_the_regression(record):
    diary, urge = record
    engine = TriggerEngine(diary.tags, held=["urge"])
    out = engine.observe_many(diary.when, diary.outcome, diary.present, held=urge)
    times = read_times(diary.when, 4)
    controls, *_ = control_rows(
        times, diary.outcome.tolist(), Past(), Body(), float(times.instant[0])
    )
    rows = np.hstack([controls, urge, diary.present])
    prior = np.concatenate([control_precisions(held=1), np.full(3, 10.0)])
    precision = rows.T @ rows + np.diag(prior)
    exact = np.linalg.solve(precision, rows.T @ diary.outcome)[-3:]
    variance = np.diag(np.linalg.inv(precision))[-3:]
    assert np.abs(out.effect[0] - exact / (1 - 10 * variance)).max() < 1e-9


def test_one_by_one_all_at_once_and_resumed_are_the_same(record):
    diary, urge = record
    at_once = TriggerEngine(diary.tags, held=["urge"])
    at_once.observe_many(diary.when, diary.outcome, diary.present, held=urge)
    engine = TriggerEngine(diary.tags, held=["urge"])
    for t in range(len(diary.when)):
        if t == 333:
            engine.add_tag("later")
            engine = TriggerEngine.from_bytes(engine.to_bytes())
        engine.observe(diary.when[t], diary.outcome[t], diary.named(t), urge[t])
    for one, other in zip(engine.findings(), at_once.findings(), strict=False):
        assert one.log_e == pytest.approx(other.log_e, abs=1e-9)


BAD = [(), (1.0, 2.0), (float("nan"),), (float("inf"),), ("much",), (1e9,), (None,)]


@pytest.mark.parametrize("held", BAD)
def test_a_number_that_is_missing_or_senseless_is_refused_by_name(diary, held):
    record = diary(rows=1)
    engine = TriggerEngine(record.tags, held=["urge"])
    before = engine.to_bytes()
    with pytest.raises(errors.BadHeld):
        engine.observe(record.when[0], 3, (), held)
    assert engine.to_bytes() == before


def test_a_number_that_was_not_announced_is_refused(diary):
    record = diary(rows=1)
    with pytest.raises(errors.BadHeld):
        TriggerEngine(record.tags).observe(record.when[0], 3, (), (5.0,))
