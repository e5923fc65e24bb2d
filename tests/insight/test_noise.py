"""A year of nothing: the naive rule is counted right, and the other line is the engine's own."""

import dataclasses
from statistics import mean, variance

import numpy as np
import pytest

from nearer.insight import TriggerEngine, noise, replay
from nearer.insight.noise import a_year_of_nothing, invent, shown_naively

T_OF_FIVE = 2.5706  # Student's t, five degrees of freedom, 5 % on both sides together


def shown(outcome, *tags, at=None):
    """Which of the tags, each a list of yes and no, the naive rule shows in the end."""
    counts = np.array([len(outcome)] if at is None else at)
    return shown_naively(np.array(outcome, float), np.array(tags, bool).T, counts).tolist()


def test_a_clear_difference_is_shown_and_none_is_not():
    """Ten check-ins with a mean of 5 beside thirty of 3: t = 5.2. The other tag splits evenly."""
    outcome = [6, 4] * 5 + [4, 2] * 15
    assert shown(outcome, [1] * 10 + [0] * 30, [1, 1, 0, 0] * 10) == [[True, False]]


@pytest.mark.parametrize(("excess", "told"), [(0.99, False), (1.01, True)])
@pytest.mark.parametrize("way", [1, -1])
def test_the_bar_is_student_s_t_on_either_side(excess, told, way):
    """Six check-ins vary by 1 about their mean, the other 34 not at all: five degrees of freedom
    and an error of the root of 1.2 / 6."""
    middle = 5 + way * excess * T_OF_FIVE * (1.2 / 6) ** 0.5
    outcome = [middle - 1, middle + 1] * 3 + [5] * 34
    assert shown(outcome, [1] * 6 + [0] * 34) == [[told]]


def test_it_waits_for_as_many_check_ins_as_the_engine():
    outcome, tag = [9, 8] * 6 + [1, 2] * 14, [1] * 12 + [0] * 28
    assert shown(outcome, tag, at=[12, 39, 40]) == [[False], [False], [True]]
    assert shown([9, 8, 9, 8, 9, *[1, 2] * 20], [1] * 5 + [0] * 40) == [[False]]
    assert shown([9, 8, 9, 8, 9, *[1, 2] * 20], [0] * 5 + [1] * 40) == [[False]]


@pytest.mark.parametrize("tag", [[0] * 60, [1] * 60])
@pytest.mark.parametrize("outcome", [[3, 4] * 30, [0] * 60])
def test_a_tag_that_never_changes_and_an_outcome_that_never_does_show_nothing(tag, outcome):
    assert shown(outcome, tag, [1, 0] * 30 if len(set(outcome)) == 1 else tag) == [[False, False]]


def test_a_look_knows_nothing_of_later_check_ins():
    record = invent(np.random.default_rng(4), 12, 60)
    whole = shown_naively(record.outcome, record.present, record.by_day)
    assert whole.any()
    for row, count in enumerate(record.by_day):
        alone = shown_naively(
            record.outcome[:count], record.present[:count], record.by_day[row : row + 1]
        )
        assert alone.tolist() == whole[row : row + 1].tolist()


def test_the_counts_of_a_year_are_those_of_its_evenings():
    year = a_year_of_nothing(3, tags=9, days=90)
    record = invent(np.random.default_rng(3), 9, 90)
    ever: set[int] = set()
    for day, count in enumerate(record.by_day.tolist()):
        now = {j for j in range(9) if shows(record.outcome[:count], record.present[:count, j])}
        ever |= now
        assert (year.check_ins[day], year.naive_now[day]) == (count, len(now))
        assert year.naive_ever[day] == len(ever)
    assert year.naive_ever[-1] > max(year.naive_now[-1], 1)


