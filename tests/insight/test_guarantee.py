"""The promise itself, on invented lives: no false pattern, however often one looks.

Three questions, each asked of Nearer and of engines made careless on purpose, which must fail it:
how many lives are ever shown a false trigger; whether the e-value of a tag that does nothing
averages at most 1; whether the error told covers the scatter around the truth. The last two need
few lives, since every tag of every life counts.
"""

from functools import cache

import numpy as np
import pytest
from bench.lives.kinds import life_of
from bench.lives.rules import PEERS, nearer, read_nearer
from bench.lives.scores import allowed, days_found, lives_with_false
from bench.lives.student import bar

from nearer.insight import course, evidence, regression, replay, restarts

ALPHA = 0.05
SEED = 2024
TAGS = 40
HARD = (
    "yesterday's mood drives today's tags",
    "a daily curve of any shape, another at weekends",
    "journeys across zones",
    "drift",
    "heavy tails",
    "louder at some hours",
    "stormy and calm months",
    "a tag unsettles but does not raise",
    "yes or no",
    "bursts of check-ins",
    "tags invented midway",
    "blows in stormy months, tags that come together",
    "a mixture of everything",
)
EARLY = np.arange(40, 121, 10)  # occasions: where a noise read too small does most harm
LATE = np.arange(400, 601, 50)  # … and where a tag's own noise is long known
MOST = 50.0  # an e-value counts at most this much, so that no single one decides

pytestmark = pytest.mark.guarantee


@cache
def lives_of(kind, number, days=365, tags=TAGS):
    return [life_of(kind, SEED, i, days, tags) for i in range(number)]


@pytest.fixture(scope="module")
def null_lives():
    return [life for kind in HARD for life in lives_of(kind, 5, days=200)]


def keeps_the_promise(lives, rule):
    """Fails a rule that shows a false trigger in more lives than chance allows at 5 %."""
    wrong = lives_with_false(lives, rule)
    assert wrong <= allowed(len(lives), ALPHA), f"{wrong} of {len(lives)} lives"


def evidence_is_worth_no_more_than_one():
    """Fails an engine whose e-values of tags that do nothing average above 1 (Ville's premise)."""
    means = []
    for life in lives_of("nothing real", 50, days=45):
        out = replay(life.when, life.outcome, life.present, life.tags, at=EARLY)
        told = np.minimum(out.with_tag, out.without_tag) >= 6
        means.append(np.minimum(np.exp(out.log_e[told]), MOST).mean())
    within_chance(means)


def errors_cover_the_scatter(kind, number, days, tags, at, judged=None):
    """Fails an engine that tells errors smaller than the scatter of its estimates around 0."""
    means = []
    for life in lives_of(kind, number, days, tags):
        out = replay(life.when, life.outcome, life.present, life.tags, at=at)
        told = np.minimum(out.with_tag, out.without_tag)[:, :judged] >= 6
        ratio = (out.effect / out.error)[:, :judged][told]
        means.append(np.mean(ratio**2))
    within_chance(means)


def within_chance(means):
    """Lives are independent: their mean may lie above 1 by 2.6 standard errors, 1 in 200."""
    error = np.std(means, ddof=1) / np.sqrt(len(means))
    assert np.mean(means) <= 1 + 2.6 * error, f"{np.mean(means):.2f} ± {error:.2f} on average"


def errors_cover_the_scatter_early():
    errors_cover_the_scatter("nothing real", 50, 45, TAGS, EARLY)


def errors_cover_the_scatter_of_a_tag_that_unsettles():
    kind = "a tag unsettles but does not raise"
    errors_cover_the_scatter(kind, 60, 200, 3, LATE, judged=1)


def test_nearer_shows_a_false_trigger_in_at_most_one_life_of_twenty(null_lives):
    keeps_the_promise(null_lives, nearer)


def test_an_e_value_of_what_does_nothing_averages_at_most_one():
    evidence_is_worth_no_more_than_one()


def test_errors_cover_the_scatter_while_there_are_few_occasions():
    errors_cover_the_scatter_early()


