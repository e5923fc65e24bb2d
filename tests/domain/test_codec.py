"""Revisions become JSON that another program can read, and come back unchanged."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.arrival import Arrived, Incoming
from nearer.domain.attachment import AddedInstrument, Assessment, ItemWords
from nearer.domain.codec import CannotDecode, as_builtins, decode, encode
from nearer.domain.copies import Copies
from nearer.domain.past import Echo, Inquiry, Letter, Memory
from nearer.domain.people import Contact, Rhythm, Telling
from nearer.domain.practice import (
    Attempt,
    Drawn,
    Invited,
    NotBefore,
    Step,
    Strategy,
    Trial,
    Urge,
    Week,
)
from nearer.domain.report import ReportPlan
from nearer.domain.safety import Quiet, Safety, SafetyAnswers
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import (
    BudgetFixed,
    Draft,
    EngineState,
    Entry,
    Fear,
    Moment,
    Pair,
    Person,
    Preferences,
    PromptDay,
    Reason,
    Revision,
    Shown,
    Tag,
)
from nearer.domain.words import Wording
from nearer.domain.worth import Belief, Exercised, Proof, Strength, Thought

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
YEARS = {"min_value": datetime(1900, 1, 2), "max_value": datetime(2200, 1, 1)}  # noqa: DTZ001
TIMES = st.datetimes(**YEARS, timezones=OFFSETS)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
SCALE = st.none() | st.integers(0, 10)
PERCENT = st.integers(0, 100)
REFERENCES = st.lists(IDS, max_size=4).map(tuple)
PAIRS = st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)

MOMENTS = st.builds(
    Moment,
    id=IDS,
    when=TIMES,
    way=st.sampled_from(["prompt", "self"]),
    skipped=st.booleans(),
    people=REFERENCES,
    tags=REFERENCES,
    urge=SCALE,
    closeness=SCALE,
    mood=SCALE,
    action=st.sampled_from(["", "toward", "stayed", "away"]),
    words=WORDS,
)
FEARS = st.builds(
    Fear,
    id=IDS,
    when=TIMES,
    words=WORDS,
    likely=PERCENT,
    due=TIMES,
    answered=st.none() | TIMES,
    likely_now=st.none() | PERCENT,
    about=st.sampled_from(["", "left", "turned down"]),
    bad=st.none() | SCALE,
    counts=WORDS,
    care_expected=st.none() | SCALE,
    not_yet=st.integers(0, 3),
)
ENTRIES = st.one_of(
    st.builds(
        BudgetFixed,
        id=IDS,
        fixed=TIMES,
        shares=st.lists(st.tuples(IDS, st.floats(0, 1))).map(tuple),
        later=st.lists(st.tuples(IDS, TIMES)).map(tuple),
    ),
    st.builds(Pair, id=IDS, first=IDS, second=IDS, asked=TIMES, withdrawn=st.booleans()),
    st.builds(
        Shown,
        id=IDS,
        analysis=WORDS,
        column=IDS,
        first=TIMES,
        occasions=PERCENT,
        effect=st.floats(-10, 10),
        low=st.none() | st.floats(-10, 10),
        log_e=st.floats(-50, 50),
        with_tag=PERCENT,
        without_tag=PERCENT,
    ),
    st.builds(
        EngineState,
        id=IDS,
        moments=st.integers(0, 10**6),
        fingerprint=st.binary(max_size=40),
        state=st.binary(max_size=400),
    ),
    MOMENTS,
    FEARS,
    st.builds(Draft, id=IDS, when=TIMES, people=REFERENCES, tags=REFERENCES),
    st.builds(
        Person,
        id=IDS,
        alias=WORDS,
        archived=st.booleans(),
        note=WORDS,
        gives=st.lists(st.sampled_from(["comfort", "believed"]), max_size=2).map(tuple),
        gets_more=WORDS,
        up_to=st.sampled_from([None, "facts", "shame"]),
    ),
    st.builds(
        Contact,
        id=IDS,
        noted=TIMES,
        on=st.dates(),
        person=IDS,
        by=st.sampled_from(["text", "call", "face_to_face"]),
        line=WORDS,
    ),
    st.builds(Rhythm, id=IDS, person=IDS, days=PERCENT, wished=TIMES, rests=st.none() | TIMES),
    st.builds(Telling, id=IDS, noted=TIMES, person=IDS, chosen=PAIRS, words=WORDS),
    st.builds(Wording, id=IDS, noted=TIMES, words=WORDS, replying_to=WORDS, scene=WORDS),
    st.builds(Tag, id=IDS, name=WORDS, hunch=st.sampled_from(["", "raises", "lowers"])),
    st.builds(
        Assessment,
        id=IDS,
        when=TIMES,
        instrument=WORDS,
        version=WORDS,
        lowest=PERCENT,
        highest=PERCENT,
        answers=st.lists(SCALE, max_size=9).map(tuple),
    ),
    st.builds(ItemWords, id=IDS, instrument=WORDS, words=st.lists(WORDS, max_size=3).map(tuple)),
    st.builds(AddedInstrument, id=IDS, added=TIMES, text=WORDS),
    st.builds(
        Memory,
        id=IDS,
        noted=TIMES,
        age=st.none() | PERCENT,
        happened=WORDS,
        still=st.sampled_from(["", "yes", "partly", "no", "unsure"]),
    ),
    st.builds(Letter, id=IDS, noted=TIMES, to=WORDS, words=WORDS),
    st.builds(Echo, id=IDS, noted=TIMES, memory=IDS, moments=REFERENCES, alike=WORDS),
    st.builds(Inquiry, id=IDS, begun=TIMES, changed=TIMES, answers=PAIRS, page=WORDS),
    st.builds(
        Thought,
        id=IDS,
        noted=TIMES,
        thought=WORDS,
        before=st.none() | PERCENT,
        traps=st.lists(WORDS, max_size=3).map(tuple),
        after=st.none() | PERCENT,
    ),
    st.builds(Belief, id=IDS, noted=TIMES, words=WORDS, fairer=WORDS, put_away=st.booleans()),
    st.builds(
        Strength, id=IDS, belief=IDS, when=TIMES, strength=PERCENT, fairer=st.none() | PERCENT
    ),
    st.builds(
        Proof, id=IDS, belief=IDS, when=TIMES, side=st.sampled_from(["for", "against"]), words=WORDS
    ),
    st.builds(Exercised, id=IDS, exercise=WORDS, when=TIMES, words=WORDS),
    st.builds(
        Step, id=IDS, noted=TIMES, words=WORDS, depth=st.just("facts"), hard=st.none() | PERCENT
    ),
    st.builds(
        Attempt,
        id=IDS,
        step=IDS,
        planned=TIMES,
        done=st.none() | TIMES,
        hard_after=st.none() | PERCENT,
        gave_back=st.none() | st.booleans(),
    ),
    st.builds(Invited, id=IDS, day=WORDS, steps=REFERENCES, people=REFERENCES),
    st.builds(Strategy, id=IDS, noted=TIMES, name=WORDS, how=WORDS),
    st.builds(
        Trial,
        id=IDS,
        begun=TIMES,
        arms=REFERENCES,
        good=st.just("moved toward"),
        hours=PERCENT,
        urge_from=PERCENT,
        floor=st.floats(0, 1),
        alpha=st.floats(0, 1),
        ended=st.none() | TIMES,
    ),
    st.builds(
        Drawn,
        id=IDS,
        trial=IDS,
        occasion=IDS,
        when=TIMES,
        arm=WORDS,
        probabilities=st.lists(st.floats(0, 1), max_size=3).map(tuple),
        good=st.none() | st.floats(0, 1),
    ),
    st.builds(NotBefore, id=IDS, until=TIMES),
    st.builds(Urge, id=IDS, when=TIMES, strength=SCALE, feelings=REFERENCES),
    st.builds(Week, id=IDS, week=WORDS, sentence=WORDS, written=TIMES),
    st.builds(Quiet, id=IDS, until=TIMES, number=PERCENT),
    st.builds(Safety, id=WORDS, person=IDS, since=TIMES, unsafe=st.booleans()),
    st.builds(
        SafetyAnswers,
        id=IDS,
        person=IDS,
        noted=TIMES,
        answers=st.lists(st.tuples(WORDS, st.sampled_from(["", "yes", "no", "unsure"]))).map(tuple),
    ),
    st.builds(
        ReportPlan,
        id=IDS,
        since=st.sampled_from(["", "2026-03-01"]),
        naming=st.sampled_from(["numbers", "kinship", "own"]),
        people=REFERENCES,
        items=REFERENCES,
        short=st.booleans(),
        letter=PAIRS,
    ),
    st.builds(Unsaved, id=IDS, page=WORDS, when=TIMES, fields=PAIRS),
    st.builds(
        Incoming,
        id=IDS,
        batch=IDS,
        when=TIMES,
        name=WORDS,
        part=PERCENT,
        parts=PERCENT,
        content=st.binary(max_size=200),
        asked=PAIRS,
    ),
    st.builds(
        Arrived,
        id=IDS,
        batch=IDS,
        when=TIMES,
        name=WORDS,
        source=st.sampled_from(["nearer", "jrnl"]),
        part=PERCENT,
        records=st.binary(max_size=64),
        counts=st.lists(st.tuples(WORDS, PERCENT), max_size=3).map(tuple),
    ),
    st.builds(
        Copies,
        id=IDS,
        folder=WORDS,
        lineage=IDS,
        up_to=REFERENCES,
        seen=st.lists(st.tuples(WORDS, REFERENCES), max_size=3).map(tuple),
    ),
    st.builds(Reason, id=IDS, when=TIMES, words=WORDS),
    st.builds(PromptDay, id=IDS, day=st.dates().map(str), times=st.lists(TIMES).map(tuple)),
    st.builds(Preferences, id=IDS, called=WORDS, began=st.none() | TIMES, set_aside=REFERENCES),
)


@given(IDS, TIMES, ENTRIES)
def test_every_revision_comes_back(record_id: str, written: datetime, value: Entry) -> None:
    revision = Revision(record_id, written, value)
    again = decode(encode(revision))
    assert again == revision
    assert again.written.utcoffset() == written.utcoffset()
    assert json.loads(encode(revision)) == json.loads(json.dumps(as_builtins(revision)))


def test_the_properties_cover_every_kind_of_entry() -> None:
    assert set(get_args(Entry)) == {
        Moment,
        Draft,
        Person,
        Contact,
        Rhythm,
        Telling,
        Wording,
        Tag,
        Fear,
        Reason,
        PromptDay,
        Pair,
        BudgetFixed,
        EngineState,
        Shown,
        Assessment,
        ItemWords,
        AddedInstrument,
        Memory,
        Letter,
        Echo,
        Inquiry,
        Thought,
        Belief,
        Strength,
        Proof,
        Exercised,
        Step,
        Attempt,
        Invited,
        Strategy,
        Trial,
        Drawn,
        NotBefore,
        Urge,
        Week,
        Safety,
        SafetyAnswers,
        Quiet,
        ReportPlan,
        Unsaved,
        Incoming,
        Arrived,
        Copies,
        Preferences,
    }


def test_not_answered_and_zero_stay_apart() -> None:
    when = datetime(2026, 3, 1, tzinfo=UTC)
    for urge in (None, 0):
        moment = Moment(id="1", when=when, urge=urge)
        value = decode(encode(Revision("1", when, moment))).value
        assert isinstance(value, Moment)
        assert value.urge is urge or value.urge == urge == 0


def test_what_a_newer_nearer_adds_is_skipped() -> None:
    when = datetime(2026, 3, 1, tzinfo=UTC)
    told = json.loads(encode(Revision("1", when, Moment(id="1", when=when))))
    told["value"]["weather"] = "rain"
    assert isinstance(decode(json.dumps(told).encode()).value, Moment)


@given(st.binary(max_size=300))
def test_other_bytes_raise_what_is_announced(garbled: bytes) -> None:
    with pytest.raises(CannotDecode):
        decode(garbled)


@pytest.mark.parametrize(
    "garbled",
    [
        b"null",
        b"[]",
        b'{"id":"1"}',
        b"[" * 100_000,
        b'{"id":"1","written":"2026-03-01T00:00:00Z","value":{"kind":"unheard","id":"1"}}',
        b'{"id":"1","written":"yesterday","value":{"kind":"tag","id":"1","name":"x"}}',
    ],
)
def test_json_that_is_no_revision_raises_what_is_announced(garbled: bytes) -> None:
    with pytest.raises(CannotDecode):
        decode(garbled)
