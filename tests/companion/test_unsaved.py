"""Words that were typed and not saved."""

import pytest

from nearer.companion import unsaved
from nearer.domain.errors import BadInput
from nearer.domain.unsaved import Unsaved

PAGE = "/past/letters/new/"


def test_only_the_newest_words_of_a_page_are_kept(mira, clock):
    unsaved.keep(mira.space, PAGE, [("words", "Dear")])
    clock.move(seconds=2)
    unsaved.keep(mira.space, PAGE, [("words", "Dear you")])
    space = mira.opened_again()
    assert [one.fields for one in space.all(Unsaved)] == [(("words", "Dear you"),)]
    assert space.records_count() == mira.space.records_count()
    assert len(space.history(space.all(Unsaved)[0].id)) == 1


def test_pages_do_not_share_their_words(mira):
    unsaved.keep(mira.space, PAGE, [("words", "one")])
    unsaved.keep(mira.space, "/why/", [("words", "two")])
    unsaved.let_go(mira.space, PAGE)
    assert unsaved.of_page(mira.space, PAGE) is None
    assert unsaved.of_page(mira.space, "/why/") is not None


def test_an_emptied_form_leaves_nothing(mira):
    unsaved.keep(mira.space, PAGE, [("words", "one")])
    assert unsaved.keep(mira.space, PAGE, [("words", " \n")]) is None
    assert unsaved.all_of_them(mira.space) == ()


def test_the_same_words_are_written_once(mira):
    unsaved.keep(mira.space, PAGE, [("words", "one")])
    version = mira.space.version
    unsaved.keep(mira.space, PAGE, [("words", "one")])
    assert mira.space.version == version


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("/" * 300, [("words", "x")]),
        (PAGE, [("words", "x")] * 101),
        (PAGE, [("words", "x" * 200_001)]),
        (PAGE, [("words", "a\x00b")]),
    ],
)
def test_more_than_a_form_holds_is_refused_and_what_was_kept_stays(mira, page, fields):
    unsaved.keep(mira.space, PAGE, [("words", "one")])
    with pytest.raises(BadInput):
        unsaved.keep(mira.space, page, fields)
    kept = unsaved.of_page(mira.space, PAGE)
    assert kept
    assert kept.fields == (("words", "one"),)


def test_there_is_an_end_to_what_is_begun(mira):
    for number in range(unsaved.AT_MOST):
        unsaved.keep(mira.space, f"/why/{number}/", [("words", "x")])
    with pytest.raises(BadInput):
        unsaved.keep(mira.space, PAGE, [("words", "x")])
    unsaved.keep(mira.space, "/why/0/", [("words", "y")])
    assert len(unsaved.all_of_them(mira.space)) == unsaved.AT_MOST