def test_errors_cover_the_scatter_of_a_tag_that_only_unsettles():
    errors_cover_the_scatter_of_a_tag_that_unsettles()


@pytest.mark.parametrize("rule", PEERS.values(), ids=PEERS)
def test_what_people_use_instead_fails_the_same_test(null_lives, rule):
    with pytest.raises(AssertionError, match="lives"):
        keeps_the_promise(null_lives, rule)


def test_the_same_regression_tested_every_evening_fails():
    """What the e-value is for: the estimate over its error, p < .05/p, read daily."""

    def tested(life):
        out = replay(life.when, life.outcome, life.present, life.tags, at=life.looks)
        return (np.abs(out.effect) > bar(ALPHA / TAGS) * out.error) & (out.with_tag >= 6)

    with pytest.raises(AssertionError, match="lives"):
        keeps_the_promise(lives_of("nothing real", 40, days=120), tested)


def test_a_budget_divided_after_looking_fails():
    """An engine that peeks: the whole budget on the tag that will have most evidence."""

    def peeking(life):
        seen = replay(life.when, life.outcome, life.present, life.tags, at=life.looks)
        best = life.tags[int(np.argmax(seen.log_e[seen.occasions >= 40].max(axis=0)))]
        weights = {tag: float(tag == best) for tag in life.tags}
        out = replay(
            life.when, life.outcome, life.present, life.tags, at=life.looks, weights=weights
        )
        return out.established

    with pytest.raises(AssertionError, match="lives"):
        keeps_the_promise(lives_of("nothing real", 40, days=90), peeking)


def test_noise_judged_as_if_the_prior_were_right_fails(monkeypatch):
    """Forecast errors over 1 + f, f with the prior's share: see decision 0007."""
    monkeypatch.setattr(course, "learn", reading_noise(with_prior=True))
    monkeypatch.setattr(course, "AT_ONCE", 4)  # so that b·Λb is that of a moment ago
    with pytest.raises(AssertionError, match="on average"):
        evidence_is_worth_no_more_than_one()
    with pytest.raises(AssertionError, match="on average"):
        errors_cover_the_scatter_early()


def test_noise_judged_as_if_nothing_had_been_fitted_fails(monkeypatch):
    """Residuals over n, not over what is left after a hundred coefficients."""
    monkeypatch.setattr(course, "learn", reading_noise(with_prior=False))
    with pytest.raises(AssertionError, match="on average"):
        evidence_is_worth_no_more_than_one()


def reading_noise(*, with_prior):
    """The engine's learning with its squares spread over all occasions.

    Σ e²/(1 + f) is the residuals' sum and b·Λb, here as it stood before the newest occasions.
    """

    def learn(before, *block):
        after, sums = regression.learn(before, *block)
        b = before.coefficients
        more = b @ (before.precisions * b) if with_prior else 0.0
        return after, sums._replace(residual=sums.residual + more, freedom=sums.n.astype(float))

    return learn


def test_one_noise_for_all_tags_fails(monkeypatch):
    """The classical error, which does not see that a tag comes with louder moments."""
    for module in (evidence, restarts):
        monkeypatch.setattr(module, "mixed_noise", lambda level, met, own: level + 0 * own)
    with pytest.raises(AssertionError, match="on average"):
        errors_cover_the_scatter_of_a_tag_that_unsettles()


def test_true_triggers_are_found():
    days = np.array(days_found(lives_of("realistic", 10), nearer))
    assert np.median(days) <= 100
    assert np.mean(days <= 365) >= 0.85


def test_the_range_of_a_true_effect_holds_it_at_all_times():
    """Time-uniform: a life counts as missed if the range misses the truth on any evening."""
    missed = total = 0
    for life in lives_of("realistic", 10):
        seen, k = read_nearer(life), life.triggers
        truth = np.hstack([life.truth[life.looks - 1], np.zeros((len(life.looks), TAGS - k))])
        missed += int(((truth < seen.low) | (truth > seen.high)).any(axis=0).sum())
        total += TAGS
    assert missed <= allowed(total, ALPHA)
