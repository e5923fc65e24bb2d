"""Every page, empty and full: no barrier, no sideways scrolling, nothing from elsewhere."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

LOCKED = (
    "/gate/unlock/",
    "/gate/recover/",
    "/gate/leaving/",
    "/measures/",
    "/help/",
    "/help/?country=DE",
    "/learn/",
    "/learn/?q=abuse",
    "/learn/how-nearer-decides/",
    "/no-such-page/",
)
INSIDE = (
    "/today/",
    "/today/reason/",
    "/unsaved/",
    "/steady/",
    "/check-in/",
    "/moments/",
    "/moments/?words=nothing+fits+this",
    "/fears/",
    "/fears/?came=yes",
    "/fears/how-sure/",
    "/fears/new/",
    "/understand/",
    "/why/",
    "/why/nearer/",
    "/why/action/",
    "/why/groups/",
    "/why/pairs/",
    "/why/urge/alone/",
    "/past/",
    "/past/new/",
    "/letters/",
    "/letters/new/",
    "/then-and-now/",
    "/inquiry/",
    "/inquiry/page/",
    "/inquiry/question/last/",
    "/inquiry/question/when/",
    "/inquiry/question/fear/",
    "/inquiry/question/learned/",
    "/inquiry/question/cost/",
    "/learn/the-urge-as-a-defence/",
    "/learn/how-nearer-decides/?year=1",
    "/map/",
    "/map/regions/",
    "/map/general/",
    "/map/general/answer/",
    "/map/general/week/",
    "/questionnaires/",
    "/bring-questionnaire/",
    "/questionnaires/rosenberg/",
    "/questionnaires/ecr/fill/",
    "/questionnaires/ucla-3/words/original/",
    "/practise/",
    "/steps/",
    "/steps/?with=&by=call",
    "/steps/new/",
    "/steps/thought_a_day/",
    "/steps/thought_a_day/edit/",
    "/steps/thought_a_day/plan/",
    "/tries/",
    "/weeks/",
    "/weeks/2026-W10/",
    "/thoughts/",
    "/thoughts/new/",
    "/leaving-first/",
    "/beliefs/",
    "/beliefs/new/",
    "/kindness/",
    "/urge/",
    "/urges/",
    "/strategies/",
    "/strategies/?for=no_reply&kind=alone",
    "/strategies/name_it/",
    "/strategies/new/",
    "/trials/",
    "/trials/new/",
    "/trials/new/?strategies=name_it&good=closeness&urge_from=5",
    "/people/",
    "/yours/",
    "/yours/preferences/",
    "/yours/stored/",
    "/yours/passphrase/",
    "/yours/recovery-code/",
    "/yours/delete/",
    "/yours/tags/",
)
LISTS = {
    "/moments/": ("", "edit/", "delete/"),
    "/fears/": ("", "edit/", "delete/"),
    "/map/": ("", "answer/", "week/"),
    "/people/": ("", "edit/", "delete/"),
    "/past/": ("", "edit/", "delete/", "now/", "letter/"),
    "/letters/": ("", "edit/", "delete/"),
    "/then-and-now/": ("", "delete/"),
    "/tries/": ("", "plan/", "after/", "delete/"),
    "/thoughts/": ("", "edit/", "delete/"),
    "/beliefs/": ("", "edit/", "rate/", "evidence/", "delete/"),
    "/kindness/": ("",),
    "/urges/": ("", "name/", "steady/", "choose/", "break/", "message/", "after/", "delete/"),
    "/strategies/": ("",),
    "/trials/": ("", "summary/", "end/", "delete/"),
    "/yours/tags/": ("",),
}
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def full(serve_in, tmp_path_factory):
    return serve_in(tmp_path_factory.mktemp("full"), sample=True)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_a_full_space_has_a_barrier(meet, full, theme) -> None:
    person = meet(full.address, color_scheme=theme)
    person.go("/")
    person.press("Open the sample life")
    paths = [*INSIDE, *details(person), second_screen(person)]
    assert len(paths) > len(INSIDE) + 8, "some list of the sample life is empty"
    assert_no_barrier(person, paths)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_an_empty_space_has_a_barrier(meet, serve_in, tmp_path, theme) -> None:
    server = serve_in(tmp_path)
    person = meet(server.address, color_scheme=theme)
    assert_no_barrier(person, ["/gate/begin/"])
    person.page.get_by_label("Passphrase").fill("short")
    person.page.get_by_label("The same once more").fill("not the same")
    person.press("Make my space")
    assert barriers(person) == [], "with the problems shown"
    person.make_space()
    assert_no_barrier(person, [*INSIDE, second_screen(person)])
    person.press("Lock")
    assert_no_barrier(person, LOCKED)
    server.stop()


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["320", "1280"])
def test_no_page_scrolls_sideways(meet, full, viewport) -> None:
    person = meet(full.address, viewport=viewport)
    person.go("/")
    person.press("Open the sample life")
    wide = sideways(person, [*INSIDE, *details(person), second_screen(person)])
    person.go("/today/")
    person.press("Lock")
    assert wide + sideways(person, LOCKED) == []


def test_no_page_scrolls_sideways_with_very_long_words(meet, server) -> None:
    person = meet(server.address, viewport=NARROW)
    person.make_space()
    endless = "Llanfairpwllgwyngyll" * 3
    person.go("/check-in/")
    person.page.get_by_text("Someone else", exact=True).click()
    person.page.locator("input[name=new_person]").fill(endless)
    person.page.get_by_text("More, and your own").click()
    person.page.locator("input[name=new_tag]").fill(endless)
    person.press("Next")
    assert sideways_here(person) == 0
    person.page.locator("summary", has_text="A few words").click()
    person.page.locator("textarea[name=words]").fill("https://" + "x" * 300)
    person.page.locator("summary", has_text="What do I fear").click()
    person.page.locator("textarea[name=fear]").fill("y" * 300)
    person.rate("Mood", 3)
    person.press("Save")
    assert sideways(person, [*INSIDE, *details(person)]) == []


def test_text_at_twice_its_size_still_fits(meet, full) -> None:
    person = meet(full.address, viewport={"width": 640, "height": 900})
    person.go("/")
    person.press("Open the sample life")
    person.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => {"
        " document.documentElement.style.fontSize = '200%'; })"
    )
    assert sideways(person, INSIDE) == []


def test_a_chosen_theme_wins_over_the_device(meet, server) -> None:
    person = meet(server.address, color_scheme="light")
    person.make_space()
    paper = background(person)
    person.go("/yours/preferences/")
    person.page.get_by_label("Light or dark").select_option("dark")
    person.press("Keep")
    assert background(person) != paper
    assert barriers(person) == []


def details(person) -> list[str]:
    """One page of each kind that a list leads to, with what can be done there."""
    found = []
    for path, ends in LISTS.items():
        person.go(path)
        hrefs = person.page.locator("main a.whole").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        fitting = [href for href in hrefs if re.fullmatch(re.escape(path) + r"[\w-]+/", href)]
        found += [fitting[0] + end for end in ends if fitting]
    return found


def second_screen(person) -> str:
    person.go("/check-in/")
    person.press("Next")
    return person.page.url.removeprefix(person.address)


def assert_no_barrier(person, paths) -> None:
    found = {}
    for path in paths:
        person.go(path)
        open_everything(person)
        if problems := barriers(person):
            found[path] = problems
    assert found == {}


def barriers(person) -> list[str]:
    answer = Axe().run(person.page).response
    return [f"{found['id']}: {found['nodes'][0]['html'][:120]}" for found in answer["violations"]]


def open_everything(person) -> None:
    """What is folded away is judged too."""
    person.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def sideways(person, paths) -> list[str]:
    found = []
    for path in paths:
        person.go(path)
        open_everything(person)
        if over := sideways_here(person):
            found.append(f"{path}: {over} px")
    return found


def sideways_here(person) -> int:
    return person.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def background(person) -> str:
    return person.page.evaluate("getComputedStyle(document.body).backgroundColor")
