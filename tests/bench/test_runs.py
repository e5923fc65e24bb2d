"""A run of the benchmark: kept line by line, taken up again, told in tables."""

import pytest
from bench.lives.__main__ import PAGE
from bench.lives.kinds import NULL
from bench.lives.oracle import DAYS
from bench.lives.page import BEGIN, END, put, told
from bench.lives.record import Record, Task, judge
from bench.lives.run import OtherRun, Run, run_all
from bench.lives.tables import LOWER, UPPER, all_tables, too_often
from rich.console import Console

RUN = Run("abc", 1, 40)
QUIET = Console(quiet=True)


def task(number, kind="nothing real"):
    return Task(kind, 6, number, 1, 40, peers=True, single_look=False, pcmci=False)


def record(number=0, kind="nothing real", **changes):
    known = {
        "kind": kind, "tags": 40, "number": number, "triggers": 0, "false": {"Nearer": 0},
        "found": {}, "missed_nothing": 0, "missed_true": 0, "still": 0, "single": {}, "seconds": 0,
    }  # fmt: skip
    return Record(**(known | changes))


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path):
    kept = tmp_path / "run" / "lives.jsonl"
    first = run_all([task(0), task(1)], RUN, kept, 1, QUIET)
    kept.write_bytes(kept.read_bytes() + b'{"kind": "nothing re')  # killed while writing
    both = run_all([task(0), task(1), task(2)], RUN, kept, 1, QUIET)
    assert both[:2] == first
    assert [one.number for one in both] == [0, 1, 2]
    assert kept.read_bytes().count(b"\n") == 4


def test_a_run_of_other_code_is_not_taken_up(tmp_path):
    kept = tmp_path / "lives.jsonl"
    run_all([task(0)], RUN, kept, 1, QUIET)
    with pytest.raises(OtherRun):
        run_all([task(1)], Run("def", 1, 40), kept, 1, QUIET)


def test_one_life_gives_one_record():
    one = judge(Task("realistic", 12, 0, 1, 90, peers=True, single_look=True, pcmci=False))
    assert one.triggers in range(3, 7)
    assert set(one.false) == set(one.found) > {"Nearer", "Welch, BH"}
    assert len(one.found["Nearer"]) == one.triggers
    assert len(one.single["HC3"]) == len(DAYS)
    assert max(one.single["HC3"]) <= one.triggers


def test_a_kind_that_breaks_the_promise_is_named():
    broken = [record(i, "drift", false={"Nearer": int(i < 20)}) for i in range(100)]
    kept = [record(i, "regimes") for i in range(100)]
    assert too_often(broken + kept, LOWER) == "drift (p = 40)"
    assert too_often(broken + kept, UPPER) == "none"
    assert too_often(kept, LOWER) == "none"
    assert too_often(kept[:20], UPPER) == "regimes (p = 40)"
    everything = [record(0, kind) for kind in NULL]
    assert too_often(everything, UPPER) == f"{len(NULL)} of {len(NULL)}"


def test_the_tables_tell_counts_limits_and_ratios():
    days = {"Nearer": [60, None, 30]}
    found = [record(i, "realistic", triggers=3, found=days) for i in range(2)]
    single = {"HC3": [0, 3, *[3] * 36], "HC2": [3] * 38}
    lives = [record(i) for i in range(10)]
    text = all_tables([*lives, *(_with(one, single=single) for one in found)])
    assert "| nothing real | 0.0 % (0.0–27.8) | 10 |" in text
    assert "| realistic, p = 40 | 2 | 0.33 | 0.67 |" in text
    assert "| 60 | 22 | 2.73 | 3.00 |" in text


def _with(one, **changes):
    return Record(**({name: getattr(one, name) for name in one.__struct_fields__} | changes))


def test_the_page_has_one_place_for_the_tables(tmp_path):
    text = PAGE.read_text()
    assert text.count(BEGIN) == text.count(END) == 1
    copy = tmp_path / "page.md"
    copy.write_text(text)
    put("first", copy)
    put("second", copy)
    before, after = text[: text.index(BEGIN)], text[text.index(END) :]
    assert copy.read_text() == f"{before}{BEGIN}\nsecond\n{after}"


def test_a_run_tells_its_seed_its_code_and_what_broke():
    text = told(RUN, [record(i, "drift", false={"Nearer": 1}) for i in range(30)], 100)
    assert "seed 1, code abc, 40 days" in text
    assert "lower limit above 5 %: drift (p = 40)." in text
    assert "30\nlives, 30 of them" in text
