"""A fear from being written to what it says beside the others, with scripts and without."""

from datetime import timedelta

import pytest

pytestmark = pytest.mark.browser

WORDS = "What do I fear will happen?"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def someone(meet, server, request):
    person = meet(server.address, java_script_enabled=request.param)
    person.make_space()
    return person


def write(person, words: str) -> None:
    person.go("/fears/new/")
    person.page.get_by_label(WORDS).fill(words)
    person.press("Keep")


def sleep(person, server, **by: float) -> None:
    server.move_clock(timedelta(**by))
    person.go("/today/")
    person.unlock()


def test_a_fear_with_everything_in_it_is_asked_about_answered_and_changed(someone, server) -> None:
    someone.go("/fears/new/")
    someone.page.get_by_label(WORDS).fill("Robin laughs at me")
    someone.page.locator("summary", has_text="More, if you like").click()
    someone.page.get_by_label("What would count as").fill("a laugh, out loud")
    someone.page.get_by_label("being seen as I am").check()
    someone.rate("If it happened, how bad would it be?", 7)
    someone.rate("How kind will the other be about it?", 2)
    someone.press("Keep")
    assert someone.sees("In two to four days Nearer asks what happened.")
    assert not someone.sees("Did it happen?")
    someone.go("/fears/")
    assert someone.sees("Not yet: no fear has come due.")

    sleep(someone, server, days=4, minutes=1)
    someone.press("Say more")
    assert someone.sees("a laugh, out loud")
    someone.page.get_by_label("Partly").check()
    someone.page.get_by_label("What happened?").fill("a grin, then a question")
    someone.rate("How kind was the other about it?", 6)
    someone.page.get_by_label("If it came up again").fill("20")
    someone.press("Keep")
    assert someone.sees("Thank you for looking back")
    assert not someone.sees("Did it happen?"), "it is asked once"

    someone.go("/fears/")
    assert someone.sees("the one fear that has come due came true, at least in part")
    someone.open_first()
    someone.press("Change what you wrote")
    assert someone.sees("its time has come, so it stays")
    someone.page.get_by_label(WORDS).fill("Robin grins at me")
    someone.press("Keep")
    assert someone.sees("Robin grins at me")
    someone.page.locator("summary", has_text="Earlier versions").click()
    someone.press("Undo the last change")
    assert someone.sees("Robin laughs at me")
    someone.press("Delete")
    someone.press("Delete for good")
    assert someone.sees("Each fear you write down will be here as a prediction")


def test_it_is_asked_three_times_and_then_left_in_peace(someone, server) -> None:
    write(someone, "they will not come")
    for _time in range(3):
        sleep(someone, server, days=4)
        someone.press("Can’t know yet")
        assert not someone.sees("Did it happen?")
    sleep(someone, server, days=30)
    assert not someone.sees("Did it happen?")
    someone.go("/fears/")
    assert someone.sees("not asked any more")
    someone.open_first()
    assert someone.sees("You can answer it whenever you know.")


def test_seven_fears_that_did_not_come_are_told_with_a_picture(meet, server) -> None:
    person = meet(server.address)
    person.make_space()
    for number in range(7):
        write(person, f"fear number {number}")
        server.move_clock(timedelta(minutes=5))
    server.move_clock(timedelta(days=5))
    person.go("/today/")
    person.unlock()
    for _number in range(7):
        person.go("/fears/")
        person.open_first()
        person.page.get_by_label("No", exact=True).check()
        person.press("Keep")
    person.go("/fears/")
    assert person.sees("what you feared came less often than you expected: none of your 7 fears")
    picture = person.page.get_by_role("img", name="What you said against what came")
    assert picture.is_visible()
    assert not person.sees("Sometimes distance was right")
    person.page.locator("summary", has_text="More: a score").click()
    assert person.sees("Brier score: 0.25")
    person.go("/fears/how-sure/")
    assert person.sees("at most 5 should ever read here")
    person.press("How Nearer decides what to show")
    assert person.sees("Your fears are counted apart.")


def test_what_was_typed_of_a_fear_is_there_again(meet, server) -> None:
    person = meet(server.address)
    person.make_space()
    person.go("/fears/new/")
    with person.page.expect_response(lambda answer: answer.url.endswith("/unsaved/keep/")):
        person.page.get_by_label(WORDS).fill("half a sen")
    person.go("/people/")
    person.go("/fears/new/")
    assert person.sees("It is not saved yet")
    assert person.page.get_by_label(WORDS).input_value() == "half a sen"
