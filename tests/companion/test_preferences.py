"""How her space behaves, and what brought her here."""

from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import preferences
from nearer.domain.errors import BadInput
from nearer.domain.values import Preferences, Reason


def test_a_change_is_kept_and_tidied(mira: Any) -> None:
    wishes = replace(mira.space.preferences(), called="  Mira  ", day_starts=0, theme="dark")
    preferences.change(mira.space, wishes)
    kept = mira.opened_again().preferences()
    assert (kept.called, kept.day_starts, kept.theme) == ("Mira", 0, "dark")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"zone": "../etc/passwd"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"day_starts": 7}, "day_starts"),
        ({"day_starts": -1}, "day_starts"),
        ({"week_starts": 3}, "week_starts"),
        ({"theme": "neon"}, "theme"),
        ({"idle_minutes": 0}, "idle_minutes"),
        ({"idle_minutes": 10_000}, "idle_minutes"),
        ({"prompts_from": 22, "prompts_to": 9}, "prompts_to"),
        ({"prompts_from": 9, "prompts_to": 9}, "prompts_to"),
        ({"prompts_to": 25}, "prompts_to"),
        ({"prompts_from": -1}, "prompts_to"),
        ({"called": "x" * 61}, "called"),
        ({"called": "\x00"}, "called"),
    ],
)
def test_what_cannot_be_meant_is_refused_beside_its_field(
    space: Any, wrong: dict[str, Any], field: str
) -> None:
    before = space.preferences()
    with pytest.raises(BadInput) as told:
        preferences.change(space, replace(before, **wrong))
    assert told.value.field == field
    assert space.preferences() == before


def test_there_is_one_set_of_preferences_whatever_id_comes_along(space: Any) -> None:
    preferences.change(space, Preferences(id="another", called="Mira"))
    assert [p.id for p in space.all(Preferences)] == ["preferences"]


def test_the_reason_is_kept_and_an_empty_one_does_not_wipe_it(space: Any) -> None:
    assert preferences.reason(space) is None
    preferences.write_reason(space, " I leave before they do \r\n")
    preferences.write_reason(space, "   ")
    kept = preferences.reason(space)
    assert kept is not None
    assert kept.words == "I leave before they do"
    assert len(space.all(Reason)) == 1


def test_a_reason_longer_than_fits_is_refused_whole(space: Any) -> None:
    preferences.write_reason(space, "first")
    with pytest.raises(BadInput) as told:
        preferences.write_reason(space, "x" * 20_001)
    assert told.value.field == "words"
    assert [r.words for r in space.all(Reason)] == ["first"]
