"""Somebody reads Why from end to end: the summary, one pattern, the check-ins behind it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def full(serve_in, tmp_path_factory):
    return serve_in(tmp_path_factory.mktemp("why"), sample=True)


@pytest.fixture
def sam(meet, full):
    someone = meet(full.address, java_script_enabled=False)
    someone.go("/")
    someone.press("Open the sample life")
    return someone


def test_the_whole_of_why_without_scripts(sam) -> None:
    sam.go("/why/")
    lines = sam.page.locator(".lines dt").all_inner_texts()
    assert "How sure" in lines
    assert "What is next" in lines
    assert len(lines) <= 5
    name = sam.page.locator("article.claim b").first.inner_text()
    with sam.page.expect_navigation():
        sam.page.get_by_role("link", name="More about this").first.click()
    assert sam.page.locator("h1").inner_text() == name
    assert sam.page.locator("figure svg title").count() == 2
    table = sam.page.locator("details", has_text="The weeks as a table")
    table.locator("summary").click()
    assert table.locator("tbody tr").count() > 40
    counted = sam.page.locator(".lede").inner_text()
    sam.press("See the check-ins behind it")
    assert "/moments/?" in sam.page.url
    assert sam.page.locator("ul.list li").count() > 0
    found = sam.page.locator("main").inner_text()
    with_it = counted.split(" check-ins with it")[0].split()[-1]
    assert f"{with_it} moments" in found, "as many moments are listed as the claim counts"


def test_one_clear_next_thing_leads_from_page_to_page(sam) -> None:
    sam.go("/why/")
    for heading in ("What brings me nearer", "People"):
        button = sam.page.locator("main a.button")
        assert button.count() == 1
        with sam.page.expect_navigation():
            button.click()
        assert sam.page.locator("h1").inner_text() == heading
    for path, heading in (("/why/groups/", "From urge to action"), ("/why/action/", "Practise")):
        sam.go(path)
        with sam.page.expect_navigation():
            sam.page.locator("main a.button").click()
        assert sam.page.locator("h1").inner_text() == heading


def test_a_pair_is_asked_for_and_taken_back_without_scripts(sam) -> None:
    sam.go("/why/pairs/")
    sam.page.get_by_label("Is it").select_option("tired")
    sam.page.get_by_label("together with").select_option("with Maya")
    sam.press("Watch for both")
    assert sam.sees("It is watched from now on.")
    assert sam.sees("tired + Maya")
    with sam.page.expect_navigation():
        sam.page.get_by_role("button", name="Take the question back").click()
    assert not sam.sees("tired + Maya")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_pattern_has_a_barrier_or_scrolls_sideways(meet, full, theme) -> None:
    person = meet(full.address, color_scheme=theme, viewport=NARROW)
    person.go("/")
    person.press("Open the sample life")
    for start in ("/why/", "/why/nearer/"):
        person.go(start)
        person.page.get_by_role("link", name="More about this").first.click()
        person.page.wait_for_url("**/why/*/*/")
        person.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = Axe().run(person.page).response["violations"]
        assert [problem["id"] for problem in found] == []
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert person.page.evaluate(over) == 0


def test_a_pattern_that_goes_is_told_put_aside_and_brought_back(sam) -> None:
    sam.go("/why/")
    assert not sam.sees("Not shown any more")
    merge(sam, "criticised", into="argument or demands")
    sam.go("/why/")
    notice = "“criticised” was shown as going with a stronger urge to pull away"
    assert sam.sees(notice)
    assert sam.sees("merged into something else")
    sam.press("Put this aside : criticised")
    assert sam.sees("Put aside. You find it further down.")
    assert not sam.page.get_by_text(notice).is_visible()
    sam.page.locator("summary", has_text="Put aside").click()
    sam.press("Bring it back : criticised")
    assert sam.page.get_by_text(notice).is_visible()
    sam.go("/yours/tags/")
    sam.page.get_by_role("link", name="argument or demands").first.click()
    sam.press("criticised")
    sam.press("Let it stand by itself again")
    sam.go("/why/")
    assert not sam.sees(notice)
    assert sam.page.locator("article.claim b", has_text="criticised").count() == 1


def merge(person, tag: str, into: str) -> None:
    person.go("/yours/tags/")
    person.page.get_by_role("link", name=tag).first.click()
    person.page.locator("summary", has_text="Merge it with").click()
    person.page.locator("select[name=into]").select_option(into)
    person.press("Merge")
