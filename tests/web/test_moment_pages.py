"""The pages of the moment, asked by somebody who may send anything."""

import re

import pytest

from nearer.domain.values import Person

BEGIN = {"strength": "7", "feelings": ["hurt", "sad"]}


def urge_of(someone, **given) -> str:
    """The address of a new one."""
    answer = someone.post("/urge/", BEGIN | given)
    assert answer.status == 303, answer.read
    return answer.to.removesuffix("steady/")


def test_from_naming_to_choosing_every_screen_keeps_what_it_was_told(inside) -> None:
    here = urge_of(inside)
    assert inside.post(f"{here}steady/", {"way": "feet"}).to == f"{here}choose/"
    assert inside.post(f"{here}choose/", {"choice": "stay"}).to == here
    page = inside.get(here).read
    for said in ("hurt, sad", "Feet on the ground", "Stay", ">7<"):
        assert said in page


def test_nothing_has_to_be_chosen(inside) -> None:
    here = urge_of(inside, strength="", feelings=[])
    assert inside.post(f"{here}steady/", {}).to == f"{here}choose/"
    assert inside.get(here).status == 200


def test_a_half_finished_one_is_offered_again(inside) -> None:
    here = urge_of(inside)
    page = inside.get("/urge/")
    assert "Go on with it" in page.read
    assert here in page.text
    inside.post(f"{here}choose/", {"choice": "leave"})
    assert "Go on with it" not in inside.get("/urge/").read


def test_a_break_writes_the_sentence_to_send(inside) -> None:
    here = urge_of(inside)
    assert inside.post(f"{here}choose/", {"choice": "break"}).to == f"{here}break/"
    assert inside.post(f"{here}break/", {"minutes": "30"}).to == here
    assert "I need a moment for myself. I’ll be back at 08:30." in inside.get(here).read
    assert inside.post(f"{here}break/", {"at": "20:30"}).to == here
    assert "I’ll be back at 20:30." in inside.get(here).read
    inside.post(f"{here}message/", {"message": "Back at half past eight. Yes?"})
    assert "Back at half past eight. Yes?" in inside.get(here).read


def test_leaving_is_said_to_be_right_where_it_is(inside) -> None:
    here = urge_of(inside)
    assert "Leaving can be right" in inside.get(f"{here}choose/").read
    inside.post(f"{here}choose/", {"choice": "leave"})
    page = inside.get(here)
    assert "it can be the right one" in page.read
    assert "/help/" in page.text


def test_one_tap_says_what_was_done_and_then_the_urge_that_is_left(inside) -> None:
    here = urge_of(inside)
    assert inside.post(f"{here}after/", {"acted": "stayed"}).to == f"{here}after/"
    kept = inside.post(f"{here}after/", {"acted": "stayed", "strength_after": "3", "whole": "1"})
    assert kept.to == "/today/"
    page = inside.get(here).read
    assert "You noted: stayed." in page
    assert "The urge afterwards: 3." in page


WRONG = (
    ("", {"strength": "eleven"}),
    ("", {"feelings": "<script>"}),
    ("", {"person": "nobody"}),
    ("choose/", {"choice": "hide"}),
    ("after/", {"acted": "danced"}),
    ("after/", {"strength_after": "99", "whole": "1"}),
    ("message/", {"message": "x" * 1_001}),
    ("message/", {"message": "a\x00b"}),
    ("break/", {}),
    ("break/", {"at": "later"}),
    ("break/", {"minutes": "7"}),
    ("break/", {"minutes": "-1"}),
)


def test_what_cannot_be_is_refused_beside_what_was_typed(inside) -> None:
    here = urge_of(inside)
    for path, given in WRONG:
        answer = inside.post(here + path if path else "/urge/", given)
        assert answer.status == 200, (path, given)
        assert "<script>" not in answer.text.split("<main")[1]
        assert 'class="problem"' in answer.text, (path, given)


def test_a_way_that_is_not_there_is_not_found(inside) -> None:
    here = urge_of(inside)
    assert inside.get(f"{here}steady/?way=whisky").status == 404
    assert inside.post(f"{here}steady/", {"way": "whisky"}).status == 404


@pytest.mark.parametrize(
    "page",
    ["", "name/", "steady/", "draw/", "choose/", "break/", "message/", "after/", "delete/"],
)
def test_an_urge_that_is_not_there_is_not_found_calmly(shared, page) -> None:
    assert shared.get(f"/urges/nothing/{page}").status == 404
    if page:
        assert shared.post(f"/urges/nothing/{page}", {"choice": "stay"}).status == 404


def test_looking_changes_nothing(inside) -> None:
    here = urge_of(inside)
    inside.post(f"{here}choose/", {"choice": "leave"})
    for act in ("undo/", "let-be/", "delete/"):
        inside.get(here + act)
    assert "<h1>Leave</h1>" in inside.get(here).text


def test_the_last_change_can_be_undone(inside) -> None:
    here = urge_of(inside)
    inside.post(f"{here}choose/", {"choice": "leave"})
    inside.post(f"{here}undo/", {})
    assert "Go on with it" in inside.get(here).read


def test_deleting_asks_first_and_is_for_good(inside) -> None:
    here = urge_of(inside)
    assert "cannot be undone" in inside.get(f"{here}delete/").read
    assert inside.get(here).status == 200
    assert inside.post(f"{here}delete/", {}).to == "/urges/"
    assert inside.get(here).status == 404


def test_a_deleted_person_leaves_the_page_whole(inside) -> None:
    inside.post("/people/", {"alias": "Robin", "kinship": "friend", "circle": "close"})
    robin = re.search(r'value="(\w{32})"', inside.get("/urge/").text).group(1)
    here = urge_of(inside, person=robin)
    assert "about Robin" in inside.get(here).read
    inside.post(f"/people/{robin}/delete/", {})
    for page in ("", "name/", "choose/", "after/"):
        assert inside.get(here + page).status == 200
    assert inside.post(f"{here}after/", {"acted": "toward"}).status == 303


def test_after_a_strong_check_in_the_moment_is_offered_with_what_is_known(inside) -> None:
    screen = inside.begin_check_in()
    offered = inside.post(screen, {"urge": "8"})
    page = inside.get(offered.to)
    link = re.search(r'href="(/urge/\?moment=\w+)"', page.text)
    assert link
    named = inside.get(link.group(1))
    assert re.search(r'name="strength" value="8"[^>]*checked', named.text)


def test_steadying_is_there_without_any_urge_and_says_all_of_it(shared) -> None:
    page = shared.get("/steady/").read
    for said in ("Breathe out longer", "Cold water", "Walk a little", "Talk to somebody"):
        assert said in page


def test_the_list_says_kindly_what_will_be_there(shared) -> None:
    assert "It takes a minute" in shared.get("/urges/").read


def test_a_small_step_leads_to_steps_with_the_one_it_is_about(settle) -> None:
    someone = settle(Person(id="jonas", alias="Jonas"))
    here = urge_of(someone, person="jonas")
    someone.post(f"{here}choose/", {"choice": "step"})
    assert "/steps/?with=jonas" in someone.get(here).text
