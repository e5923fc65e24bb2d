"""Whatever a space can hold goes out and comes in again unchanged, also of kinds added later."""

import io
import types
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from html import escape
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from nearer.companion import arrivals, importing
from nearer.companion.exporting import KINDS, LEFT_OUT
from nearer.domain.errors import NearerError
from nearer.domain.values import Preferences, Revision
from nearer.exchange import own
from nearer.exchange.book import book
from nearer.exchange.book_words import kind_name
from nearer.exchange.diary.faults import Faults
from nearer.exchange.shown import kind_of
from nearer.exchange.tables import tables

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
NAIVE = {"min_value": datetime(1900, 1, 2), "max_value": datetime(2199, 1, 1)}  # noqa: DTZ001
DAYS = {"min_value": date(1900, 1, 2), "max_value": date(2199, 1, 1)}
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map("/x {}".format)
OF: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(1, 5),
    float: st.floats(0, 0.3),
    bool: st.booleans(),
    bytes: st.binary(max_size=30),
    datetime: st.datetimes(**NAIVE, timezones=OFFSETS),
    date: st.dates(**DAYS),
    type(None): st.none(),
}


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Anything that fits a type."""
    match get_origin(kind):
        case None:
            return OF[kind]
        case origin if origin is Literal:
            return st.sampled_from(get_args(kind))
        case origin if origin in {Union, types.UnionType}:
            return st.one_of(*map(of, get_args(kind)))
    parts = get_args(kind)
    if parts[-1] is Ellipsis:
        return st.lists(of(parts[0]), max_size=3).map(tuple)
    return st.tuples(*map(of, parts))


def values(kind: type) -> st.SearchStrategy[Any]:
    named = {field.name: of(field.type) for field in fields(kind) if field.name != "id"}
    return st.builds(kind, id=IDS, **named)


EVERY = st.one_of(*map(values, KINDS))
COMES = st.one_of(*(values(kind) for kind in KINDS if kind not in {*LEFT_OUT, Preferences}))


def lines(*revisions: Revision) -> io.BytesIO:
    return io.BytesIO(b"".join(own.written(revisions, NOW)))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.builds(Revision, IDS, of(datetime), EVERY), max_size=4))
def test_every_revision_comes_back_from_its_line(revisions: list[Revision]) -> None:
    faults = Faults()
    found = [one for _row, one in own.read_lines(lines(*revisions), faults)]
    assert found == revisions
    assert not faults.rows
    for one, other in zip(found, revisions, strict=True):
        assert one.written.utcoffset() == other.written.utcoffset()


@settings(max_examples=300, deadline=None)
@given(EVERY)
def test_every_kind_can_be_read_in_the_book_and_in_its_table(value: Any) -> None:
    only = {type(value): [value]}
    read = b"".join(book(only, {}, NOW)).decode()
    assert f"{escape(kind_name(kind_of(value)))}</h2>" in read
    ((_name, table),) = tables(only, {})
    assert value.id in b"".join(table).decode()


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(record_id=IDS, value=COMES)
def test_everything_comes_into_a_space_and_goes_again(
    space: Any, record_id: str, value: Any
) -> None:
    before = space.revisions()
    revision = Revision(record_id, NOW - timedelta(hours=1), value)
    source = lines(revision)
    plan = importing.look(space, source, "f")
    assert plan.faulty == 0, plan.faults
    importing.bring(space, plan, source, "f")
    assert space.history(value.id) == (revision,)
    assert importing.look(space, source, "f").revisions == ()
    (arrival,) = arrivals.arrivals(space)
    arrivals.take_back(space, arrival.batch)
    assert space.revisions() == before


@pytest.fixture
def spoil() -> Callable[[bytes, int, int], bytes]:
    return lambda content, place, byte: content[:place] + bytes([byte]) + content[place + 1 :]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(value=COMES, place=st.integers(0, 600), byte=st.integers(0, 255))
def test_a_spoilt_file_ends_in_a_sentence_and_changes_nothing(
    space: Any, spoil: Any, value: Any, place: int, byte: int
) -> None:
    before = space.revisions()
    content = lines(Revision("0a" * 16, NOW - timedelta(hours=1), value)).getvalue()
    with suppress(NearerError):
        importing.look(space, io.BytesIO(spoil(content, place % len(content), byte)), "f")
    assert space.revisions() == before
