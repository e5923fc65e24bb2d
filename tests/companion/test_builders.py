"""A boundary and a break are one thing to say, whole, and never without their point."""

import pytest

from nearer import content
from nearer.companion.builders import Boundary, Pause, boundary, pause
from nearer.domain.errors import BadInput


def test_a_boundary_says_when_and_what_i_will_do() -> None:
    said = boundary(Boundary("we start to shout", "go for a walk"))
    assert said == "When we start to shout, I will go for a walk."


@pytest.mark.parametrize("will", ["I will go home.", "I'll go home", "I’ll go home…", "go home"])
def test_words_the_sentence_has_itself_are_not_said_twice(will) -> None:
    assert boundary(Boundary("When it gets late.", will)) == "When it gets late, I will go home."


@pytest.mark.parametrize(
    "when",
    ["If you shout at me", "if you shout at me,", "You shout at me!", "When if you shout at me …"],
)
@pytest.mark.parametrize("will", ["I leave", "then I leave!", "I’m going to leave;", "Leave"])
def test_near_misses_still_make_one_sentence(when, will) -> None:
    assert boundary(Boundary(when, will)) == "When you shout at me, I will leave."


def test_a_name_keeps_its_capital_and_so_does_what_is_written_in_them() -> None:
    assert boundary(Boundary("Tom shouts", "TV off, and out")) == (
        "When Tom shouts, I will TV off, and out."
    )


def test_something_warm_and_something_to_offer_stand_around_it() -> None:
    said = boundary(Boundary("it gets late", "go home", "You matter to me", "Call me tomorrow!"))
    assert said == "You matter to me. When it gets late, I will go home. Call me tomorrow!"


def test_every_part_that_can_be_chosen_makes_a_sentence() -> None:
    for one in content.boundary_parts().occasion:
        for will in one.will:
            said = boundary(Boundary(one.when, will))
            assert said.startswith("When ")
            assert said.endswith(".")
            assert one.when in said
            assert will in said
    for back in content.break_parts().back:
        assert back.words in pause(Pause("I'm getting loud.", back.words))


def test_a_break_is_said_in_its_order() -> None:
    said = pause(Pause("I'm getting loud", "Back at nine", "This matters to me", "I'm next door"))
    assert said == "I'm getting loud. This matters to me. Back at nine. I'm next door."


@pytest.mark.parametrize(
    ("built", "parts", "field"),
    [
        (boundary, Boundary("", "go home"), "when"),
        (boundary, Boundary("it gets late", " \n"), "will"),
        (boundary, Boundary("it gets late", "go home", warm="x" * 601), "warm"),
        (boundary, Boundary("it gets late", "I'm leaving"), "will"),
        (boundary, Boundary("it gets late", "then I am off"), "will"),
        (boundary, Boundary(" ,;! ", "go home"), "when"),
        (boundary, Boundary("it gets late", "…"), "will"),
        (pause, Pause("", "Back at nine."), "state"),
        (pause, Pause("I'm getting loud.", ""), "back"),
        (pause, Pause("a\x07b", "Back at nine."), "state"),
    ],
)
def test_without_its_point_it_is_none(built, parts, field) -> None:
    with pytest.raises(BadInput) as refused:
        built(parts)
    assert refused.value.field == field


def test_braces_in_ones_own_words_stay_words() -> None:
    said = boundary(Boundary("{will} and {when}", "{0} {name}"))
    assert said == "When {will} and {when}, I will {0} {name}."
