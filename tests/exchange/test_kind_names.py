"""What each kind of entry is called for a reader."""

from typing import get_args

from nearer.domain.arrival import Arrived, Incoming
from nearer.domain.copies import Copies
from nearer.domain.practice import NotBefore
from nearer.domain.safety import Quiet
from nearer.domain.values import BudgetFixed, EngineState, Entry, Preferences, PromptDay
from nearer.exchange.book import UNTOLD
from nearer.exchange.book_words import kind_names
from nearer.exchange.field_words import field_names
from nearer.exchange.shown import columns_of, kind_of

NOT_IN_THE_BOOK = (BudgetFixed, NotBefore, Preferences, PromptDay)
NEVER_NAMED = {kind_of(kind) for kind in (Arrived, Copies, EngineState, Incoming, Quiet)}


def test_every_kind_that_is_told_of_has_a_name_that_can_be_translated() -> None:
    assert {kind_of(kind) for kind in get_args(Entry)} - NEVER_NAMED <= kind_names().keys()


def test_every_line_of_an_entry_has_a_name_that_can_be_translated() -> None:
    told = [kind for kind in get_args(Entry) if kind_of(kind) not in NEVER_NAMED]
    fields = {name for kind in told if kind not in NOT_IN_THE_BOOK for name in columns_of(kind)}
    assert fields - UNTOLD == set(field_names())
