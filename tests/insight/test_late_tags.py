"""Tags that are invented midway."""

import numpy as np
import pytest

from nearer.insight import TriggerEngine
from nearer.insight.plan import make_plan, with_late_tag


def test_a_late_tag_leaves_what_was_known_untouched(diary):
    record = diary(rows=200, tags=4)
    engine = TriggerEngine(record.tags)
    engine.observe_many(record.when, record.outcome, record.present)
    before = engine.findings()
    engine.add_tag("invented")
    assert engine.findings()[:4] == before
    late = engine.findings()[4]
    assert (late.status, late.with_tag, late.without_tag) == ("not_yet", 0, 0)


@pytest.mark.parametrize("until", [165, 400])
def test_a_late_tag_is_read_as_if_it_had_been_absent_before(diary, until):
    """Also before the first week with it has ended."""
    record = diary(rows=400, tags=3)
    record = record._replace(
        when=record.when[:until], outcome=record.outcome[:until], present=record.present[:until]
    )
    present = record.present.copy()
    present[:150, 2] = False
    engine = TriggerEngine(record.tags[:2])
    engine.observe_many(record.when[:150], record.outcome[:150], present[:150, :2])
    engine.add_tag("tag 2")
    engine.observe_many(record.when[150:], record.outcome[150:], present[150:])
    whole = TriggerEngine(record.tags)
    whole.observe_many(record.when, record.outcome, present)
    for one, other in zip(engine.findings(), whole.findings(), strict=True):
        assert one.effect == pytest.approx(other.effect, abs=1e-9)
        assert one.log_e == pytest.approx(other.log_e, abs=1e-9)
    assert engine.findings()[2].without_tag == until - 150 - present[:, 2].sum()


def test_a_tag_invented_after_two_years_is_read_the_same_way(diary):
    record = diary(rows=4_300, tags=2)
    present = record.present.copy()
    present[:4_200, 1] = False
    engine = TriggerEngine(("tag 0",))
    engine.observe_many(record.when[:4_200], record.outcome[:4_200], present[:4_200, :1])
    engine.add_tag("tag 1")
    engine.observe_many(record.when[4_200:], record.outcome[4_200:], present[4_200:])
    whole = TriggerEngine(record.tags)
    whole.observe_many(record.when, record.outcome, present)
    assert engine.findings()[1].log_e == pytest.approx(whole.findings()[1].log_e, abs=1e-9)


def test_a_late_trigger_is_found(diary):
    record = diary(rows=900, tags=3, effect=1.8)
    engine = TriggerEngine(("tag 1", "tag 2"))
    engine.observe_many(record.when[:300], record.outcome[:300], record.present[:300, 1:])
    engine.add_tag("tag 0")
    engine.observe_many(record.when[300:], record.outcome[300:], record.present[300:][:, [1, 2, 0]])
    statuses = {finding.tag: finding.status for finding in engine.findings()}
    assert statuses["tag 0"] == "established"
    assert "established" not in {statuses["tag 1"], statuses["tag 2"]}


def test_a_thousand_late_tags_never_overspend_the_budget():
    plan = make_plan(("a", "b"), None, 0.05, 0.7, (0, 10), 4)
    for n in range(1_000):
        plan = with_late_tag(plan, n)
    assert np.all(plan.weights > 0)
    assert plan.weights.sum() + plan.reserve == pytest.approx(1, abs=1e-12)
    assert plan.weights[2] == pytest.approx(0.01)
