"""Somebody writes heavy words, is asked gently, answers some questions alone, and decides."""

import pytest
from tests.journeys.every_page import barriers, sideways_here

pytestmark = pytest.mark.browser

DESPAIR = "I am going to kill myself tonight."
DANGER = "Jo hit me again last night and I am afraid of him."


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def either(meet, server, request):
    someone = meet(server.address, java_script_enabled=request.param)
    someone.make_space()
    return someone


def add_jo(person) -> None:
    person.go("/people/")
    if not person.page.get_by_label("A name for them").is_visible():
        person.page.locator("summary", has_text="Add someone").click()
    person.page.get_by_label("A name for them").fill("Jo")
    person.press("Add")


def test_after_heavy_words_a_card_asks_once_and_can_be_skipped(either) -> None:
    either.check_in(urge=3, words=DESPAIR)
    assert either.sees("Are you safe right now?")
    assert either.sees("not for emergencies")
    assert either.page.get_by_role("link", name="112").first.is_visible()
    either.press("Skip")
    assert not either.sees("Are you safe right now?")
    either.go("/moments/")
    assert either.sees(DESPAIR)


def test_the_card_leads_to_help_and_to_steadying_and_holds_suggestions(either) -> None:
    either.check_in(urge=3, words=DESPAIR)
    either.press("Talk to somebody")
    assert either.sees("Lines to call or write to")
    assert not either.sees("Are you safe right now?"), "it leads here, and asks no more"
    either.go("/today/")
    assert either.sees("Are you safe right now?"), "the card stands until it is answered"
    assert either.sees("nothing here suggests coming nearer")
    either.press("Let suggestions come again")
    either.press("Let suggestions come again")
    either.go("/today/")
    assert not either.sees("Are you safe right now?")
    assert not either.sees("nothing here suggests coming nearer")


def test_danger_leads_to_questions_for_oneself_and_the_person_decides(either) -> None:
    add_jo(either)
    either.check_in(urge=3, words=DANGER)
    assert either.sees("What you wrote deserves care.")
    assert not either.sees("Jo rests")
    either.press("A few questions")
    assert either.sees("Are you alone, and can nobody see this screen?")
    question = either.page.get_by_role("group", name="Have they hit, pushed")
    question.get_by_role("radio", name="Yes", exact=True).check()
    either.press("Go on")
    assert either.sees("You decide what happens next")
    assert either.sees("116 016")
    either.press("Mark as not safe")
    assert either.sees("You marked this person as not safe")
    assert not either.sees("Answers you kept")
    either.press("Undo the last change")
    assert either.sees("Suggestions about this person are stopped")
    either.press("Let suggestions come again")
    assert either.page.get_by_role("heading", name="Jo", exact=True).is_visible()


def test_the_pages_of_it_have_no_barrier_on_a_narrow_screen_in_the_dark(meet, server) -> None:
    someone = meet(server.address, viewport={"width": 320, "height": 640}, color_scheme="dark")
    someone.make_space()
    add_jo(someone)
    found = {}

    def look(name: str) -> None:
        found[name] = [*barriers(someone), *([over] if (over := sideways_here(someone)) else [])]

    for words in (DESPAIR, DANGER, "My friend told me that he wants to kill himself."):
        someone.check_in(urge=3, words=words)
        look(words)
    someone.go("/care/")
    look("care")
    someone.page.get_by_role("main").get_by_role("link", name="Jo").click()
    look("person")
    someone.press("Some questions, for you alone")
    look("questions")
    for name in ("Have they put a hand", "Do they mock you"):
        group = someone.page.get_by_role("group", name=name)
        group.get_by_role("radio", name="Not sure").check()
    someone.press("Go on")
    look("after")
    someone.press("Keep these answers")
    look("kept")
    someone.open_first()
    look("answers")
    someone.press("Delete")
    look("delete")
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_the_card_is_reached_and_left_with_the_keyboard_alone(meet, server) -> None:
    someone = meet(server.address)
    someone.make_space()
    someone.check_in(urge=3, words=DESPAIR)
    skip = someone.page.get_by_role("main").get_by_role("button", name="Skip", exact=True)
    skip.focus()
    with someone.page.expect_navigation():
        someone.page.keyboard.press("Enter")
    assert not someone.sees("Are you safe right now?")
    assert someone.asked_elsewhere() == []
