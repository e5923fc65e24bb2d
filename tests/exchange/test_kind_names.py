"""What each kind of entry is called for a reader."""

from typing import get_args

from nearer.domain.arrival import Arrived, Incoming
from nearer.domain.copies import Copies
from nearer.domain.safety import Quiet
from nearer.domain.values import EngineState, Entry
from nearer.exchange.book_words import kind_names
from nearer.exchange.shown import kind_of

NEVER_NAMED = {kind_of(kind) for kind in (Arrived, Copies, EngineState, Incoming, Quiet)}


def test_every_kind_that_is_told_of_has_a_name_that_can_be_translated() -> None:
    assert {kind_of(kind) for kind in get_args(Entry)} - NEVER_NAMED <= kind_names().keys()