def test_the_other_line_is_the_engine_s_own():
    """The first year that fools the engine, read check-in by check-in as the app does."""
    number = next(n for n in range(1, 400) if a_year_of_nothing(n).established_ever[-1])
    year, record = a_year_of_nothing(number), invent(np.random.default_rng(number), 40, 365)
    engine, row = TriggerEngine(record.tags), 0
    ever: dict[str, set[str]] = {"established": set(), "leaning": set()}
    for day, count in enumerate(record.by_day.tolist()):
        for row in range(row, count):  # noqa: B020 - goes on where the day before ended
            named = [record.tags[j] for j in np.flatnonzero(record.present[row])]
            engine.observe(record.when[row], float(record.outcome[row]), named)
        row = count
        for finding in engine.findings():
            ever.get(finding.status, set()).add(finding.tag)
        assert year.established_ever[day] == len(ever["established"])
        assert year.leaning_ever[day] == len(ever["leaning"])


def test_a_broken_engine_would_be_seen(monkeypatch):
    """One that takes its own estimates for plain tests, read again and again."""

    def gullible(*record, at):
        out = replay(*record, at=at)
        return dataclasses.replace(out, established=np.abs(out.effect) > 1.96 * out.error)

    honest = a_year_of_nothing(2)
    monkeypatch.setattr(noise, "replay", gullible)
    assert a_year_of_nothing(2).established_ever[-1] > honest.established_ever[-1] + 5


@pytest.mark.guarantee
def test_of_forty_years_the_engine_is_fooled_in_few_and_the_naive_rule_in_all():
    """At five in a hundred, more than six of forty would come once in three hundred times."""
    years = [a_year_of_nothing(number) for number in range(1, 41)]
    assert sum(year.established_ever[-1] > 0 for year in years) <= 6
    assert all(year.naive_ever[-1] > 0 for year in years)


def test_a_number_is_one_year_and_another_number_another():
    assert a_year_of_nothing(7, 5, 50) == a_year_of_nothing(7, 5, 50)
    assert a_year_of_nothing(7, 5, 50) != a_year_of_nothing(8, 5, 50)


def test_a_year_can_be_one_day_with_one_tag():
    year = a_year_of_nothing(0, tags=1, days=1)
    assert 1 <= year.check_ins[0] <= 4
    assert year.naive_ever == year.naive_now == year.established_ever == year.leaning_ever == (0,)


def test_moods_last_and_tags_tend_to_stay_but_know_nothing_of_each_other():
    record = invent(np.random.default_rng(11), 40, 2000)
    mood = record.outcome - record.outcome.mean()
    assert 0.35 < np.corrcoef(mood[1:], mood[:-1])[0, 1] < 0.6
    stays = [np.corrcoef(tag[1:], tag[:-1])[0, 1] for tag in record.present.T]
    assert min(stays) > 0
    together = [np.corrcoef(mood, tag)[0, 1] for tag in record.present.T]
    assert max(map(abs, together)) < 0.06
    assert list(record.when) == sorted(record.when)


def shows(outcome, tag):
    """The naive rule once more, one tag and one evening at a time; t from a coarse table."""
    sides = [
        [float(y) for y, on in zip(outcome, tag, strict=True) if on == there] for there in (1, 0)
    ]
    if len(outcome) < 40 or min(map(len, sides)) < 6:
        return False
    parts = [variance(side) / len(side) for side in sides]
    freedom = sum(parts) ** 2 / sum(
        part**2 / (len(side) - 1) for part, side in zip(parts, sides, strict=True)
    )
    return abs(mean(sides[0]) - mean(sides[1])) > student(freedom) * sum(parts) ** 0.5


def student(freedom):
    """Student's t at 5 % on both sides, from the table, straight in 1/freedom between entries."""
    known = [(5, 2.5706), (6, 2.4469), (8, 2.3060), (10, 2.2281), (15, 2.1314), (30, 2.0423)]
    known += [(60, 2.0003), (120, 1.9799), (1e9, 1.95996)]
    inverse = [1 / f for f, _ in reversed(known)]
    return float(np.interp(1 / freedom, inverse, [t for _, t in reversed(known)]))
