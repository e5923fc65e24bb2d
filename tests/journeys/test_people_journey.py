"""Somebody sees who is there, finds whom to tell, and finds the words."""

from datetime import timedelta

import pytest
from tests.journeys.every_page import barriers, open_everything, sideways_here

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def either(meet, server, request):
    """Somebody with Leni, close, and Ben, further."""
    someone = meet(server.address, java_script_enabled=request.param)
    someone.make_space()
    for name, circle in (("Leni", "Close"), ("Ben", "Further")):
        add(someone, name, circle)
    return someone


def add(someone, name: str, circle: str) -> None:
    someone.go("/people/")
    field = someone.page.get_by_label("A name for them")
    if not field.is_visible():
        someone.page.locator("summary", has_text="Add someone").click()
    field.fill(name)
    someone.page.get_by_label(circle, exact=True).check()
    someone.press("Add")


def of(someone, name: str) -> str:
    """The address of somebody's page, which is opened."""
    someone.go("/people/")
    with someone.page.expect_navigation():
        someone.page.locator("main a.whole", has_text=name).click()
    return someone.page.url.removeprefix(someone.address)


def test_the_circles_are_a_picture_and_a_list(either) -> None:
    either.go("/people/")
    picture = either.page.get_by_role("img", name="My circles")
    assert "1 in the closest, 0 in the middle, 1 in the outer one" in (
        picture.locator("desc").text_content()
    )
    assert either.page.locator("main h2").all_inner_texts()[:2] == ["Close", "Further"]


def test_what_somebody_gives_shows_where_nobody_is_yet(either) -> None:
    of(either, "Leni")
    either.press("Say it")
    either.page.get_by_role("group", name="What can they give me?").get_by_label(
        "Comfort", exact=True
    ).check()
    either.page.get_by_label("How deep may it go, what I tell them?").select_option("fear")
    either.press("Keep")
    assert either.sees("as deep as “Fear”")
    either.go("/people/")
    assert either.sees("nobody yet for practical help")
    either.press("First steps where nobody is yet")
    with either.page.expect_navigation():
        either.page.get_by_role("button", name="Ben", exact=True).last.click()
    assert "Ben" in either.page.get_by_label("What I could say").input_value()


def test_whom_could_i_tell_leads_to_a_planned_step(either) -> None:
    either.go("/people/whom/")
    either.page.get_by_label("How deep does it go?").select_option("regret")
    either.press("Who comes to mind?")
    assert either.sees("You put Leni in your closest circle.")
    either.press("Find words")
    assert "regret" not in either.page.url
    words = either.page.get_by_label("What I could say")
    words.fill("My own words")
    with either.page.expect_navigation():
        either.page.locator("main .chips button").last.click()
    assert words.input_value() != "My own words"
    either.press("Take that again")
    assert words.input_value() == "My own words"
    words.fill("Leni, I was short with you. I am sorry.")
    either.press("Plan it as a step")
    assert either.sees("Leni, I was short with you.")
    either.press("Keep")
    assert either.page.locator("#line, .copy").first.inner_text().startswith("Leni, I was short")


def test_what_comes_with_a_form_has_no_barrier(meet, server) -> None:
    person = meet(server.address, viewport={"width": 320, "height": 640})
    person.make_space()
    add(person, "Leni", "Close")
    person.go("/people/whom/")
    person.press("Who comes to mind?")
    assert person.sees("You put Leni in your closest circle.")
    assert (barriers(person), sideways_here(person)) == ([], 0)
    person.press("Find words")
    with person.page.expect_navigation():
        person.page.locator("main .chips button").last.click()
    assert (barriers(person), sideways_here(person)) == ([], 0)


def test_telling_is_put_together_changed_and_looked_at(either) -> None:
    either.go("/people/")
    with either.page.expect_navigation():
        either.page.get_by_role("link", name="Telling someone that I pull away").click()
    either.press("Find the words")
    either.page.get_by_label("To whom?").select_option("Leni")
    inside = either.page.get_by_role("group", name="What happens in me")
    inside.locator("label", has_text="When I feel criticised").click()
    ask = either.page.get_by_role("group", name="What I ask for")
    ask.locator("summary").click()
    ask.locator("textarea").fill("Give me an hour?")
    either.press("Put it together")
    words = either.page.get_by_label("What I could say")
    assert words.input_value().endswith("Give me an hour?")
    words.fill("I get polite, Leni. Give me an hour?")
    either.press("Keep")
    assert either.sees("It is not sent.")
    assert either.page.get_by_label("What I could say").input_value().startswith("I get polite")
    either.press("Plan it as a step")
    assert either.sees("I get polite, Leni.")
    either.page.go_back()
    either.press("Look at it in Say it")
    assert "I get polite, Leni." in either.page.locator("textarea[name=words]").input_value()
    assert "polite" not in either.page.url


def test_a_rhythm_comes_round_as_one_quiet_line(meet, server) -> None:
    person = meet(server.address, java_script_enabled=False)
    person.make_space()
    add(person, "Leni", "Close")
    page = of(person, "Leni")
    person.press("Note a time of being in touch")
    person.page.get_by_label("a call", exact=True).check()
    person.press("Keep")
    person.press("Wish for a rhythm")
    person.page.get_by_label("How often would you like a word?").select_option("14")
    person.press("Keep")
    server.move_clock(timedelta(days=19))
    person.go("/today/")
    person.unlock()
    assert person.sees("It has been 19 days since you and Leni spoke. A word, if you like.")
    person.press("Not now")
    assert person.page.url.endswith("/today/")
    assert not person.sees("A word, if you like.")
    person.go(page)
    person.press("No rhythm")
    assert person.sees("Wish for a rhythm")


def test_copying_takes_what_stands_in_the_text_now(meet, server) -> None:
    person = meet(server.address)
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.make_space()
    add(person, "Leni", "Close")
    person.go(f"{of(person, 'Leni')}message/")
    person.page.get_by_label("What I could say").fill("Hello, changed.")
    person.page.get_by_role("button", name="Copy").click()
    person.page.get_by_role("button", name="Copied").wait_for()
    assert person.page.evaluate("navigator.clipboard.readText()") == "Hello, changed."


def test_a_note_of_being_in_touch_fits_a_narrow_screen(meet, server) -> None:
    person = meet(server.address, viewport={"width": 320, "height": 640}, color_scheme="dark")
    person.make_space()
    endless = "Llanfairpwllgwyngyll" * 3
    add(person, endless, "Close")
    page = of(person, endless[:20])
    person.press("Note a time of being in touch")
    person.page.get_by_label("a message", exact=True).check()
    person.page.get_by_label("A line about it").fill(endless * 4)
    person.press("Keep")
    with person.page.expect_navigation():
        person.page.locator("main .list a[href^='/in-touch/']").click()
    note = person.page.url.removeprefix(person.address)
    for path in (page, note, f"{note}delete/", f"{page}giving/", f"{page}message/", "/people/"):
        person.go(path)
        open_everything(person)
        assert sideways_here(person) == 0, path
        assert barriers(person) == [], path
