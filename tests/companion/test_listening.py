"""Listening practice: what stands in a reply is told in words, and never as a mark for a person."""

import pytest

from nearer import content
from nearer.companion import drafts
from nearer.companion.drafts import Written
from nearer.companion.listening import heard, heard_so_far

LISTEN = content.scenarios_for("listen")
REPLY = "What happened then? What did you do? Did you sleep?"


def test_a_reply_is_told_with_its_questions_and_the_rule_of_thumb() -> None:
    found = heard(LISTEN[0], REPLY)
    assert found is not None
    assert "2 open questions" in found.told
    assert "1 closed one" in found.told
    assert "nothing about you" in found.rule


@pytest.mark.parametrize("one", LISTEN, ids=[one.key for one in LISTEN])
def test_every_worked_example_holds_reflections_and_a_question(one) -> None:
    found = heard(one, one.example)
    assert found is not None
    assert "reflections to one question" in found.told


def test_where_nobody_is_listened_to_nothing_is_told() -> None:
    assert heard(None, REPLY) is None
    assert heard(LISTEN[0], "  ") is None
    assert heard(content.scenarios_for("set_a_boundary")[0], REPLY) is None


def test_only_kept_replies_are_summed_up_and_only_from_two_on(space, clock) -> None:
    assert heard_so_far(space) is None
    for number, scene in enumerate(LISTEN[:2]):
        drafts.write(space, Written("What happened then?", scene=scene.key))
        assert (heard_so_far(space) is None) == (number == 0)
        clock.move(minutes=1)
    drafts.write(space, Written("What is it like?", scene=content.scenarios()[0].key))
    found = heard_so_far(space)
    assert found is not None
    assert "2 open questions" in found.told
