"""A list is taken apart into just what stands in it, without making all of it at once."""

import io
import json
import tracemalloc
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.errors import BadInput, Stopped
from nearer.exchange import foreign
from nearer.exchange.diary.faults import Faults
from nearer.exchange.foreign import Reading
from nearer.exchange.foreign.elements import EVERY, elements

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
)


@given(st.lists(ANYTHING, max_size=6), st.sampled_from([None, 1]), st.booleans())
def test_it_finds_what_json_finds(values: list[object], indent: int | None, plain: bool) -> None:
    array = json.dumps(values, indent=indent, ensure_ascii=plain).encode("utf-8", "surrogatepass")
    assert [json.loads(one) for one in elements(array)] == values


def test_a_large_element_can_be_stopped_within() -> None:
    def stop(done: int) -> None:
        if asked:
            raise Stopped
        asked.append(done)

    asked: list[int] = []
    with pytest.raises(Stopped):
        list(elements(b"[[" + b"[]," * EVERY + b"[]]]", stop))
    assert asked == [0]


@pytest.mark.parametrize("filler", [b"1,", b"[],", b"{},"])
def test_a_list_of_nothing_is_refused_before_it_fills_the_memory(filler: bytes) -> None:
    source = io.BytesIO(b'{"entries":[' + filler * 2_000_000 + b"1]}")
    size = len(source.getvalue())
    reading = Reading(ZoneInfo("Europe/Berlin"), Faults())
    tracemalloc.start()
    with pytest.raises(BadInput, match="more than 500,000 rows"):
        list(foreign.read_jrnl(source, reading))
    assert tracemalloc.get_traced_memory()[1] < 3 * size + (1 << 20)
    tracemalloc.stop()
