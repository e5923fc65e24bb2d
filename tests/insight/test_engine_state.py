"""Saved state goes on to the same numbers, and damage is named."""

from functools import cache
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.insight import TriggerEngine
from nearer.insight.errors import TimeWentBack, UnreadableState


def test_a_resumed_engine_goes_on_to_the_same_numbers_to_the_last_bit(diary):
    record = diary(rows=400, tags=9, effect=1.2)
    engine = TriggerEngine(record.tags[::-1], day_starts=2, raising=0.5, alpha=0.1)
    for t in range(400):
        if t in (0, 7, 150):
            resumed = TriggerEngine.from_bytes(engine.to_bytes())
            assert resumed.to_bytes() == engine.to_bytes()
            engine = resumed
        if t == 200:
            whole = TriggerEngine.from_bytes(engine.to_bytes())
            whole.observe_many(record.when[200:], record.outcome[200:], record.present[200:, ::-1])
        engine.observe(record.when[t], record.outcome[t], record.named(t))
    again = TriggerEngine.from_bytes(engine.to_bytes())
    assert again.findings() == engine.findings()
    assert again.tags == record.tags[::-1]
    for one, other in zip(whole.findings(), engine.findings(), strict=True):
        assert one.status == other.status
        assert one.log_e == pytest.approx(other.log_e, abs=1e-9)


def test_a_resumed_engine_still_knows_late_tags_and_what_is_left_for_more(diary):
    record = diary(rows=60, tags=2)
    engine = TriggerEngine(record.tags)
    engine.observe_many(record.when, record.outcome, record.present)
    engine.add_tag("invented")
    resumed = TriggerEngine.from_bytes(engine.to_bytes())
    for one in (engine, resumed):
        one.add_tag("invented later")
    assert resumed.to_bytes() == engine.to_bytes()


def test_a_resumed_engine_still_knows_what_time_it_was(diary):
    record = diary(rows=3)
    engine = TriggerEngine(record.tags)
    engine.observe_many(record.when, record.outcome, record.present)
    with pytest.raises(TimeWentBack):
        TriggerEngine.from_bytes(engine.to_bytes()).observe(record.when[1], 3, ())


def test_two_hundred_tags_fit_in_a_megabyte(diary):
    record = diary(rows=70, tags=200)
    engine = TriggerEngine(record.tags)
    engine.observe_many(record.when, record.outcome, record.present)
    assert len(engine.to_bytes()) < 500_000


@cache
def saved():
    return TriggerEngine(("müde", "criticised")).to_bytes()


@given(data=st.data())
def test_bytes_cut_short_or_overwritten_are_refused_by_name(data):
    start = data.draw(st.integers(0, len(saved()) - 1))
    cut = saved()[:start] + data.draw(st.binary(max_size=40))
    if cut != saved():
        with pytest.raises(UnreadableState):
            TriggerEngine.from_bytes(cut)


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_refused_by_name(noise):
    with pytest.raises(UnreadableState):
        TriggerEngine.from_bytes(noise)


def test_every_flipped_bit_is_refused_by_name(diary):
    record = diary(rows=90, tags=2, effect=1.0)
    engine = TriggerEngine(record.tags)
    engine.observe_many(record.when, record.outcome, record.present)
    sound = engine.to_bytes()
    for place in (*range(900), *range(900, len(sound), 37)):
        for bit in range(8):
            damaged = bytearray(sound)
            damaged[place] ^= 1 << bit
            with pytest.raises(UnreadableState):
                TriggerEngine.from_bytes(bytes(damaged))


def test_a_newer_version_or_deep_nonsense_is_refused():
    newer = saved()[:4] + (99).to_bytes(2, "little") + saved()[6:]
    inside = (100_000).to_bytes(4, "little") + b"[" * 100_000
    nested = saved()[:6] + crc32(inside).to_bytes(4, "little") + inside
    not_finite = bytearray(saved())
    not_finite[-2_000:-1_992] = np.array([np.nan]).tobytes()
    for bad in (newer, nested, bytes(not_finite), b""):
        with pytest.raises(UnreadableState):
            TriggerEngine.from_bytes(bad)
