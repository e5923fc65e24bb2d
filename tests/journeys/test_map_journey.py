"""Somebody finds their place with one person, leaves half-way, comes back, and looks further."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser


def choose(person, answers) -> None:
    for number, answer in answers.items():
        person.page.locator(f"#item-{number} input[value='{answer}']").check()


def add(person, alias) -> None:
    person.go("/people/")
    person.page.get_by_label("A name for them").fill(alias)
    with person.page.expect_navigation():
        person.page.locator("main").get_by_role("button", name="Add", exact=True).click()


def test_a_place_on_the_map_without_scripts(meet, server) -> None:
    plain = meet(server.address, java_script_enabled=False)
    plain.make_space()
    add(plain, "Robin")
    plain.go("/understand/")
    with plain.page.expect_navigation():
        plain.page.get_by_role("link", name="Map").click()
    plain.press("Answer about Robin · 3 minutes")
    choose(plain, dict.fromkeys(range(1, 10), 6))
    plain.press("Keep")
    assert plain.sees("left out")
    plain.go("/map/")
    plain.press("Answer about Robin · 3 minutes")
    assert plain.sees("not saved yet")
    assert plain.page.locator("input[type=radio]:checked").count() == 9
    choose(plain, dict.fromkeys(range(10, 19), 3))
    plain.press("Keep")
    assert plain.page.locator("h1").inner_text() == "Robin"
    assert plain.sees("Your answers about “Robin”")
    assert plain.page.locator("figure svg").count() == 1
    plain.go("/map/")
    assert plain.page.locator("ul.list li").count() == 1


def test_what_is_chosen_is_kept_while_one_chooses(meet, server) -> None:
    person = meet(server.address)
    person.make_space()
    person.go("/map/general/answer/")
    choose(person, {1: 2, 2: 7, 3: 4})
    person.page.get_by_text("Kept as you type; not saved yet.").wait_for()
    person.go("/today/")
    person.go("/map/general/answer/")
    assert person.page.locator("input[type=radio]:checked").count() == 3
    assert Axe().run(person.page).response["violations"] == []


def test_a_row_is_answered_with_the_arrow_keys(meet, server) -> None:
    person = meet(server.address)
    person.make_space()
    person.go("/map/general/week/")
    person.page.locator("#item-1 input").first.focus()
    for _ in range(3):
        person.page.keyboard.press("ArrowRight")
    assert person.page.locator("#item-1 input:checked").get_attribute("value") == "4"
    group = person.page.get_by_role("group", name="This week I went over things")
    assert group.get_by_role("radio").count() == 7


def test_a_relationship_with_its_way_and_what_goes_with_the_urge(meet, serve_in, tmp_path) -> None:
    sam = meet(serve_in(tmp_path, sample=True).address)
    sam.go("/")
    sam.press("Open the sample life")
    sam.go("/map/")
    rows = sam.page.locator("ul.list li").count()
    sam.page.get_by_text("As a table").click()
    assert sam.page.locator("tbody tr").count() == rows > 4
    with sam.page.expect_navigation():
        sam.page.locator("a.whole", has_text="Maya").click()
    assert sam.sees("What has changed")
    assert sam.page.locator("article.claim").count() == 3
    dates = sam.page.locator("tbody th.day a")
    with sam.page.expect_navigation():
        dates.first.click()
    assert sam.page.locator("input[type=radio]:checked").count() == 18
    assert Axe().run(sam.page).response["violations"] == []
