"""Somebody writes down what taught them to keep distance, and makes a page of their own."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def either(meet, server, request):
    someone = meet(server.address, java_script_enabled=request.param)
    someone.make_space()
    return someone


def unfold(person, *parts: str) -> None:
    for part in parts:
        person.page.locator("summary", has_text=part).click()


def write(person, label: str, words: str) -> None:
    person.page.get_by_label(label).fill(words)


def test_a_memory_is_written_step_by_step_and_stands_on_the_line(either) -> None:
    either.go("/understand/")
    either.page.get_by_role("link", name="Past").click()
    assert either.sees("It goes well together with a therapist")
    either.press("Write down a memory")
    assert not either.page.get_by_label("How old I was").is_visible(), "one thing at a time"
    write(either, "What happened?", "I waited on the stairs")
    unfold(either, "When it was", "What it taught me", "What I would say now")
    write(either, "How old I was", "7")
    write(either, "What did it teach me about closeness?", "waiting looks stupid")
    either.tick("partly")
    write(either, "What would I tell that child now?", "take your shoes off")
    either.press("Keep")
    assert either.sees("Kept.")
    assert either.sees("take your shoes off")
    either.press("Past")
    picture = either.page.get_by_role("img", name="Memories by age")
    assert picture.locator("desc").text_content().startswith("1 memory on a line, at 7.")
    assert either.sees("1 memory, in your words.")


def test_then_and_now_begins_at_a_moment_of_today(either) -> None:
    either.go("/past/new/")
    write(either, "What happened?", "I waited on the stairs")
    either.press("Keep")
    either.check_in(urge=4, words="he is late")
    either.go("/moments/")
    either.open_first()
    either.press("Does this remind me of something?")
    either.page.get_by_label("What does it remind me of?").select_option("I waited on the stairs")
    write(either, "What is different now?", "I have a key")
    either.press("Keep")
    assert either.sees("I have a key")
    assert either.sees("he is late")
    either.press("Set it beside a moment of now")
    either.page.get_by_role("checkbox").first.check()
    write(either, "What is alike?", "the shoes")
    either.press("Keep")
    assert either.sees("the shoes")


def test_questions_are_answered_passed_over_left_and_made_into_a_page(either) -> None:
    either.go("/inquiry/")
    either.press("Begin")
    write(either, "In my own words", "On Thursday.")
    either.press("Keep and go on")
    assert either.sees("2 of 9")
    either.press("Pass over")
    write(either, "In my own words", "I get polite.")
    either.press("Keep and stop here")
    assert either.sees("2 of 9 answered.")
    either.press("Go on with question 4")
    either.press("Questions")
    either.press("Gather my answers into one page")
    page = either.page.get_by_label("My page")
    assert page.input_value().split("\n")[1] == "On Thursday."
    page.fill("I leave first.")
    either.press("Keep")
    either.press("Change this page")
    either.page.get_by_label("My page").fill("I leave first, and I know it.")
    either.press("Keep")
    unfold(either, "2026")
    assert either.sees("I leave first, and I know it.")
    assert either.page.locator("details .words").inner_text() == "I leave first."


def test_a_half_written_letter_is_there_again_after_steadying_oneself(person) -> None:
    person.make_space()
    person.go("/letters/new/")
    with person.page.expect_response("**/unsaved/keep/"):
        person.page.get_by_label("The letter").press_sequentially("Dear y")
    person.press("Steady myself")
    person.press("Back to where I was")
    assert person.page.get_by_label("The letter").input_value() == "Dear y"
    assert person.sees("It is not saved yet.")
    person.press("Keep it here")
    assert person.sees("It is not sent.")
    person.go("/letters/new/")
    assert person.page.get_by_label("The letter").input_value() == ""


def test_very_long_words_widen_no_page(meet, server) -> None:
    person = meet(server.address, viewport={"width": 320, "height": 640})
    person.make_space()
    endless = "Llanfairpwllgwyngyll" * 9
    person.check_in(words=endless)
    person.go("/past/new/")
    write(person, "What happened?", endless)
    unfold(person, "Who was there", "What it taught me")
    write(person, "Who was part of it?", endless)
    write(person, "What did it teach me about closeness?", endless)
    person.press("Keep")
    memory = person.page.url.removeprefix(person.address)
    person.press("Set it beside a moment of now")
    person.page.get_by_role("checkbox").first.check()
    write(person, "What is alike?", endless)
    person.press("Keep")
    person.go(f"{memory}letter/")
    write(person, "To", endless)
    write(person, "The letter", endless)
    person.press("Keep it here")
    letter = person.page.url.removeprefix(person.address)
    person.go("/inquiry/question/last/")
    write(person, "In my own words", endless)
    person.press("Keep and stop here")
    person.go("/inquiry/page/")
    person.press("Keep")
    pages = (memory, f"{memory}edit/", f"{memory}now/", f"{memory}letter/", f"{memory}delete/")
    asked = ("last", "learned", "kept_safe", "cost")
    questions = [f"/inquiry/question/{key}/" for key in asked]
    lists = ("/past/", "/letters/", "/then-and-now/", "/inquiry/", "/inquiry/page/")
    for path in (*pages, letter, f"{letter}edit/", *lists, *questions):
        person.go(path)
        wide = person.page.evaluate("document.documentElement.scrollWidth")
        assert wide == 320, path
