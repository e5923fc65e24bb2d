"""Words that were typed and not saved."""

import pytest

from nearer.companion import unsaved
from nearer.domain.errors import BadInput
from nearer.domain.unsaved import Unsaved

PAGE = "/past/letters/new/"


def test_only_the_newest_words_of_a_page_are_kept(mira, clock):
    unsaved.keep(mira.space, PAGE, "s", [("words", "Dear")])
    clock.move(seconds=2)
    unsaved.keep(mira.space, PAGE, "s", [("words", "Dear you")])
    space = mira.opened_again()
    assert [one.fields for one in space.all(Unsaved)] == [(("words", "Dear you"),)]
    assert space.records_count() == mira.space.records_count()
    assert len(space.history(space.all(Unsaved)[0].id)) == 1


def test_pages_do_not_share_their_words(mira):
    unsaved.keep(mira.space, PAGE, "s", [("words", "one")])
    unsaved.keep(mira.space, "/why/", "s", [("words", "two")])
    unsaved.let_go(mira.space, PAGE, "s")
    assert unsaved.of_page(mira.space, PAGE) is None
    assert unsaved.of_page(mira.space, "/why/") is not None


def test_an_emptied_form_leaves_nothing(mira):
    unsaved.keep(mira.space, PAGE, "s", [("words", "one")])
    assert unsaved.keep(mira.space, PAGE, "s", [("words", " \n")]) is None
    assert unsaved.all_of_them(mira.space) == ()


def test_the_same_words_are_written_once(mira):
    unsaved.keep(mira.space, PAGE, "s", [("words", "one")])
    version = mira.space.version
    unsaved.keep(mira.space, PAGE, "s", [("words", "one")])
    assert mira.space.version == version


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("/" * 301, [("words", "x")]),
        (PAGE, [("words", "x")] * 301),
        (PAGE, [("words", "x" * 200_001)]),
        (PAGE, [("words", "a\x00b")]),
    ],
)
def test_more_than_a_form_holds_is_refused_and_what_was_kept_stays(mira, page, fields):
    unsaved.keep(mira.space, PAGE, "s", [("words", "one")])
    with pytest.raises(BadInput):
        unsaved.keep(mira.space, page, "s", fields)
    kept = unsaved.of_page(mira.space, PAGE)
    assert kept
    assert kept.fields == (("words", "one"),)


def test_there_is_an_end_to_what_is_begun(mira):
    for number in range(unsaved.AT_MOST):
        unsaved.keep(mira.space, f"/why/{number}/", "s", [("words", "x")])
    with pytest.raises(BadInput):
        unsaved.keep(mira.space, PAGE, "s", [("words", "x")])
    unsaved.keep(mira.space, "/why/0/", "s", [("words", "y")])
    assert len(unsaved.all_of_them(mira.space)) == unsaved.AT_MOST


def test_two_windows_on_one_page_have_a_sheet_each(mira, clock):
    unsaved.keep(mira.space, PAGE, "first", [("words", "one")])
    clock.move(seconds=2)
    unsaved.keep(mira.space, PAGE, "second", [("words", "two")])
    newest, named = unsaved.of_page(mira.space, PAGE), unsaved.of_page(mira.space, PAGE, "first")
    assert newest
    assert named
    assert (newest.sheet, named.sheet) == ("second", "first")
    unsaved.let_go(mira.space, PAGE, "second")
    assert [one.sheet for one in unsaved.all_of_them(mira.space)] == ["first"]
