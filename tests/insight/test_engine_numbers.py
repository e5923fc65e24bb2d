"""The engine's numbers against slower ways to the same ones."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from math import log, sqrt

import numpy as np
import pytest

from nearer.insight import TriggerEngine, replay
from nearer.insight.clock import Body
from nearer.insight.controls import control_precisions, control_rows
from nearer.insight.past import Past
from nearer.insight.times import read_times

NUMBERS = ("effect", "low", "high", "log_e")


def regressors(diary):
    times = read_times(diary.when, 4)
    controls, *_ = control_rows(
        times, diary.outcome.tolist(), Past(), Body(), float(times.instant[0])
    )
    return np.hstack([controls, diary.present])


def textbook(diary, j, widened, alpha=0.05):
    """One tag's effect, half-width and log e-value, step by step with scalars."""
    rows, p = regressors(diary), len(diary.tags)
    lam = max(10.0, p / 5)
    prior = np.concatenate([control_precisions(), np.full(p, lam)])
    k = rows.shape[1] - p + j
    inverse, b = np.diag(1 / prior), np.zeros(len(prior))
    weight = weight2 = meat = forecast = 0.0
    for t, (w, y) in enumerate(zip(rows, diary.outcome, strict=True), start=1):
        u = inverse @ w
        f, e = w @ u, y - w @ b
        r = u[k] / inverse[k, k]
        weight, weight2 = weight + r**2, weight2 + r**4
        if t > 20:
            e2 = e**2 / (1 + f - u @ (prior * u))
            meat, forecast = meat + r**2 * e2, forecast + e2
        b, inverse = b + u * e / (1 + f), inverse - np.outer(u, u) / (1 + f)
    n, v = len(rows), 1 / inverse[k, k] - lam
    leftover = np.eye(n) - rows @ inverse @ rows.T
    freedom = np.trace(leftover @ leftover)
    sigma2, own = np.sum((leftover @ diary.outcome) ** 2) / freedom, weight**2 / weight2
    met = sigma2 * (meat / weight * n) / forecast
    effect, nu = b[k] / (1 - lam * inverse[k, k]), min(own + 100, freedom)
    drawn = inverse[k, k] - inverse[k] @ (prior * inverse[k])
    v = v * inverse[k, k] * (1 - lam * inverse[k, k]) / drawn
    passed_on = bias_by_hand(rows[: n // 16 * 16], diary.outcome, prior, k) / (
        1 - lam * inverse[k, k]
    )
    s2 = 1.1 * max((20 * sigma2 + own * met) / (own + 20), sigma2) / v * widened + passed_on**2
    ratio2 = effect**2 / s2
    z = np.sign(effect) * sqrt((nu + 1) * log(1 + ratio2 / nu))
    spread, shift = 1 + 0.09 * v, 0.8 * sqrt(v)

    def likelihood_ratio(r):
        return np.exp(-0.5 * log(spread) - 0.5 * (z - r) ** 2 / spread + 0.5 * z**2)

    narrow = 1 / (1 + 0.25 * v)
    kept = (alpha**2 * narrow) ** (1 / (nu + 1))
    half = sqrt(s2 * nu * (1 - kept) / (kept - narrow)) if kept > narrow else np.inf
    whole = 0.7 * likelihood_ratio(shift) + 0.3 * likelihood_ratio(-shift)
    return effect, half, log(0.75 * whole + 0.25)  # no restart yet


def bias_by_hand(rows, outcome, prior, k):
    """What shrinking the others leaves to regressor k, others by others."""
    n, y = len(rows), outcome[: len(rows)]
    inverse = np.linalg.inv(np.diag(prior) + rows.T @ rows)
    b = inverse @ rows.T @ y
    leftover = np.eye(n) - rows @ inverse @ rows.T
    noise = np.sum((leftover @ y) ** 2) / np.trace(leftover @ leftover)
    bias = 0.0
    for other in set(range(len(prior))) - {k}:
        by_chance = inverse[k, k] * inverse[other, other] / n
        by_chance *= (1 - prior[k] * inverse[k, k]) * (1 - prior[other] * inverse[other, other])
        clear = abs(b[other]) > 2 * sqrt(inverse[other, other] * noise)
        if clear or abs(inverse[k, other]) > 3 * sqrt(max(by_chance, 0.0)):
            bias += inverse[k, other] * prior[other] * b[other]
    return bias


def dependence_by_hand(diary):
    """By what each tag's noise is widened: from blocks of 28 occasions, tag by tag."""
    rows, p = regressors(diary), len(diary.tags)
    prior = np.concatenate([control_precisions(), np.full(p, max(10.0, p / 5))])
    inverse, b = np.diag(1 / prior), np.zeros(len(prior))
    own, surprise = np.zeros((len(rows), p)), np.zeros(len(rows))
    for t, (w, y) in enumerate(zip(rows, diary.outcome, strict=True)):
        u = inverse @ w
        f, e = w @ u, y - w @ b
        own[t] = (u / np.diag(inverse))[-p:]
        surprise[t] = e / sqrt(1 + f - u @ (prior * u)) if t >= 20 else 0.0
        b, inverse = b + u * e / (1 + f), inverse - np.outer(u, u) / (1 + f)
    whole = len(rows) // 28 * 28
    score, lean = own[:whole] * surprise[:whole, None], own[:whole]
    meat = (score**2).sum(axis=0)
    blocks = score.reshape(-1, 28, p).sum(axis=1)
    far = np.abs(score.sum(axis=0)) >= 2 * np.sqrt(meat)
    met = np.where(far, ((blocks - blocks.mean(axis=0)) ** 2).sum(axis=0), (blocks**2).sum(axis=0))
    counted = diary.present[:whole].sum(axis=0) >= 6
    number = len(blocks) * counted.sum()
    ratio = met[counted].sum() / (meat * (1 - far / len(blocks)))[counted].sum()
    together = max(1.0, (number * ratio + 20) / (number + 20))
    weeks = lean.reshape(-1, 28, p).sum(axis=1)
    stays = np.clip(((weeks**2).sum(axis=0) / (lean**2).sum(axis=0) - 1) / 27, 0, 1)
    return together**2 * (1 + 2 * stays)


def test_the_engine_does_what_the_formulas_say(diary):
    record = diary(rows=250, tags=4)
    engine = TriggerEngine(record.tags)
    for t in range(250):
        engine.observe(record.when[t], record.outcome[t], record.named(t))
    widened = dependence_by_hand(record)
    for j, finding in enumerate(engine.findings()):
        effect, half, log_e = textbook(record, j, widened[j])
        assert finding.status in {"not_yet", "ruled_out"}  # so that the level is alpha
        assert finding.effect == pytest.approx(effect, abs=1e-9)
        assert finding.high - finding.effect == pytest.approx(half, abs=1e-9)
        assert finding.log_e == pytest.approx(log_e, abs=1e-9)


def test_degrees_of_freedom_stay_those_of_the_residuals(diary):
    """Reckoned one by one at first, later once in a while: never more than a few off."""
    record = diary(rows=1_300, tags=5)
    rows = regressors(record)
    prior = np.concatenate([control_precisions(), np.full(5, 10.0)])
    for n in (60, 1_000, 1_119, 1_121, 1_300):
        engine = TriggerEngine(record.tags)
        engine.observe_many(record.when[:n], record.outcome[:n], record.present[:n])
        inverse = np.linalg.inv(rows[:n].T @ rows[:n] + np.diag(prior))
        leftover = np.eye(n) - rows[:n] @ inverse @ rows[:n].T
        sums = engine._course.regression.sums
        assert sums.freedom[0] == pytest.approx(np.sum(leftover**2), abs=1e-6 if n < 1_009 else 3)
        left = leftover @ record.outcome[:n]
        assert sums.residual[0] == pytest.approx(left @ left, rel=1e-9)


def test_ten_thousand_occasions_later_the_regression_is_still_the_exact_solution(diary):
    record = diary(rows=10_000, tags=5)
    rows = regressors(record)
    prior = np.concatenate([control_precisions(), np.full(5, 10.0)])
    precision = rows.T @ rows + np.diag(prior)
    exact = np.linalg.solve(precision, rows.T @ record.outcome)[-5:]
    variance = np.diag(np.linalg.inv(precision))[-5:]
    out = replay(record.when, record.outcome, record.present, record.tags)
    assert np.abs(out.effect[0] - exact / (1 - 10 * variance)).max() < 1e-9


def constant(record):
    return record._replace(outcome=np.full_like(record.outcome, 5.0))


def months_of_zeros(record):
    outcome = record.outcome.copy()
    outcome[60:220] = 0
    return record._replace(outcome=outcome)


def odd_tags(record):
    present = record.present.copy()
    present[:, 0], present[:, 1] = True, False  # always and never on
    present[:, 3], present[:, 5] = present[:, 2], ~present[:, 4]  # twins and opposites
    return record._replace(present=present)


def all_at_once(record):
    return record._replace(when=[record.when[0]] * len(record.when))


def travelling(record):
    """A new zone every day, so that dates repeat and are skipped."""
    zones = [timezone(timedelta(hours=h)) for h in (14, -11, 5.5, 0, -3.5)]
    return record._replace(
        when=[one.astimezone(zones[i // 4 % 5]) for i, one in enumerate(record.when)]
    )


def extremes(record):
    return record._replace(outcome=np.where(np.arange(len(record.outcome)) % 2, 10.0, 0.0))


ODD = [constant, months_of_zeros, odd_tags, all_at_once, travelling, extremes]


@pytest.mark.parametrize("odd", ODD)
def test_replay_and_engine_agree_on_odd_records(diary, odd):
    record = odd(diary(rows=330))
    engine = TriggerEngine(record.tags)
    at, findings = [1, 20, 21, 40, 64, 65, 200, 330], []
    for t in range(330):
        engine.observe(record.when[t], record.outcome[t], record.named(t))
        if t + 1 in at:
            findings.append(engine.findings())
    out = replay(record.when, record.outcome, record.present, record.tags, at=at)
    for i, row in enumerate(findings):
        for name in NUMBERS:
            one_by_one = np.array([getattr(finding, name) for finding in row])
            np.testing.assert_allclose(one_by_one, getattr(out, name)[i], rtol=0, atol=1e-9)
        assert [f.status == "established" for f in row] == out.established[i].tolist()
        assert [f.with_tag for f in row] == out.with_tag[i].tolist()


@pytest.mark.parametrize("odd", ODD)
def test_odd_records_without_any_effect_establish_nothing(diary, odd):
    record = odd(diary(rows=400))
    out = replay(record.when, record.outcome, record.present, record.tags, at=range(1, 401))
    assert not out.established.any()
    assert np.all(np.isfinite(out.effect))
    assert not np.any(np.isnan(out.low) | np.isnan(out.high) | np.isnan(out.log_e))


def test_years_learned_one_by_one_and_at_once_are_the_same(diary):
    """Past the restarts, and past where slow things are reckoned less often."""
    record = diary(rows=2_300, tags=4, effect=0.5)
    engine = TriggerEngine(record.tags)
    for t in range(2_300):
        engine.observe(record.when[t], record.outcome[t], record.named(t))
    out = replay(record.when, record.outcome, record.present, record.tags)
    for j, finding in enumerate(engine.findings()):
        for name in NUMBERS:
            assert getattr(finding, name) == pytest.approx(getattr(out, name)[0, j], abs=1e-9)


def test_a_read_uses_nothing_from_after_it(diary):
    record = diary(rows=300, effect=1.5)
    out = replay(record.when, record.outcome, record.present, record.tags, at=range(1, 301))
    for n in (1, 45, 130):
        early = replay(record.when[:n], record.outcome[:n], record.present[:n], record.tags)
        for field in fields(out):
            if field.name not in {"tags", "occasions"}:
                now, then = getattr(early, field.name)[0], getattr(out, field.name)[n - 1]
                np.testing.assert_allclose(now, then, rtol=0, atol=1e-9)


def test_the_order_of_tags_changes_nothing_at_all(diary):
    record = diary(rows=300, tags=12, effect=1.0)
    there = replay(record.when, record.outcome, record.present, record.tags)
    back = replay(record.when, record.outcome, record.present[:, ::-1], record.tags[::-1])
    for name in NUMBERS:
        assert np.array_equal(getattr(there, name), getattr(back, name)[:, ::-1])


def test_readings_come_in_the_order_asked_for(diary):
    record = diary(rows=200)
    out = replay(record.when, record.outcome, record.present, record.tags, at=[200, 50, 50, 130])
    assert out.occasions.tolist() == [200, 50, 50, 130]
    alone = replay(record.when[:50], record.outcome[:50], record.present[:50], record.tags)
    assert np.allclose(out.effect[1], alone.effect[0], rtol=0, atol=1e-10)
    assert np.array_equal(out.effect[1], out.effect[2])


def test_another_range_only_changes_the_units(diary):
    record = diary(rows=300, effect=1.5)
    usual = replay(record.when, record.outcome, record.present, record.tags)
    percent = replay(
        record.when,
        record.outcome * 4 - 20,
        record.present,
        record.tags,
        outcome_range=(-20, 20),
    )
    np.testing.assert_allclose(percent.effect, usual.effect * 4, atol=1e-9)
    np.testing.assert_allclose(percent.log_e, usual.log_e, atol=1e-9)


def test_a_diary_without_tags_is_read_without_findings(diary):
    record = diary(rows=80, tags=0)
    out = replay(record.when, record.outcome, record.present, ())
    assert out.effect.shape == (1, 0)
    engine = TriggerEngine(())
    engine.observe(datetime(2024, 1, 1, tzinfo=UTC), 3, ())
    assert engine.findings() == ()
