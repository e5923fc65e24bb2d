"""An experiment from consent to its result, in the browser, with and without scripts."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser


def urge_here(person, strength: int) -> None:
    person.go("/today/")
    person.press("The urge is here")
    person.rate("How strong is the urge?", strength)
    person.press("Go on")
    person.press("Done, go on")


@pytest.mark.parametrize("scripts", [True, False])
def test_from_consent_to_what_it_says(meet, server, scripts) -> None:
    person = meet(server.address, java_script_enabled=scripts)
    person.make_space()

    person.go("/practise/")
    person.page.locator("a", has_text="Strategies").first.click()
    person.page.locator("a", has_text="Find out which one helps you").click()
    person.press("Plan an experiment")
    person.page.get_by_label("Breathe out longer", exact=True).check()
    person.press("See the plan")
    for said in ("What is never drawn", "How many draws an answer needs", "20 in 100"):
        assert person.sees(said)
    person.page.get_by_label("I have read this and want to begin.").check()
    person.press("Begin")
    assert person.sees("It has begun.")
    trial = person.page.url.removeprefix(person.address)

    urge_here(person, 4)
    assert person.page.locator("h1").inner_text() == "What now?", "too weak an urge for a draw"

    urge_here(person, 8)
    assert person.page.locator("h1").inner_text() == "Shall chance choose?"
    person.press("Draw one")
    drawn = person.page.locator("h1").inner_text()
    assert drawn in {"Just notice", "Breathe out longer"}
    address = person.page.url
    for _ in range(3):
        person.page.reload()
        assert person.page.locator("h1").inner_text() == drawn
    person.page.go_back()
    person.page.goto(address)
    assert person.page.locator("h1").inner_text() == drawn
    person.press("Go on")
    assert person.sees(f"Drawn for this urge: {drawn}")
    with person.page.expect_navigation():
        person.page.get_by_role("button", name=re.compile("^Stay")).click()

    server.move_clock(timedelta(hours=25))
    person.go("/today/")
    person.unlock()
    person.go("/today/")
    assert person.sees("Did you move toward somebody in the 24 hours after?")
    person.press("Yes")
    person.go("/today/")
    assert not person.sees("Did you move toward somebody")

    person.go(trial)
    assert person.sees("0 outcomes count so far."), "an answer can be put right for an hour"
    server.move_clock(timedelta(hours=2))
    person.go(trial)
    person.unlock()
    person.go(trial)
    assert person.sees("1 outcome counts so far.")
    assert person.sees("cannot be told yet")
    person.press("A summary to print")
    for said in ("A single-person experiment", "1 draw in all.", "Carry-over"):
        assert person.sees(said)
    person.go(trial)
    person.press("Pause")
    assert person.sees("Paused.")
    person.press("End it")
    person.press("End it")
    assert person.sees("What it says stays here.")
    person.go("/trials/")
    assert person.sees("Earlier ones")


def test_a_very_long_name_is_no_barrier_anywhere_at_320_pixels(meet, server) -> None:
    person = meet(server.address, viewport={"width": 320, "height": 640})
    person.make_space()
    person.go("/strategies/new/")
    person.page.get_by_label("What is it called?").fill("Llanfairpwllgwyngyll" * 3)
    person.page.get_by_label("How does it go?").fill("x" * 400)
    person.press("Keep")
    own = person.page.url.removeprefix(person.address)
    key = own.strip("/").split("/")[-1]
    plan = f"/trials/new/?strategies={key}&good=moved+toward&urge_from=5"
    assert trouble(person, own, f"{own}edit/", f"{own}delete/", "/strategies/", plan) == []
    person.page.get_by_label("I have read this and want to begin.").check()
    person.press("Begin")
    trial = person.page.url.removeprefix(person.address)
    urge_here(person, 8)
    person.press("Draw one")
    draw = person.page.url.removeprefix(person.address)
    assert trouble(person, draw, "/trials/", trial, f"{trial}summary/") == []


def trouble(person, *paths: str) -> list[str]:
    """What stands in somebody's way on these pages, everything unfolded."""
    found = []
    for path in paths:
        person.go(path)
        person.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        root = "document.documentElement"
        over = person.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
        found += [f"{path}: {over} px"] if over else []
        barriers = Axe().run(person.page).response["violations"]
        found += [f"{path}: {one['id']}" for one in barriers]
    return found


def test_months_of_it_say_what_they_can_with_their_doubt(meet, serve_in, tmp_path_factory) -> None:
    person = meet(serve_in(tmp_path_factory.mktemp("tried"), sample=True).address)
    person.go("/")
    person.press("Open the sample life")
    person.go("/trials/")
    person.press("See it")
    assert person.sees("helps cannot be told yet"), "of the sample life, whose strategy does help"
    assert person.sees("may lie anywhere between")
    assert person.sees("At the very worst")
    assert person.page.locator("figure svg title").count() == 1
    person.page.locator("summary", has_text="The picture as a table").click()
    assert person.page.locator("table").first.locator("tbody tr").count() >= 8
    person.press("A summary to print")
    assert person.page.locator("table").last.locator("tbody tr").count() > 60
