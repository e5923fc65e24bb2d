"""A step from Today with its fear, its message and its follow-up; the ladder; a week."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from nearer.companion.today import FIRST_EVENING

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(meet, server):
    """Somebody without scripts, with two people and nothing left of the first evening."""
    someone = meet(server.address, java_script_enabled=False)
    someone.make_space()
    for name in ("Maya", "Jonas"):
        someone.go("/people/")
        field = someone.page.get_by_label("A name for them")
        if not field.is_visible():
            someone.page.locator("summary", has_text="Add someone").click()
        field.fill(name)
        someone.page.locator("[name=circle][value=close]").check()
        someone.press("Add")
    put_first_evening_aside(someone)
    return someone


def later(person, server, **by: float) -> None:
    """Some time on, at Today; the space had locked itself meanwhile."""
    server.move_clock(timedelta(**by))
    person.go("/today/")
    person.unlock()
    assert person.page.url.endswith("/today/")


def put_first_evening_aside(someone) -> None:
    """One check-in, and whatever else the first evening still offers, not today."""
    someone.check_in(urge=2)
    for _offer in FIRST_EVENING:
        someone.go("/today/")
        aside = someone.page.locator("form[action*='/today/aside/'] button")
        if not aside.count():
            return
        with someone.page.expect_navigation():
            aside.first.click()


def test_a_step_from_today_to_its_follow_up_without_scripts(plain, server) -> None:
    plain.go("/today/")
    assert plain.sees("One small step, if you like")
    assert plain.sees("share one thought or one feeling with")
    first = plain.page.locator("article.invite h2").inner_text()
    plain.press("Smaller")
    assert plain.page.locator("article.invite h2").inner_text() != first
    plain.press("Another")
    plain.press("I’ll try it")
    assert plain.sees("Before the step")

    plain.page.get_by_label("How hard does it feel?").fill("45")
    plain.page.get_by_text("A fear, and who has my back").click()
    plain.page.get_by_label("What do I fear will happen?").fill("They will change the subject.")
    plain.page.get_by_label("How likely does that feel?").fill("60")
    with_whom = plain.page.locator("select[name=person]").input_value()
    other = plain.page.get_by_label("Who has my back for this?")
    values = other.locator("option").evaluate_all("all => all.map(one => one.value)")
    other.select_option(next(one for one in values if one and one != with_whom))
    plain.press("Keep")
    assert plain.sees("has your back")
    assert plain.sees("there is something small that takes some courage")
    assert not plain.page.get_by_role("button", name="Copy").count(), "it needs scripts"

    later(plain, server, hours=6)
    assert plain.sees("You wanted to try")
    plain.press("How did it go?")
    plain.page.get_by_label("I did it").check()
    plain.page.get_by_label("How hard was it, now that it is done?").fill("20")
    plain.page.get_by_label("What did I learn?").fill("They stayed with it.")
    plain.press("Keep")
    assert plain.sees("It felt like 20 of 100 once it was done; before it, 45.")

    later(plain, server, days=4)
    assert plain.sees("They will change the subject."), "the fear came due"
    plain.press("No")
    plain.go("/weeks/")
    plain.press("This week")
    assert plain.sees("They stayed with it.")
    plain.page.get_by_label("One sentence to keep").fill("It was less hard than it looked.")
    plain.press("Keep")
    plain.go("/weeks/")
    assert plain.sees("It was less hard than it looked.")


def test_not_today_is_one_tap_and_stays_so(plain) -> None:
    plain.go("/today/")
    plain.press("Not today")
    assert plain.sees("Not today, then.")
    assert not plain.sees("One small step, if you like")
    plain.go("/steps/")
    assert not plain.sees("One small step, if you like")
    assert plain.sees("The whole ladder")


def test_two_tabs_show_the_same_and_an_old_one_changes_nothing(person) -> None:
    person.make_space()
    put_first_evening_aside(person)
    person.go("/today/")
    old = person.context.new_page()
    old.goto(person.address + "/today/")
    words = person.page.locator("article.invite h2").inner_text()
    assert old.locator("article.invite h2").inner_text() == words
    person.press("Another")
    now = person.page.locator("article.invite h2").inner_text()
    with old.expect_navigation():
        old.get_by_role("button", name="Another").click()
    assert old.locator("article.invite h2").inner_text() == now
    assert "Nothing was changed" in old.locator("main").inner_text()


def test_words_to_say_are_copied_by_one_tap(person) -> None:
    person.make_space()
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.go("/steps/thought_a_day/")
    person.page.get_by_role("button", name="Copy").click()
    person.page.get_by_role("button", name="Copied").wait_for()
    copied = person.page.evaluate("navigator.clipboard.readText()")
    assert copied == person.page.locator("#line").inner_text()


def test_the_pages_of_ones_own_step_have_no_barrier(person) -> None:
    person.make_space()
    person.go("/steps/new/")
    person.page.get_by_label("The step", exact=True).fill("Show {name} the shed.")
    person.page.get_by_label("What I could say").fill("Come and see.")
    person.press("Keep")
    own = person.page.url.removeprefix(person.address)
    person.press("I’ll try it")
    person.page.get_by_text("A fear, and who has my back").click()
    person.page.get_by_label("What do I fear will happen?").fill("They will shrug.")
    person.press("Keep")
    assert person.sees("Say how likely it feels")
    assert barriers(person) == [], "with a problem shown"
    person.page.get_by_label("How likely does that feel?").fill("30")
    person.press("Keep")
    assert barriers(person) == []
    planned = person.page.url.removeprefix(person.address)
    for path in (own, f"{own}edit/", f"{own}delete/", f"{planned}after/", "/steps/", "/today/"):
        person.go(path)
        assert barriers(person) == [], path


def test_half_a_step_waits_where_it_was_typed(person) -> None:
    person.make_space()
    person.go("/steps/new/")
    with person.page.expect_response("**/unsaved/keep/"):
        person.page.get_by_label("The step", exact=True).fill("Show {name} the fir")
    person.go("/steps/")
    person.go("/steps/new/")
    assert person.page.get_by_label("The step", exact=True).input_value() == "Show {name} the fir"


def barriers(person) -> list[str]:
    answer = Axe().run(person.page).response
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in answer["violations"]]
